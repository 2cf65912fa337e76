// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// What the app says to the extension, and what the extension's calls leave behind.
///
/// Every method throws as `SharedStore` does, and blocks its thread: in a task call it in
/// `SharedContainer.perform`.
public struct ExtensionRecords: Sendable {
  private static let settingsId = 1

  private let store: SharedStore

  /// Works on a database that is open.
  public init(_ store: SharedStore) {
    self.store = store
  }

  /// What the app has told; nil where it has told nothing, and background upload is off.
  public func settings() throws -> ExtensionSettings? {
    try store.perform(ExtensionSettingsStatements.read(id: Self.settingsId))
  }

  /// Says to the extension what it needs, and whether background upload is on.
  ///
  /// - Parameters:
  ///   - enabled: whether the person has switched it on, and everything was migrated.
  ///   - allowsExpensive: whether an expensive network may be used.
  ///   - accountId: the server's number of the account.
  ///   - collectionId: the collection that photos are uploaded to.
  ///   - baseURL: the address of the API.
  ///   - clientPackage: what the API knows the client by.
  ///   - clientVersion: the client's version.
  public func configure(
    enabled: Bool, allowsExpensive: Bool, accountId: Int, collectionId: Int, baseURL: String,
    clientPackage: String, clientVersion: String
  ) throws {
    _ = try store.perform(
      ExtensionSettingsStatements.write(
        ExtensionSettings(
          id: Self.settingsId, enabled: enabled ? 1 : 0, allowsExpensive: allowsExpensive ? 1 : 0,
          accountId: accountId, collectionId: collectionId, baseUrl: baseURL,
          clientPackage: clientPackage, clientVersion: clientVersion)))
  }

  /// Switches background upload off.
  public func switchOff() throws {
    _ = try store.perform(ExtensionSettingsStatements.switchOff())
  }

  /// The last calls, the latest first. One without an end runs, or was killed.
  public func calls(limit: Int = ExtensionLimits.keptCalls) throws -> [ExtensionCall] {
    try store.perform(ExtensionCallStatements.list(limit: limit))
  }

  /// Writes the first line of a call, and returns its number. Calls beyond those that are kept are
  /// forgotten.
  public func begin(at time: Int) throws -> Int {
    let row = ExtensionCall.begun(at: time)
    return try store.run(.write) { transaction in
      _ = try transaction.perform(ExtensionCallStatements.write(row))
      _ = try transaction.perform(
        ExtensionCallStatements.trim(kept: ExtensionLimits.keptCalls))
      let last = try transaction.perform(ExtensionCallStatements.list(limit: 1))
      guard let id = last.first?.id else {
        throw LockstepError.database(.corrupt, store.path, "a call that was written is not there")
      }
      return id
    }
  }

  /// Writes what is known of a call by now.
  public func write(_ call: ExtensionCall) throws {
    _ = try store.perform(ExtensionCallStatements.write(call))
  }

  /// Whether the system was told of an error with a code, and no call since was sound.
  public func isReported(_ code: String) throws -> Bool {
    guard let failed = try store.perform(ExtensionCallStatements.lastFailed()),
      failed.failure == code
    else { return false }
    let sound = try store.perform(ExtensionCallStatements.lastSound())
    return (sound?.id ?? 0) < (failed.id ?? 0)
  }

  /// Notes a job that was registered.
  public func add(_ job: DownloadJob) throws {
    _ = try store.perform(DownloadJobStatements.write(job))
  }

  /// A job; nil where nobody knows it.
  public func job(_ id: String) throws -> DownloadJob? {
    try store.perform(DownloadJobStatements.read(jobId: id))
  }

  /// All jobs.
  public func jobs() throws -> [DownloadJob] {
    try store.perform(DownloadJobStatements.list())
  }

  /// Forgets a job; returns whether it was known.
  public func removeJob(_ id: String) throws -> Bool {
    try store.perform(DownloadJobStatements.remove(jobId: id)) > 0
  }

  /// Lets all jobs become unknown, and their photos wait again: before the extension is enabled,
  /// since disabling it ends every job without a word.
  public func forgetJobs() throws {
    try store.run(.write) { transaction in
      _ = try transaction.perform(DownloadJobStatements.forgetAll())
      _ = try transaction.perform(QueuedPhotoStatements.waitAgain())
    }
  }
}

extension ExtensionCall {
  /// A call of which nothing is known but when it began, in microseconds since 1970.
  public static func begun(at time: Int) -> ExtensionCall {
    ExtensionCall(
      startedAt: time, acknowledged: 0, unknownJobs: 0, registered: 0, cancelled: 0, found: 0,
      uploaded: 0, passedOver: 0, sentBytes: 0, queued: 0)
  }
}
