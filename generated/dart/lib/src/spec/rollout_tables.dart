// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../database/database_call.dart';
import '../database/row_reader.dart';
import '../database/table_row.dart';

/// The local copy of the document that was fetched last: one row. Where it is
/// missing, the feature is off.
///
/// The spec's `RolloutCopy`. A row of `rollout_copy`.
final class RolloutCopy extends TableRow {
  /// Makes a row.
  const RolloutCopy({
    required this.id,
    required this.document,
    required this.fetchedAt,
  });

  /// Reads a row.
  RolloutCopy.read(RowReader row)
    : id = row.integer(),
      document = row.text(),
      fetchedAt = row.integer();

  /// 1.
  final int id;

  /// The document as JSON.
  final String document;

  /// When it was fetched, in microseconds since 1970.
  final int fetchedAt;

  @override
  List<Object?> get values => [id, document, fetchedAt];
}

/// The statements on the local copy.
///
/// The spec's `RolloutCopyStatements`.
abstract final class RolloutCopyStatements {
  /// Writes the copy, in the place of the one before.
  static DatabaseCall<int> write(RolloutCopy row) {
    const sql =
        'INSERT OR REPLACE INTO rollout_copy (id, document, fetched_at) VALUES (?1, ?2, ?3)';
    return DatabaseCall.changes(sql, row.values);
  }

  /// The copy.
  static DatabaseCall<RolloutCopy?> read({required int id}) {
    const sql =
        'SELECT id, document, fetched_at FROM rollout_copy WHERE id = ?1';
    final parameters = [id];
    return DatabaseCall.row(sql, parameters, RolloutCopy.read);
  }
}
