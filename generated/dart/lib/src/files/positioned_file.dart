// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:ffi';
import 'dart:io';
import 'dart:math';
import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../ffi/native_memory.dart';
import '../spec/errors.dart';
import 'file_error.dart';
import 'posix.dart';

/// A file that is read and written at offsets.
///
/// `RandomAccessFile.setPosition` is not used: on systems of 32 bits, as some
/// phones are, it keeps 32 bits of an offset. It fails from 2 GiB on there, and
/// goes to a place that is 4 GiB off beyond that.
final class PositionedFile {
  PositionedFile._(this._path, this._descriptor);

  /// Opens the file at [path] for reading, and for writing where [isWritten].
  ///
  /// Throws a [LockstepException] with the code `io_error` if that fails.
  factory PositionedFile(String path, {bool isWritten = false}) {
    final descriptor = Posix.instance.openExisting(path, isWritten: isWritten);
    if (descriptor >= 0) return PositionedFile._(path, descriptor);
    try {
      File(path).openSync().closeSync(); // Throws with the system's words.
    } on FileSystemException catch (error) {
      throw ioError(path, 'can\'t be opened', error);
    }
    throw LockstepException(
      LockstepErrorCode.ioError,
      '$path can\'t be opened.',
    );
  }

  /// How much is read at once: a short file costs no more memory than that.
  static const int _pieceBytes = 64 * 1024;

  final String _path;
  final int _descriptor;
  bool _isOpen = true;

  /// Reads [length] bytes from [offset] on, or as many as the file has there.
  ///
  /// Throws a [LockstepException] with the code `io_error` if it can't be read.
  Uint8List read({required int offset, required int length}) {
    _requireOpen();
    return NativeMemory.instance.scoped((scope) {
      final buffer = scope.allocate(min(length, _pieceBytes));
      final bytes = BytesBuilder();
      while (bytes.length < length) {
        final count = Posix.instance.readAt(
          _descriptor,
          buffer.pointer,
          min(buffer.length, length - bytes.length),
          offset + bytes.length,
        );
        if (count < 0) throw _failure('read', offset + bytes.length);
        if (count == 0) break;
        bytes.add(Uint8List.sublistView(buffer.lent, 0, count));
      }
      return bytes.takeBytes();
    });
  }

  /// Reads into the front of [buffer] from [offset] on, at most [length] bytes.
  /// [room] is native memory that a caller uses again and again: no more is read
  /// than it holds.
  ///
  /// Returns how many bytes were read, 0 at the end of the file. Throws a
  /// [LockstepException] with the code `io_error` if it can't be read.
  int readInto(
    Uint8List buffer, {
    required int offset,
    required int length,
    required NativeBuffer room,
  }) {
    _requireOpen();
    final most = min(min(length, buffer.length), room.length);
    var done = 0;
    while (done < most) {
      final count = Posix.instance.readAt(
        _descriptor,
        room.pointer + done,
        most - done,
        offset + done,
      );
      if (count < 0) throw _failure('read', offset + done);
      if (count == 0) break;
      done += count;
    }
    buffer.setRange(0, done, room.lent);
    return done;
  }

  /// Writes [bytes] at [offset].
  ///
  /// Throws a [LockstepException] with the code `io_error` if that fails.
  void write(Uint8List bytes, {required int offset}) {
    _requireOpen();
    NativeMemory.instance.scoped((scope) {
      final buffer = scope.copyOf(bytes);
      var done = 0;
      while (done < buffer.length) {
        final count = Posix.instance.writeAt(
          _descriptor,
          buffer.pointer + done,
          buffer.length - done,
          offset + done,
        );
        if (count <= 0) throw _failure('written', offset + done);
        done += count;
      }
    });
  }

  /// Closes the file. More calls do nothing.
  void close() {
    if (!_isOpen) return;
    _isOpen = false;
    Posix.instance.close(_descriptor);
  }

  // The number may be another file's by then.
  void _requireOpen() {
    if (!_isOpen) throw StateError('$_path was closed.');
  }

  LockstepException _failure(String what, int offset) => LockstepException(
    LockstepErrorCode.ioError,
    '$_path can\'t be $what at offset $offset.',
  );
}
