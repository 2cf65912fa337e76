/// Whether a user has the photo extension yet, by the local copy of the document that the app
/// fetched last. App, background task and extension ask the same copy; all that is in doubt is off.
///
/// Every method throws as `SharedStore` does, and blocks its thread.
public struct RolloutPolicy: Sendable {
  private static let copyId = 1

  private let store: SharedStore
  private let provider: any CryptoProvider

  /// Reads the copy in a database that is open.
  ///
  /// - Parameters:
  ///   - store: the database.
  ///   - provider: what hashes.
  public init(_ store: SharedStore, provider: any CryptoProvider = SodiumProvider()) {
    self.store = store
    self.provider = provider
  }

  /// Keeps a document that was fetched, in the place of the one before.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - fetchedAt: in microseconds since 1970.
  /// - Throws: `invalid_argument`, `invalid_json` or `invalid_model` where it is none; the one
  ///   before stays.
  public func remember(_ document: [UInt8], fetchedAt: Int) throws {
    let canonical = String(decoding: try Self.read(document).encoded(), as: UTF8.self)
    _ = try store.perform(
      RolloutCopyStatements.write(
        RolloutCopy(id: Self.copyId, document: canonical, fetchedAt: fetchedAt)))
  }

  /// Whether a user has the extension, and why not.
  ///
  /// - Parameters:
  ///   - switchedOn: whether the person wants it; no document turns on what they have switched off.
  ///   - now: in microseconds since 1970.
  ///   - userID: the user's number.
  public func outcome(switchedOn: Bool, now: Int, userID: Int) throws -> RolloutOutcome {
    let copy = try store.perform(RolloutCopyStatements.read(id: Self.copyId))
    return try Self.outcome(
      switchedOn: switchedOn, document: copy.map { Array($0.document.utf8) },
      fetchedAt: copy?.fetchedAt ?? 0, now: now, userID: userID, provider: provider)
  }

  /// Whether a user has the extension by a document.
  ///
  /// - Parameters:
  ///   - switchedOn: whether the person wants it.
  ///   - document: nil where none was ever fetched.
  ///   - fetchedAt: in microseconds since 1970.
  ///   - now: likewise.
  ///   - userID: the user's number.
  ///   - provider: what hashes.
  public static func outcome(
    switchedOn: Bool, document: [UInt8]?, fetchedAt: Int, now: Int, userID: Int,
    provider: any CryptoProvider = SodiumProvider()
  ) throws -> RolloutOutcome {
    let read = document.flatMap { try? Self.read($0) }
    let isOutdated = abs(now - fetchedAt) > RolloutLimits.maximumAgeSeconds * 1_000_000
    let finding: RolloutFinding =
      document == nil
      ? .missing : read == nil ? .malformed : isOutdated ? .outdated : .current
    let rolledOut = try read.map {
      try Rollout.isOn(
        RolloutLimits.feature, percent: Double($0.stage.wireValue), userID: userID,
        provider: provider)
    }
    return RolloutGates.decide(
      switchedOn: switchedOn, finding: finding, stopped: read?.stopped ?? false,
      rolledOut: rolledOut ?? false)
  }

  private static func read(_ document: [UInt8]) throws(LockstepError) -> RolloutDocument {
    guard document.count <= RolloutLimits.maximumDocumentBytes else {
      throw LockstepError(
        .invalidArgument,
        "a rollout document must have at most \(RolloutLimits.maximumDocumentBytes) bytes; "
          + "got \(document.count)")
    }
    return try RolloutDocument(decoding: document)
  }
}
