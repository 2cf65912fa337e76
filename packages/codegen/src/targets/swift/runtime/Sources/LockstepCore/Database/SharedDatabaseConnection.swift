import Foundation

#if os(Linux)
  import CLockstepSQLite
#else
  import SQLite3
#endif

/// A statement of the spec with its parameters.
struct BoundStatement: Sendable {
  let sql: String
  let parameters: [SQLValue]

  /// Itself; throws `invalidArgument` where a text holds a NUL, at which SQLite's own functions
  /// end.
  func withoutNUL() throws -> BoundStatement {
    guard parameters.allSatisfy({ $0.text?.utf8.contains(0) != true }) else {
      throw LockstepError(.invalidArgument, "a text for the database must not hold a NUL")
    }
    return self
  }
}

/// The shared database: told from others, brought to the schema, asked in short transactions.
///
/// No transaction is open when a method returns. What a connection then still has are the locks
/// that say that it is there: shared ones on the file and on its -shm, which keep nobody from
/// reading or writing. `close` gives them back. For one thread at a time.
final class SharedDatabaseConnection {
  /// Whether a transaction may change something.
  enum Mode {
    case read
    /// Takes the write lock at once: no statement fails halfway for want of it.
    case write
    /// Also waits until the change survives a loss of power.
    case durable
  }

  private let connection: SQLiteConnection
  private let migrations: [[String]]
  /// The file that was opened.
  let identity: FileIdentity
  private let patience: Int
  private let pause: () -> Void
  private let began: (Mode) -> Void
  private var interruption: Interruption

  /// Opens the database; an absent or empty file becomes a new one. A file that is not ours is
  /// left as it is. `migrations`, `patience`, how long it tries again while others write, in
  /// microseconds, and `pause` between two tries are the spec's, unless a test has others; `began`
  /// is told of each transaction.
  init(
    path: String, migrations: [[String]] = SharedMigrations.versions,
    patience: Int = SharedDatabase.busyLimit, pause: @escaping () -> Void = randomPause,
    began: @escaping (Mode) -> Void = { _ in }, interruption: Interruption = Interruption()
  ) throws {
    try Self.requireSQLite(path: path)
    let isTold = try DatabaseIdentity.refuseStrangers(at: path, latest: migrations.count)
    connection = try SQLiteConnection(path: path)
    // The one at the path is the one that was opened, unless that has moved meanwhile.
    guard let identity = FileIdentity(path: path), !connection.hasMoved else {
      throw Self.replaced(path)
    }
    self.identity = identity
    self.migrations = migrations
    self.patience = patience
    self.pause = pause
    self.began = began
    self.interruption = interruption
    try interruption.during(connection) {
      try setUp()
      // So that whoever opens it next sees whose it is, and need not copy it while others write.
      if !isTold { try retrying(checkpoint) }
    }
    connection.keepWriteAheadLog()
  }

  /// Throws unless SQLite is new enough.
  static func requireSQLite(path: String, minimum: Int = SharedDatabase.minimumSQLite) throws {
    guard sqlite3_libversion_number() < minimum else { return }
    let needed = "\(minimum / 1_000_000).\(minimum / 1000 % 1000).\(minimum % 1000)"
    throw LockstepError.database(
      .olderSQLite, path,
      "SQLite is \(String(cString: sqlite3_libversion())), and \(needed) is the oldest that will do"
    )
  }

  private func setUp() throws {
    // In one transaction: between two questions another process may bring the schema, so that
    // the answers do not fit together.
    let version = try transaction(.read, look)
    if version == 0 { _ = try retrying { try connection.run(SharedDatabase.journalMode) } }
    try execute(SharedDatabase.connectionSetup)
    try execute(SharedDatabase.fullSync)
    if version == migrations.count { return }
    try transaction(.write) {
      // Another process may have done it meanwhile.
      for sql in try migrations[look()...].joined() { try connection.execute(sql) }
    }
  }

  /// Whether the file at the path is still the one that was opened.
  var isCurrent: Bool { FileIdentity(path: connection.path) == identity }

  /// Throws where the file was deleted or replaced: a lock in it would be a lock for nobody else.
  private func requireCurrent() throws {
    if !isCurrent { throw Self.replaced(path) }
  }

  /// The error of a file that is no longer the one that was opened.
  static func replaced(_ path: String) -> LockstepError {
    .database(
      .replaced, path,
      "it was deleted or replaced while it was open; end the work, and open it anew")
  }

  /// The database's file.
  var path: String { connection.path }

  /// Moves what the -wal holds into the database, as far as others' readers allow.
  func checkpoint() throws {
    _ = try connection.run(SharedDatabase.checkpoint)
  }

  /// Ends the connection.
  func close() {
    connection.close()
  }

  /// Ends the connection at once, whatever the -wal holds.
  func closeWithoutCheckpoint() {
    connection.closeWithoutCheckpoint()
  }

  /// The schema's version; throws where the file is not a database of Lockstep. Reads only.
  private func look() throws -> Int {
    try DatabaseIdentity(of: connection).version(at: path, latest: migrations.count)
  }

  /// Sleeps for a time that is random, so that nobody starves.
  static func randomPause() {
    let range = SharedDatabase.busyPauseMinimum...SharedDatabase.busyPauseMaximum
    usleep(UInt32(Int.random(in: range)))
  }

  /// Tries again while others write, with pauses in between.
  private func retrying<Value>(_ work: () throws -> Value) throws -> Value {
    let limit = DispatchTime.now() + .microseconds(patience)
    while true {
      try interruption.check(path)
      try Cancellation.check()
      do {
        return try work()
      } catch let error as LockstepError {
        guard error.databaseFailure == .busy, DispatchTime.now() < limit else { throw error }
        pause()
      }
    }
  }

  /// Runs a statement outside of transactions: even a setting may ask for the file, which another
  /// process is making.
  private func execute(_ sql: String) throws {
    try retrying { try connection.execute(sql) }
  }

  private func transaction<Value>(_ mode: Mode, _ work: () throws -> Value) throws -> Value {
    try retrying {
      try connection.execute(mode == .read ? "BEGIN" : "BEGIN IMMEDIATE")
      do {
        let value = try work()
        try interruption.check(path)
        try connection.execute("COMMIT")
        return value
      } catch {
        connection.rollBack()
        throw error
      }
    }
  }

  /// Works in one transaction; nothing has been changed where it throws. While others write, the
  /// work is tried again from its start: so it reads the clock, and makes its statements, itself.
  func run<Value>(
    _ mode: Mode, interruption: Interruption = Interruption(),
    _ work: (SharedTransaction) throws -> Value
  ) throws -> Value {
    self.interruption = interruption
    return try interruption.during(connection) {
      if mode == .durable { try execute(SharedDatabase.durableSetup) }
      defer {
        // Where that fails, later changes are no less safe.
        if mode == .durable { try? execute(SharedDatabase.connectionSetup) }
      }
      let value = try transaction(mode) {
        let version = try connection.number(SharedDatabase.readVersion)
        try DatabaseIdentity.require(version, at: path, latest: migrations.count)
        try requireCurrent()
        began(mode)
        return try work(SharedTransaction(connection: connection, interruption: interruption))
      }
      // A file that went away meanwhile took the change with it.
      try requireCurrent()
      return value
    }
  }
}

/// A transaction that is open.
struct SharedTransaction {
  fileprivate let connection: SQLiteConnection
  fileprivate let interruption: Interruption

  /// The database's file, for errors.
  var path: String { connection.path }

  /// Runs a statement and reads its outcome.
  func perform<Value>(_ call: DatabaseCall<Value>) throws -> Value {
    try interruption.check(path)
    return try connection.perform(call)
  }
}
