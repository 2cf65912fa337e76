// Generated from the spec's subject `upload-state`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The state of a photo's upload.
///
/// Spec: `UploadProgress`, a row of `upload_states`.
public struct UploadProgress: Sendable, Hashable {
  /// The photo's local identifier.
  ///
  /// Spec: `upload_states.local_id`.
  public var localId: String

  /// The process that works on it, or did last.
  ///
  /// Spec: `upload_states.owner`.
  public var owner: ProcessType

  /// What the upload looks like.
  ///
  /// Spec: `upload_states.state`.
  public var state: UploadState

  /// How much was sent, in bytes.
  ///
  /// Spec: `upload_states.sent_bytes`.
  public var sentBytes: Int

  /// How much there is to send, in bytes; 0 where that is not known yet.
  ///
  /// Spec: `upload_states.total_bytes`.
  public var totalBytes: Int

  /// Why it failed: the code of the error; null for any other state.
  ///
  /// Spec: `upload_states.failure`.
  public var failure: String?

  /// When the state was written, in microseconds since 1970.
  ///
  /// Spec: `upload_states.updated_at`.
  public var updatedAt: Int

  /// Makes a row.
  public init(
    localId: String,
    owner: ProcessType,
    state: UploadState,
    sentBytes: Int,
    totalBytes: Int,
    failure: String? = nil,
    updatedAt: Int
  ) {
    self.localId = localId
    self.owner = owner
    self.state = state
    self.sentBytes = sentBytes
    self.totalBytes = totalBytes
    self.failure = failure
    self.updatedAt = updatedAt
  }
}

extension UploadProgress: TableRow {
  init(reading row: inout RowReader) throws {
    self.localId = try row.text()
    self.owner = try row.member(of: ProcessType.self)
    self.state = try row.member(of: UploadState.self)
    self.sentBytes = try row.integer()
    self.totalBytes = try row.integer()
    self.failure = try row.optionalText()
    self.updatedAt = try row.integer()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.localId),
      SQLValue(self.owner),
      SQLValue(self.state),
      SQLValue(self.sentBytes),
      SQLValue(self.totalBytes),
      SQLValue(self.failure),
      SQLValue(self.updatedAt),
    ]
  }
}

/// The statements on the states of uploads.
///
/// Spec: `UploadProgressStatements`.
package enum UploadProgressStatements {
  /// Writes the state of an upload, in the place of the one before.
  ///
  /// Spec: `UploadProgressStatements.write`.
  package static func write(
    _ row: UploadProgress
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT OR REPLACE INTO upload_states (local_id, owner, state, sent_bytes, total_bytes, failure, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      row.values)
  }

  /// The state of an upload.
  ///
  /// Spec: `UploadProgressStatements.read`.
  package static func read(
    localId: String
  ) -> DatabaseCall<UploadProgress?> {
    DatabaseCall(
      row:
        "SELECT local_id, owner, state, sent_bytes, total_bytes, failure, updated_at FROM upload_states WHERE local_id = ?1",
      [SQLValue(localId)])
  }

  /// The uploads in a state, the one that was written last first.
  ///
  /// Spec: `UploadProgressStatements.inState`.
  package static func inState(
    state: UploadState
  ) -> DatabaseCall<[UploadProgress]> {
    DatabaseCall(
      rows:
        "SELECT local_id, owner, state, sent_bytes, total_bytes, failure, updated_at FROM upload_states WHERE state = ?1 ORDER BY updated_at DESC, local_id",
      [SQLValue(state)])
  }

  /// All uploads, the one that was written last first.
  ///
  /// Spec: `UploadProgressStatements.list`.
  package static func list() -> DatabaseCall<[UploadProgress]> {
    DatabaseCall(
      rows:
        "SELECT local_id, owner, state, sent_bytes, total_bytes, failure, updated_at FROM upload_states ORDER BY updated_at DESC, local_id",
      [])
  }

  /// Forgets an upload.
  ///
  /// Spec: `UploadProgressStatements.remove`.
  package static func remove(
    localId: String
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM upload_states WHERE local_id = ?1",
      [SQLValue(localId)])
  }
}
