import Foundation

/// The app's old database, read from a copy.
struct LegacyDatabaseReader {

  /// The locks, in the spec's forms; one that can't be read is ignored.
  private(set) var locks: [(id: String, owner: ProcessType, time: Int)] = []
  /// Multipart uploads and their parts, as they stand there.
  private(set) var uploads: [LegacyUpload] = []
  private(set) var parts: [LegacyPart] = []

  /// Reads the database at a path; a missing or empty file has nothing. Throws where it is damaged,
  /// newer, no database with locks, or can't be looked at.
  init(path: String) throws {
    var found = stat()
    if stat(path, &found) != 0 && (errno == ENOENT || errno == ENOTDIR) { return }
    self = try DatabaseCopy.reading(path) { try Self($0, at: path) }
  }

  private init(_ connection: SQLiteConnection, at path: String) throws {
    if try connection.number(SharedDatabase.countObjects) == 0 { return }
    let contents = try connection.perform(LegacyContentsStatements.read())
    guard let contents, contents.hasLocks > 0 else {
      throw LockstepError.database(.foreign, path, "it has no table of locks")
    }
    try DatabaseIdentity.require(
      connection.number(SharedDatabase.readVersion), at: path, latest: LegacyDatabase.schemaVersion)
    locks = try connection.perform(LegacyLockStatements.list()).compactMap(Self.read)
    guard contents.hasUploads > 0 else { return }
    uploads = try connection.perform(
      contents.hasChecksums > 0
        ? LegacyUploadStatements.list() : LegacyUploadStatements.listWithoutChecksums())
    parts = try connection.perform(LegacyPartStatements.list())
  }

  private static func read(_ lock: LegacyLock) -> (id: String, owner: ProcessType, time: Int)? {
    let prefix = LegacyDatabase.ownerPrefix
    let bare =
      lock.owner.hasPrefix(prefix) ? String(lock.owner.dropFirst(prefix.count)) : lock.owner
    let time = lock.time.utf8
    let digits = time.first == UInt8(ascii: "-") ? time.dropFirst() : time[...]
    let isNumber =
      (1...16).contains(digits.count)
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard isNumber, let value = Int(lock.time), abs(value) <= JsonLimits.maximumExactInteger,
      let owner = ProcessType(wireValue: bare)
    else { return nil }
    return (lock.id, owner, value)
  }
}
