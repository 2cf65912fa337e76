import '../spec/upload.dart';
import 'upload_photo.dart';

/// A photo that waits for its turn. Little of it is in memory until then.
final class QueuedUpload {
  /// A photo that [prepare] makes ready when its turn has come.
  const QueuedUpload({
    required this.id,
    required this.isVideo,
    required this.creationTime,
    required this.prepare,
  });

  /// The photo's local identifier.
  final String id;

  /// Whether it is a video.
  final bool isVideo;

  /// When it was taken, in microseconds since 1970.
  final int creationTime;

  /// Makes the photo ready. A `LockstepException` is the failure of this photo
  /// alone.
  final Future<UploadPhoto> Function() prepare;
}

/// What happens in a run.
sealed class UploadEvent {
  const UploadEvent();
}

/// The turn of the photo [id] has come.
final class UploadStarted extends UploadEvent {
  /// An event.
  const UploadStarted(this.id);

  /// The photo's local identifier.
  final String id;
}

/// The upload of the photo [id] has come further.
final class UploadProgressed extends UploadEvent {
  /// An event.
  const UploadProgressed(this.id, this.progress);

  /// The photo's local identifier.
  final String id;

  /// How far it is.
  final UploadProgressEvent progress;
}

/// The upload of the photo [id] has ended with a [result].
final class UploadEnded extends UploadEvent {
  /// An event.
  const UploadEnded(this.id, this.result);

  /// The photo's local identifier.
  final String id;

  /// What became of it.
  final UploadResult result;
}

/// The upload of the photo [id] has failed. Its record stays.
final class UploadFailed extends UploadEvent {
  /// An event.
  const UploadFailed(this.id, this.error);

  /// The photo's local identifier.
  final String id;

  /// An `ApiException` or a `LockstepException`.
  final Exception error;
}

/// The run is over: no upload runs any more.
final class UploadRunEnded extends UploadEvent {
  /// An event.
  const UploadRunEnded({
    required this.outcomes,
    required this.failed,
    required this.left,
    required this.stoppedBy,
    required this.sentBytes,
  });

  /// How many photos ended with each outcome.
  final Map<UploadOutcome, int> outcomes;

  /// How many failed.
  final int failed;

  /// How many were not begun, since the run was stopped before.
  final int left;

  /// The failure that all others would share, for which the run was stopped;
  /// null where it was not.
  final Exception? stoppedBy;

  /// The bytes of PUTs that the storage acknowledged.
  final int sentBytes;
}
