// Generated from the spec's subject `photo-queue`. Edit the spec, then run
// `npx nx generate lockstep`.

/// How far the photo library was looked through: one row.
///
/// Spec: `LibraryCursor`, a row of `library_cursor`.
public struct LibraryCursor: Sendable, Hashable {
  /// 1.
  ///
  /// Spec: `library_cursor.id`.
  public var id: Int

  /// The change up to which all is known, the photo library's own token in base64; null until a
  /// scan came to its end.
  ///
  /// Spec: `library_cursor.change_token`.
  public var changeToken: String?

  /// The token that was taken before the scan that runs; null where none does.
  ///
  /// Spec: `library_cursor.scan_token`.
  public var scanToken: String?

  /// How many assets that scan has looked at, the earliest first.
  ///
  /// Spec: `library_cursor.scan_offset`.
  public var scanOffset: Int

  /// How many slices in a row were begun and not ended: their calls were killed.
  ///
  /// Spec: `library_cursor.unfinished_slices`.
  public var unfinishedSlices: Int

  /// Makes a row.
  public init(
    id: Int,
    changeToken: String? = nil,
    scanToken: String? = nil,
    scanOffset: Int,
    unfinishedSlices: Int
  ) {
    self.id = id
    self.changeToken = changeToken
    self.scanToken = scanToken
    self.scanOffset = scanOffset
    self.unfinishedSlices = unfinishedSlices
  }
}

extension LibraryCursor: TableRow {
  init(reading row: inout RowReader) throws {
    self.id = try row.integer()
    self.changeToken = try row.optionalText()
    self.scanToken = try row.optionalText()
    self.scanOffset = try row.integer()
    self.unfinishedSlices = try row.integer()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.id),
      SQLValue(self.changeToken),
      SQLValue(self.scanToken),
      SQLValue(self.scanOffset),
      SQLValue(self.unfinishedSlices),
    ]
  }
}

/// A photo that is to be uploaded. An asset with all its resources (RAW, edits, paired video) is
/// one.
///
/// Spec: `QueuedPhoto`, a row of `photo_queue`.
public struct QueuedPhoto: Sendable, Hashable {
  /// The asset's local identifier.
  ///
  /// Spec: `photo_queue.local_id`.
  public var localId: String

  /// Whether it is a video: 1 or 0.
  ///
  /// Spec: `photo_queue.is_video`.
  public var isVideo: Int

  /// When it was taken, in microseconds since 1970; 0 where that is not known.
  ///
  /// Spec: `photo_queue.creation_time`.
  public var creationTime: Int

  /// When the asset was changed last, in microseconds since 1970; 0 where that is not known.
  ///
  /// Spec: `photo_queue.modification_time`.
  public var modificationTime: Int

  /// How it stands.
  ///
  /// Spec: `photo_queue.state`.
  public var state: QueuedPhotoState

  /// How often a call of the extension has begun it without coming to an end with it.
  ///
  /// Spec: `photo_queue.attempts`.
  public var attempts: Int

  /// Before this no call of the extension takes it, in microseconds since 1970.
  ///
  /// Spec: `photo_queue.not_before`.
  public var notBefore: Int

  /// The code of the error that a call failed at it with.
  ///
  /// Spec: `photo_queue.failure`.
  public var failure: String?

  /// When it was found, in microseconds since 1970.
  ///
  /// Spec: `photo_queue.found_at`.
  public var foundAt: Int

  /// Makes a row.
  public init(
    localId: String,
    isVideo: Int,
    creationTime: Int,
    modificationTime: Int,
    state: QueuedPhotoState,
    attempts: Int,
    notBefore: Int,
    failure: String? = nil,
    foundAt: Int
  ) {
    self.localId = localId
    self.isVideo = isVideo
    self.creationTime = creationTime
    self.modificationTime = modificationTime
    self.state = state
    self.attempts = attempts
    self.notBefore = notBefore
    self.failure = failure
    self.foundAt = foundAt
  }
}

extension QueuedPhoto: TableRow {
  init(reading row: inout RowReader) throws {
    self.localId = try row.text()
    self.isVideo = try row.integer()
    self.creationTime = try row.integer()
    self.modificationTime = try row.integer()
    self.state = try row.member(of: QueuedPhotoState.self)
    self.attempts = try row.integer()
    self.notBefore = try row.integer()
    self.failure = try row.optionalText()
    self.foundAt = try row.integer()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.localId),
      SQLValue(self.isVideo),
      SQLValue(self.creationTime),
      SQLValue(self.modificationTime),
      SQLValue(self.state),
      SQLValue(self.attempts),
      SQLValue(self.notBefore),
      SQLValue(self.failure),
      SQLValue(self.foundAt),
    ]
  }
}

/// The statements on the cursor.
///
/// Spec: `LibraryCursorStatements`.
package enum LibraryCursorStatements {
  /// Writes the cursor.
  ///
  /// Spec: `LibraryCursorStatements.write`.
  package static func write(
    _ row: LibraryCursor
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT OR REPLACE INTO library_cursor (id, change_token, scan_token, scan_offset, unfinished_slices) VALUES (?1, ?2, ?3, ?4, ?5)",
      row.values)
  }

  /// The cursor.
  ///
  /// Spec: `LibraryCursorStatements.read`.
  package static func read(
    id: Int
  ) -> DatabaseCall<LibraryCursor?> {
    DatabaseCall(
      row:
        "SELECT id, change_token, scan_token, scan_offset, unfinished_slices FROM library_cursor WHERE id = ?1",
      [SQLValue(id)])
  }
}

/// The statements on photos that are to be uploaded.
///
/// Spec: `QueuedPhotoStatements`.
package enum QueuedPhotoStatements {
  /// Adds a photo, unless it is there, or a file of it is committed.
  ///
  /// Spec: `QueuedPhotoStatements.add`.
  package static func add(
    _ row: QueuedPhoto
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT OR IGNORE INTO photo_queue (local_id, is_video, creation_time, modification_time, state, attempts, not_before, failure, found_at) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 WHERE NOT EXISTS (SELECT 1 FROM committed_files WHERE local_id = ?1)",
      row.values)
  }

  /// Adds a photo that was edited, in the place of what was known of it: it is another content.
  ///
  /// Spec: `QueuedPhotoStatements.replace`.
  package static func replace(
    _ row: QueuedPhoto
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT OR REPLACE INTO photo_queue (local_id, is_video, creation_time, modification_time, state, attempts, not_before, failure, found_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
      row.values)
  }

  /// The photos that a call of the extension may take, photos before videos, the one that was taken
  /// last first.
  ///
  /// Spec: `QueuedPhotoStatements.next`.
  package static func next(
    now: Int,
    limit: Int
  ) -> DatabaseCall<[QueuedPhoto]> {
    DatabaseCall(
      rows:
        "SELECT local_id, is_video, creation_time, modification_time, state, attempts, not_before, failure, found_at FROM photo_queue WHERE state = 'waiting' AND not_before <= ?1 ORDER BY is_video, creation_time DESC, local_id LIMIT ?2",
      [SQLValue(now), SQLValue(limit)])
  }

  /// All photos, in the order in which they are uploaded on the screen: the one that was taken last
  /// first.
  ///
  /// Spec: `QueuedPhotoStatements.list`.
  package static func list(
    limit: Int
  ) -> DatabaseCall<[QueuedPhoto]> {
    DatabaseCall(
      rows:
        "SELECT local_id, is_video, creation_time, modification_time, state, attempts, not_before, failure, found_at FROM photo_queue ORDER BY creation_time DESC, local_id LIMIT ?1",
      [SQLValue(limit)])
  }

  /// A photo.
  ///
  /// Spec: `QueuedPhotoStatements.read`.
  package static func read(
    localId: String
  ) -> DatabaseCall<QueuedPhoto?> {
    DatabaseCall(
      row:
        "SELECT local_id, is_video, creation_time, modification_time, state, attempts, not_before, failure, found_at FROM photo_queue WHERE local_id = ?1",
      [SQLValue(localId)])
  }

  /// Notes, before the work on a photo, that a call begins it: a call that is killed says nothing
  /// afterwards.
  ///
  /// Spec: `QueuedPhotoStatements.begin`.
  package static func begin(
    localId: String
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE photo_queue SET attempts = attempts + 1 WHERE local_id = ?1",
      [SQLValue(localId)])
  }

  /// Notes that a call came to an end with a photo that it leaves for later.
  ///
  /// Spec: `QueuedPhotoStatements.leave`.
  package static func leave(
    localId: String,
    state: QueuedPhotoState,
    notBefore: Int,
    failure: String?
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE photo_queue SET attempts = 0, state = ?2, not_before = ?3, failure = ?4 WHERE local_id = ?1",
      [SQLValue(localId), SQLValue(state), SQLValue(notBefore), SQLValue(failure)])
  }

  /// Leaves the photos that calls have begun so often without an end to the app.
  ///
  /// Spec: `QueuedPhotoStatements.leaveUnfinished`.
  package static func leaveUnfinished(
    attempts: Int,
    failure: String?
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE photo_queue SET attempts = 0, state = 'leftToApp', failure = ?2 WHERE state = 'waiting' AND attempts >= ?1",
      [SQLValue(attempts), SQLValue(failure)])
  }

  /// Lets the photos wait again whose jobs nobody knows of any more.
  ///
  /// Spec: `QueuedPhotoStatements.waitAgain`.
  package static func waitAgain() -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE photo_queue SET state = 'waiting' WHERE state = 'inCloud'",
      [])
  }

  /// Takes a photo out that is committed, if its row is still the one that was taken: an edit that
  /// was queued meanwhile is another content, which nobody has uploaded.
  ///
  /// Spec: `QueuedPhotoStatements.remove`.
  package static func remove(
    localId: String,
    foundAt: Int,
    modificationTime: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM photo_queue WHERE local_id = ?1 AND found_at = ?2 AND modification_time = ?3",
      [SQLValue(localId), SQLValue(foundAt), SQLValue(modificationTime)])
  }

  /// Takes a photo out that was deleted from the library, whatever its row says.
  ///
  /// Spec: `QueuedPhotoStatements.forget`.
  package static func forget(
    localId: String
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM photo_queue WHERE local_id = ?1",
      [SQLValue(localId)])
  }
}
