/// A photo that was found in the photo library.
public struct FoundPhoto: Sendable, Hashable {
  /// The asset's local identifier.
  public let localId: String
  /// Whether it is a video.
  public let isVideo: Bool
  /// When it was taken, in microseconds since 1970; 0 where that is not known.
  public let creationTime: Int
  /// When the asset was changed last, in microseconds since 1970; 0 where that is not known.
  public let modificationTime: Int
  /// Whether it was found since it was edited: then it is another content, known or not.
  public let isEdited: Bool

  /// Describes a photo.
  public init(
    localId: String, isVideo: Bool, creationTime: Int, modificationTime: Int = 0,
    isEdited: Bool = false
  ) {
    self.localId = localId
    self.isVideo = isVideo
    self.creationTime = creationTime
    self.modificationTime = modificationTime
    self.isEdited = isEdited
  }
}

/// The photos that are to be uploaded, which all processes take from, and how far the photo library
/// was looked through.
///
/// Every method throws as `SharedStore` does, and blocks its thread: in a task call it in
/// `SharedContainer.perform`.
public struct PhotoQueue: Sendable {
  private static let cursorId = 1

  private let store: SharedStore

  /// Works on a database that is open.
  public init(_ store: SharedStore) {
    self.store = store
  }

  /// The photos that a call of the extension may take: photos before videos, the one that was taken
  /// last first.
  ///
  /// - Parameters:
  ///   - now: microseconds since 1970.
  ///   - limit: how many at most.
  public func next(now: Int, limit: Int) throws -> [QueuedPhoto] {
    try store.perform(QueuedPhotoStatements.next(now: now, limit: limit))
  }

  /// All photos, whatever keeps them, the one that was taken last first.
  public func list(limit: Int) throws -> [QueuedPhoto] {
    try store.perform(QueuedPhotoStatements.list(limit: limit))
  }

  /// A photo; nil where it is not in the queue.
  public func read(_ localId: String) throws -> QueuedPhoto? {
    try store.perform(QueuedPhotoStatements.read(localId: localId))
  }

  /// Notes, before the work on a photo, that a call begins it.
  public func begin(_ localId: String) throws {
    _ = try store.perform(QueuedPhotoStatements.begin(localId: localId))
  }

  /// Notes that a call came to an end with a photo that it leaves for later.
  ///
  /// - Parameters:
  ///   - localId: the photo.
  ///   - state: what keeps it.
  ///   - notBefore: when a call may take it again, in microseconds since 1970.
  ///   - failure: the code of the error that kept it.
  public func leave(
    _ localId: String, as state: QueuedPhotoState, notBefore: Int = 0, failure: String? = nil
  ) throws {
    _ = try store.perform(
      QueuedPhotoStatements.leave(
        localId: localId, state: state, notBefore: notBefore, failure: failure))
  }

  /// Leaves to the app what calls have begun so often without coming to an end with it: they were
  /// killed at it. Returns how many.
  public func leaveUnfinished(after attempts: Int, failure: String) throws -> Int {
    try store.perform(
      QueuedPhotoStatements.leaveUnfinished(attempts: attempts, failure: failure))
  }

  /// Takes a row out, as `next`, `list` or `read` has given it: all files of its photo are
  /// committed, or the library does not have it any more.
  ///
  /// A row that has taken its place since stays: it is an edit, which nobody has uploaded. Returns
  /// whether the row was there.
  public func remove(_ taken: QueuedPhoto) throws -> Bool {
    try store.perform(
      QueuedPhotoStatements.remove(
        localId: taken.localId, foundAt: taken.foundAt, modificationTime: taken.modificationTime))
      > 0
  }

  /// How far the photo library was looked through.
  public func cursor() throws -> LibraryCursor {
    try store.perform(LibraryCursorStatements.read(id: Self.cursorId))
      ?? LibraryCursor(
        id: Self.cursorId, changeToken: nil, scanToken: nil, scanOffset: 0, unfinishedSlices: 0)
  }

  /// Notes how far the photo library was looked through.
  public func write(_ cursor: LibraryCursor) throws {
    _ = try store.perform(LibraryCursorStatements.write(cursor))
  }

  /// Notes what was found, what is gone, and how far the library was looked through by that, in one
  /// transaction: of a token that stood without its photos, the photos would be lost.
  ///
  /// - Returns: how many photos were added.
  public func record(
    _ found: [FoundPhoto], gone: [String] = [], cursor: LibraryCursor, now: Int
  ) throws -> Int {
    let added = try found.map { photo in
      let row = QueuedPhoto(
        localId: photo.localId, isVideo: photo.isVideo ? 1 : 0, creationTime: photo.creationTime,
        modificationTime: photo.modificationTime, state: .waiting, attempts: 0, notBefore: 0,
        foundAt: now)
      let call =
        photo.isEdited ? QueuedPhotoStatements.replace(row) : QueuedPhotoStatements.add(row)
      _ = try call.statement.withoutNUL()
      return call
    }
    return try store.run(.write) { transaction in
      let count = try added.map { try transaction.perform($0) }.reduce(0, +)
      for localId in gone {
        _ = try transaction.perform(QueuedPhotoStatements.forget(localId: localId))
      }
      _ = try transaction.perform(LibraryCursorStatements.write(cursor))
      return count
    }
  }
}
