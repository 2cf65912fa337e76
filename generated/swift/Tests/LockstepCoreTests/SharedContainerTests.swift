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

  func testAnOlderSchemaIsBroughtToTheNewerAndANewerOneIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("db")
    let old = try SharedDatabaseConnection(path: path)
    let later =
      SharedMigrations.versions + [
        ["ALTER TABLE collections ADD COLUMN name TEXT", "PRAGMA user_version = 2"]
      ]
    let new = try SharedDatabaseConnection(path: path, migrations: later)
    XCTAssertEqual(
      databaseFailure { _ = try old.run(.read, [BoundStatement(LockStatements.listLocks)]) },
      .newerSchema)
    _ = try new.run(.write, [BoundStatement("INSERT INTO collections VALUES (1, 'k', NULL, 'n')")])
    try new.checkpoint()
    new.close()
    old.close()
    let before = try folder.read("db")
    XCTAssertEqual(databaseFailure { _ = try SharedStore(path: path) }, .newerSchema)
    XCTAssertEqual(try folder.read("db"), before)
  }
}
