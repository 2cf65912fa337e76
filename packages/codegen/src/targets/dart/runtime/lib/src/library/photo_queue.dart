import '../database/database_call.dart';
import '../database/shared_store.dart';
import '../spec/photo_queue.dart';
import '../spec/photo_queue_tables.dart';

/// A photo that was found in the photo library.
///
/// Times are microseconds since 1970; 0 where one is not known.
typedef FoundPhoto =
    ({String localId, bool isVideo, int creationTime, int modificationTime});

/// The photos that are to be uploaded, which the app, its background task and
/// its extension take from.
///
/// A photo is one with all its files: RAW, edits, paired video. Its row is
/// removed when the last one is committed. All methods throw a
/// `LockstepDatabaseException` and have changed nothing then.
final class PhotoQueue {
  /// Works on a database that is open.
  const PhotoQueue(this._store);

  final SharedStore _store;

  /// All photos, whatever keeps the extension from them, the one that was taken
  /// last first: the app may take each of them.
  Future<List<QueuedPhoto>> list({required int limit}) =>
      _store.perform(() => QueuedPhotoStatements.list(limit: limit));

  /// The photo [localId]; null where it is not in the queue.
  Future<QueuedPhoto?> read(String localId) =>
      _store.perform(() => QueuedPhotoStatements.read(localId: localId));

  /// Adds photos that the app has found by itself, at the time [now] in
  /// microseconds since 1970, in one transaction. One that is there, or has a
  /// committed file, is left as it is. Returns how many were added.
  Future<int> add(List<FoundPhoto> photos, {required int now}) =>
      _write(photos, now, QueuedPhotoStatements.add);

  /// Adds photos that were edited, at the time [now] in microseconds since
  /// 1970, in one transaction. Each takes the place of what was known of it,
  /// since it is another content. Returns how many were added.
  Future<int> replace(List<FoundPhoto> photos, {required int now}) =>
      _write(photos, now, QueuedPhotoStatements.replace);

  Future<int> _write(
    List<FoundPhoto> photos,
    int now,
    DatabaseCall<int> Function(QueuedPhoto row) statement,
  ) => _store.perform(
    () => DatabaseCall(
      [for (final photo in photos) ...statement(_row(photo, now)).statements],
      (outcomes, path) =>
          outcomes.fold(0, (sum, outcome) => sum + outcome.changes),
      writes: true,
    ),
  );

  static QueuedPhoto _row(FoundPhoto photo, int now) => QueuedPhoto(
    localId: photo.localId,
    isVideo: photo.isVideo ? 1 : 0,
    creationTime: photo.creationTime,
    modificationTime: photo.modificationTime,
    state: QueuedPhotoState.waiting,
    attempts: 0,
    notBefore: 0,
    failure: null,
    foundAt: now,
  );

  /// Takes out the row [taken], as [list] or [read] has given it: all files of
  /// its photo are committed, or the library does not have it any more.
  ///
  /// A row that has taken its place since stays: it is an edit, which nobody has
  /// uploaded. Returns whether the row was there.
  Future<bool> remove(QueuedPhoto taken) async {
    final removed = await _store.perform(
      () => QueuedPhotoStatements.remove(
        localId: taken.localId,
        foundAt: taken.foundAt,
        modificationTime: taken.modificationTime,
      ),
    );
    return removed > 0;
  }
}
