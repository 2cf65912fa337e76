import Foundation

#if canImport(SQLite3)
  import SQLite3
#else
  import CSQLite
#endif

/// A statement of the spec with its parameters.
struct BoundStatement {
  let sql: String
  let parameters: [SQLValue]

  init(_ sql: String, _ parameters: SQLValue...) {
    self.sql = sql
    self.parameters = parameters
  }
}

/// The shared database: told from others, brought to the schema, asked in short transactions.
///
/// No transaction is open when a method returns, so a process that is suspended between two calls
/// holds no lock on the file.
final class SharedDatabaseConnection {
  /// Whether a transaction may change something.
  enum Mode: String {
    case read = "BEGIN"
    /// Takes the write lock at once: no statement fails halfway for want of it.
    case write = "BEGIN IMMEDIATE"
  }

  private let connection: SQLiteConnection
  private let inode: UInt64

  /// Opens the database; an absent or empty file becomes a new one. A file that is not ours is
  /// left as it is.
  init(path: String) throws {
    guard sqlite3_libversion_number() >= SharedDatabase.minimumSQLite else {
      throw LockstepError.database(
        .olderSQLite, path, "SQLite \(String(cString: sqlite3_libversion())) is too old")
    }
    connection = try SQLiteConnection(path: path)
    inode = Self.inode(of: path) ?? 0
    if try retrying(look) == SharedDatabase.schemaVersion {
      try connection.execute(SharedDatabase.connectionSetup)
    } else {
      try migrate()
    }
    connection.keepWriteAheadLog()
  }

  /// Whether the file at the path is still the one that was opened.
  var isCurrent: Bool { Self.inode(of: connection.path) == inode }

  private static func inode(of path: String) -> UInt64? {
    var status = stat()
    return stat(path, &status) == 0 ? UInt64(status.st_ino) : nil
  }

  /// Ends the statement that runs, from any thread.
  func interrupt() {
    connection.interrupt()
  }

  /// The schema's version; throws where the file is none of ours. Reads only.
  private func look() throws -> Int {
    let version = try number(LockStatements.schemaVersion)
    let application = try number(LockStatements.applicationId)
    let objects = try number(LockStatements.countObjects)
    if application == 0 && version == 0 && objects == 0 { return 0 }
    guard application == SharedDatabase.applicationId else {
      throw LockstepError.database(
        .foreign, connection.path, "this is another database; choose another path")
    }
    try requireVersion(version)
    return version
  }

  private func requireVersion(_ version: Int) throws {
    guard version > SharedDatabase.schemaVersion else { return }
    throw LockstepError.database(
      .newerSchema, connection.path,
      "its schema is version \(version) and this program knows \(SharedDatabase.schemaVersion); "
        + "update the program")
  }

  private func number(_ sql: String) throws -> Int {
    try connection.run(sql).rows.first?.first?.integer ?? 0
  }

  private func migrate() throws {
    _ = try retrying { try connection.run(SharedDatabase.journalMode) }
    try connection.execute(SharedDatabase.connectionSetup)
    try transaction(.write) {
      // Another process may have made it meanwhile.
      if try look() == 0 { try connection.execute(SharedDatabase.migration1) }
    }
  }

  /// Tries again while others write, with pauses that are random, so that nobody starves.
  private func retrying<Value>(_ work: () throws -> Value) throws -> Value {
    let limit = DispatchTime.now() + .microseconds(SharedDatabase.busyLimit)
    while true {
      do {
        return try work()
      } catch let error as LockstepError {
        guard error.databaseFailure == .busy, DispatchTime.now() < limit else { throw error }
        let range = SharedDatabase.busyPauseMinimum...SharedDatabase.busyPauseMaximum
        usleep(UInt32(Int.random(in: range)))
      }
    }
  }

  private func transaction<Value>(_ mode: Mode, _ work: () throws -> Value) throws -> Value {
    try retrying {
      try connection.execute(mode.rawValue)
      do {
        let value = try work()
        try connection.execute("COMMIT")
        return value
      } catch {
        // SQLite may have rolled back by itself.
        try? connection.execute("ROLLBACK")
        throw error
      }
    }
  }

  /// Runs statements in one transaction; nothing has been changed where it throws.
  func run(_ mode: Mode, _ statements: [BoundStatement]) throws -> [SQLOutcome] {
    try transaction(mode) {
      try requireVersion(number(LockStatements.schemaVersion))
      return try statements.map { try connection.run($0.sql, $0.parameters) }
    }
  }
}
