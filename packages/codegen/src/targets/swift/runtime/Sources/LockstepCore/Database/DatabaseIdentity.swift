import Foundation

/// What distinguishes the shared database from others.
struct DatabaseIdentity {
  let version: Int
  let application: Int
  let objects: Int

  /// Asks an open database.
  init(of connection: SQLiteConnection) throws {
    version = try connection.number(SharedDatabase.readVersion)
    application = try connection.number(SharedDatabase.readApplication)
    objects = try connection.number(SharedDatabase.countObjects)
  }

  /// Reads the head of a file in SQLite's format.
  private init(head: [UInt8]) {
    func integer(at offset: Int) -> Int {
      let bytes = head[offset..<offset + 4]
      return Int(Int32(bitPattern: bytes.reduce(0) { $0 << 8 | UInt32($1) }))
    }
    version = integer(at: Self.versionOffset)
    application = integer(at: Self.applicationOffset)
    let isEmpty =
      head[Self.leafOffset] == Self.leaf
      && head[Self.countOffset..<Self.countOffset + 2].allSatisfy { $0 == 0 }
    objects = isEmpty ? 0 : 1
  }

  // SQLite's file format: 100 bytes of header, then the first page of the table of tables.
  private static let magic = Array("SQLite format 3\0".utf8)
  private static let versionOffset = 60
  private static let applicationOffset = 68
  private static let leafOffset = 100
  private static let leaf: UInt8 = 0x0D
  private static let countOffset = 103
  private static let headBytes = 108

  /// The version that the schema has; 0 for a new database. Throws where it is not ours, or newer
  /// than `latest`.
  func version(at path: String, latest: Int) throws -> Int {
    if application == 0 && version == 0 && objects == 0 { return 0 }
    guard application == SharedDatabase.applicationId else {
      throw LockstepError.database(
        .foreign, path, "this is another database; choose another path")
    }
    try Self.require(version, at: path, latest: latest)
    return version
  }

  /// Throws where a newer program has changed the schema.
  static func require(_ version: Int, at path: String, latest: Int) throws {
    guard version > latest else { return }
    throw LockstepError.database(
      .newerSchema, path,
      "its schema is version \(version) and this program knows \(latest); update the program")
  }

  /// Refuses a file that is not ours before SQLite opens it: that can change it, when its -wal is
  /// moved into it. A missing or empty file, and one that can't be read, is SQLite's to judge.
  /// Returns whether the file itself shows that it is a database of Lockstep; a new one's schema is
  /// in the -wal until a checkpoint.
  static func refuseStrangers(at path: String, latest: Int) throws -> Bool {
    guard let head = try? DatabaseFile(path: path).read(headBytes, at: 0), !head.isEmpty else {
      return false
    }
    guard head.count == headBytes, head.starts(with: magic) else {
      throw LockstepError.database(
        .corrupt, path, "it is not a database; keep it for a report and choose another path")
    }
    guard try Self(head: head).version(at: path, latest: latest) == 0 else { return true }
    var wal = stat()
    guard stat(path + "-wal", &wal) == 0, wal.st_size > 0 else { return false }
    // Ours while it is made, or another program's: what there is stands in the -wal alone.
    _ = try DatabaseCopy.reading(path) { copy in
      try Self(of: copy).version(at: path, latest: latest)
    }
    return false
  }
}
