import 'dart:convert';
import 'dart:ffi';

import '../database/lock_database.dart';
import '../database/sqlite_failure.dart';
import '../errors/lockstep_exception.dart';
import '../files/check_path.dart';
import '../spec/database.dart';
import 'native_memory.dart';
import 'native_text.dart';
import 'sqlite_library.dart';

/// A connection to a database by FFI. It can't be sent to another isolate: both
/// would close it.
final class SqliteConnection implements Finalizable {
  /// Opens the database at [path]; the file is made where there is none.
  ///
  /// Throws a [LockstepDatabaseException], and a [LockstepException] with the
  /// code `invalid_argument` for a path that holds a NUL.
  SqliteConnection(this._library, this.path) {
    checkPath(path);
    final code = _memory.scoped((scope) {
      final out = scope.allocate(8).pointer.cast<SqliteHandle>();
      out.value = nullptr;
      final code = _library.open(
        nativeText(scope, path).pointer,
        out,
        _readWrite | _create | _fullMutex,
        nullptr,
      );
      _opened = out.value;
      return code;
    });
    if (code == _ok) {
      _library.forgottenConnections.attach(this, _opened, detach: this);
      return;
    }
    final error = _failure(code);
    close();
    throw error;
  }

  final SqliteLibrary _library;

  /// The database's file.
  final String path;
  SqliteHandle _opened = nullptr;
  final Map<String, SqliteHandle> _prepared = {};

  static final _memory = NativeMemory.instance;
  static const _ok = 0;
  static const _row = 100;
  static const _done = 101;
  static const _readWrite = 2;
  static const _create = 4;
  static const _fullMutex = 0x10000;
  static const _integer = 1;
  static const _null = 5;
  static const _persistWal = 10;
  static const _hasMoved = 20;

  /// Whether the file at the path is still the one that was opened.
  bool get isCurrent => _control(_hasMoved, 0) == 0;

  /// Whether no transaction is open.
  bool get isAutocommit => _library.getAutocommit(_handle) != 0;

  /// Keeps the -wal file when the last connection closes: nothing is made again,
  /// and unprotected, while the device is locked.
  void keepWriteAheadLog() => _control(_persistWal, 1);

  /// Runs a file control operation; returns the number that comes back.
  int _control(int operation, int value) => _memory.scoped((scope) {
    final number = scope.allocate(4).pointer.cast<Int>();
    number.value = value;
    final name = nativeText(scope, 'main');
    _library.fileControl(_handle, name.pointer, operation, number.cast());
    return number.value;
  });

  /// The connection; what is asked of one that was closed would be asked of
  /// memory that is somebody else's.
  SqliteHandle get _handle =>
      _opened != nullptr
          ? _opened
          : throw LockstepDatabaseException(
            DatabaseFailure.refused,
            path,
            'it was closed',
          );

  /// Ends the connection. Calling it again does nothing; all else throws a
  /// [LockstepDatabaseException] from then on.
  void close() {
    _library.forgottenConnections.detach(this);
    _library.forgottenStatements.detach(this);
    _prepared.values.forEach(_library.finalize);
    _prepared.clear();
    _library.close(_opened);
    _opened = nullptr;
  }

  /// Runs a statement, which stays prepared.
  ///
  /// Throws a [LockstepDatabaseException].
  LockOutcome run(LockStatement statement) {
    final prepared = _prepare(statement.sql);
    try {
      for (final (index, value) in statement.parameters.indexed) {
        _bind(prepared, index + 1, value);
      }
      final rows = <List<Object?>>[];
      while (true) {
        final code = _library.step(prepared);
        if (code == _done) break;
        if (code != _row) throw _failure(code);
        rows.add(_read(prepared));
      }
      return statement.isQuery
          ? LockOutcome.rows(rows)
          : LockOutcome.changes(_library.changes(_handle));
    } finally {
      _library.reset(prepared);
    }
  }

  SqliteHandle _prepare(String sql) {
    final known = _prepared[sql];
    if (known != null) return known;
    final (code, made) = _memory.scoped((scope) {
      final out = scope.allocate(8).pointer.cast<SqliteHandle>();
      out.value = nullptr;
      final text = nativeText(scope, sql).pointer;
      return (_library.prepare(_handle, text, -1, out, nullptr), out.value);
    });
    if (code != _ok) throw _failure(code);
    _library.forgottenStatements.attach(this, made, detach: this);
    return _prepared[sql] = made;
  }

  void _bind(SqliteHandle statement, int position, Object? value) {
    final code = switch (value) {
      final int number => _library.bindInteger(statement, position, number),
      null => _library.bindNull(statement, position),
      _ => _bindText(statement, position, value as String),
    };
    if (code != _ok) throw _failure(code);
  }

  int _bindText(SqliteHandle statement, int position, String value) =>
      _memory.scoped((scope) {
        final text = nativeText(scope, value);
        // The whole text: without its length it would end at a NUL.
        final length = text.length - 1;
        return _library.bindText(statement, position, text.pointer, length, -1);
      });

  List<Object?> _read(SqliteHandle statement) => [
    for (var i = 0; i < _library.columnCount(statement); i++)
      switch (_library.columnType(statement, i)) {
        _integer => _library.columnInteger(statement, i),
        _null => null,
        _ => _string(
          _library.columnText(statement, i),
          _library.columnBytes(statement, i),
        ),
      },
  ];

  LockstepDatabaseException _failure(int code) {
    final text = _library.errorMessage(_opened);
    var length = 0;
    while (text[length] != 0) {
      length++;
    }
    final isKnown = _opened != nullptr;
    return sqliteFailure(
      isKnown ? _library.extendedErrorCode(_opened) : code,
      path,
      _string(text, length),
      systemCode: isKnown ? _library.systemErrorCode(_opened) : 0,
    );
  }

  static String _string(Pointer<Uint8> text, int length) {
    final bytes = text.asTypedList(length);
    // Dart takes U+FEFF at the start for a mark of the encoding, and drops it.
    final isMarked =
        length > 2 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf;
    final decoded = utf8.decode(bytes, allowMalformed: true);
    return isMarked ? '\ufeff$decoded' : decoded;
  }
}
