// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:async';

import '../api/api_exception.dart';
import '../errors/lockstep_exception.dart';
import '../spec/queue.dart';
import '../spec/upload.dart';
import '../upload/upload_queue.dart';
import 'upload_cancellation.dart';
import 'upload_failure.dart';
import 'upload_photo.dart';
import 'upload_run_events.dart';
import 'uploader.dart';

/// Many uploads at once: the newest photo first, and no more at a time than the
/// spec allows.
///
/// The run begins when somebody listens to [events]. While the subscription is
/// paused nothing more is begun; when it is cancelled what runs ends, records
/// stay, and the future of the cancellation is over when no upload runs any
/// more.
final class UploadRun {
  /// Uploads [photos], which come in any order and each identifier once, with
  /// [_uploader].
  ///
  /// In some processes, which the container's owner says, every photo goes
  /// before every video. The run ends at [deadline], in microseconds since 1970: nothing is
  /// begun that can't leave a resumable state by then.
  UploadRun(this._uploader, Iterable<QueuedUpload> photos, {int? deadline})
    : _deadline = deadline {
    for (final photo in photos) {
      (photo.isVideo ? _videos : _photos).add(photo);
    }
    for (final waiting in [_photos, _videos]) {
      waiting.sort((one, other) => compareTurns(other._turn, one._turn));
    }
  }

  final PhotoUploader _uploader;
  final int? _deadline;

  /// What waits, by kind, the next one last: choosing looks at two alone.
  final List<QueuedUpload> _photos = [];
  final List<QueuedUpload> _videos = [];
  final Map<String, ({bool isVideo, Future<void> done})> _running = {};

  /// Cancels the uploads: the reader of the events has, or one upload was
  /// refused what all would be.
  final UploadCancellation _cancellation = UploadCancellation();
  bool _isCancelled = false;
  final Map<UploadOutcome, int> _outcomes = {
    for (final outcome in UploadOutcome.values) outcome: 0,
  };
  int _failed = 0;
  int _failedInARow = 0;
  int _unfinished = 0;
  int _sentBytes = 0;
  Exception? _stoppedBy;

  late final StreamController<UploadEvent> _events = StreamController(
    onListen: _startAll,
    onResume: _startAll,
    onCancel: _cancel,
  );

  /// What happens: the last event is an [UploadRunEnded]. An error that nobody
  /// foresaw ends the other uploads and the stream.
  Stream<UploadEvent> get events => _events.stream;

  Future<void> _cancel() async {
    _isCancelled = true;
    _cancellation.cancel();
    await Future.wait([for (final upload in _running.values) upload.done]);
  }

  void _startAll() {
    if (_events.isClosed) return;
    while (_startNext()) {}
    if (_running.isNotEmpty || _mayStart && _isPaused && _left > 0) return;
    if (!_isCancelled) {
      _events.add(
        UploadRunEnded(
          outcomes: _outcomes,
          failed: _failed,
          left: _left,
          stoppedBy: _stoppedBy,
          sentBytes: _sentBytes,
        ),
      );
    }
    unawaited(_events.close());
  }

  int get _left => _photos.length + _videos.length + _unfinished;
  bool get _isPaused => _events.isPaused;
  bool get _mayStart => !_isCancelled && _stoppedBy == null;

  /// Starts the upload whose turn it is; false where none may start.
  bool _startNext() {
    if (!_mayStart || _isPaused) return false;
    final next = nextUpload(
      [
        for (final waiting in [_photos, _videos])
          if (waiting.isNotEmpty) waiting.last._turn,
      ],
      running: [
        for (final MapEntry(key: id, :value) in _running.entries)
          (id: id, isVideo: value.isVideo),
      ],
      owner: _uploader.container.owner,
    );
    if (next == null) return false;
    final queued = (next.isVideo ? _videos : _photos).removeLast();
    _running[next.id] = (
      isVideo: next.isVideo,
      done: _upload(queued).whenComplete(() {
        _running.remove(next.id);
        _startAll();
      }),
    );
    return true;
  }

  Future<void> _upload(QueuedUpload queued) async {
    final id = queued.id;
    _tell(UploadStarted(id));
    try {
      final photo = await queued.prepare();
      _cancellation.check();
      final result = await _uploader.upload(
        photo,
        cancellation: _cancellation,
        deadline: _deadline,
        onProgress: (progress) {
          // Of a reader that pauses, no more than what has ended is kept.
          if (!_isPaused) _tell(UploadProgressed(id, progress));
        },
      );
      _outcomes.update(result.outcome, (count) => count + 1);
      _sentBytes += result.sentBytes;
      _failedInARow = 0;
      _tell(UploadEnded(id, result));
    } on UploadCancelled {
      _unfinished += 1;
    } on ApiException catch (error) {
      _fail(id, error, error.code.code);
    } on LockstepException catch (error) {
      _fail(id, error, error.code.code);
    } on Object catch (error, stack) {
      if (!_isCancelled) _events.addError(error, stack);
      _isCancelled = true;
      _cancellation.cancel();
    }
  }

  void _fail(String id, Exception error, String code) {
    _failed += 1;
    final isShared = SharedFailure.fromWire(code) != null;
    _failedInARow = isShared ? _failedInARow + 1 : 0;
    final isRefused = AccountFailure.fromWire(code) != null;
    if (isRefused || _failedInARow >= QueueLimits.maximumRunning) {
      _stoppedBy ??= error;
    }
    // What is refused to one is refused to all: no byte of the others is sent
    // any more.
    if (isRefused) _cancellation.cancel();
    _tell(UploadFailed(id, error));
  }

  void _tell(UploadEvent event) {
    if (!_isCancelled) _events.add(event);
  }
}

extension on QueuedUpload {
  PendingUpload get _turn => (
    id: id,
    isVideo: isVideo,
    creationTime: creationTime,
  );
}
