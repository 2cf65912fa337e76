import Foundation

/// A lock of the app's old database, in the spec's forms.
struct LegacyLock {
  let id: String
  let owner: ProcessType
  let time: Int
}

/// Reads the old database from a copy: opening the file itself would change it or lose its -wal.
enum LegacyLocks {
  private static let companions = ["", "-wal", "-journal"]

  /// The locks; a missing or empty file has none, and a row that can't be read is passed over.
  static func read(at path: String) throws -> [LegacyLock] {
    let manager = FileManager.default
    guard manager.fileExists(atPath: path) else { return [] }
    let folder = manager.temporaryDirectory.appendingPathComponent("lockstep-\(UUID().uuidString)")
    do {
      try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw LockstepError(.ioError, "\(folder.path) can't be made: \(error)")
    }
    defer { try? manager.removeItem(at: folder) }
    let own = folder.appendingPathComponent("legacy.db").path
    try copy(path, to: own)
    return try rows(of: own, at: path)
  }

  private static func rows(of copy: String, at path: String) throws -> [LegacyLock] {
    let connection = try SQLiteConnection(path: copy)
    defer { connection.close() }
    func count(_ sql: String) throws -> Int {
      try connection.run(sql).rows.first?.first?.integer ?? 0
    }
    if try count(LockStatements.countObjects) == 0 { return [] }
    if try count(LockStatements.legacyHasLocks) == 0 {
      throw LockstepError.database(.foreign, path, "it has no table of locks")
    }
    return try connection.run(LockStatements.legacyLocks).rows.compactMap(lock)
  }

  private static func lock(_ row: [SQLValue]) -> LegacyLock? {
    guard row.count == 3, let id = row[0].text, let owner = row[1].text, let time = row[2].text
    else { return nil }
    let prefix = LockStatements.legacyOwnerPrefix
    let bare = owner.hasPrefix(prefix) ? String(owner.dropFirst(prefix.count)) : owner
    let digits = time.utf8.first == UInt8(ascii: "-") ? time.utf8.dropFirst() : time.utf8[...]
    let isNumber =
      (1...16).contains(digits.count)
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard isNumber, let value = Int(time), abs(value) <= JsonLimits.maximumExactInteger,
      let known = ProcessType(wireValue: bare)
    else { return nil }
    return LegacyLock(id: id, owner: known, time: value)
  }

  private static func copy(_ path: String, to own: String) throws {
    let manager = FileManager.default
    for _ in 0..<10 {
      let before = state(of: path)
      do {
        for end in companions {
          try? manager.removeItem(atPath: own + end)
          guard manager.fileExists(atPath: path + end) else { continue }
          try manager.copyItem(atPath: path + end, toPath: own + end)
        }
      } catch {
        throw LockstepError.database(.refused, path, "it can't be copied: \(error)")
      }
      if state(of: path) == before { return }
    }
    throw LockstepError.database(.busy, path, "it is being written all the time; try again later")
  }

  /// Size and time of each file: the same before and after, or a writer was at work meanwhile.
  private static func state(of path: String) -> [String] {
    companions.map { end in
      let found = try? FileManager.default.attributesOfItem(atPath: path + end)
      guard let found else { return "" }
      return "\(found[.size] ?? 0) \(found[.modificationDate] ?? Date.distantPast)"
    }
  }
}
