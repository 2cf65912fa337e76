// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import XCTest

@testable import LockstepCore

final class SharedContainerTests: XCTestCase {
  func testSuspensionClosesTheFileAndTheNextOperationOpensIt() throws {
    let folder = try TemporaryFolder()
    let container = try SharedContainer(folder: folder.url)
    XCTAssertEqual(try container.locks.acquire("photo", owner: .extension)?.number, 1)
    XCTAssertEqual(try container.locks.list().locks.map(\.id), ["photo"])
    try container.locks.heartbeat(.extension)
    XCTAssertNotEqual(openFiles(in: folder), [])
    let before = try folder.read(SharedDatabase.fileName)
    container.suspend()
    XCTAssertEqual(openFiles(in: folder), [])
    XCTAssertEqual(
      try folder.read(SharedDatabase.fileName), before, "there is no time for a checkpoint")
    XCTAssertEqual(databaseFailure { _ = try container.locks.list() }, .interrupted)
    container.resume()
    XCTAssertEqual(try container.locks.list().locks.map(\.id), ["photo"])
    // The -wal stays, with its protection, for the next opening.
    XCTAssertTrue(try folder.names.contains(SharedDatabase.fileName + "-wal"))
  }

  func testWhatProcessesTellEachOther() throws {
    let container = try SharedContainer(folder: TemporaryFolder().url)
    let file = CommittedFile(
      fileId: 7, localId: "photo", collectionId: 1, encryptedKey: "k", keyDecryptionNonce: "n",
      fileDecryptionHeader: "h", thumbnailDecryptionHeader: "h", metadataDecryptionHeader: "h",
      contentHash: "c", updationTime: 10)
    try container.files.write(file)
    XCTAssertEqual(try container.files.withContent("c", inCollection: 1), [file])
    XCTAssertEqual(try container.files.withContent("c", inCollection: 2), [])
    XCTAssertEqual(try container.files.ofPhoto("photo", inCollection: 1), [file])
    XCTAssertEqual(try container.files.changed(since: 10, limit: 5), [file])
    XCTAssertEqual(try container.files.changed(since: 11, limit: 5), [])
    XCTAssertTrue(try container.files.remove(fileId: 7, collectionId: 1))
    XCTAssertFalse(try container.files.remove(fileId: 7, collectionId: 1))
    let collection = SharedCollection(id: 1, encryptedKey: "k", keyDecryptionNonce: nil)
    try container.collections.write(collection)
    XCTAssertEqual(try container.collections.read(id: 1), collection)
    XCTAssertEqual(try container.collections.list(), [collection])
    XCTAssertTrue(try container.collections.remove(id: 1))
    XCTAssertNil(try container.collections.read(id: 1))
    let state = try XCTUnwrap(UploadState.allCases.first)
    let progress = UploadProgress(
      localId: "photo", owner: .extension, state: state, sentBytes: 1, totalBytes: 2, failure: nil,
      updatedAt: 3)
    try container.progress.write(progress)
    XCTAssertEqual(try container.progress.read(localId: "photo"), progress)
    XCTAssertEqual(try container.progress.list(in: state), [progress])
    XCTAssertEqual(try container.progress.list(), [progress])
    XCTAssertTrue(try container.progress.remove(localId: "photo"))
    XCTAssertEqual(try container.progress.list(), [])
  }

  func testWhatASessionOfTheSystemSendsStaysForAWeek() throws {
    let folder = try TemporaryFolder()
    let container = try SharedContainer(folder: folder.url)
    let now = LockClock.system.now
    for kind in ["part", "answer"] {
      let name = "\(UploadNames.sendingPrefix)extension-a.\(kind)"
      try Data([1]).write(to: container.uploads.appendingPathComponent(name))
    }
    for owner in ProcessType.allCases {
      XCTAssertEqual(try container.clean(owner, now: now + UploadNames.sendingFor / 2), 0)
    }
    XCTAssertEqual(
      try container.clean(.background, now: now + UploadNames.sendingFor + 60_000_000), 2)
  }

  func testAnOlderSchemaIsBroughtToTheNewerAndANewerOneIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("db")
    let old = try SharedDatabaseConnection(path: path)
    let later =
      SharedMigrations.versions + [
        [
          "ALTER TABLE collections ADD COLUMN name TEXT",
          "PRAGMA user_version = \(SharedDatabase.schemaVersion + 1)",
        ]
      ]
    let new = try SharedDatabaseConnection(path: path, migrations: later)
    XCTAssertEqual(
      databaseFailure { try old.perform(.read, LockStatements.list()) }, .newerSchema)
    try new.perform(.write, statement("INSERT INTO collections VALUES (1, 'k', NULL, 'n')"))
    try new.checkpoint()
    new.close()
    old.close()
    let before = try folder.read("db")
    XCTAssertEqual(databaseFailure { _ = try SharedStore(path: path) }, .newerSchema)
    XCTAssertEqual(try folder.read("db"), before)
  }
}
