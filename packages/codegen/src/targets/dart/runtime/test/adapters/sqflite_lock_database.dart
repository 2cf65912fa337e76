import '../../lib/lockstep.dart' hide DatabaseException;
import '../../lib/lockstep.dart' as lockstep show DatabaseException;
import 'sqflite.dart';

/// The shared database by sqflite. Open it without a version: the schema is
/// Lockstep's to make.
final class SqfliteLockDatabase implements LockDatabase {
  /// Works on [_database].
  SqfliteLockDatabase(this._database);

  final Database _database;

  @override
  String get path => _database.path;

  // Some of these answer a row, which Android allows a query alone.
  @override
  Future<void> execute(String sql) => _named(() => _database.rawQuery(sql));

  @override
  Future<List<LockOutcome>> transaction(
    List<LockStatement> statements, {
    required bool writes,
  }) => _named(
    () => _database.transaction(
      (transaction) async => [
        for (final statement in statements) await _run(transaction, statement),
      ],
    ),
  );

  Future<LockOutcome> _run(
    DatabaseExecutor transaction,
    LockStatement statement,
  ) async {
    final LockStatement(:sql, :parameters, :isQuery) = statement;
    if (!isQuery) {
      return LockOutcome.changes(await transaction.rawUpdate(sql, parameters));
    }
    final rows = await transaction.rawQuery(sql, parameters);
    return LockOutcome.rows([for (final row in rows) row.values.toList()]);
  }

  Future<T> _named<T>(Future<T> Function() work) async {
    try {
      return await work();
    } on DatabaseException catch (error) {
      throw lockstep.DatabaseException.ofSqlite(
        error.getResultCode() ?? 1,
        path,
        '$error',
      );
    }
  }
}
