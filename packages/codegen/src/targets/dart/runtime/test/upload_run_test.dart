import 'dart:async';

import '../lib/uploader.dart';
import 'support/fixture.dart';
import 'support/lockstep.dart';
import 'support/runner.dart';
import 'support/upload_world.dart';

/// Tests runs of many uploads against a server of its own.
Future<void> uploadRunTest(TestRunner runner, Fixture fixture) async {
  Future<void> test(
    String name,
    Future<void> Function(UploadWorld world) body,
  ) => runner.testLater(
    'upload run: $name',
    () => UploadWorld.open(fixture, body),
  );

  await test('starts the newest first, four at once, two videos among them', (
    world,
  ) async {
    final gate = _Gate();
    final photos = [
      _queued(world, 'a', 1),
      for (final (index, id) in ['v1', 'v2', 'v3'].indexed)
        _queued(world, id, 9 - index, isVideo: true, gate: gate),
      _queued(world, 'b', 2, gate: gate),
      _queued(world, 'c', 3, gate: gate),
      _queued(world, 'd', 3, gate: gate),
    ];
    await world.withUploader((uploader, _) async {
      final events = <UploadEvent>[];
      final run = UploadRun(uploader, photos);
      final reading = run.events.forEach(events.add);
      await gate.until(4);
      expectEqual(gate.begun, ['v1', 'v2', 'c', 'd']);
      gate.open('c');
      await gate.until(5);
      gate.open('v1');
      await gate.until(6);
      expectEqual(gate.begun, ['v1', 'v2', 'c', 'd', 'b', 'v3']);
      gate.openAll();
      await reading;
      final end = events.last as UploadRunEnded;
      expectEqual(end.outcomes[UploadOutcome.uploaded], 7);
      expectEqual([end.failed, end.left, end.stoppedBy], [0, 0, null]);
      expectEqual(world.server.committed.length, 7);
      final ofA = events.where(
        (event) => switch (event) {
          UploadStarted(:final id) => id == 'a',
          UploadProgressed(:final id) => id == 'a',
          UploadEnded(:final id) => id == 'a',
          _ => false,
        },
      );
      expectEqual(ofA.first is UploadStarted, true, 'first');
      expectEqual(ofA.whereType<UploadProgressed>().length > 1, true, 'more');
      expectEqual(ofA.last is UploadEnded, true, 'last');
    });
  });

  await test('stops at once where the token is refused', (world) async {
    world.server.fault =
        (call) => call == 'validateUploadEligibility' ? 401 : null;
    await world.withUploader((uploader, _) async {
      final end = await _ended(uploader, [
        for (var index = 0; index < 20; index++)
          _queued(world, 'p$index', index),
      ]);
      expectEqual(end.failed + end.left, 20);
      expectEqual(end.failed <= QueueLimits.maximumRunning, true, 'stopped');
      final error = end.stoppedBy as ApiException;
      expectEqual(error.code, ApiErrorCode.unauthorized);
    });
  });

  await test('sends no more to an album that refused a photo', (world) async {
    world.server.fault = (call) => call == 'createFile' ? 403 : null;
    final gate = _Gate();
    await world.withUploader((uploader, _) async {
      final run = UploadRun(uploader, [
        _queued(world, 'newest', 100),
        for (var index = 0; index < 19; index++)
          _queued(world, 'p$index', index, gate: gate),
      ]);
      late UploadRunEnded end;
      await run.events.forEach((event) {
        if (event is UploadFailed) gate.openAll();
        if (event is UploadRunEnded) end = event;
      });
      expectEqual([end.failed, end.left], [1, 19]);
      expectEqual((end.stoppedBy as ApiException).code, ApiErrorCode.forbidden);
      expectEqual(gate.begun.length, 3);
      expectEqual(world.server.count('putObject'), 2, 'a thumbnail and a file');
      expectEqual(world.server.count('createFile'), 1);
    });
  });

  await test('stops after four failures of the server in a row', (world) async {
    world.server.fault = (call) => 500;
    await world.withUploader((uploader, _) async {
      final end = await _ended(uploader, [
        for (var index = 0; index < 20; index++)
          _queued(world, 'p$index', index),
      ]);
      expectEqual(end.failed >= 4 && end.failed < 8, true, 'failed');
      expectEqual(end.left, 20 - end.failed);
    });
  });

  await test('goes on after a failure of one photo', (world) async {
    await world.withUploader((uploader, _) async {
      final end = await _ended(uploader, [
        _queued(world, 'a', 1),
        QueuedUpload(
          id: 'b',
          isVideo: false,
          creationTime: 2,
          prepare:
              () =>
                  throw const LockstepException(
                    LockstepErrorCode.ioError,
                    'no',
                  ),
        ),
      ]);
      expectEqual([end.failed, end.stoppedBy], [1, null]);
      expectEqual(end.outcomes[UploadOutcome.uploaded], 1);
    });
  });

  await test('ends what runs when its subscription is cancelled; the records '
      'stay, and a later run goes on', (world) async {
    final server = world.server;
    final held = Completer<void>();
    server.fault = (call) async {
      if (call == 'putObject') await held.future;
      return null;
    };
    final photos = [
      for (var index = 0; index < 6; index++) _queued(world, 'p$index', index),
    ];
    await world.withUploader((uploader, container) async {
      final run = UploadRun(uploader, photos);
      final subscription = run.events.listen((_) {});
      while (server.count('putObject') < 4) {
        await Future<void>.delayed(const Duration(milliseconds: 5));
      }
      await subscription.cancel();
      expectEqual((await container.records.list()).length, 4);
      expectEqual((await container.locks.list()).locks.length, 0);
      held.complete();
      expectEqual(server.count('putObject'), 4);
      final end = await _ended(uploader, photos);
      expectEqual(end.outcomes[UploadOutcome.uploaded], 6);
      expectEqual(server.count('getUploadURL'), 12);
      expectEqual(server.committed.length, 6);
    });
  });

  await test('gives up what is in flight when its subscription is cancelled, '
      'whatever is answered', (world) async {
    final server = world.server;
    final held = Completer<void>();
    server.fault = (call) async {
      if (call == 'putObject') await held.future;
      return null;
    };
    await world.withUploader((uploader, container) async {
      final run = UploadRun(uploader, [_queued(world, 'a', 1)]);
      final subscription = run.events.listen((_) {});
      while (server.count('putObject') < 1) {
        await Future<void>.delayed(const Duration(milliseconds: 5));
      }
      final cancelling = subscription.cancel();
      held.complete();
      await cancelling;
      final record = (await container.records.list()).single;
      expectEqual(record.thumbnailStored, 0);
    });
  });

  await test('begins nothing while its subscription is paused', (world) async {
    await world.withUploader((uploader, _) async {
      final run = UploadRun(uploader, [
        for (var index = 0; index < 6; index++)
          _queued(world, 'p$index', index),
      ]);
      final ended = Completer<UploadRunEnded>();
      final subscription = run.events.listen((event) {
        if (event is UploadRunEnded) ended.complete(event);
      });
      await Future<void>.delayed(Duration.zero);
      subscription.pause(); // Four have begun.
      while (world.server.committed.length < 4) {
        await Future<void>.delayed(const Duration(milliseconds: 5));
      }
      await Future<void>.delayed(const Duration(milliseconds: 50));
      expectEqual(world.server.count('createFile'), 4);
      subscription.resume();
      final end = await ended.future;
      expectEqual(end.outcomes[UploadOutcome.uploaded], 6);
    });
  });
}

Future<UploadRunEnded> _ended(
  PhotoUploader uploader,
  List<QueuedUpload> photos,
) async => await UploadRun(uploader, photos).events.last as UploadRunEnded;

QueuedUpload _queued(
  UploadWorld world,
  String id,
  int creationTime, {
  bool isVideo = false,
  _Gate? gate,
}) => QueuedUpload(
  id: id,
  isVideo: isVideo,
  creationTime: creationTime,
  prepare: () async {
    await gate?.pass(id);
    return world.photo(id);
  },
);

/// Where photos wait in the test's hands until it lets them go.
final class _Gate {
  final Map<String, Completer<void>> _held = {};
  final List<({int count, Completer<void> reached})> _waiting = [];
  bool _isOpen = false;

  /// The photos that came, in their order.
  final List<String> begun = [];

  Future<void> pass(String id) async {
    begun.add(id);
    for (final each in _waiting) {
      if (begun.length == each.count) each.reached.complete();
    }
    if (!_isOpen) await (_held[id] = Completer<void>()).future;
  }

  /// Waits until so many photos came.
  Future<void> until(int count) async {
    if (begun.length >= count) return;
    final reached = Completer<void>();
    _waiting.add((count: count, reached: reached));
    await reached.future;
  }

  void open(String id) => _held.remove(id)!.complete();

  void openAll() {
    _isOpen = true;
    for (final held in _held.values) {
      held.complete();
    }
  }
}
