// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// What the adapter for package:sqlite3 uses of it, declared as it is there, so
/// that the adapter compiles where the package is not; and a connection of this
/// package behind it, so that it runs.
library;

import '../../lib/locks.dart'
    show LockstepDatabaseException, LockOutcome, LockStatement;
import '../../lib/src/ffi/sqlite_connection.dart';

/// The rows of a query.
abstract interface class ResultSet {
  /// Values in the order of the columns.
  List<List<Object?>> get rows;
}

/// What SQLite refuses.
final class SqliteException implements Exception {
  /// A refusal.
  const SqliteException(this.extendedResultCode, this.message);

  /// SQLite's code.
  final int extendedResultCode;

  /// What was wrong.
  final String message;
}

/// A connection.
abstract interface class Database {
  /// Runs a statement whose rows do not matter.
  void execute(String sql, [List<Object?> parameters = const []]);

  /// Runs a query.
  ResultSet select(String sql, [List<Object?> parameters = const []]);

  /// How many rows the last statement changed.
  int get updatedRows;

  /// Whether no transaction is open.
  bool get autocommit;

  /// Ends the connection.
  void dispose();
}

/// A connection of this package as one of package:sqlite3.
final class OwnDatabase implements Database {
  /// Stands for [_connection].
  OwnDatabase(this._connection);

  final SqliteConnection _connection;

  @override
  bool get autocommit => _connection.isAutocommit;

  @override
  int updatedRows = 0;

  @override
  void dispose() => _connection.close();

  LockOutcome _run(String sql, List<Object?> parameters) {
    try {
      return _connection.run(LockStatement(sql, parameters));
    } on LockstepDatabaseException catch (error) {
      throw SqliteException(error.sqliteCode ?? 1, error.message);
    }
  }

  @override
  void execute(String sql, [List<Object?> parameters = const []]) {
    updatedRows = _run(sql, parameters).changes;
  }

  @override
  ResultSet select(String sql, [List<Object?> parameters = const []]) =>
      _Rows(_run(sql, parameters).rows);
}

final class _Rows implements ResultSet {
  _Rows(this.rows);

  @override
  final List<List<Object?>> rows;
}
