import 'lock_database.dart';
import 'row_reader.dart';

/// Statements for one transaction, and what their outcomes mean.
final class DatabaseCall<T> {
  /// Performs [statements]; [read] is given their outcomes and the database's
  /// path.
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

  /// A statement that answers its first row, or null.
  static DatabaseCall<R?> row<R>(
    String sql,
    List<Object?> parameters,
    R Function(RowReader row) read,
  ) => DatabaseCall(
    [LockStatement(sql, parameters)],
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
    [LockStatement(sql, parameters)],
    (outcomes, path) => [
      for (final row in outcomes.first.rows) read(RowReader(row, path)),
    ],
    writes: false,
  );

  /// A statement that answers how many rows it changed.
  static DatabaseCall<int> changes(
    String sql,
    List<Object?> parameters, {
    bool durable = false,
  }) => DatabaseCall(
    [LockStatement(sql, parameters)],
    (outcomes, path) => outcomes.first.changes,
    writes: true,
    isDurable: durable,
  );
}
