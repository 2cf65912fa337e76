import '../../lib/lockstep.dart' hide DatabaseException;
import '../../lib/lockstep.dart' as lockstep show DatabaseException;
import 'sqflite.dart';

/// The shared database by sqflite. Open it without a version, since the schema
/// is Lockstep's to make, and with `singleInstance: false`, so that no other
/// isolate works in its transactions.
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
        for (final statement in statements)
          statement.judged(await _run(transaction, statement)),
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
      final code = error.getResultCode();
      // The error's own text would show what the statement was given.
      final text = 'sqflite was refused with code ${code ?? 'unknown'}';
      throw lockstep.DatabaseException.ofSqlite(code ?? 1, path, text);
    }
  }
}
