// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../database/database_call.dart';
import '../database/row_reader.dart';
import '../database/table_row.dart';
import 'monitoring.dart';

/// How often one program refused something of a kind that another wrote.
///
/// The spec's `CompatibilityRefusal`. A row of `compatibility_refusals`.
final class CompatibilityRefusal extends TableRow {
  /// Makes a row.
  const CompatibilityRefusal({
    required this.reader,
    required this.writer,
    required this.subject,
    required this.code,
    required this.refusals,
  });

  /// Reads a row.
  CompatibilityRefusal.read(RowReader row)
    : reader = row.member(ClientLanguage.fromWire),
      writer = row.member(ClientLanguage.fromWire),
      subject = row.member(RefusalSubject.fromWire),
      code = row.member(RefusalCode.fromWire),
      refusals = row.integer();

  /// Who refused.
  final ClientLanguage reader;

  /// Who wrote.
  final ClientLanguage writer;

  /// What.
  final RefusalSubject subject;

  /// Why.
  final RefusalCode code;

  /// How often, since the app took the counters last.
  final int refusals;

  @override
  List<Object?> get values => [
    reader.wire,
    writer.wire,
    subject.wire,
    code.wire,
    refusals,
  ];
}

/// The statements on counters.
///
/// The spec's `CompatibilityRefusalStatements`.
abstract final class CompatibilityRefusalStatements {
  /// Makes a counter, unless it is there.
  static DatabaseCall<int> begin({
    required ClientLanguage reader,
    required ClientLanguage writer,
    required RefusalSubject subject,
    required RefusalCode code,
  }) {
    const sql =
        'INSERT OR IGNORE INTO compatibility_refusals (reader, writer, subject, code, refusals) VALUES (?1, ?2, ?3, ?4, 0)';
    final parameters = [reader.wire, writer.wire, subject.wire, code.wire];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Counts one more.
  static DatabaseCall<int> count({
    required ClientLanguage reader,
    required ClientLanguage writer,
    required RefusalSubject subject,
    required RefusalCode code,
  }) {
    const sql =
        'UPDATE compatibility_refusals SET refusals = refusals + 1 WHERE reader = ?1 AND writer = ?2 AND subject = ?3 AND code = ?4';
    final parameters = [reader.wire, writer.wire, subject.wire, code.wire];
    return DatabaseCall.changes(sql, parameters);
  }

  /// All counters, in the order of their texts.
  static DatabaseCall<List<CompatibilityRefusal>> list() {
    const sql =
        'SELECT reader, writer, subject, code, refusals FROM compatibility_refusals ORDER BY reader, writer, subject, code';
    return DatabaseCall.rows(sql, const [], CompatibilityRefusal.read);
  }

  /// Forgets all counters: the app has taken them.
  static DatabaseCall<int> clear() {
    const sql = 'DELETE FROM compatibility_refusals';
    return DatabaseCall.changes(sql, const []);
  }
}
