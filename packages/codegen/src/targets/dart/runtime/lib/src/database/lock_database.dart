import 'dart:async';

import '../errors/lockstep_exception.dart';
import 'database_call.dart';

/// A statement of the spec with its parameters: texts, integers and nulls.
final class LockStatement {
  /// The statement [sql] with [parameters].
  const LockStatement(this.sql, [this.parameters = const []]) : _judge = null;

  /// The statement [sql], whose outcome [judge] looks at: what it throws ends
  /// the transaction before anything is changed.
  const LockStatement.judged(this.sql, void Function(LockOutcome outcome) judge)
    : parameters = const [],
      _judge = judge;

  /// The text, with `?1` and so on for the parameters.
  final String sql;

  /// The parameters in their order.
  final List<Object?> parameters;
  final void Function(LockOutcome outcome)? _judge;

  /// The [outcome] of this statement, to be asked for before the next one runs;
  /// what it throws ends the transaction.
  LockOutcome judged(LockOutcome outcome) {
    _judge?.call(outcome);
    return outcome;
  }

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
/// Every method throws a [LockstepDatabaseException] where SQLite refuses, which
/// `sqliteFailure` makes. A busy timeout is not needed: who calls tries again.
abstract interface class LockDatabase {
  /// The database's file.
  String get path;

  /// Runs a statement on its own, outside of any transaction.
  FutureOr<LockOutcome> execute(LockStatement statement);

  /// Runs a call in one transaction, which is over when it returns and has
  /// changed nothing where it throws. One that [writes] begins IMMEDIATE.
  ///
  /// The call is made by [begin] once the transaction has begun, since it may
  /// hold what the clock says then, and performed before the transaction ends.
  FutureOr<T> transaction<T>(
    DatabaseCall<T> Function() begin, {
    required bool writes,
  });

  /// Ends the connection.
  FutureOr<void> close();
}

/// Opens a connection of its own to one database. It is sent to an isolate
/// that beats: so it must refer to nothing that can't be, such as a connection.
typedef DatabaseOpener = FutureOr<LockDatabase> Function();
