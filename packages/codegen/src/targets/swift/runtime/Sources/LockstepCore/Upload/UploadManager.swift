import Foundation

/// Uploads the photos of one account from one container: from originals on disk to a committed
/// entry, through every fault in between. Several uploads may run at once.
///
/// Each function is there twice: in a task the one with `await` is called, which works on a thread
/// of its own and ends where the task is cancelled; other code calls the one that blocks its
/// thread.
public final class UploadManager: Sendable {
  let environment: UploadEnvironment
  let container: SharedContainer
  let owner: ProcessType
  let keys: [Int: EnteCrypto.CollectionKey]
  let client: ApiClient
  let records: UploadRecords
  let files: UploadFiles
  private let locks: LockCoordinator
  private let account: KnownAccount
  private let hashesFirst: Bool
  private let failed: @Sendable (any Error) -> Void

  /// Makes a manager.
  ///
  /// - Parameters:
  ///   - container: the shared container.
  ///   - owner: the process.
  ///   - environment: time, chance, network and cryptography.
  ///   - access: who is asked, and by whom.
  ///   - keys: the keys of the account's collections, by their numbers, 32 bytes each.
  ///   - accountId: the account, where it is known: files of other accounts are not linked. It is
  ///     learned from the first commit.
  ///   - hashesFirst: whether every photo is hashed before it is encrypted, and not those alone of
  ///     which the container knows something. Where it knows much content that other devices have
  ///     sent, a second pass of reading costs less than an encryption in vain.
  ///   - pace: what the pauses between tries are multiplied by.
  ///   - failed: told of a heartbeat, or a release of a lock, that failed.
  /// - Throws: `LockstepError` `invalidArgument` for an access that can't be used.
  public init(
    container: SharedContainer, owner: ProcessType, environment: UploadEnvironment,
    access: ApiAccess, keys: [Int: EnteCrypto.CollectionKey], accountId: Int? = nil,
    hashesFirst: Bool = false, pace: Double = 1,
    failed: @escaping @Sendable (any Error) -> Void = { _ in }
  ) throws {
    // An access that can't be used is told at once.
    _ = try ApiCalls.validateUploadEligibility.request(NoParameters(), access)
    self.container = container
    self.owner = owner
    self.environment = environment
    self.keys = keys
    self.hashesFirst = hashesFirst
    self.failed = failed
    account = KnownAccount(accountId)
    client = ApiClient(environment: environment, access: access, pace: pace)
    records = UploadRecords(container.store, clock: environment.clock)
    files = UploadFiles(environment: environment, owner: owner, folder: container.uploads)
    locks = LockCoordinator(container.store, clock: environment.clock)
  }

  /// What a process does when it starts: it beats, frees the locks of the owner's earlier life and
  /// those of dead owners, and removes what killed processes left.
  public func start() throws {
    _ = try locks.start(owner)
    try container.clean(owner, now: environment.clock.now)
  }

  /// Uploads a photo; blocks its thread.
  ///
  /// - Throws: `ApiError`; `LockstepError` `invalidArgument`, `ioError`, `databaseError`;
  ///   `CancellationError`. Then the record stays where a later call can continue, and no lock and
  ///   no plaintext stays.
  public func upload(
    _ photo: UploadPhoto, options: UploadOptions = UploadOptions()
  ) throws -> UploadResult {
    guard let key = keys[photo.collectionId] else {
      throw LockstepError(
        .invalidArgument,
        "the collection \(photo.collectionId) is not among those whose keys are given")
    }
    guard key.count == Encryption.keyBytes else {
      throw LockstepError(
        .invalidArgument,
        "the key of a collection must have \(Encryption.keyBytes) bytes; got \(key.count)")
    }
    _ = try photo.metadata.encoded()  // Before any work: a mistake is told at once.
    let thumbnail = try files.readThumbnail(photo.thumbnail)
    return try withLock(photo.localId, options) { call in
      try self.upload(photo, thumbnail, call)
    } ?? UploadResult(outcome: .locked, fileId: nil, sentBytes: 0)
  }

  /// Uploads a photo on a thread of its own, and calls `progress` with how far it is.
  public func upload(
    _ photo: UploadPhoto, deadline: Int? = nil, progress: (@Sendable (UploadStep) -> Void)? = nil
  ) async throws -> UploadResult {
    try await runBlocking {
      try self.upload(
        photo,
        options: UploadOptions(
          cancellation: Cancellation.current, deadline: deadline, progress: progress))
    }
  }

  /// Finishes the uploads that have a record, without their originals: those whose encrypted files
  /// are there or in storage, and whose collection's key is given; blocks its thread.
  ///
  /// - Throws: as `upload` does, where an upload failed and none was committed.
  public func resume(options: UploadOptions = UploadOptions()) throws -> ResumeResult {
    var committed: [Int] = []
    var failures: [(localId: String, collectionId: Int, error: any Error)] = []
    for known in try records.unfinished() where keys[known.collectionId] != nil {
      try Cancellation.check(options.cancellation)
      do {
        let result = try withLock(known.localId, options) { try self.resume(known, $0) }
        if result?.outcome == .uploaded, let fileId = result?.fileId { committed.append(fileId) }
      } catch let error as CancellationError {
        throw error
      } catch {
        failures.append((known.localId, known.collectionId, error))
      }
    }
    if let first = failures.first, committed.isEmpty { throw first.error }
    return ResumeResult(committed: committed, failed: failures)
  }

  /// Finishes the uploads that have a record.
  public func resume(deadline: Int? = nil) async throws -> ResumeResult {
    try await runBlocking {
      try self.resume(
        options: UploadOptions(cancellation: Cancellation.current, deadline: deadline))
    }
  }

  // Works under a photo's lock, while the process beats; nil where another process has the photo.
  // What ends an upload without an error becomes its outcome.
  private func withLock(
    _ localId: String, _ options: UploadOptions, _ work: (UploadCall) throws -> UploadResult
  ) throws -> UploadResult? {
    let heartbeat = container.store.heartbeat
    let number = try heartbeat.begin(owner, clock: environment.clock, failed: failed)
    defer { heartbeat.end(number) }
    guard let token = try locks.acquire(localId, owner: owner) else { return nil }
    defer {
      do {
        _ = try Cancellation.shielding {
          try locks.release(localId, owner: owner, token: token)
        }
      } catch {
        failed(error)
      }
    }
    let call = UploadCall(self, token: token, options: options)
    do {
      return try work(call)
    } catch UploadEnd.lockLost {
      return UploadResult(outcome: .locked, fileId: nil, sentBytes: call.sentBytes)
    } catch UploadEnd.budgetSpent {
      return UploadResult(outcome: .postponed, fileId: nil, sentBytes: call.sentBytes)
    } catch let error as ApiError {
      try call.note(localId, .failed, failure: error.code.wireValue)
      throw error
    } catch let error as LockstepError where error.code != .databaseError {
      try call.note(localId, .failed, failure: error.code.wireValue)
      throw error
    }
  }

  private func resume(_ known: UploadRecord, _ call: UploadCall) throws -> UploadResult {
    let present = UploadResult(outcome: .present, fileId: nil, sentBytes: 0)
    guard
      let record = try records.adopt(
        localId: known.localId, collectionId: known.collectionId, contentHash: known.contentHash,
        folder: container.uploads)
    else { return present }
    let isPresent = try container.files.withContent(known.contentHash).contains {
      $0.collectionId == known.collectionId
    }
    // Somebody else has committed the content, and this record would make a second entry.
    if try isPresent && drop(record, call) { return present }
    return try finish(record, call)
  }

  private func upload(
    _ photo: UploadPhoto, _ thumbnail: [UInt8], _ call: UploadCall
  ) throws -> UploadResult {
    if let known = try lookBefore(photo, thumbnail, call) { return known }
    let prepared = try call.prepare(photo, thumbnail: thumbnail)
    let hashes = [prepared.record.contentHash] + prepared.encrypted.olderHashes
    do {
      if let found = try call.find(hashes, in: photo.collectionId, accountId: account.id) {
        try call.discard(prepared.record)
        return try done(photo.localId, found, call)
      }
    } catch {
      try call.discard(prepared.record)
      throw error
    }
    let record = try records.writeOrAdopt(prepared.record)
    if record.encryptedFileName != prepared.record.encryptedFileName {
      try call.discard(prepared.record)
    }
    return try finishOrBeginAnew(photo, thumbnail, record, call)
  }

  // Hashes the originals where the photo is known, or all are hashed first: a file or a record of
  // this content saves the encryption.
  private func lookBefore(
    _ photo: UploadPhoto, _ thumbnail: [UInt8], _ call: UploadCall
  ) throws -> UploadResult? {
    // Two spellings of é are two photos.
    let isOf = { (localId: String, collectionId: Int) in
      JsonString(localId) == JsonString(photo.localId) && collectionId == photo.collectionId
    }
    let hasRecord =
      try records.list().contains { isOf($0.localId, $0.collectionId) }
      || records.allTracked().contains { isOf($0.localId, $0.collectionId) }
    let isKnown = try hasRecord || hashesFirst || container.files.hasPhoto(photo.localId)
    if !isKnown { return nil }
    let hash = try files.hash(photo, call.cancellation)
    let record = try records.adopt(
      localId: photo.localId, collectionId: photo.collectionId, contentHash: hash,
      folder: container.uploads)
    // A commit in doubt comes first: it may be the one that made the content present.
    if record?.isInDoubt != true,
      let found = try call.find([hash], in: photo.collectionId, accountId: account.id)
    {
      if let record { _ = try drop(record, call) }
      return try done(photo.localId, found, call)
    }
    let adopted = try record ?? call.adoptTracked(photo, hash: hash, thumbnail: thumbnail)
    return try adopted.map { try finishOrBeginAnew(photo, thumbnail, $0, call) }
  }

  // Finishes an upload; one whose encrypted file is damaged is encrypted anew, once.
  private func finishOrBeginAnew(
    _ photo: UploadPhoto, _ thumbnail: [UInt8], _ record: UploadRecord, _ call: UploadCall
  ) throws -> UploadResult {
    do {
      return try finish(record, call)
    } catch let error as LockstepError where error.code == .corrupt {
      guard try drop(record, call) else { throw error }
    }
    let prepared = try call.prepare(photo, thumbnail: thumbnail)
    return try finish(records.writeOrAdopt(prepared.record), call)
  }

  // Drops a record and its files, so that the upload may begin anew; false while a commit is in
  // doubt.
  private func drop(_ known: UploadRecord, _ call: UploadCall) throws -> Bool {
    guard
      let record = try records.read(
        localId: known.localId, collectionId: known.collectionId, contentHash: known.contentHash),
      try records.drop(record)
    else { return false }
    try call.discard(record)
    return true
  }

  // Sends what is left, and commits.
  private func finish(_ record: UploadRecord, _ call: UploadCall) throws -> UploadResult {
    let isStored = record.phase == .uploaded || record.phase == .committing
    var current =
      try isStored || record.isInDoubt ? record : call.sendObjects(record, anew: false)
    while true {
      do {
        return try committed(current, call.commit(current), call)
      } catch UploadEnd.objectsMissing(let error) {
        current = try call.reread(current, changed: true)
        if try call.sendAgain(current) { continue }
        if current.isInDoubt || call.newObjectsLeft == 0 { throw error }
        call.newObjectsLeft -= 1
        current = try call.sendObjects(current, anew: true)
      }
    }
  }

  private func committed(
    _ record: UploadRecord, _ answer: UploadCall.Committed, _ call: UploadCall
  ) throws -> UploadResult {
    account.learn(answer.ownerId)
    _ = try records.finish(
      record,
      as: CommittedFile(
        fileId: answer.fileId,
        localId: record.localId,
        collectionId: record.collectionId,
        ownerId: answer.ownerId,
        encryptedKey: record.encryptedKey,
        keyDecryptionNonce: record.keyDecryptionNonce,
        fileDecryptionHeader: record.fileDecryptionHeader,
        thumbnailDecryptionHeader: record.thumbnailDecryptionHeader ?? "",
        metadataDecryptionHeader: record.metadataDecryptionHeader,
        contentHash: record.contentHash,
        updationTime: answer.updationTime))
    try call.discard(record)
    return try done(record.localId, (.uploaded, answer.fileId), call)
  }

  private func done(
    _ localId: String, _ found: UploadCall.FoundContent, _ call: UploadCall
  ) throws -> UploadResult {
    try call.tell(localId, .done)
    return UploadResult(
      outcome: found.outcome, fileId: found.fileId, sentBytes: call.sentBytes)
  }
}

// The account's number, which is learned from the first commit.
private final class KnownAccount: @unchecked Sendable {
  private let turn = NSLock()
  private var known: Int?

  init(_ id: Int?) {
    known = id
  }

  var id: Int? { turn.withLock { known } }

  func learn(_ id: Int) {
    turn.withLock { known = known ?? id }
  }
}
