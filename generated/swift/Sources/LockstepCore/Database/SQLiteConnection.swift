// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

#if os(Linux)
  import CLockstepSQLite
#else
  import SQLite3
#endif

/// What a statement did: the rows of a query, the count of a change.
struct SQLOutcome: Sendable {
  let rows: [[SQLValue]]
  let changes: Int
}

/// A connection to a database, for one thread at a time.
final class SQLiteConnection {
  let path: String
  private var handle: OpaquePointer?
  private var prepared: [String: OpaquePointer] = [:]
  // SQLite copies what it is given.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  /// Opens a database; the file is made where there is none.
  init(path: String) throws {
    self.path = path
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK else {
      let error = failure(code)
      sqlite3_close_v2(handle)
      handle = nil
      throw error
    }
  }

  deinit {
    close()
  }

  /// Whether the connection was ended.
  var isClosed: Bool { handle == nil }

  /// Ends the connection.
  func close() {
    for statement in prepared.values { sqlite3_finalize(statement) }
    prepared = [:]
    sqlite3_close_v2(handle)
    handle = nil
  }

  /// Ends the connection and moves nothing from the -wal into the database, which SQLite does
  /// otherwise where it is the last one, however long that takes: what is interrupted copies no
  /// page.
  func closeWithoutCheckpoint() {
    for statement in prepared.values { sqlite3_finalize(statement) }
    prepared = [:]
    interrupt()
    close()
  }

  /// Whether another file stands at the path by now, or none.
  var hasMoved: Bool {
    var moved: Int32 = 0
    let code = sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved)
    return code == SQLITE_OK && moved != 0
  }

  /// Keeps the -wal file when the last connection closes: nothing is made again, and unprotected,
  /// while the device is locked.
  func keepWriteAheadLog() {
    var keep: Int32 = 1
    _ = sqlite3_file_control(handle, "main", SQLITE_FCNTL_PERSIST_WAL, &keep)
  }

  /// Ends the statement that runs, from any thread.
  func interrupt() {
    sqlite3_interrupt(handle)
  }

  /// Runs statements without parameters or rows.
  func execute(_ sql: String) throws {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    if code != SQLITE_OK { throw failure(code) }
  }

  /// Ends a transaction that failed, also where `interrupt` comes once more; SQLite may have ended
  /// it by itself.
  func rollBack() {
    while sqlite3_get_autocommit(handle) == 0 {
      if sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) != SQLITE_INTERRUPT { return }
    }
  }

  /// Runs a statement, which stays prepared.
  func run(_ sql: String, _ parameters: [SQLValue] = []) throws -> SQLOutcome {
    let statement = try statement(sql)
    defer { sqlite3_reset(statement) }
    for (index, parameter) in parameters.enumerated() {
      let position = Int32(index + 1)
      let code =
        switch parameter {
        case .integer(let value): sqlite3_bind_int64(statement, position, Int64(value))
        case .text(let value): Self.bind(value, to: statement, at: position)
        case .null: sqlite3_bind_null(statement, position)
        }
      if code != SQLITE_OK { throw failure(code) }
    }
    var rows: [[SQLValue]] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: rows.append(row(of: statement))
      case SQLITE_DONE: return SQLOutcome(rows: rows, changes: Int(sqlite3_changes(handle)))
      case let code: throw failure(code)
      }
    }
  }

  /// The whole text: without its length it would end at a NUL.
  private static func bind(_ text: String, to statement: OpaquePointer?, at position: Int32)
    -> Int32
  {
    let length = Int32(text.utf8.count)
    return text.withCString { sqlite3_bind_text(statement, position, $0, length, transient) }
  }

  private func statement(_ sql: String) throws -> OpaquePointer? {
    if let known = prepared[sql] { return known }
    var made: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &made, nil)
    if code != SQLITE_OK { throw failure(code) }
    prepared[sql] = made
    return made
  }

  private func row(of statement: OpaquePointer?) -> [SQLValue] {
    (0..<sqlite3_column_count(statement)).map { column in
      switch sqlite3_column_type(statement, column) {
      case SQLITE_INTEGER: .integer(Int(sqlite3_column_int64(statement, column)))
      case SQLITE_NULL: .null
      default: .text(text(of: statement, column))
      }
    }
  }

  private func text(of statement: OpaquePointer?, _ column: Int32) -> String {
    guard let bytes = sqlite3_column_text(statement, column) else { return "" }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  private func failure(_ code: Int32) -> LockstepError {
    Self.failure(code, path, handle)
  }

  /// What SQLite answered, as an error; the handle, if there is one, has the words for it.
  static func failure(_ code: Int32, _ path: String, _ handle: OpaquePointer?) -> LockstepError {
    let extended = handle == nil ? code : sqlite3_extended_errcode(handle)
    let system = handle == nil ? 0 : sqlite3_system_errno(handle)
    let text = String(cString: handle == nil ? sqlite3_errstr(code) : sqlite3_errmsg(handle))
    let reason = reason(code & 0xFF, path, systemCode: system)
    return .database(
      reason, path, "\(text) (SQLite's code \(extended))", sqliteCode: Int(extended))
  }

  private static func reason(_ code: Int32, _ path: String, systemCode: Int32) -> DatabaseFailure {
    switch code {
    // The last where too many processes race to be the first with a -wal.
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: .busy
    case SQLITE_INTERRUPT: .interrupted
    case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
    case SQLITE_FULL: .full
    case SQLITE_READONLY: .readOnly
    // What Apple's SQLite says where the file may not be used while the device is locked.
    case SQLITE_AUTH: .lockedDevice
    case SQLITE_IOERR, SQLITE_CANTOPEN: reason(ofSystem: systemCode, path)
    default: .refused
    }
  }

  /// Why a file can't be opened, read or written, which SQLite alone does not say.
  private static func reason(ofSystem code: Int32, _ path: String) -> DatabaseFailure {
    switch code {
    // A file that is protected until the device is unlocked; no other failure passes with that.
    case EPERM: return .lockedDevice
    case EACCES, EROFS: return .readOnly
    case ENOSPC, EDQUOT: return .full
    default:
      // Asks without opening: a descriptor that is closed drops the process's locks on the file.
      var found = stat()
      let isFile = stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFREG
      return isFile ? .ioFailure : .refused
    }
  }
}

extension LockstepError {
  /// A failure of the database at a path.
  static func database(
    _ reason: DatabaseFailure, _ path: String, _ text: String, sqliteCode: Int? = nil
  ) -> LockstepError {
    LockstepError(
      .databaseError, "\(path): \(reason.wireValue): \(text)", databaseFailure: reason,
      sqliteCode: sqliteCode)
  }
}
