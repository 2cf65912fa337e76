// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

@testable import LockstepCore

/// Why work on a database failed; nil where it did not, or for another reason.
func databaseFailure(of work: () throws -> Void) -> DatabaseFailure? {
  do {
    try work()
    return nil
  } catch {
    return (error as? LockstepError)?.databaseFailure
  }
}

extension SharedDatabaseConnection {
  /// Runs a statement in a transaction of its own.
  @discardableResult
  func perform<Value>(
    _ mode: Mode, _ call: DatabaseCall<Value>, interruption: Interruption = Interruption()
  ) throws -> Value {
    try run(mode, interruption: interruption) { try $0.perform(call) }
  }
}

/// A statement that is not the spec's.
func statement(_ sql: String, _ parameters: SQLValue...) -> DatabaseCall<SQLOutcome> {
  DatabaseCall(
    statement: BoundStatement(sql: sql, parameters: parameters), writes: true, isDurable: false,
    read: { outcome, _ in outcome })
}

extension LockCoordinator {
  /// Opens a database; its clock stands still.
  convenience init(path: String, at now: Int = 1) throws {
    self.init(try SharedStore(path: path), clock: LockClock { now })
  }

  /// The same locks, seen at another time.
  func at(_ now: Int) -> LockCoordinator {
    LockCoordinator(store, clock: LockClock { now })
  }
}

extension TemporaryFolder {
  /// The bytes of each file, by name.
  var contents: [String: [UInt8]] {
    get throws { Dictionary(uniqueKeysWithValues: try names.map { ($0, try read($0)) }) }
  }

  /// Makes a database of statements; a -wal stays with `keepingWAL`.
  func makeDatabase(_ name: String, keepingWAL: Bool = false, _ statements: String...) throws {
    let connection = try SQLiteConnection(path: path(name))
    if keepingWAL { try connection.execute("PRAGMA journal_mode = WAL") }
    for sql in statements { try connection.execute(sql) }
    guard keepingWAL else { return connection.close() }
    // As a process that was killed leaves it: the last one that closes would empty the -wal.
    let files = try [name, name + "-wal"].map { ($0, try read($0)) }
    connection.close()
    for (file, bytes) in files { try write(bytes, to: file) }
  }
}

extension UploadRecord {
  /// The record of the upload of `photo` to collection 1, whose file has four bytes.
  static func sample(_ objectKey: String) -> UploadRecord {
    UploadRecord(
      localId: "photo", collectionId: 1, contentHash: "c", phase: .prepared,
      fileObjectKey: objectKey, thumbnailStored: 0, encryptedKey: "k", keyDecryptionNonce: "n",
      fileDecryptionHeader: "h", metadata: "m", metadataDecryptionHeader: "h",
      encryptedFileName: "photo.encrypted", encryptedSize: 4, fileMd5: "5", commitsSent: 0,
      commitsRefused: 0, createdAt: 1, updatedAt: 1)
  }
}
