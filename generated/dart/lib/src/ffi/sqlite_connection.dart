import 'dart:convert';
import 'dart:ffi';
import 'dart:typed_data';

import '../errors/lockstep_exception.dart';
import '../database/lock_database.dart';
import 'native_memory.dart';
import 'sqlite_library.dart';

/// A connection to a database by FFI.
final class SqliteConnection {
  /// Opens the database at [path]; the file is made where there is none.
  ///
  /// Throws a [DatabaseException].
  SqliteConnection(this._library, this.path) {
    final name = _text(path);
    final out = _memory.allocate(8);
    final code = _library.open(
      name.pointer,
      out.pointer.cast(),
      _readWrite | _create | _fullMutex,
      nullptr,
    );
    _handle = out.pointer.cast<SqliteHandle>().value;
    name.dispose();
    out.dispose();
    if (code == _ok) return;
    final error = _failure(code);
    close();
    throw error;
  }

  final SqliteLibrary _library;

  /// The database's file.
  final String path;
  late SqliteHandle _handle;
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

  /// Keeps the -wal file when the last connection closes: nothing is made anew,
  /// and unprotected, while the device is locked.
  void keepWriteAheadLog() => _control(_persistWal, 1);

  /// Asks or tells the file; returns the number that comes back.
  int _control(int operation, int value) {
    final name = _text('main');
    final number = _memory.allocate(8);
    number.bytes
      ..fillRange(0, 8, 0)
      ..[0] = value;
    _library.fileControl(
      _handle,
      name.pointer,
      operation,
      number.pointer.cast(),
    );
    final result = number.bytes[0];
    name.dispose();
    number.dispose();
    return result;
  }

  /// Ends the statement that runs, from any isolate.
  void interrupt() => _library.interrupt(_handle);

  /// Ends the connection.
  void close() {
    _prepared.values.forEach(_library.finalize);
    _prepared.clear();
    _library.close(_handle);
  }

  /// Runs a statement, which stays prepared.
  ///
  /// Throws a [DatabaseException].
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
    final text = _text(sql);
    final out = _memory.allocate(8);
    final code = _library.prepare(
      _handle,
      text.pointer,
      -1,
      out.pointer.cast(),
      nullptr,
    );
    final made = out.pointer.cast<SqliteHandle>().value;
    text.dispose();
    out.dispose();
    if (code != _ok) throw _failure(code);
    return _prepared[sql] = made;
  }

  void _bind(SqliteHandle statement, int position, Object? value) {
    final int code;
    if (value is int) {
      code = _library.bindInteger(statement, position, value);
    } else if (value == null) {
      code = _library.bindNull(statement, position);
    } else {
      final text = _text(value as String);
      // The whole text: without its length it would end at a NUL.
      final length = text.length - 1;
      code = _library.bindText(statement, position, text.pointer, length, -1);
      text.dispose();
    }
    if (code != _ok) throw _failure(code);
  }

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

  DatabaseException _failure(int code) {
    final text = _library.errorMessage(_handle);
    var length = 0;
    while (text[length] != 0) {
      length++;
    }
    return DatabaseException.ofSqlite(code, path, _string(text, length));
  }

  static String _string(Pointer<Uint8> text, int length) =>
      utf8.decode(text.asTypedList(length), allowMalformed: true);

  /// A text as C has it, with a zero at its end.
  static NativeBuffer _text(String text) {
    final bytes = utf8.encode(text);
    return _memory.copyOf(Uint8List(bytes.length + 1)..setAll(0, bytes));
  }
}
