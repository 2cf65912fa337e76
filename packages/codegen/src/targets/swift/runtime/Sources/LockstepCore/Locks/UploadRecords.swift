import Foundation

/// Upload records: written before the first byte is sent, adopted by the process that takes a photo
/// over.
///
/// Every method throws as `SharedStore` does, and blocks its thread: in a task call it in
/// `SharedContainer.perform`.
public final class UploadRecords: Sendable {
  private let store: SharedStore
  private let clock: LockClock

  /// Works on a database that is open; the clock says when a record was changed.
  public init(_ store: SharedStore, clock: LockClock = .system) {
    self.store = store
    self.clock = clock
  }

  /// Performs a statement that changes one record, and that reads the clock where it runs.
  private func changes(_ call: (_ now: Int) -> DatabaseCall<Int>) throws -> Bool {
    try store.run(call(0).mode) { transaction in
      let call = call(clock.now)
      _ = try call.statement.withoutNUL()
      return try transaction.perform(call) == 1
    }
  }

  /// Writes a record, unless the upload has one, and returns the one to continue with: an earlier
  /// one, where somebody began the upload before. When it returns, the record survives a loss of
  /// power.
  public func writeOrAdopt(_ record: UploadRecord) throws -> UploadRecord {
    let read = UploadRecordStatements.read(
      localId: record.localId, collectionId: record.collectionId, contentHash: record.contentHash)
    let write = UploadRecordStatements.write(record)
    _ = try write.statement.withoutNUL()
    return try store.run(write.mode) { transaction in
      _ = try transaction.perform(write)
      guard let found = try transaction.perform(read) else {
        throw LockstepError.database(.corrupt, store.path, "a record that was written is not there")
      }
      return found
    }
  }

  /// The record of an upload, if it was begun.
  public func read(localId: String, collectionId: Int, contentHash: String) throws -> UploadRecord?
  {
    try store.perform(
      UploadRecordStatements.read(
        localId: localId, collectionId: collectionId, contentHash: contentHash))
  }

  /// The record to continue with, or nil where the upload begins anew.
  ///
  /// A record whose encrypted files are gone from the folder, or have another size, is dropped,
  /// unless the storage has them: then its object keys must stay, and the files are needed no more.
  /// Throws `ioError` where a file can't be looked at; the record stays then.
  public func adopt(
    localId: String, collectionId: Int, contentHash: String, folder: URL
  ) throws -> UploadRecord? {
    func found() throws -> UploadRecord? {
      try read(localId: localId, collectionId: collectionId, contentHash: contentHash)
    }
    guard let record = try found() else { return nil }
    if StoredPhase.all.contains(StoredPhase(phase: record.phase)) { return record }
    let hasThumbnail =
      try record.encryptedThumbnailName.map { name in
        try Self.hasSize(folder.appendingPathComponent(name), record.thumbnailSize ?? 0)
      } ?? true
    let hasFile = try Self.hasSize(
      folder.appendingPathComponent(record.encryptedFileName), record.encryptedSize)
    if record.phase != .failed && hasFile && hasThumbnail { return record }
    // Somebody may have gone on meanwhile, so that it must not be dropped any more.
    return try drop(record) ? nil : found()
  }

  // A file that can't be looked at, while the device is locked for one, is not one that is gone.
  private static func hasSize(_ url: URL, _ size: Int) throws -> Bool {
    var found = stat()
    guard stat(url.path, &found) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return false }
      throw ioError("read", url.path)
    }
    return found.st_mode & S_IFMT == S_IFREG && Int(found.st_size) == size
  }

  /// Notes how far an upload is; returns whether the record stands and a move of the spec leads
  /// there.
  public func advance(_ record: UploadRecord, to phase: UploadPhase) throws -> Bool {
    try changes { now in
      UploadRecordStatements.advance(
        localId: record.localId, collectionId: record.collectionId,
        contentHash: record.contentHash, encryptedFileName: record.encryptedFileName,
        fileObjectKey: record.fileObjectKey, phase: phase, updatedAt: now)
    }
  }

  /// To be asked right before the server is asked to commit, instead of verifying the lock alone.
  ///
  /// Returns whether the lock is held and the record still has its object keys. If not, nothing may
  /// be committed. From here on the request counts as in doubt, also when this process ends. A body
  /// that the record has already stays, and is the one to send.
  public func beginCommit(
    _ record: UploadRecord, owner: ProcessType, token: LockCoordinator.Token, body: String
  ) throws -> Bool {
    try changes { now in
      UploadRecordStatements.beginCommit(
        localId: record.localId, collectionId: record.collectionId,
        contentHash: record.contentHash, encryptedFileName: record.encryptedFileName,
        fileObjectKey: record.fileObjectKey, updatedAt: now, owner: owner, token: token.number,
        body: body)
    }
  }

  /// Notes that the server has definitely refused a request to commit. Returns whether one was in
  /// doubt.
  public func refuseCommit(_ record: UploadRecord) throws -> Bool {
    try changes { now in
      UploadRecordStatements.refuseCommit(
        localId: record.localId, collectionId: record.collectionId,
        contentHash: record.contentHash, encryptedFileName: record.encryptedFileName,
        fileObjectKey: record.fileObjectKey, updatedAt: now)
    }
  }

  /// Notes the transfer in flight and its deadline; nil for both where it ended. Returns whether
  /// the record stands.
  public func setTransfer(_ record: UploadRecord, id: String?, deadline: Int?) throws -> Bool {
    try changes { now in
      UploadRecordStatements.setTransfer(
        localId: record.localId, collectionId: record.collectionId,
        contentHash: record.contentHash, encryptedFileName: record.encryptedFileName,
        fileObjectKey: record.fileObjectKey, transferId: id, transferDeadline: deadline,
        updatedAt: now)
    }
  }

  /// Gives the thumbnail an address, before it is sent there. Returns whether the lock is held and
  /// no commit is in doubt. When it returns, the change survives a loss of power.
  public func setThumbnail(
    _ record: UploadRecord, owner: ProcessType, token: LockCoordinator.Token, objectKey: String,
    url: String
  ) throws -> Bool {
    try changes { now in
      UploadRecordStatements.setThumbnail(
        localId: record.localId, collectionId: record.collectionId,
        contentHash: record.contentHash, encryptedFileName: record.encryptedFileName,
        fileObjectKey: record.fileObjectKey, thumbnailObjectKey: objectKey, thumbnailUrl: url,
        updatedAt: now, owner: owner, token: token.number)
    }
  }

  /// Notes that the storage has the thumbnail. Returns whether the record has it at this object
  /// key.
  public func setThumbnailStored(_ record: UploadRecord) throws -> Bool {
    try changes { now in
      UploadRecordStatements.setThumbnailStored(
        localId: record.localId, collectionId: record.collectionId,
        contentHash: record.contentHash, encryptedFileName: record.encryptedFileName,
        fileObjectKey: record.fileObjectKey, thumbnailObjectKey: record.thumbnailObjectKey,
        updatedAt: now)
    }
  }

  /// Where a file is sent: one address, or one for each part and one that completes them.
  public struct FileAddress: Sendable, Equatable {
    /// Where the file is stored.
    public let objectKey: String
    /// The address of a file that is sent in one request.
    public let url: String?
    /// The address that completes a file in parts.
    public let completeURL: String?
    /// The addresses of the parts, in their order.
    public let partURLs: [String]

    /// Makes an address of its parts.
    public init(objectKey: String, url: String?, completeURL: String?, partURLs: [String]) {
      self.objectKey = objectKey
      self.url = url
      self.completeURL = completeURL
      self.partURLs = partURLs
    }
  }

  /// Gives the file an address, or one for each part, before it is sent there.
  ///
  /// Parts of an earlier address are forgotten. Returns whether the lock is held and no commit is
  /// in doubt. When it returns, the change survives a loss of power.
  public func setFile(
    _ record: UploadRecord, owner: ProcessType, token: LockCoordinator.Token, address: FileAddress
  ) throws -> Bool {
    let parts = address.partURLs.enumerated().map { number, url in
      UploadPartStatements.write(
        TrackedPart(
          objectKey: address.objectKey, partNumber: number, partUrl: url, partStatus: .pending))
    }
    return try store.run(.durable) { transaction in
      let set = UploadRecordStatements.setFile(
        localId: record.localId, collectionId: record.collectionId,
        contentHash: record.contentHash, encryptedFileName: record.encryptedFileName,
        fileObjectKey: record.fileObjectKey, fileUrl: address.url, completeUrl: address.completeURL,
        updatedAt: clock.now, newFileObjectKey: address.objectKey, owner: owner,
        token: token.number)
      for call in [set] + parts { _ = try call.statement.withoutNUL() }
      let isSet = try transaction.perform(set) == 1
      for call in [UploadPartStatements.removeOrphans()] + parts {
        _ = try transaction.perform(call)
      }
      return isSet
    }
  }

  /// Notes that the storage has a part, counted from 0. Returns whether the record's file has this
  /// part.
  public func setPart(_ record: UploadRecord, number: Int, etag: String) throws -> Bool {
    guard let objectKey = record.fileObjectKey else { return false }
    return try store.perform(
      TrackedPartStatements.setUploaded(objectKey: objectKey, partNumber: number, partEtag: etag)
    ) == 1
  }

  /// The parts of a record's file, in their order; none for a file that is sent in one request.
  public func parts(_ record: UploadRecord) throws -> [TrackedPart] {
    guard let objectKey = record.fileObjectKey else { return [] }
    return try store.perform(TrackedPartStatements.list(objectKey: objectKey))
  }

  /// The multipart uploads that the app has begun by its own table.
  public func allTracked() throws -> [TrackedUpload] {
    try store.perform(TrackedUploadStatements.list())
  }

  /// The one of a photo with this content that it began last, with its parts; nil where the folder
  /// lacks its encrypted file. Throws `ioError` where the file can't be looked at.
  public func tracked(
    localId: String, collectionId: Int, fileHash: String, folder: URL
  ) throws -> (upload: TrackedUpload, parts: [TrackedPart])? {
    let find = TrackedUploadStatements.find(
      localId: localId, fileHash: fileHash, collectionId: collectionId)
    guard let found = try store.perform(find),
      try Self.hasSize(
        folder.appendingPathComponent(found.encryptedFileName), found.encryptedFileSize)
    else { return nil }
    return (
      found, try store.perform(TrackedPartStatements.list(objectKey: found.objectKey))
    )
  }

  /// Writes a record of a multipart upload that the app began, unless the upload has one, and
  /// removes the app's row; its parts are the record's. Returns the record to continue with. When
  /// it returns, the change survives a loss of power.
  public func takeOver(_ record: UploadRecord, of tracked: TrackedUpload) throws -> UploadRecord {
    let write = UploadRecordStatements.write(record)
    let remove = TrackedUploadStatements.remove(objectKey: tracked.objectKey)
    let read = UploadRecordStatements.read(
      localId: record.localId, collectionId: record.collectionId, contentHash: record.contentHash)
    for call in [write, remove] { _ = try call.statement.withoutNUL() }
    return try store.run(.durable) { transaction in
      for call in [write, remove, UploadPartStatements.removeOrphans()] {
        _ = try transaction.perform(call)
      }
      guard let found = try transaction.perform(read) else {
        throw LockstepError.database(.corrupt, store.path, "a record that was written is not there")
      }
      return found
    }
  }

  /// Drops a record so that the upload may begin anew. Returns false while a commit is in doubt, or
  /// where it was committed.
  public func drop(_ record: UploadRecord) throws -> Bool {
    let drop = UploadRecordStatements.drop(
      localId: record.localId, collectionId: record.collectionId,
      contentHash: record.contentHash, encryptedFileName: record.encryptedFileName,
      fileObjectKey: record.fileObjectKey)
    _ = try drop.statement.withoutNUL()
    return try store.run(.write) { transaction in
      let isDropped = try transaction.perform(drop) == 1
      _ = try transaction.perform(UploadPartStatements.removeOrphans())
      return isDropped
    }
  }

  /// Notes what the server has answered, and removes the record, both or neither. Returns whether
  /// the record was there: if not, somebody else has finished the upload, or began it anew; what
  /// the server has is noted all the same.
  public func finish(_ record: UploadRecord, as file: CommittedFile) throws -> Bool {
    let remove = UploadRecordStatements.remove(
      localId: record.localId, collectionId: record.collectionId,
      contentHash: record.contentHash, encryptedFileName: record.encryptedFileName,
      fileObjectKey: record.fileObjectKey)
    let write = CommittedFileStatements.write(file)
    for call in [write, remove] { _ = try call.statement.withoutNUL() }
    return try store.run(.write) { transaction in
      _ = try transaction.perform(write)
      let wasThere = try transaction.perform(remove) == 1
      _ = try transaction.perform(UploadPartStatements.removeOrphans())
      return wasThere
    }
  }

  /// The records whose transfer is in flight, the next deadline first.
  public func inFlight() throws -> [UploadRecord] {
    try store.perform(UploadRecordStatements.inFlight())
  }

  /// All records, those that are done among them: their files in the container stay.
  public func list() throws -> [UploadRecord] {
    try store.perform(UploadRecordStatements.list())
  }

  /// The records of uploads that are not done, the oldest first.
  public func unfinished() throws -> [UploadRecord] {
    try store.perform(UploadRecordStatements.unfinished())
  }
}
