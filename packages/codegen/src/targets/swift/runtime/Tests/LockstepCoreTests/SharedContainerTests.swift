import Foundation
import XCTest

@testable import LockstepCore

final class SharedContainerTests: XCTestCase {
  private func reason(_ work: () throws -> Void) -> DatabaseFailure? {
    do {
      try work()
      return nil
    } catch {
      return (error as? LockstepError)?.databaseFailure
    }
  }

  private func record(_ key: String, size: Int = 4) -> UploadRecord {
    UploadRecord(
      localId: "photo", collectionId: 1, phase: .prepared, fileObjectKey: key, encryptedKey: "k",
      keyDecryptionNonce: "n", fileDecryptionHeader: "h", metadata: "m",
      metadataDecryptionHeader: "h", encryptedFileName: "photo.encrypted", encryptedSize: size,
      fileMd5: "5", contentHash: "c", updatedAt: 1)
  }

  func testSuspensionClosesTheFileAndTheNextOperationOpensIt() throws {
    let folder = try TemporaryFolder()
    let container = try SharedContainer(folder: folder.url)
    XCTAssertEqual(try container.locks.acquire("photo", owner: .extension, now: 1), 1)
    container.suspend()
    let files = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
      .map { "/proc/self/fd/" + $0 }
      .compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: $0) }
    XCTAssertEqual(files.filter { $0.hasPrefix(folder.url.path) }, [])
    XCTAssertEqual(reason { _ = try container.locks.list() }, .interrupted)
    container.resume()
    XCTAssertEqual(try container.locks.list().locks.map(\.id), ["photo"])
    // The -wal stays, with its protection, for the next opening.
    XCTAssertTrue(try folder.names.contains(SharedDatabase.fileName + "-wal"))
  }

  func testASuccessorAdoptsARecordAndDropsOneWithoutItsFile() throws {
    let folder = try TemporaryFolder()
    let container = try SharedContainer(folder: folder.url)
    let records = container.records
    let first = try records.writeOrAdopt(record("1/first"))
    XCTAssertEqual(try records.writeOrAdopt(record("1/second")), first)
    XCTAssertNil(try records.adopt(localId: "photo", collectionId: 1, folder: container.uploads))
    let second = try records.writeOrAdopt(record("1/second"))
    XCTAssertEqual(second.fileObjectKey, "1/second")
    try Data("abcd".utf8).write(to: container.uploads.appendingPathComponent("photo.encrypted"))
    XCTAssertEqual(
      try records.adopt(localId: "photo", collectionId: 1, folder: container.uploads), second)
    // Whoever knows the record of before changes nothing.
    XCTAssertFalse(try records.advance(first, to: .uploading, now: 2))
    XCTAssertTrue(try records.advance(second, to: .uploading, now: 2))
    XCTAssertFalse(try records.advance(second, to: .committing, now: 2))
    XCTAssertTrue(try records.setTransfer(second, id: "t", deadline: 9, now: 3))
    XCTAssertEqual(try records.inFlight().map(\.transferId), ["t"])
    XCTAssertTrue(try records.advance(second, to: .uploaded, now: 4))
    XCTAssertFalse(try records.beginCommit(second, owner: .background, token: 1, now: 5))
    let token = try XCTUnwrap(try container.locks.acquire("photo", owner: .background, now: 5))
    XCTAssertTrue(try records.beginCommit(second, owner: .background, token: token, now: 5))
    try FileManager.default.removeItem(
      at: container.uploads.appendingPathComponent("photo.encrypted"))
    XCTAssertFalse(try records.drop(second))
    XCTAssertNotNil(
      try records.adopt(localId: "photo", collectionId: 1, folder: container.uploads))
    try records.finish(
      second,
      as: CommittedFile(
        fileId: 7, localId: "photo", collectionId: 1, encryptedKey: "k", keyDecryptionNonce: "n",
        fileDecryptionHeader: "h", thumbnailDecryptionHeader: "h", metadataDecryptionHeader: "h",
        contentHash: "c", updationTime: 10))
    XCTAssertEqual(try records.unfinished(), [])
    let found = try container.store.perform(
      CommittedFileStatements.findContent(collectionId: 1, contentHash: "c"))
    XCTAssertEqual(found.map(\.fileId), [7])
  }

  func testAnOlderSchemaIsBroughtToTheNewerAndANewerOneIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("db")
    let old = try SharedDatabaseConnection(path: path)
    let later = SharedMigrations.versions + [
      ["ALTER TABLE collections ADD COLUMN name TEXT", "PRAGMA user_version = 2"]
    ]
    let new = try SharedDatabaseConnection(path: path, migrations: later)
    XCTAssertEqual(
      reason { _ = try old.run(.read, [BoundStatement(LockStatements.listLocks)]) }, .newerSchema)
    _ = try new.run(.write, [BoundStatement("INSERT INTO collections VALUES (1, 'k', NULL, 'n')")])
    try new.checkpoint()
    new.close()
    old.close()
    let before = try folder.read("db")
    XCTAssertEqual(reason { _ = try SharedStore(path: path) }, .newerSchema)
    XCTAssertEqual(try folder.read("db"), before)
  }

  func testFailuresOfTheSystemHaveTheirReasons() throws {
    let folder = try TemporaryFolder()
    let database = try SharedDatabaseConnection(path: folder.path("db"))
    _ = try database.run(.read, [BoundStatement("PRAGMA max_page_count = 1")])
    let large = BoundStatement(
      "INSERT INTO collections VALUES (1, ?1, NULL)",
      .text(String(repeating: "k", count: 50_000)))
    XCTAssertEqual(reason { _ = try database.run(.write, [large]) }, .full)
    database.close()
    XCTAssertEqual(
      reason { try SharedDatabaseConnection.requireSQLite(path: "x", minimum: 99_000_000) },
      .olderSQLite)
  }

  func testAWorkThatIsCancelledLetsItsLockGo() async throws {
    let folder = try TemporaryFolder()
    let session = LockSession(try LockCoordinator(path: folder.path("db")), owner: .foreground)
    let task = Task {
      try await session.withLock("photo") { lock in
        XCTAssertTrue(try lock.isHeld())
        try await Task.sleep(nanoseconds: 60_000_000_000)
      }
    }
    while try session.locks.list().locks.isEmpty { await Task.yield() }
    task.cancel()
    let result = await task.result
    XCTAssertThrowsError(try result.get()) { XCTAssertTrue($0 is CancellationError) }
    XCTAssertEqual(try session.locks.list().locks, [])
  }
}
