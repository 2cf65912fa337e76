import 'dart:ffi';
import 'dart:io';
import 'dart:math';
import 'dart:typed_data';

import '../database/sqlite_failure.dart';
import '../errors/lockstep_exception.dart';
import 'native_memory.dart';
import 'native_text.dart';
import 'sqlite_library.dart';

typedef _Bytes = Pointer<Uint8>;
typedef _Methods = Pointer<Pointer<Void>>;

/// The bytes of a database's file, read through SQLite's own layer: a process
/// that opens and closes the file beside SQLite drops all locks that its
/// connections hold on it (POSIX ties them to the file, not to the descriptor).
///
/// No transaction begins, so nothing is written or rolled back.
final class SqliteFile {
  SqliteFile._(this._library, this._handle, this._file, this.path);

  /// Opens the file at [path] for reading.
  ///
  /// Throws a [LockstepDatabaseException] where SQLite can't.
  factory SqliteFile(SqliteLibrary library, String path) {
    final memory = NativeMemory.instance;
    return memory.scoped((scope) {
      final out = scope.allocate(8).pointer.cast<SqliteHandle>();
      out.value = nullptr;
      final name = nativeText(scope, path);
      final code = library.open(name.pointer, out, _readOnly, nullptr);
      final handle = out.value;
      if (code == 0) {
        final main = nativeText(scope, 'main');
        library.fileControl(handle, main.pointer, _filePointer, out.cast());
        final file = out.value;
        if (file != nullptr && file.cast<_Methods>().value != nullptr) {
          return SqliteFile._(library, handle, file, path);
        }
      }
      final systemCode =
          handle == nullptr ? 0 : library.systemErrorCode(handle);
      library.close(handle);
      throw sqliteFailure(
        code,
        path,
        'its file can\'t be opened',
        systemCode: systemCode,
      );
    });
  }

  final SqliteLibrary _library;
  final SqliteHandle _handle;
  final Pointer<Void> _file;

  /// Where the file is.
  final String path;

  static const _readOnly = 1;
  static const _filePointer = 7;
  static const _shortRead = 522;

  // The methods of a file stand in a table after a number that is padded to the
  // size of a pointer: xClose, xRead and more.
  Pointer<Void> _method(int place) =>
      (_file.cast<_Methods>().value + place).value;

  late final int Function(Pointer<Void>, _Bytes, int, int) _read =
      _method(2)
          .cast<
            NativeFunction<Int Function(Pointer<Void>, _Bytes, Int, Int64)>
          >()
          .asFunction();

  /// How many bytes the file has, none where it is gone. SQLite itself takes one
  /// byte for none.
  int get size => max(0, FileStat.statSync(path).size);

  /// At most [count] bytes from [offset] on; fewer where the file ends before.
  ///
  /// Throws a [LockstepDatabaseException].
  Uint8List read(int count, {required int offset}) =>
      NativeMemory.instance.scoped((scope) {
        final rest = size - offset;
        final length = rest < count ? rest : count;
        if (length <= 0) return Uint8List(0);
        final buffer = scope.allocate(length);
        final code = _read(_file, buffer.pointer, length, offset);
        // It was cut meanwhile; SQLite has filled up with zeros.
        if (code != _shortRead) _check(code);
        return Uint8List.fromList(buffer.bytes);
      });

  void _check(int code) {
    if (code == 0) return;
    throw sqliteFailure(
      code,
      path,
      'its file can\'t be read',
      systemCode: _library.systemErrorCode(_handle),
    );
  }

  /// Closes the file; its locks stay.
  void close() => _library.close(_handle);
}
