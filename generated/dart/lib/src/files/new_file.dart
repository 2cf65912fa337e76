// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';
import 'dart:math';
import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../spec/container.dart';
import '../spec/errors.dart';
import 'check_path.dart';
import 'file_error.dart';
import 'positioned_file.dart';
import 'posix.dart';
import 'upload_names.dart';

/// A file in the making: it comes to its place whole, and only if nothing is
/// there, or leaves no trace.
///
/// Until [publish] the bytes are in a temporary file beside the destination
/// that only its owner may read.
final class NewFile {
  NewFile._(this._destination, this._temporary, this._file);

  /// Begins the file [destination].
  ///
  /// Throws a [LockstepException]: `already_exists` if something is there,
  /// `io_error` if its folder can't be written, `invalid_argument` for a path
  /// that holds a NUL.
  factory NewFile(String destination) {
    checkPath(destination);
    refuseExisting(destination);
    final folder = File(destination).parent.path;
    final name = destination.substring(destination.lastIndexOf('/') + 1);
    final prefix = UploadNames.temporaryPrefix + ownerPrefix(name);
    final random = Random.secure();
    for (var attempt = 0; attempt < _attempts; attempt++) {
      final temporary = '$folder/$prefix${_letters(random)}.tmp';
      if (!Posix.instance.createNew(temporary)) continue;
      try {
        final file = File(temporary).openSync(mode: FileMode.writeOnly);
        return NewFile._(destination, temporary, file);
      } on FileSystemException catch (error) {
        _deleteIfThere(temporary);
        throw ioError(destination, 'can\'t be written', error);
      }
    }
    throw LockstepException(
      LockstepErrorCode.ioError,
      '$destination can\'t be made: no file can be created in $folder. '
      'Does the folder exist, and may this user write to it?',
    );
  }

  /// Names are random, so a second attempt is rare already.
  static const int _attempts = 4;

  final String _destination;
  final String _temporary;
  final RandomAccessFile _file;
  Uint8List? _piece;
  bool _isOpen = true;
  bool _isThere = true;

  /// Throws `already_exists` if there is anything at [destination], be it a
  /// link that leads nowhere.
  static void refuseExisting(String destination) {
    final type = FileSystemEntity.typeSync(destination, followLinks: false);
    if (type == FileSystemEntityType.notFound &&
        !Posix.instance.exists(destination)) {
      return;
    }
    throw LockstepException(
      LockstepErrorCode.alreadyExists,
      '$destination exists already and was left as it is: '
      'delete it or choose another name.',
    );
  }

  /// How much is written at once: of memory that is not Dart's, dart:io makes a
  /// copy of that size, which stays until the next collection.
  static const int _pieceBytes = 64 * 1024;

  /// Appends the first [length] bytes of [bytes].
  void write(Uint8List bytes, int length) {
    try {
      final piece = _piece ??= Uint8List(_pieceBytes);
      for (var at = 0; at < length;) {
        final size = min(_pieceBytes, length - at);
        piece.setRange(0, size, bytes, at);
        _file.writeFromSync(piece, 0, size);
        at += size;
      }
    } on FileSystemException catch (error) {
      throw ioError(_destination, 'can\'t be written', error);
    }
  }

  /// Replaces what was written at [offset] with [bytes].
  ///
  /// Throws a [LockstepException] with the code `io_error` if that fails.
  void replace(Uint8List bytes, int offset) {
    final file = PositionedFile(_temporary, isWritten: true);
    try {
      file.write(bytes, offset: offset);
    } finally {
      file.close();
    }
  }

  /// Has the bytes written to the disk and brings the file to its place.
  ///
  /// Throws a [LockstepException]: `already_exists` if something came there
  /// meanwhile, `io_error` if the system refuses.
  void publish() {
    try {
      _file.flushSync();
      _close();
      if (!Posix.instance.link(_temporary, _destination)) _reserveAndRename();
      _deleteIfThere(_temporary);
      _isThere = false;
      Posix.instance.syncFolder(File(_destination).parent.path);
    } on FileSystemException catch (error) {
      throw ioError(_destination, 'can\'t be written', error);
    }
  }

  /// For file systems without hard links: an exclusive creation reserves the
  /// name, so that the renaming replaces nothing but our own empty file.
  void _reserveAndRename() {
    refuseExisting(_destination);
    if (!Posix.instance.createNew(_destination)) {
      refuseExisting(_destination);
      throw LockstepException(
        LockstepErrorCode.ioError,
        '$_destination can\'t be made: may this user write to its folder?',
      );
    }
    try {
      File(_temporary).renameSync(_destination);
    } on FileSystemException {
      _deleteIfThere(_destination);
      rethrow;
    }
  }

  /// Deletes what was written, unless it has been published.
  void dispose() {
    try {
      _close();
    } on FileSystemException {
      // What could not be written is deleted anyway.
    }
    if (_isThere) _deleteIfThere(_temporary);
    _isThere = false;
  }

  void _close() {
    if (!_isOpen) return;
    _isOpen = false;
    _file.closeSync();
  }

  static String _letters(Random random) {
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
    return [
      for (var i = 0; i < 8; i++) letters[random.nextInt(letters.length)],
    ].join();
  }

  static void _deleteIfThere(String path) {
    try {
      File(path).deleteSync();
    } on PathNotFoundException {
      // Renamed to its place, or taken away by somebody else.
    }
  }
}
