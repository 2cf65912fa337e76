import '../../lib/lockstep.dart';
import 'sqlite3.dart';

/// The shared database by package:sqlite3.
final class Sqlite3LockDatabase implements LockDatabase {
  /// Works on [_database], which is the file at [path].
  Sqlite3LockDatabase(this._database, this.path);

  final Database _database;

  @override
  final String path;

  @override
  void execute(String sql) => _named(() => _database.execute(sql));

  @override
  List<LockOutcome> transaction(
    List<LockStatement> statements, {
    required bool writes,
  }) => _named(() {
    _database.execute(writes ? 'BEGIN IMMEDIATE' : 'BEGIN');
    try {
      final outcomes = [
        for (final statement in statements) statement.judged(_run(statement)),
      ];
      _database.execute('COMMIT');
      return outcomes;
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
      throw DatabaseException.ofSqlite(
        error.extendedResultCode,
        path,
        error.message,
      );
    }
  }
}
