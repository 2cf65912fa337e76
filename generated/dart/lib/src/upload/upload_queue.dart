// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../spec/process_type.dart';
import '../spec/queue.dart';
import '../spec/queue_tables.dart';

/// An upload that runs: the photo's local identifier, and whether it is a
/// video.
typedef RunningUpload = ({String id, bool isVideo});

/// An upload that waits: the photo's local identifier, whether it is a video,
/// and when it was taken, in microseconds since 1970.
typedef PendingUpload = ({String id, bool isVideo, int creationTime});

/// Chooses the upload that the process [owner] starts among [pending], which
/// are in any order, beside those that are [running].
///
/// It is the one that was taken last, the smaller identifier by UTF-16 code
/// units where times are equal; in the background and in the extension every
/// photo comes before every video. Returns null where none may start. Looks at
/// each pending upload once.
PendingUpload? nextUpload(
  Iterable<PendingUpload> pending, {
  required List<RunningUpload> running,
  LockstepProcessType owner = LockstepProcessType.foreground,
}) {
  if (running.length >= QueueLimits.maximumRunning) return null;
  final videosRunning = running.where((upload) => upload.isVideo).length;
  final mayStartVideo = videosRunning < QueueLimits.maximumVideosRunning;
  final photosFirst = PhotosFirst.all.any((rule) => rule.owner == owner);
  PendingUpload? next;
  for (final upload in pending) {
    if (upload.isVideo && !mayStartVideo) continue;
    if (next != null && !_comesBefore(upload, next, photosFirst: photosFirst)) {
      continue;
    }
    if (running.any((other) => other.id == upload.id)) continue;
    next = upload;
  }
  return next;
}

bool _comesBefore(
  PendingUpload one,
  PendingUpload other, {
  required bool photosFirst,
}) {
  if (photosFirst && one.isVideo != other.isVideo) return !one.isVideo;
  return compareTurns(one, other) < 0;
}

/// Compares the turns of two uploads of one kind: the one that is started first
/// comes first.
int compareTurns(PendingUpload one, PendingUpload other) =>
    one.creationTime != other.creationTime
        ? other.creationTime.compareTo(one.creationTime)
        : one.id.compareTo(other.id);
