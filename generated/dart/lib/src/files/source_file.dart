// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';
import 'dart:math';
import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import 'check_path.dart';
import 'file_error.dart';

/// A file that is read once, in blocks, and knows at each block whether
/// another one follows: it keeps a byte in hand, and does not trust a size
/// that may change or, of a pipe, is not known.
final class SourceFile {
  /// Opens the file at [path].
  ///
  /// Throws a [LockstepException]: `io_error` if it can't be read,
  /// `invalid_argument` for a path that holds a NUL.
  SourceFile(this.path) : _file = _open(path);

  static RandomAccessFile _open(String path) {
    checkPath(path);
    try {
      return File(path).openSync();
    } on FileSystemException catch (error) {
      throw ioError(path, 'can\'t be read', error);
    }
  }

  /// Where the file is.
  final String path;

  final RandomAccessFile _file;
  int _inHand = 0;

  /// How much is read at once: dart:io has a buffer of that size made for each
  /// call.
  static const int pieceBytes = 256 * 1024;

  /// The size of the file at the moment, 0 where the system does not say.
  int get size {
    try {
      return _file.lengthSync();
    } on FileSystemException {
      return 0;
    }
  }

  /// Reads the next block into the front of [buffer], which has one byte more
  /// than a block. The buffer must be as the last call left it.
  ///
  /// Returns the size of the block and whether it is the last one, which may
  /// be empty only if the file is.
  ({int length, bool isLast}) readBlock(Uint8List buffer) {
    final blockBytes = buffer.length - 1;
    if (_inHand == 1) buffer[0] = buffer[blockBytes];
    final have = _fill(buffer, _inHand);
    final isLast = have <= blockBytes;
    _inHand = isLast ? 0 : 1;
    return (length: isLast ? have : blockBytes, isLast: isLast);
  }

  /// Fills [buffer] from [start] on as far as the file reaches.
  ///
  /// Returns where the bytes end.
  int _fill(Uint8List buffer, int start) {
    var at = start;
    while (at < buffer.length) {
      final end = min(at + pieceBytes, buffer.length);
      final length = read(Uint8List.sublistView(buffer, at, end));
      if (length == 0) break;
      at += length;
    }
    return at;
  }

  /// Reads as many bytes into [buffer] as there are, and as it takes.
  ///
  /// Returns how many, 0 at the end of the file.
  int read(Uint8List buffer) {
    try {
      return _file.readIntoSync(buffer);
    } on FileSystemException catch (error) {
      throw ioError(path, 'can\'t be read', error);
    }
  }

  /// Closes the file.
  void close() => _file.closeSync();
}
