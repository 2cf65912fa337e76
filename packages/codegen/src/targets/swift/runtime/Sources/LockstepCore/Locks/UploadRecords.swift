import Foundation

/// Upload records: written before the first byte is sent, adopted by whoever takes a photo over.
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
  private func changes(
    durably: Bool = false, _ call: (_ now: Int) -> DatabaseCall<Int>
  ) throws -> Bool {
    try store.run(durably ? .durable : .write) { transaction in
      let call = call(clock.now)
      _ = try call.statement.withoutNUL()
      return try transaction.perform(call) == 1
    }
  }

  /// Writes a record, unless the upload has one, and returns the one to go on with: an earlier one,
  /// where somebody began the upload before. When it returns, the record survives a loss of power.
  public func writeOrAdopt(_ record: UploadRecord) throws -> UploadRecord {
    let read = UploadRecordStatements.read(
      localId: record.localId, collectionId: record.collectionId)
    let write = UploadRecordStatements.write(record)
    _ = try write.statement.withoutNUL()
    return try store.run(.durable) { transaction in
      _ = try transaction.perform(write)
      guard let found = try transaction.perform(read) else {
        throw LockstepError.database(.corrupt, store.path, "a record that was written is not there")
      }
      return found
    }
  }

  /// The record of an upload, if it was begun.
  public func read(localId: String, collectionId: Int) throws -> UploadRecord? {
    try store.perform(UploadRecordStatements.read(localId: localId, collectionId: collectionId))
  }

  /// The record to go on with, or nil where the upload begins anew.
  ///
  /// A record whose encrypted files are gone from the folder, or have another size, is dropped,
  /// unless the storage has them: then its object keys must stay, and the files are needed no more.
  /// Throws `ioError` where a file can't be looked at; the record stays then.
  public func adopt(localId: String, collectionId: Int, folder: URL) throws -> UploadRecord? {
    guard let record = try read(localId: localId, collectionId: collectionId) else { return nil }
    if StoredPhase.all.contains(StoredPhase(phase: record.phase)) { return record }
    let hasThumbnail =
      try record.encryptedThumbnailName.map { name in
        try Self.hasSize(folder.appendingPathComponent(name), record.thumbnailSize ?? 0)
      } ?? true
    let hasFile = try Self.hasSize(
      folder.appendingPathComponent(record.encryptedFileName), record.encryptedSize)
    if record.phase != .failed && hasFile && hasThumbnail { return record }
    // Somebody may have gone on meanwhile, so that it must not be dropped any more.
    return try drop(record) ? nil : read(localId: localId, collectionId: collectionId)
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
        fileObjectKey: record.fileObjectKey, phase: phase, updatedAt: now)
    }
  }

  /// To be asked right before the server is asked to commit, instead of verifying the lock alone:
  /// returns whether the lock is held and the record still has its object keys. If not, nothing may
  /// be committed.
  public func beginCommit(
    _ record: UploadRecord, owner: ProcessType, token: LockCoordinator.Token
  ) throws -> Bool {
    try changes(durably: true) { now in
      UploadRecordStatements.beginCommit(
        localId: record.localId, collectionId: record.collectionId,
        fileObjectKey: record.fileObjectKey, updatedAt: now, owner: owner, token: token.number)
    }
  }

  /// Notes the transfer in flight and its deadline; nil for both where it ended. Returns whether
  /// the record stands.
  public func setTransfer(_ record: UploadRecord, id: String?, deadline: Int?) throws -> Bool {
    try changes { now in
      UploadRecordStatements.setTransfer(
        localId: record.localId, collectionId: record.collectionId,
        fileObjectKey: record.fileObjectKey, transferId: id, transferDeadline: deadline,
        updatedAt: now)
    }
  }

  /// Gives an upload new object keys; returns false where it is too late, and the old ones must
  /// stay.
  public func moveObjects(
    _ record: UploadRecord, file: String, thumbnail: String?
  ) throws -> Bool {
    try changes(durably: true) { now in
      UploadRecordStatements.moveObjects(
        localId: record.localId, collectionId: record.collectionId,
        fileObjectKey: record.fileObjectKey, thumbnailObjectKey: thumbnail, updatedAt: now,
        newFileObjectKey: file)
    }
  }

  /// Drops a record so that the upload may begin anew; returns false where it is too late.
  public func drop(_ record: UploadRecord) throws -> Bool {
    try store.perform(
      UploadRecordStatements.drop(
        localId: record.localId, collectionId: record.collectionId,
        fileObjectKey: record.fileObjectKey)) == 1
  }

  /// Notes what the server has answered, and removes the record, both or neither. Returns whether
  /// the record was there: if not, somebody else has finished the upload, or began it anew; what the
  /// server has is noted all the same.
  public func finish(_ record: UploadRecord, as file: CommittedFile) throws -> Bool {
    let remove = UploadRecordStatements.remove(
      localId: record.localId, collectionId: record.collectionId,
      fileObjectKey: record.fileObjectKey)
    let write = CommittedFileStatements.write(file)
    for call in [write, remove] { _ = try call.statement.withoutNUL() }
    return try store.run(.write) { transaction in
      _ = try transaction.perform(write)
      return try transaction.perform(remove) == 1
    }
  }

  /// The records whose transfer is in flight, the next deadline first.
  public func inFlight() throws -> [UploadRecord] {
    try store.perform(UploadRecordStatements.inFlight())
  }

  /// The records of uploads that are not done, the oldest first.
  public func unfinished() throws -> [UploadRecord] {
    try store.perform(UploadRecordStatements.unfinished())
  }
}
