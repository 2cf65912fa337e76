import Foundation
import XCTest

@testable import LockstepCore

final class DatabaseFailureTests: XCTestCase {
  private let list = LockStatements.list()
  private let beat = HeartbeatStatements.beat(owner: .foreground, time: 1)

  /// Another connection with a transaction that writes.
  private func writer(_ path: String) throws -> SQLiteConnection {
    let other = try SQLiteConnection(path: path)
    try other.execute("BEGIN IMMEDIATE")
    return other
  }

  func testIsBusyWhileAnotherConnectionWrites() throws {
    let folder = try TemporaryFolder()
    let database = try SharedDatabaseConnection(path: folder.path("db"), patience: 0)
    let other = try writer(folder.path("db"))
    XCTAssertEqual(databaseFailure { try database.perform(.write, beat) }, .busy)
    XCTAssertNoThrow(try database.perform(.read, list), "a reader waits for no writer")
    try other.execute("ROLLBACK")
    XCTAssertNoThrow(try database.perform(.write, beat))
  }

  /// Interrupts until work in another thread has ended, and returns how it failed.
  private func interrupting(
    _ store: SharedStore, _ work: @escaping @Sendable () throws -> Void
  ) -> DatabaseFailure? {
    let ended = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var failure: DatabaseFailure?
    Thread.detachNewThread {
      failure = databaseFailure(of: work)
      ended.signal()
    }
    while ended.wait(timeout: .now() + .milliseconds(1)) == .timedOut { store.interrupt() }
    return failure
  }

  func testIsInterruptedWhileItWaits() throws {
    let folder = try TemporaryFolder()
    let store = try SharedStore(path: folder.path("db"))
    let other = try writer(folder.path("db"))
    let locks = LockCoordinator(store)
    XCTAssertEqual(
      interrupting(store) { try locks.heartbeat(.foreground) }, .interrupted)
    try other.execute("ROLLBACK")
    XCTAssertEqual(try locks.list().heartbeats, [])
    XCTAssertNoThrow(try locks.heartbeat(.foreground), "the next one is not concerned")
  }

  /// SQLite's own interrupt ends no pause, and is forgotten when the next statement begins.
  func testIsInterruptedInThePauseBeforeTheNextTry() throws {
    let folder = try TemporaryFolder()
    let other = try SQLiteConnection(path: folder.path("db"))
    let interruption = Interruption()
    var pauses = 0
    let database = try SharedDatabaseConnection(
      path: folder.path("db"), patience: .max,
      pause: {
        pauses += 1
        interruption.request()
        // Whoever tries again all the same finds the writer gone after a while.
        if pauses == 2 { try? other.execute("ROLLBACK") }
      })
    try other.execute("BEGIN IMMEDIATE")
    XCTAssertEqual(
      databaseFailure { try database.perform(.write, beat, interruption: interruption) },
      .interrupted)
    XCTAssertEqual(pauses, 1)
    XCTAssertEqual(try database.perform(.read, HeartbeatStatements.list()), [])
  }

  func testIsInterruptedWhileAStatementRunsAndChangesNothing() throws {
    let folder = try TemporaryFolder()
    let store = try SharedStore(path: folder.path("db"))
    let endless = statement(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
    let beat = self.beat
    XCTAssertEqual(
      interrupting(store) {
        try store.run(.write) { _ = (try $0.perform(beat), try $0.perform(endless)) }
      }, .interrupted)
    XCTAssertEqual(try LockCoordinator(store).list().heartbeats, [])
    XCTAssertNoThrow(try writer(folder.path("db")).execute("ROLLBACK"), "no lock is left")
  }

  func testSuspensionWaitsForNoWriter() throws {
    let folder = try TemporaryFolder()
    let store = try SharedStore(path: folder.path("db"))
    let other = try writer(folder.path("db"))
    let asked = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var failure: DatabaseFailure?
    Thread.detachNewThread {
      asked.signal()
      failure = databaseFailure { try LockCoordinator(store).heartbeat(.foreground) }
      ended.signal()
    }
    asked.wait()
    store.suspend()
    ended.wait()
    XCTAssertEqual(failure, .interrupted)
    try other.execute("ROLLBACK")
  }

  func testIsCorruptWhereAPageIsDamaged() throws {
    let folder = try TemporaryFolder()
    let made = try SharedDatabaseConnection(path: folder.path("db"))
    try made.checkpoint()
    made.close()
    try FileManager.default.removeItem(atPath: folder.path("db-wal"))
    var bytes = try folder.read("db")
    bytes.replaceSubrange(4096..., with: repeatElement(0xA5, count: bytes.count - 4096))
    try folder.write(bytes, to: "db")
    XCTAssertEqual(
      databaseFailure { _ = try LockCoordinator(path: folder.path("db")).list() }, .corrupt)
    XCTAssertEqual(try folder.read("db"), bytes)
  }

  func testTheFileItselfTellsWhoseItIsOnceTheSchemaIsMade() throws {
    let folder = try TemporaryFolder()
    let latest = SharedMigrations.versions.count
    let made = try SharedDatabaseConnection(path: folder.path("made"))
    XCTAssertTrue(try DatabaseIdentity.refuseStrangers(at: made.path, latest: latest))
    // As a process leaves it that is killed before it moves the schema there.
    let killed = try SQLiteConnection(path: folder.path("killed"))
    _ = try killed.run(SharedDatabase.journalMode)
    for sql in ["BEGIN"] + SharedMigrations.versions.joined() + ["COMMIT"] {
      try killed.execute(sql)
    }
    for end in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: folder.path("killed" + end), toPath: folder.path("next" + end))
    }
    XCTAssertFalse(try DatabaseIdentity.refuseStrangers(at: folder.path("next"), latest: latest))
    let next = try SharedDatabaseConnection(path: folder.path("next"))
    XCTAssertTrue(try DatabaseIdentity.refuseStrangers(at: next.path, latest: latest))
  }

  func testAPipeIsNoDatabaseAndIsNotWaitedFor() throws {
    let folder = try TemporaryFolder()
    XCTAssertEqual(mkfifo(folder.path("pipe"), 0o600), 0)
    XCTAssertNotNil(databaseFailure { _ = try SharedStore(path: folder.path("pipe")) })
  }

  func testLeavesStrangersByteForByte() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("no database at all, and long enough for its head".utf8), to: "text")
    try folder.makeDatabase("tables", "CREATE TABLE photos (id)")
    try folder.makeDatabase("wal", keepingWAL: true, "CREATE TABLE photos (id)")
    try folder.makeDatabase(
      "number", "PRAGMA application_id = 7", "PRAGMA user_version = 1", "CREATE TABLE photos (id)")
    try folder.makeDatabase(
      "newer", keepingWAL: true, "PRAGMA application_id = \(SharedDatabase.applicationId)",
      "PRAGMA user_version = \(SharedDatabase.schemaVersion + 1)")
    let before = try folder.contents
    let expected: KeyValuePairs<String, DatabaseFailure> = [
      "text": .corrupt, "tables": .foreign, "wal": .foreign, "number": .foreign,
      "newer": .newerSchema,
    ]
    for (name, failure) in expected {
      let found = databaseFailure { _ = try SharedStore(path: folder.path(name)) }
      XCTAssertEqual(found, failure, name)
    }
    XCTAssertEqual(try folder.contents, before)
  }

  func testLeavesOldDatabasesByteForByte() throws {
    let folder = try TemporaryFolder()
    let table = "CREATE TABLE upload_locks (id TEXT, owner TEXT, time TEXT)"
    try folder.write(Array(repeating: 0x41, count: 4096), to: "corrupt")
    try folder.makeDatabase("foreign", "CREATE TABLE photos (id)")
    try folder.makeDatabase(
      "newer", table, "PRAGMA user_version = \(LegacyDatabase.schemaVersion + 1)")
    try folder.makeDatabase(
      "good", keepingWAL: true, table,
      "INSERT INTO upload_locks VALUES ('photo', 'ProcessType.foreground', '5')")
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("shared"), withIntermediateDirectories: false)
    let locks = try LockCoordinator(path: folder.path("shared/db"))
    let names = ["corrupt", "foreign", "newer", "good", "good-wal"]
    let before = try names.map(folder.read)
    let expected: KeyValuePairs<String, DatabaseFailure> = [
      "corrupt": .corrupt, "foreign": .foreign, "newer": .newerSchema, "shared": .refused,
    ]
    for (name, failure) in expected {
      XCTAssertEqual(
        databaseFailure { _ = try locks.migrate(legacy: folder.path(name)) }, failure, name)
    }
    XCTAssertEqual(try locks.list().locks, [])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("loop"), withDestinationPath: "loop")
    for name in ["loop", "loop/x"] {
      XCTAssertEqual(
        databaseFailure { _ = try locks.migrate(legacy: folder.path(name)) }, .refused, name)
      XCTAssertEqual(
        databaseFailure { _ = try SharedStore(path: folder.path(name)) }, .refused, name)
    }
    try FileManager.default.removeItem(atPath: folder.path("loop"))
    XCTAssertEqual(try locks.migrate(legacy: folder.path("missing")), 0)
    XCTAssertEqual(try locks.migrate(legacy: folder.path("corrupt/old")), 0)
    // The system refuses a name of that length, as it does a file of a locked device.
    let unreadable = folder.path(String(repeating: "x", count: 300))
    XCTAssertEqual(databaseFailure { _ = try locks.migrate(legacy: unreadable) }, .refused)
    XCTAssertEqual(try locks.migrate(legacy: folder.path("good")), 1)
    XCTAssertEqual(try locks.migrate(legacy: folder.path("good")), 0)
    XCTAssertEqual(try names.map(folder.read), before)
    XCTAssertEqual(try folder.names, (names + ["shared"]).sorted())
  }

  func testIsReadOnlyFullOrLockedWhereSQLiteSaysSo() throws {
    let folder = try TemporaryFolder()
    let database = try SharedDatabaseConnection(path: folder.path("db"))
    let large = statement(
      "INSERT INTO collections VALUES (1, ?1, NULL)",
      .text(String(repeating: "k", count: 50_000)))
    try database.perform(.read, statement("PRAGMA max_page_count = 1"))
    XCTAssertEqual(databaseFailure { try database.perform(.write, large) }, .full)
    try database.perform(.read, statement("PRAGMA max_page_count = 100000"))
    try database.perform(.read, statement("PRAGMA query_only = 1"))
    XCTAssertEqual(databaseFailure { try database.perform(.write, large) }, .readOnly)
    try database.perform(.read, statement("PRAGMA query_only = 0"))
    XCTAssertEqual(
      failingWrites { databaseFailure { try database.perform(.write, large) } }, .ioFailure)
    XCTAssertNoThrow(try database.perform(.write, large), "each of them was rolled back")
  }

  /// Works while the system fails every write to a file, behind its first byte, with an error.
  private func failingWrites<Value>(_ work: () -> Value) -> Value {
    #if os(Linux)
      let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    #else
      let resource = RLIMIT_FSIZE
    #endif
    var usual = rlimit()
    getrlimit(resource, &usual)
    var none = rlimit(rlim_cur: 1, rlim_max: usual.rlim_max)
    let handler = signal(SIGXFSZ, SIG_IGN)
    setrlimit(resource, &none)
    defer {
      setrlimit(resource, &usual)
      signal(SIGXFSZ, handler)
    }
    return work()
  }

  func testSaysWhyAFileCanNotBeOpened() throws {
    let folder = try TemporaryFolder()
    XCTAssertEqual(
      databaseFailure { _ = try SharedStore(path: folder.path("no folder/db")) }, .refused)
    XCTAssertEqual(databaseFailure { _ = try SharedStore(path: folder.url.path) }, .refused)
    XCTAssertEqual(databaseFailure { _ = try SharedStore(path: "/dev/null") }, .refused)
    try SharedStore(path: folder.path("db")).close()
    try FileManager.default.removeItem(atPath: folder.path("db-wal"))
    try FileManager.default.createDirectory(
      atPath: folder.path("db-wal"), withIntermediateDirectories: false)
    XCTAssertEqual(
      databaseFailure { _ = try SharedStore(path: folder.path("db")) }, .ioFailure)
    let newest = 99_000_000
    XCTAssertEqual(
      databaseFailure { try SharedDatabaseConnection.requireSQLite(path: "x", minimum: newest) },
      .olderSQLite)
  }

  func testAProtocolThatOthersHoldUpIsWorthAnotherTry() {
    XCTAssertEqual(SQLiteConnection.failure(15, "db", nil).databaseFailure, .busy)
    XCTAssertEqual(SQLiteConnection.failure(1, "db", nil).databaseFailure, .refused)
  }

  func testAnOldDatabaseThatCanNotBeLookedAtIsNotAMissingOne() throws {
    let folder = try TemporaryFolder()
    let locks = try LockCoordinator(path: folder.path("db"))
    XCTAssertEqual(try locks.migrate(legacy: folder.path("db/below a file")), 0)
    // The system refuses a name of that length.
    let unreadable = folder.path(String(repeating: "x", count: 300))
    XCTAssertEqual(databaseFailure { _ = try locks.migrate(legacy: unreadable) }, .refused)
  }

  // Only Linux says who has a lock to the process that has it.
  #if os(Linux)
    func testOpeningAFileDropsNoLockOfThisProcess() throws {
      let folder = try TemporaryFolder()
      try folder.makeDatabase("db", "CREATE TABLE photos (id)")
      let writer = try SQLiteConnection(path: folder.path("db"))
      try writer.execute("BEGIN EXCLUSIVE; INSERT INTO photos VALUES (1)")
      XCTAssertEqual(databaseFailure { _ = try SharedStore(path: folder.path("db")) }, .foreign)
      XCTAssertEqual(try DatabaseCopy.reading(folder.path("db")) { try $0.number("SELECT 7") }, 7)
      XCTAssertEqual(lockHolder(of: folder.path("db")), getpid())
    }

    /// The process that has a lock on a file; afterwards this one has none on it any more.
    private func lockHolder(of path: String) -> pid_t? {
      let descriptor = open(path, O_RDWR)
      defer { close(descriptor) }
      // A lock of an open file, unlike one of a process, meets those of its own process.
      let query: Int32 = 36  // F_OFD_GETLK
      var lock = flock()
      lock.l_type = Int16(F_WRLCK)
      guard fcntl(descriptor, query, &lock) == 0, lock.l_type != Int16(F_UNLCK) else { return nil }
      return lock.l_pid
    }
  #endif
}
