// Generated from the spec's subject `extension-calls`. Edit the spec, then run
// `npx nx generate lockstep`.

/// A download-only job: the system says what it belongs to only where it was registered.
///
/// Spec: `DownloadJob`, a row of `download_jobs`.
public struct DownloadJob: Sendable, Hashable {
  /// The job's local identifier.
  ///
  /// Spec: `download_jobs.job_id`.
  public var jobId: String

  /// The local identifier of the asset whose original it fetches.
  ///
  /// Spec: `download_jobs.local_id`.
  public var localId: String

  /// How it stands.
  ///
  /// Spec: `download_jobs.state`.
  public var state: DownloadJobState

  /// When it is cancelled, in microseconds since 1970.
  ///
  /// Spec: `download_jobs.deadline`.
  public var deadline: Int

  /// Makes a row.
  public init(
    jobId: String,
    localId: String,
    state: DownloadJobState,
    deadline: Int
  ) {
    self.jobId = jobId
    self.localId = localId
    self.state = state
    self.deadline = deadline
  }
}

extension DownloadJob: TableRow {
  init(reading row: inout RowReader) throws {
    self.jobId = try row.text()
    self.localId = try row.text()
    self.state = try row.member(of: DownloadJobState.self)
    self.deadline = try row.integer()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.jobId),
      SQLValue(self.localId),
      SQLValue(self.state),
      SQLValue(self.deadline),
    ]
  }
}

/// A call of the extension. The row is written with the call's first line, so that one that was
/// killed shows, too.
///
/// Spec: `ExtensionCall`, a row of `extension_calls`.
public struct ExtensionCall: Sendable, Hashable {
  /// The row's number; null in a new row.
  ///
  /// Spec: `extension_calls.id`.
  public var id: Int?

  /// When the call began, in microseconds since 1970.
  ///
  /// Spec: `extension_calls.started_at`.
  public var startedAt: Int

  /// How long it took, in microseconds by a clock that nobody sets; null while it runs, and where
  /// it was killed.
  ///
  /// Spec: `extension_calls.duration`.
  public var duration: Int?

  /// Why it ended; null likewise.
  ///
  /// Spec: `extension_calls.reason`.
  public var reason: ExtensionReason?

  /// What it answered; null likewise.
  ///
  /// Spec: `extension_calls.answer`.
  public var answer: ExtensionAnswer?

  /// The code of the error for the reasons `failed` and `failedBefore`, and of what the server said
  /// for `signedOut` and `networkPolicy`; for `switchedOff` what of the rollout is closed, after
  /// `rollout_`, where the person has it on. Null for all others.
  ///
  /// Spec: `extension_calls.failure`.
  public var failure: String?

  /// How many finished jobs it acknowledged.
  ///
  /// Spec: `extension_calls.acknowledged`.
  public var acknowledged: Int

  /// How many of those, and of the ones that it cancelled, nobody knew.
  ///
  /// Spec: `extension_calls.unknown_jobs`.
  public var unknownJobs: Int

  /// How many jobs it registered.
  ///
  /// Spec: `extension_calls.registered`.
  public var registered: Int

  /// How many overdue jobs it cancelled.
  ///
  /// Spec: `extension_calls.cancelled`.
  public var cancelled: Int

  /// How many photos it found.
  ///
  /// Spec: `extension_calls.found`.
  public var found: Int

  /// How many photos it came to an end with: uploaded, present or linked.
  ///
  /// Spec: `extension_calls.uploaded`.
  public var uploaded: Int

  /// How many photos it left: too large, in iCloud, locked, failed.
  ///
  /// Spec: `extension_calls.passed_over`.
  public var passedOver: Int

  /// How much it sent to the storage, in bytes.
  ///
  /// Spec: `extension_calls.sent_bytes`.
  public var sentBytes: Int

  /// How many photos waited at its end, as far as it looked.
  ///
  /// Spec: `extension_calls.queued`.
  public var queued: Int

  /// Makes a row.
  public init(
    id: Int? = nil,
    startedAt: Int,
    duration: Int? = nil,
    reason: ExtensionReason? = nil,
    answer: ExtensionAnswer? = nil,
    failure: String? = nil,
    acknowledged: Int,
    unknownJobs: Int,
    registered: Int,
    cancelled: Int,
    found: Int,
    uploaded: Int,
    passedOver: Int,
    sentBytes: Int,
    queued: Int
  ) {
    self.id = id
    self.startedAt = startedAt
    self.duration = duration
    self.reason = reason
    self.answer = answer
    self.failure = failure
    self.acknowledged = acknowledged
    self.unknownJobs = unknownJobs
    self.registered = registered
    self.cancelled = cancelled
    self.found = found
    self.uploaded = uploaded
    self.passedOver = passedOver
    self.sentBytes = sentBytes
    self.queued = queued
  }
}

extension ExtensionCall: TableRow {
  init(reading row: inout RowReader) throws {
    self.id = try row.optionalInteger()
    self.startedAt = try row.integer()
    self.duration = try row.optionalInteger()
    self.reason = try row.optionalMember(of: ExtensionReason.self)
    self.answer = try row.optionalMember(of: ExtensionAnswer.self)
    self.failure = try row.optionalText()
    self.acknowledged = try row.integer()
    self.unknownJobs = try row.integer()
    self.registered = try row.integer()
    self.cancelled = try row.integer()
    self.found = try row.integer()
    self.uploaded = try row.integer()
    self.passedOver = try row.integer()
    self.sentBytes = try row.integer()
    self.queued = try row.integer()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.id),
      SQLValue(self.startedAt),
      SQLValue(self.duration),
      SQLValue(self.reason),
      SQLValue(self.answer),
      SQLValue(self.failure),
      SQLValue(self.acknowledged),
      SQLValue(self.unknownJobs),
      SQLValue(self.registered),
      SQLValue(self.cancelled),
      SQLValue(self.found),
      SQLValue(self.uploaded),
      SQLValue(self.passedOver),
      SQLValue(self.sentBytes),
      SQLValue(self.queued),
    ]
  }
}

/// What the app says to the extension: one row. Where it is missing, background upload is switched
/// off.
///
/// Spec: `ExtensionSettings`, a row of `extension_settings`.
public struct ExtensionSettings: Sendable, Hashable {
  /// 1.
  ///
  /// Spec: `extension_settings.id`.
  public var id: Int

  /// Whether the person has switched background upload on, and the app has migrated what the
  /// extension needs: 1 or 0.
  ///
  /// Spec: `extension_settings.enabled`.
  public var enabled: Int

  /// Whether an expensive network may be used: 1 or 0.
  ///
  /// Spec: `extension_settings.allows_expensive`.
  public var allowsExpensive: Int

  /// The server's number of the account.
  ///
  /// Spec: `extension_settings.account_id`.
  public var accountId: Int

  /// The collection that photos are uploaded to.
  ///
  /// Spec: `extension_settings.collection_id`.
  public var collectionId: Int

  /// The address of the API.
  ///
  /// Spec: `extension_settings.base_url`.
  public var baseUrl: String

  /// What the API knows the client by.
  ///
  /// Spec: `extension_settings.client_package`.
  public var clientPackage: String

  /// The client's version.
  ///
  /// Spec: `extension_settings.client_version`.
  public var clientVersion: String

  /// Makes a row.
  public init(
    id: Int,
    enabled: Int,
    allowsExpensive: Int,
    accountId: Int,
    collectionId: Int,
    baseUrl: String,
    clientPackage: String,
    clientVersion: String
  ) {
    self.id = id
    self.enabled = enabled
    self.allowsExpensive = allowsExpensive
    self.accountId = accountId
    self.collectionId = collectionId
    self.baseUrl = baseUrl
    self.clientPackage = clientPackage
    self.clientVersion = clientVersion
  }
}

extension ExtensionSettings: TableRow {
  init(reading row: inout RowReader) throws {
    self.id = try row.integer()
    self.enabled = try row.integer()
    self.allowsExpensive = try row.integer()
    self.accountId = try row.integer()
    self.collectionId = try row.integer()
    self.baseUrl = try row.text()
    self.clientPackage = try row.text()
    self.clientVersion = try row.text()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.id),
      SQLValue(self.enabled),
      SQLValue(self.allowsExpensive),
      SQLValue(self.accountId),
      SQLValue(self.collectionId),
      SQLValue(self.baseUrl),
      SQLValue(self.clientPackage),
      SQLValue(self.clientVersion),
    ]
  }
}

/// The statements on download-only jobs.
///
/// Spec: `DownloadJobStatements`.
package enum DownloadJobStatements {
  /// Writes a job.
  ///
  /// Spec: `DownloadJobStatements.write`.
  package static func write(
    _ row: DownloadJob
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT OR REPLACE INTO download_jobs (job_id, local_id, state, deadline) VALUES (?1, ?2, ?3, ?4)",
      row.values)
  }

  /// All jobs.
  ///
  /// Spec: `DownloadJobStatements.list`.
  package static func list() -> DatabaseCall<[DownloadJob]> {
    DatabaseCall(
      rows:
        "SELECT job_id, local_id, state, deadline FROM download_jobs ORDER BY job_id",
      [])
  }

  /// A job.
  ///
  /// Spec: `DownloadJobStatements.read`.
  package static func read(
    jobId: String
  ) -> DatabaseCall<DownloadJob?> {
    DatabaseCall(
      row:
        "SELECT job_id, local_id, state, deadline FROM download_jobs WHERE job_id = ?1",
      [SQLValue(jobId)])
  }

  /// Lets every job that is awaited become unknown: before the extension is enabled, since
  /// disabling it has ended them all.
  ///
  /// Spec: `DownloadJobStatements.forgetAll`.
  package static func forgetAll() -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE download_jobs SET state = 'unknown'",
      [])
  }

  /// Forgets a job.
  ///
  /// Spec: `DownloadJobStatements.remove`.
  package static func remove(
    jobId: String
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM download_jobs WHERE job_id = ?1",
      [SQLValue(jobId)])
  }
}

/// The statements on calls.
///
/// Spec: `ExtensionCallStatements`.
package enum ExtensionCallStatements {
  /// Writes a call: a new one where the id is null, else in the place of what was written of it.
  ///
  /// Spec: `ExtensionCallStatements.write`.
  package static func write(
    _ row: ExtensionCall
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT OR REPLACE INTO extension_calls (id, started_at, duration, reason, answer, failure, acknowledged, unknown_jobs, registered, cancelled, found, uploaded, passed_over, sent_bytes, queued) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
      row.values)
  }

  /// The last calls, the latest first.
  ///
  /// Spec: `ExtensionCallStatements.list`.
  package static func list(
    limit: Int
  ) -> DatabaseCall<[ExtensionCall]> {
    DatabaseCall(
      rows:
        "SELECT id, started_at, duration, reason, answer, failure, acknowledged, unknown_jobs, registered, cancelled, found, uploaded, passed_over, sent_bytes, queued FROM extension_calls ORDER BY id DESC LIMIT ?1",
      [SQLValue(limit)])
  }

  /// The call that told the system of a failure last.
  ///
  /// Spec: `ExtensionCallStatements.lastFailed`.
  package static func lastFailed() -> DatabaseCall<ExtensionCall?> {
    DatabaseCall(
      row:
        "SELECT id, started_at, duration, reason, answer, failure, acknowledged, unknown_jobs, registered, cancelled, found, uploaded, passed_over, sent_bytes, queued FROM extension_calls WHERE reason = 'failed' ORDER BY id DESC LIMIT 1",
      [])
  }

  /// The last call that uploaded something, or came to the end of its work: what failed before is
  /// over. A closed gate says nothing.
  ///
  /// Spec: `ExtensionCallStatements.lastSound`.
  package static func lastSound() -> DatabaseCall<ExtensionCall?> {
    DatabaseCall(
      row:
        "SELECT id, started_at, duration, reason, answer, failure, acknowledged, unknown_jobs, registered, cancelled, found, uploaded, passed_over, sent_bytes, queued FROM extension_calls WHERE uploaded > 0 OR reason = 'finished' ORDER BY id DESC LIMIT 1",
      [])
  }

  /// Forgets all calls but the last ones.
  ///
  /// Spec: `ExtensionCallStatements.trim`.
  package static func trim(
    kept: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM extension_calls WHERE id <= (SELECT max(id) FROM extension_calls) - ?1",
      [SQLValue(kept)])
  }
}

/// The statements on the settings.
///
/// Spec: `ExtensionSettingsStatements`.
package enum ExtensionSettingsStatements {
  /// Writes the settings.
  ///
  /// Spec: `ExtensionSettingsStatements.write`.
  package static func write(
    _ row: ExtensionSettings
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT OR REPLACE INTO extension_settings (id, enabled, allows_expensive, account_id, collection_id, base_url, client_package, client_version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      row.values)
  }

  /// The settings.
  ///
  /// Spec: `ExtensionSettingsStatements.read`.
  package static func read(
    id: Int
  ) -> DatabaseCall<ExtensionSettings?> {
    DatabaseCall(
      row:
        "SELECT id, enabled, allows_expensive, account_id, collection_id, base_url, client_package, client_version FROM extension_settings WHERE id = ?1",
      [SQLValue(id)])
  }

  /// Switches background upload off: at sign-out, for instance.
  ///
  /// Spec: `ExtensionSettingsStatements.switchOff`.
  package static func switchOff() -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE extension_settings SET enabled = 0",
      [])
  }
}
