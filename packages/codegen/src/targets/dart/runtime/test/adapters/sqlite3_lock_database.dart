import '../../lib/locks.dart';
import 'sqlite3.dart';

/// The shared database by package:sqlite3.
final class Sqlite3LockDatabase implements LockDatabase {
  /// Works on [_database], which is the file at [path].
  Sqlite3LockDatabase(this._database, this.path);

  final Database _database;

  @override
  final String path;

  @override
  LockOutcome execute(LockStatement statement) => _named(() => _run(statement));

  @override
  T transaction<T>(DatabaseCall<T> Function() begin, {required bool writes}) =>
      _named(() {
        _database.execute(writes ? 'BEGIN IMMEDIATE' : 'BEGIN');
        try {
          final result = begin().perform(_run, path);
          _database.execute('COMMIT');
          return result;
        } finally {
          // After some errors SQLite has rolled back by itself.
          if (!_database.autocommit) _database.execute('ROLLBACK');
        }
      });

  LockOutcome _run(LockStatement statement) {
    final LockStatement(:sql, :parameters, :isQuery) = statement;
    if (isQuery) {
      return LockOutcome.rows(_database.select(sql, parameters).rows);
    }
    _database.execute(sql, parameters);
    return LockOutcome.changes(_database.updatedRows);
  }

  T _named<T>(T Function() work) {
    try {
      return work();
    } on SqliteException catch (error) {
      throw sqliteFailure(error.extendedResultCode, path, error.message);
    }
  }

  @override
  void close() => _database.dispose();
}
