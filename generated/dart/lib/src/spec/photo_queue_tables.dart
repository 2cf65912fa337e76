// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../database/database_call.dart';
import '../database/row_reader.dart';
import '../database/table_row.dart';
import 'photo_queue.dart';

/// How far the photo library was looked through: one row.
///
/// The spec's `LibraryCursor`. A row of `library_cursor`.
final class LibraryCursor extends TableRow {
  /// Makes a row.
  const LibraryCursor({
    required this.id,
    this.changeToken,
    this.scanToken,
    required this.scanOffset,
    required this.unfinishedSlices,
  });

  /// Reads a row.
  LibraryCursor.read(RowReader row)
    : id = row.integer(),
      changeToken = row.optionalText(),
      scanToken = row.optionalText(),
      scanOffset = row.integer(),
      unfinishedSlices = row.integer();

  /// 1.
  final int id;

  /// The change up to which all is known, the photo library's own token in
  /// base64; null until a scan came to its end.
  final String? changeToken;

  /// The token that was taken before the scan that runs; null where none does.
  final String? scanToken;

  /// How many assets that scan has looked at, the earliest first.
  final int scanOffset;

  /// How many slices in a row were begun and not ended: their calls were
  /// killed.
  final int unfinishedSlices;

  @override
  List<Object?> get values => [
    id,
    changeToken,
    scanToken,
    scanOffset,
    unfinishedSlices,
  ];
}

/// A photo that is to be uploaded. An asset with all its resources (RAW, edits,
/// paired video) is one.
///
/// The spec's `QueuedPhoto`. A row of `photo_queue`.
final class QueuedPhoto extends TableRow {
  /// Makes a row.
  const QueuedPhoto({
    required this.localId,
    required this.isVideo,
    required this.creationTime,
    required this.modificationTime,
    required this.state,
    required this.attempts,
    required this.notBefore,
    this.failure,
    required this.foundAt,
  });

  /// Reads a row.
  QueuedPhoto.read(RowReader row)
    : localId = row.text(),
      isVideo = row.integer(),
      creationTime = row.integer(),
      modificationTime = row.integer(),
      state = row.member(QueuedPhotoState.fromWire),
      attempts = row.integer(),
      notBefore = row.integer(),
      failure = row.optionalText(),
      foundAt = row.integer();

  /// The asset's local identifier.
  final String localId;

  /// Whether it is a video: 1 or 0.
  final int isVideo;

  /// When it was taken, in microseconds since 1970; 0 where that is not known.
  final int creationTime;

  /// When the asset was changed last, in microseconds since 1970; 0 where that
  /// is not known.
  final int modificationTime;

  /// How it stands.
  final QueuedPhotoState state;

  /// How often a call of the extension has begun it without coming to an end
  /// with it.
  final int attempts;

  /// Before this no call of the extension takes it, in microseconds since 1970.
  final int notBefore;

  /// The code of the error that a call failed at it with.
  final String? failure;

  /// When it was found, in microseconds since 1970.
  final int foundAt;

  @override
  List<Object?> get values => [
    localId,
    isVideo,
    creationTime,
    modificationTime,
    state.wire,
    attempts,
    notBefore,
    failure,
    foundAt,
  ];
}

/// The statements on the cursor.
///
/// The spec's `LibraryCursorStatements`.
abstract final class LibraryCursorStatements {
  /// Writes the cursor.
  static DatabaseCall<int> write(LibraryCursor row) {
    const sql =
        'INSERT OR REPLACE INTO library_cursor (id, change_token, scan_token, scan_offset, unfinished_slices) VALUES (?1, ?2, ?3, ?4, ?5)';
    return DatabaseCall.changes(sql, row.values);
  }

  /// The cursor.
  static DatabaseCall<LibraryCursor?> read({required int id}) {
    const sql =
        'SELECT id, change_token, scan_token, scan_offset, unfinished_slices FROM library_cursor WHERE id = ?1';
    final parameters = [id];
    return DatabaseCall.row(sql, parameters, LibraryCursor.read);
  }
}

/// The statements on photos that are to be uploaded.
///
/// The spec's `QueuedPhotoStatements`.
abstract final class QueuedPhotoStatements {
  /// Adds a photo, unless it is there, or a file of it is committed.
  static DatabaseCall<int> add(QueuedPhoto row) {
    const sql =
        'INSERT OR IGNORE INTO photo_queue (local_id, is_video, creation_time, modification_time, state, attempts, not_before, failure, found_at) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 WHERE NOT EXISTS (SELECT 1 FROM committed_files WHERE local_id = ?1)';
    return DatabaseCall.changes(sql, row.values);
  }

  /// Adds a photo that was edited, in the place of what was known of it: it is
  /// another content.
  static DatabaseCall<int> replace(QueuedPhoto row) {
    const sql =
        'INSERT OR REPLACE INTO photo_queue (local_id, is_video, creation_time, modification_time, state, attempts, not_before, failure, found_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)';
    return DatabaseCall.changes(sql, row.values);
  }

  /// The photos that a call of the extension may take, photos before videos,
  /// the one that was taken last first.
  static DatabaseCall<List<QueuedPhoto>> next({
    required int now,
    required int limit,
  }) {
    const sql =
        'SELECT local_id, is_video, creation_time, modification_time, state, attempts, not_before, failure, found_at FROM photo_queue WHERE state = \'waiting\' AND not_before <= ?1 ORDER BY is_video, creation_time DESC, local_id LIMIT ?2';
    final parameters = [now, limit];
    return DatabaseCall.rows(sql, parameters, QueuedPhoto.read);
  }

  /// All photos, in the order in which they are uploaded on the screen: the one
  /// that was taken last first.
  static DatabaseCall<List<QueuedPhoto>> list({required int limit}) {
    const sql =
        'SELECT local_id, is_video, creation_time, modification_time, state, attempts, not_before, failure, found_at FROM photo_queue ORDER BY creation_time DESC, local_id LIMIT ?1';
    final parameters = [limit];
    return DatabaseCall.rows(sql, parameters, QueuedPhoto.read);
  }

  /// A photo.
  static DatabaseCall<QueuedPhoto?> read({required String localId}) {
    const sql =
        'SELECT local_id, is_video, creation_time, modification_time, state, attempts, not_before, failure, found_at FROM photo_queue WHERE local_id = ?1';
    final parameters = [localId];
    return DatabaseCall.row(sql, parameters, QueuedPhoto.read);
  }

  /// Notes, before the work on a photo, that a call begins it: a call that is
  /// killed says nothing afterwards.
  static DatabaseCall<int> begin({required String localId}) {
    const sql =
        'UPDATE photo_queue SET attempts = attempts + 1 WHERE local_id = ?1';
    final parameters = [localId];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Notes that a call came to an end with a photo that it leaves for later.
  static DatabaseCall<int> leave({
    required String localId,
    required QueuedPhotoState state,
    required int notBefore,
    required String? failure,
  }) {
    const sql =
        'UPDATE photo_queue SET attempts = 0, state = ?2, not_before = ?3, failure = ?4 WHERE local_id = ?1';
    final parameters = [localId, state.wire, notBefore, failure];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Leaves the photos that calls have begun so often without an end to the
  /// app.
  static DatabaseCall<int> leaveUnfinished({
    required int attempts,
    required String? failure,
  }) {
    const sql =
        'UPDATE photo_queue SET attempts = 0, state = \'leftToApp\', failure = ?2 WHERE state = \'waiting\' AND attempts >= ?1';
    final parameters = [attempts, failure];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Lets the photos wait again whose jobs nobody knows of any more.
  static DatabaseCall<int> waitAgain() {
    const sql =
        'UPDATE photo_queue SET state = \'waiting\' WHERE state = \'inCloud\'';
    return DatabaseCall.changes(sql, const []);
  }

  /// Takes a photo out that is committed, if its row is still the one that was
  /// taken: an edit that was queued meanwhile is another content, which nobody
  /// has uploaded.
  static DatabaseCall<int> remove({
    required String localId,
    required int foundAt,
    required int modificationTime,
  }) {
    const sql =
        'DELETE FROM photo_queue WHERE local_id = ?1 AND found_at = ?2 AND modification_time = ?3';
    final parameters = [localId, foundAt, modificationTime];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Takes a photo out that was deleted from the library, whatever its row
  /// says.
  static DatabaseCall<int> forget({required String localId}) {
    const sql = 'DELETE FROM photo_queue WHERE local_id = ?1';
    final parameters = [localId];
    return DatabaseCall.changes(sql, parameters);
  }
}
