import Foundation
import XCTest

@testable import LockstepCore

final class SharedStoreTests: XCTestCase {
  private let folder = try! TemporaryFolder()

  override func tearDown() {
    folder.remove()
  }

  private func removeDatabase(_ name: String = "db") throws {
    for end in ["", "-wal", "-shm"] {
      try FileManager.default.removeItem(atPath: folder.path(name + end))
    }
  }

  func testAFileThatWasDeletedOrReplacedGrantsNoLock() throws {
    for isReplaced in [false, true] {
      let locks = try LockCoordinator(path: folder.path("db"))
      let token = try XCTUnwrap(try locks.acquire("photo", owner: .foreground))
      XCTAssertTrue(try locks.verify("photo", owner: .foreground, token: token))
      try removeDatabase()
      let others = isReplaced ? try LockCoordinator(path: folder.path("db")) : nil
      XCTAssertEqual(try others?.acquire("photo", owner: .foreground)?.number, isReplaced ? 1 : nil)
      // The token of the file that is gone is the one of another lock in the new one.
      let operations: [(String, () throws -> Void)] = [
        ("verify", { _ = try locks.verify("photo", owner: .foreground, token: token) }),
        ("acquire", { _ = try locks.acquire("other", owner: .foreground) }),
        ("heartbeat", { try locks.heartbeat(.foreground) }),
        ("list", { _ = try locks.list() }),
        ("release", { _ = try locks.release("photo", owner: .foreground, token: token) }),
        ("start", { _ = try locks.start(.foreground) }),
      ]
      for (name, operation) in operations {
        XCTAssertEqual(databaseFailure(of: operation), .replaced, name)
      }
      locks.store.close()
      for (name, operation) in operations {
        XCTAssertEqual(databaseFailure(of: operation), .replaced, "\(name), opened again")
      }
      XCTAssertEqual(try folder.names.contains("db"), isReplaced, "none is made by asking")
      XCTAssertEqual(try others?.list().locks.map(\.id), isReplaced ? ["photo"] : nil)
      others?.store.close()
      if isReplaced { try removeDatabase() }
    }
  }

  func testAFileThatIsDeletedDuringAnOperationGrantsNoLock() throws {
    let store = try SharedStore(path: folder.path("db"))
    // It is deleted between the look at the file and the commit.
    XCTAssertEqual(
      databaseFailure {
        try store.run(.write) { _ in try removeDatabase() }
      }, .replaced)
  }

  /// A clock that is read before an operation waits its turn says that the living are dead.
  func testTheClockIsReadWhereTheOperationRunsInEachOfItsTries() throws {
    let setUp = try LockCoordinator(path: folder.path("db"), at: 0)
    XCTAssertNotNil(try setUp.acquire("photo", owner: .background))
    let jump = 2 * LockTiming.aliveWithin
    let other = try SQLiteConnection(path: folder.path("db"))
    try other.execute("BEGIN IMMEDIATE")
    // While the operation waits for the writer, its process is suspended for a minute, and the
    // background task goes on beating.
    let now = JumpingClock()
    var tries = 0
    let connection = try SharedDatabaseConnection(
      path: folder.path("db"), patience: .max,
      pause: {
        tries += 1
        guard tries == 2 else { return }
        now.jump(to: jump)
        try? other.execute(
          "INSERT OR REPLACE INTO process_heartbeats VALUES ('background', \(jump)); COMMIT")
      })
    let locks = LockCoordinator(SharedStore(connection), clock: LockClock { now.value })
    XCTAssertEqual(try locks.sweep(), 0, "the background task lives")
    XCTAssertEqual(tries, 2)
    XCTAssertEqual(try locks.list().locks.map(\.owner), [.background])
    XCTAssertEqual(try locks.decide(.foreground).because, .background)
  }

  func testReadingWaitsForNoWriterOfTheSameProcess() throws {
    let locks = try LockCoordinator(path: folder.path("db"))
    let token = try XCTUnwrap(try locks.acquire("photo", owner: .foreground))
    let writing = DispatchSemaphore(value: 0)
    let goOn = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      _ = try? locks.store.run(.write) { _ in
        writing.signal()
        goOn.wait()
      }
      ended.signal()
    }
    writing.wait()
    let read = expectation(description: "read")
    Thread.detachNewThread {
      XCTAssertEqual(try? locks.verify("photo", owner: .foreground, token: token), true)
      XCTAssertEqual(try? locks.decide(.foreground).decision, .run)
      XCTAssertEqual(try? locks.list().locks.count, 1)
      read.fulfill()
    }
    wait(for: [read], timeout: 60)
    goOn.signal()
    ended.wait()
  }

  func testACancelledTaskEndsTheWaitForAWriter() async throws {
    let container = try SharedContainer(folder: folder.url)
    let other = try SQLiteConnection(path: container.store.path)
    try other.execute("BEGIN IMMEDIATE")
    let (tries, tried) = AsyncStream.makeStream(of: Void.self)
    let connection = try SharedDatabaseConnection(
      path: container.store.path,
      pause: {
        tried.yield()
        SharedDatabaseConnection.randomPause()
      })
    let locks = LockCoordinator(SharedStore(connection))
    let task = Task { try await LockSession(container.locks, owner: .foreground).start() }
    let performing = Task { try await runBlocking { try locks.sweep() } }
    // One that is cancelled before it begins does not wait at all.
    for await _ in tries { break }
    task.cancel()
    performing.cancel()
    let (result, performed) = await (task.result, performing.result)
    for each in [result, performed] {
      XCTAssertThrowsError(try each.get()) { XCTAssertTrue($0 is CancellationError, "\($0)") }
    }
    try other.execute("ROLLBACK")
    XCTAssertEqual(try container.locks.list().heartbeats, [])
  }

  func testALockThatCanNotBeReadDoesNotLookFree() throws {
    let locks = try LockCoordinator(path: folder.path("db"))
    let other = try SQLiteConnection(path: folder.path("db"))
    try other.execute(
      "PRAGMA ignore_check_constraints = ON; INSERT INTO upload_locks VALUES ('a', 'moon', 1, 1)")
    XCTAssertEqual(databaseFailure { _ = try locks.list() }, .corrupt)
  }

  func testAnOutcomeThatCanNotBeReadChangesNothing() throws {
    let store = try SharedStore(path: folder.path("db"))
    struct Unreadable: Error {}
    let beat = DatabaseCall<Int>(
      statement: HeartbeatStatements.beat(owner: .foreground, time: 1).statement,
      writes: true, isDurable: false, read: { _, _ in throw Unreadable() })
    XCTAssertThrowsError(try store.perform(beat)) { XCTAssertTrue($0 is Unreadable) }
    XCTAssertEqual(try LockCoordinator(store).list().heartbeats, [])
  }

  func testWhatMustSurviveALossOfPowerIsSynced() throws {
    let modes = Modes()
    let store = SharedStore(
      try SharedDatabaseConnection(path: folder.path("db"), began: { modes.add($0) }))
    let records = UploadRecords(store)
    let token = try XCTUnwrap(try LockCoordinator(store).acquire("photo", owner: .extension))
    _ = modes.taken
    let record = try records.writeOrAdopt(.sample("1/key"))
    XCTAssertEqual(modes.taken, [.durable])
    _ = try records.advance(record, to: .uploading)
    XCTAssertEqual(modes.taken, [.write])
    _ = try records.setFile(
      record, owner: .extension, token: token,
      address: .init(objectKey: "1/new", url: "u", completeURL: nil, partURLs: []))
    XCTAssertEqual(modes.taken, [.durable])
    _ = try records.setThumbnail(
      record, owner: .extension, token: token, objectKey: "1/thumb", url: "u")
    XCTAssertEqual(modes.taken, [.durable])
    _ = try records.beginCommit(record, owner: .extension, token: token, body: "{}")
    XCTAssertEqual(modes.taken, [.durable])
    let expected: KeyValuePairs<SharedDatabaseConnection.Mode, Int> = [
      .durable: 2, .write: 1, .durable: 2,
    ]
    for (mode, synchronous) in expected {
      let found = try store.run(mode) {
        try $0.perform(statement("PRAGMA synchronous")).rows.first?.first?.integer
      }
      XCTAssertEqual(found, synchronous, "SQLite's NORMAL is 1, and FULL is 2")
    }
  }

  func testErrorsKeepTheCodeThatSQLiteHasExtended() throws {
    let store = try SharedStore(path: folder.path("db"))
    let insert = statement("INSERT INTO upload_locks VALUES (NULL, 'extension', 1, 1)")
    XCTAssertThrowsError(try store.run(.write) { try $0.perform(insert) }) { error in
      let error = error as? LockstepError
      XCTAssertEqual(error?.sqliteCode, 1299, "SQLITE_CONSTRAINT_NOTNULL")
      XCTAssertEqual(error?.databaseFailure, .refused)
    }
  }
}

/// The modes of transactions that began, since they were asked for last.
private final class Modes: @unchecked Sendable {
  private let turn = NSLock()
  private var modes: [SharedDatabaseConnection.Mode] = []

  func add(_ mode: SharedDatabaseConnection.Mode) {
    turn.withLock { modes.append(mode) }
  }

  var taken: [SharedDatabaseConnection.Mode] {
    turn.withLock {
      defer { modes = [] }
      return modes
    }
  }
}

/// A clock that is put forward.
private final class JumpingClock: @unchecked Sendable {
  private let turn = NSLock()
  private var time = 0

  var value: Int { turn.withLock { time } }

  func jump(to time: Int) {
    turn.withLock { self.time = time }
  }
}
