import Foundation

#if canImport(SQLite3)
  import SQLite3
#else
  import CSQLite
#endif

/// A statement of the spec with its parameters.
struct BoundStatement: Sendable {
  let sql: String
  let parameters: [SQLValue]

  init(_ sql: String, _ parameters: [SQLValue]) {
    self.sql = sql
    self.parameters = parameters
  }

  init(_ sql: String, _ parameters: SQLValue...) {
    self.init(sql, parameters)
  }

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
/// No transaction is open when a method returns, so a process that is suspended between two calls
/// holds no lock on the file. For one thread at a time.
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
  private let inode: UInt64
  private let patience: Int
  private let pause: () -> Void
  private var interruption: Interruption

  /// Opens the database; an absent or empty file becomes a new one. A file that is not ours is
  /// left as it is. `migrations`, `patience`, how long it tries again while others write, in
  /// microseconds, and `pause` between two tries are the spec's, unless a test has others.
  init(
    path: String, migrations: [[String]] = SharedMigrations.versions,
    patience: Int = SharedDatabase.busyLimit, pause: @escaping () -> Void = randomPause,
    interruption: Interruption = Interruption()
  ) throws {
    try Self.requireSQLite(path: path)
    let isTold = try DatabaseIdentity.refuseStrangers(at: path, latest: migrations.count)
    connection = try SQLiteConnection(path: path)
    inode = Self.inode(of: path) ?? 0
    self.migrations = migrations
    self.patience = patience
    self.pause = pause
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
    let version = try retrying(look)
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
  var isCurrent: Bool { Self.inode(of: connection.path) == inode }

  /// The database's file.
  var path: String { connection.path }

  private static func inode(of path: String) -> UInt64? {
    var status = stat()
    return stat(path, &status) == 0 ? UInt64(status.st_ino) : nil
  }

  /// Moves what the -wal holds into the database, as far as others' readers allow.
  func checkpoint() throws {
    _ = try connection.run(SharedDatabase.checkpoint)
  }

  /// Ends the connection.
  func close() {
    connection.close()
  }

  /// The schema's version; throws where the file is none of ours. Reads only.
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

  /// Runs statements in one transaction; nothing has been changed where it throws.
  func run(
    _ mode: Mode, _ statements: [BoundStatement], interruption: Interruption = Interruption()
  ) throws -> [SQLOutcome] {
    self.interruption = interruption
    return try interruption.during(connection) { try run(mode, statements) }
  }

  private func run(_ mode: Mode, _ statements: [BoundStatement]) throws -> [SQLOutcome] {
    if mode == .durable { try execute(SharedDatabase.durableSetup) }
    defer {
      // Where that fails, later changes are no less safe.
      if mode == .durable { try? execute(SharedDatabase.connectionSetup) }
    }
    return try transaction(mode) {
      let version = try connection.number(SharedDatabase.readVersion)
      try DatabaseIdentity.require(version, at: path, latest: migrations.count)
      return try statements.map { statement in
        try interruption.check(path)
        return try connection.run(statement.sql, statement.parameters)
      }
    }
  }
}
