// Generated from the spec's subject `rollout`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The local copy of the document that was fetched last: one row. Where it is missing, the feature
/// is off.
///
/// Spec: `RolloutCopy`, a row of `rollout_copy`.
public struct RolloutCopy: Sendable, Hashable {
  /// 1.
  ///
  /// Spec: `rollout_copy.id`.
  public var id: Int

  /// The document as JSON.
  ///
  /// Spec: `rollout_copy.document`.
  public var document: String

  /// When it was fetched, in microseconds since 1970.
  ///
  /// Spec: `rollout_copy.fetched_at`.
  public var fetchedAt: Int

  /// Makes a row.
  public init(
    id: Int,
    document: String,
    fetchedAt: Int
  ) {
    self.id = id
    self.document = document
    self.fetchedAt = fetchedAt
  }
}

extension RolloutCopy: TableRow {
  init(reading row: inout RowReader) throws {
    self.id = try row.integer()
    self.document = try row.text()
    self.fetchedAt = try row.integer()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.id),
      SQLValue(self.document),
      SQLValue(self.fetchedAt),
    ]
  }
}

/// The statements on the local copy.
///
/// Spec: `RolloutCopyStatements`.
package enum RolloutCopyStatements {
  /// Writes the copy, in the place of the one before.
  ///
  /// Spec: `RolloutCopyStatements.write`.
  package static func write(
    _ row: RolloutCopy
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT OR REPLACE INTO rollout_copy (id, document, fetched_at) VALUES (?1, ?2, ?3)",
      row.values)
  }

  /// The copy.
  ///
  /// Spec: `RolloutCopyStatements.read`.
  package static func read(
    id: Int
  ) -> DatabaseCall<RolloutCopy?> {
    DatabaseCall(
      row:
        "SELECT id, document, fetched_at FROM rollout_copy WHERE id = ?1",
      [SQLValue(id)])
  }
}
