// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';
import 'lock_database.dart';
import 'row_reader.dart';

/// Statements for one transaction, and what their outcomes mean.
///
/// What makes one of a statement of the spec throws a [LockstepException] where
/// a text for it holds a NUL.
final class DatabaseCall<T> {
  /// Performs [statements]; [read] is given their outcomes and the database's
  /// path before the transaction ends.
  const DatabaseCall(
    this.statements,
    this.read, {
    required this.writes,
    this.isDurable = false,
  });

  /// The statements, in their order.
  final List<LockStatement> statements;

  /// What the outcomes mean.
  final T Function(List<LockOutcome> outcomes, String path) read;

  /// Whether it changes something.
  final bool writes;

  /// Whether its change must survive a loss of power.
  final bool isDurable;

  /// Performs the statements by [run], one after the other, and returns what
  /// they mean; what is thrown ends the transaction. For an adapter whose
  /// package answers at once.
  T perform(LockOutcome Function(LockStatement statement) run, String path) =>
      read([
        for (final statement in statements) statement.judged(run(statement)),
      ], path);

  /// As [perform], for an adapter whose package answers later.
  Future<T> performLater(
    Future<LockOutcome> Function(LockStatement statement) run,
    String path,
  ) async => read([
    for (final statement in statements) statement.judged(await run(statement)),
  ], path);

  /// This call, which means what [convert] makes of what it means.
  DatabaseCall<R> map<R>(R Function(T value) convert) => DatabaseCall(
    statements,
    (outcomes, path) => convert(read(outcomes, path)),
    writes: writes,
    isDurable: isDurable,
  );

  /// This call, then [next] in the same transaction; what both mean together is
  /// what [join] makes of it.
  DatabaseCall<R> then<S, R>(
    DatabaseCall<S> next,
    R Function(T first, S second) join,
  ) => DatabaseCall(
    [...statements, ...next.statements],
    (outcomes, path) => join(
      read(outcomes.sublist(0, statements.length), path),
      next.read(outcomes.sublist(statements.length), path),
    ),
    writes: writes || next.writes,
    isDurable: isDurable || next.isDurable,
  );

  /// All [calls] in one transaction; what each of them means, in their order.
  static DatabaseCall<List<T>> all<T>(List<DatabaseCall<T>> calls) =>
      DatabaseCall(
        [for (final call in calls) ...call.statements],
        (outcomes, path) {
          var next = 0;
          return [
            for (final call in calls)
              call.read(
                outcomes.sublist(next, next += call.statements.length),
                path,
              ),
          ];
        },
        writes: calls.any((call) => call.writes),
        isDurable: calls.any((call) => call.isDurable),
      );

  /// This call after a statement whose outcome [judge] looks at.
  DatabaseCall<T> after(String sql, void Function(LockOutcome outcome) judge) =>
      DatabaseCall(
        [LockStatement.judged(sql, judge), ...statements],
        (outcomes, path) => read(outcomes.sublist(1), path),
        writes: writes,
        isDurable: isDurable,
      );

  /// A statement that returns its first row, or null.
  static DatabaseCall<R?> row<R>(
    String sql,
    List<Object?> parameters,
    R Function(RowReader row) read,
  ) => DatabaseCall(
    [_statement(sql, parameters)],
    (outcomes, path) => switch (outcomes.first.rows) {
      [final row, ...] => read(RowReader(row, path)),
      _ => null,
    },
    writes: false,
  );

  /// A statement that answers all its rows.
  static DatabaseCall<List<R>> rows<R>(
    String sql,
    List<Object?> parameters,
    R Function(RowReader row) read,
  ) => DatabaseCall(
    [_statement(sql, parameters)],
    (outcomes, path) => [
      for (final row in outcomes.first.rows) read(RowReader(row, path)),
    ],
    writes: false,
  );

  /// A statement that returns how many rows it changed.
  static DatabaseCall<int> changes(
    String sql,
    List<Object?> parameters, {
    bool durable = false,
  }) => DatabaseCall(
    [_statement(sql, parameters)],
    (outcomes, path) => outcomes.first.changes,
    writes: true,
    isDurable: durable,
  );

  static LockStatement _statement(String sql, List<Object?> parameters) {
    for (final value in parameters) {
      if (value is String && value.contains('\u0000')) {
        throw const LockstepException(
          LockstepErrorCode.invalidArgument,
          // SQLite's own functions end a text there.
          'a text for the database must not hold a NUL',
        );
      }
    }
    return LockStatement(sql, parameters);
  }
}
