import 'dart:async';

/// A statement of the spec with its parameters: texts, integers and nulls.
final class LockStatement {
  /// The statement [sql] with [parameters].
  const LockStatement(this.sql, [this.parameters = const []]);

  /// The text, with `?1` and so on for the parameters.
  final String sql;

  /// The parameters in their order.
  final List<Object?> parameters;

  /// Whether it answers rows; otherwise it changes some.
  bool get isQuery => _query.hasMatch(sql);

  // Of the pragmas, these answer a row.
  static final _query = RegExp(
    '^(SELECT|WITH|PRAGMA ([a-z_]+\$|journal_mode|wal_checkpoint))',
  );
}

/// What a statement did.
final class LockOutcome {
  /// The rows of a query.
  const LockOutcome.rows(this.rows) : changes = 0;

  /// The count of a change.
  const LockOutcome.changes(this.changes) : rows = const [];

  /// The rows: values in the order of the columns.
  final List<List<Object?>> rows;

  /// How many rows were changed.
  final int changes;

  /// The only value of the only row, or 0.
  int get number => rows.isEmpty ? 0 : rows.first.first! as int;
}

/// What the shared database needs of SQLite. sqflite and package:sqlite3 each
/// satisfy it in a few lines, which the guide about locks shows.
///
/// Every method throws a `DatabaseException` where SQLite refuses. A busy
/// timeout is not needed: who calls tries again.
abstract interface class LockDatabase {
  /// The database's file.
  String get path;

  /// Runs a statement on its own, outside of any transaction.
  FutureOr<void> execute(String sql);

  /// Runs statements in one transaction, which is over when it returns and has
  /// changed nothing where it throws. One that [writes] begins IMMEDIATE.
  FutureOr<List<LockOutcome>> transaction(
    List<LockStatement> statements, {
    required bool writes,
  });
}
