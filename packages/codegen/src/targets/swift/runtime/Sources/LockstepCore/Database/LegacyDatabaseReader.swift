import Foundation

/// A lock of the app's old database, in the spec's forms.
struct LegacyLock {
  let id: String
  let owner: ProcessType
  let time: Int
}

/// The app's old database, read from a copy.
struct LegacyDatabaseReader {

  /// The locks; one that can't be read is ignored.
  private(set) var locks: [LegacyLock] = []
  /// Multipart uploads and their parts, as parameters of the statements that import them.
  private(set) var uploads: [[SQLValue]] = []
  private(set) var parts: [[SQLValue]] = []

  /// Reads the database at a path; a missing or empty file has nothing. Throws where it is damaged,
  /// newer, no database with locks, or can't be looked at.
  init(path: String) throws {
    var found = stat()
    if stat(path, &found) != 0 && (errno == ENOENT || errno == ENOTDIR) { return }
    self = try DatabaseCopy.reading(path) { try Self($0, at: path) }
  }

  private init(_ connection: SQLiteConnection, at path: String) throws {
    if try connection.number(SharedDatabase.countObjects) == 0 { return }
    if try connection.number(LegacyDatabase.hasLocks) == 0 {
      throw LockstepError.database(.foreign, path, "it has no table of locks")
    }
    try DatabaseIdentity.require(
      connection.number(SharedDatabase.readVersion), at: path, latest: LegacyDatabase.schemaVersion)
    locks = try connection.run(LegacyDatabase.locks).rows.compactMap(Self.lock)
    guard try connection.number(LegacyDatabase.hasUploads) > 0 else { return }
    let hasChecksums = try connection.number(LegacyDatabase.hasChecksums) > 0
    uploads = try connection.run(
      hasChecksums ? LegacyDatabase.uploads : LegacyDatabase.uploadsWithoutChecksums
    ).rows
    parts = try connection.run(LegacyDatabase.parts).rows
  }

  private static func lock(_ row: [SQLValue]) -> LegacyLock? {
    guard row.count == 3, let id = row[0].text, let owner = row[1].text, let time = row[2].text
    else { return nil }
    let prefix = LegacyDatabase.ownerPrefix
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

  /// The statements that copy each lock.
  var lockStatements: [(drawToken: BoundStatement, lock: BoundStatement)] {
    locks.map { lock in
      (
        BoundStatement(LockStatements.drawToken, .text(lock.id)),
        BoundStatement(
          LockStatements.lock, .text(lock.id), SQLValue(lock.owner), .integer(lock.time))
      )
    }
  }

  /// The statements that copy multipart uploads, each upload once.
  var uploadStatements: [BoundStatement] {
    let keys = Set(uploads.map { $0[LegacyDatabase.objectKeyIndex] })
    return uploads.map { BoundStatement(LegacyDatabase.importUpload, $0) }
      + parts.map { BoundStatement(LegacyDatabase.importPart, $0) }
      + keys.map { BoundStatement(LegacyDatabase.noteImport, [$0]) }
  }
}
