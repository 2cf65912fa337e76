// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';
import 'dart:math';
import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';
import 'file_error.dart';
import 'new_file.dart';
import 'posix.dart';
import 'source_file.dart';

/// Moves the file at [source] to [destination], which appears whole; across
/// file systems, too. Where something is there already, both stay.
///
/// Throws a [LockstepException] with the code `io_error` if that can't be done.
void moveFile(String source, String destination) {
  if (!Posix.instance.link(source, destination)) {
    try {
      _copy(source, destination);
    } on LockstepException catch (error) {
      if (error.code == LockstepErrorCode.alreadyExists) return;
      rethrow;
    }
  }
  try {
    File(source).deleteSync();
  } on PathNotFoundException {
    // Another process has moved it at the same time.
  } on FileSystemException catch (error) {
    throw ioError(source, 'can\'t be deleted', error);
  }
}

void _copy(String source, String destination) {
  final input = SourceFile(source);
  try {
    final output = NewFile(destination);
    try {
      final piece = Uint8List(min(SourceFile.pieceBytes, max(1, input.size)));
      while (true) {
        final length = input.read(piece);
        if (length == 0) break;
        output.write(piece, length);
      }
      output.publish();
    } finally {
      output.dispose();
    }
  } finally {
    input.close();
  }
}
