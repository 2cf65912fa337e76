// Generated from the spec's subject `monitoring`. Edit the spec, then run
// `npx nx generate lockstep`.

/// How often one program refused something of a kind that another wrote.
///
/// Spec: `CompatibilityRefusal`, a row of `compatibility_refusals`.
public struct CompatibilityRefusal: Sendable, Hashable {
  /// Who refused.
  ///
  /// Spec: `compatibility_refusals.reader`.
  public var reader: ClientLanguage

  /// Who wrote.
  ///
  /// Spec: `compatibility_refusals.writer`.
  public var writer: ClientLanguage

  /// What.
  ///
  /// Spec: `compatibility_refusals.subject`.
  public var subject: RefusalSubject

  /// Why.
  ///
  /// Spec: `compatibility_refusals.code`.
  public var code: RefusalCode

  /// How often, since the app took the counters last.
  ///
  /// Spec: `compatibility_refusals.refusals`.
  public var refusals: Int

  /// Makes a row.
  public init(
    reader: ClientLanguage,
    writer: ClientLanguage,
    subject: RefusalSubject,
    code: RefusalCode,
    refusals: Int
  ) {
    self.reader = reader
    self.writer = writer
    self.subject = subject
    self.code = code
    self.refusals = refusals
  }
}

extension CompatibilityRefusal: TableRow {
  init(reading row: inout RowReader) throws {
    self.reader = try row.member(of: ClientLanguage.self)
    self.writer = try row.member(of: ClientLanguage.self)
    self.subject = try row.member(of: RefusalSubject.self)
    self.code = try row.member(of: RefusalCode.self)
    self.refusals = try row.integer()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.reader),
      SQLValue(self.writer),
      SQLValue(self.subject),
      SQLValue(self.code),
      SQLValue(self.refusals),
    ]
  }
}

/// The statements on counters.
///
/// Spec: `CompatibilityRefusalStatements`.
package enum CompatibilityRefusalStatements {
  /// Makes a counter, unless it is there.
  ///
  /// Spec: `CompatibilityRefusalStatements.begin`.
  package static func begin(
    reader: ClientLanguage,
    writer: ClientLanguage,
    subject: RefusalSubject,
    code: RefusalCode
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT OR IGNORE INTO compatibility_refusals (reader, writer, subject, code, refusals) VALUES (?1, ?2, ?3, ?4, 0)",
      [SQLValue(reader), SQLValue(writer), SQLValue(subject), SQLValue(code)])
  }

  /// Counts one more.
  ///
  /// Spec: `CompatibilityRefusalStatements.count`.
  package static func count(
    reader: ClientLanguage,
    writer: ClientLanguage,
    subject: RefusalSubject,
    code: RefusalCode
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE compatibility_refusals SET refusals = refusals + 1 WHERE reader = ?1 AND writer = ?2 AND subject = ?3 AND code = ?4",
      [SQLValue(reader), SQLValue(writer), SQLValue(subject), SQLValue(code)])
  }

  /// All counters, in the order of their texts.
  ///
  /// Spec: `CompatibilityRefusalStatements.list`.
  package static func list() -> DatabaseCall<[CompatibilityRefusal]> {
    DatabaseCall(
      rows:
        "SELECT reader, writer, subject, code, refusals FROM compatibility_refusals ORDER BY reader, writer, subject, code",
      [])
  }

  /// Forgets all counters: the app has taken them.
  ///
  /// Spec: `CompatibilityRefusalStatements.clear`.
  package static func clear() -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM compatibility_refusals",
      [])
  }
}
