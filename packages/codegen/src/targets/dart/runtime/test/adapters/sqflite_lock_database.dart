import '../../lib/locks.dart';
import 'sqflite.dart';

/// The shared database by sqflite. Open it without a version, since the schema
/// is Lockstep's to make, and with `singleInstance: false`, so that it is a
/// connection of its own.
final class SqfliteLockDatabase implements LockDatabase {
  /// Works on [_database].
  SqfliteLockDatabase(this._database);

  final Database _database;

  @override
  String get path => _database.path;

  @override
  Future<LockOutcome> execute(LockStatement statement) =>
      _named(() => _run(_database, statement));

  @override
  Future<T> transaction<T>(
    DatabaseCall<T> Function() begin, {
    required bool writes,
  }) => _named(
    () =>
        writes
            ? _database.transaction(
              (transaction) => _perform(begin, transaction),
            )
            // A transaction of sqflite begins IMMEDIATE: it would wait for those
            // who write.
            : _perform(begin, _database),
  );

  Future<T> _perform<T>(
    DatabaseCall<T> Function() begin,
    DatabaseExecutor executor,
  ) => begin().performLater((statement) => _run(executor, statement), path);

  Future<LockOutcome> _run(
    DatabaseExecutor executor,
    LockStatement statement,
  ) async {
    final LockStatement(:sql, :parameters, :isQuery) = statement;
    // Some pragmas return a row, which Android allows a query alone.
    if (isQuery || sql.startsWith('PRAGMA')) {
      final rows = await executor.rawQuery(sql, parameters);
      return LockOutcome.rows([for (final row in rows) row.values.toList()]);
    }
    return LockOutcome.changes(await executor.rawUpdate(sql, parameters));
  }

  Future<T> _named<T>(Future<T> Function() work) async {
    try {
      return await work();
    } on DatabaseException catch (error) {
      final code = error.getResultCode();
      // The error's own text would show what the statement was given.
      final text = 'sqflite was refused with code ${code ?? 'unknown'}';
      throw sqliteFailure(code ?? 1, path, text);
    }
  }

  @override
  Future<void> close() => _database.close();
}
