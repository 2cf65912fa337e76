import Foundation

/// A copy of a database that must not be changed: opening the file itself would write beside it, or
/// move its -wal into it.
enum DatabaseCopy {
  private static let companions = ["", "-wal", "-journal"]
  private static let attempts = 10
  private static let pieceBytes = 1 << 20

  /// Reads a database from a copy with its -wal; the copy is deleted in the end.
  static func reading<Value>(
    _ path: String, _ read: (SQLiteConnection) throws -> Value
  ) throws -> Value {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appendingPathComponent("lockstep-\(UUID().uuidString)")
    try naming(path) {
      try manager.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    defer { try? manager.removeItem(at: folder) }
    let own = folder.appendingPathComponent("copy.db").path
    try copy(path, to: own)
    do {
      let connection = try SQLiteConnection(path: own)
      defer { connection.close() }
      return try read(connection)
    } catch let error as LockstepError {
      guard let reason = error.databaseFailure else { throw error }
      // The error is about the copy, which is gone by then.
      throw LockstepError.database(reason, path, "read from a copy: \(error.message)")
    }
  }

  private static func copy(_ path: String, to own: String) throws {
    let manager = FileManager.default
    for _ in 0..<attempts {
      let before = state(of: path)
      guard isFile(path) else {
        throw LockstepError.database(.refused, path, "it can't be copied: it is not a file")
      }
      try naming(path) {
        for end in companions {
          try? manager.removeItem(atPath: own + end)
          guard manager.fileExists(atPath: path + end) else { continue }
          if end.isEmpty {
            try copyDatabase(path, to: own)
          } else {
            try copyCompanion(path + end, to: own + end)
          }
        }
      }
      if state(of: path) == before { return }
    }
    throw LockstepError.database(
      .busy, path, "it is being written all the time; try again later")
  }

  /// The database itself, which alone has SQLite's locks on it.
  private static func copyDatabase(_ path: String, to own: String) throws {
    let source = try DatabaseFile(path: path)
    try Data().write(to: URL(fileURLWithPath: own))
    let target = try FileHandle(forWritingTo: URL(fileURLWithPath: own))
    defer { try? target.close() }
    var offset = 0
    while case let piece = try source.read(pieceBytes, at: offset), !piece.isEmpty {
      try target.write(contentsOf: piece)
      offset += piece.count
    }
  }

  private static func copyCompanion(_ path: String, to own: String) throws {
    do {
      try FileManager.default.copyItem(atPath: path, toPath: own)
    } catch {
      // One that is there no more is no failure: the states tell.
      if FileManager.default.fileExists(atPath: path) { throw error }
    }
  }

  private static func naming(_ path: String, _ work: () throws -> Void) throws {
    do {
      try work()
    } catch let error as LockstepError {
      throw error
    } catch {
      let system = (error as? CocoaError)?.underlying as? POSIXError
      let reason: DatabaseFailure =
        switch system?.code {
        case .ENOSPC?, .EDQUOT?: .full
        case .EPERM?: .lockedDevice
        case .EIO?, .EMFILE?, .ENFILE?: .ioFailure
        default: .refused
        }
      throw LockstepError.database(reason, path, "it can't be copied: \(error)")
    }
  }

  private static func isFile(_ path: String) -> Bool {
    var found = stat()
    return stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFREG
  }

  /// Number, size and times of each file: the same before and after, or a writer was at work.
  private static func state(of path: String) -> [String] {
    companions.map { end in
      var found = stat()
      guard stat(path + end, &found) == 0 else { return "" }
      #if canImport(Darwin)
        let (modified, changed) = (found.st_mtimespec, found.st_ctimespec)
      #else
        let (modified, changed) = (found.st_mtim, found.st_ctim)
      #endif
      return "\(found.st_ino) \(found.st_size) \(modified.tv_sec).\(modified.tv_nsec) "
        + "\(changed.tv_sec).\(changed.tv_nsec)"
    }
  }
}

extension SQLiteConnection {
  /// The only value of a statement's only row, a number.
  func number(_ sql: String) throws -> Int {
    try run(sql).rows.first?.first?.integer ?? 0
  }
}
