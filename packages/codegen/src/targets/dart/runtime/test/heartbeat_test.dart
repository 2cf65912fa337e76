import 'dart:async';
import 'dart:io';
import 'dart:isolate';

import '../lib/ffi.dart';
import 'support/lockstep.dart';
import '../lib/src/ffi/sqlite_connection.dart';
import '../lib/src/locks/beats.dart';
import 'support/fixture.dart';
import 'support/open_descriptors.dart';
import 'support/openers.dart';
import 'support/runner.dart';
import 'support/test_pacing.dart';

/// What opens the database at [path]; once the file `end` stands beside it, it
/// ends the isolate that beats.
DatabaseOpener _opener(String path) => () {
  final isBeating = Isolate.current.debugName == 'lockstep heartbeat';
  if (isBeating && File('$path.end').existsSync()) Isolate.exit();
  return sqlite3Opener(path)();
};

/// Begins to beat, and ends in the same breath.
Future<void> _startAndEnd((DatabaseOpener, SendPort) message) async {
  final app = await LockCoordinator.open(
    message.$1,
    LockstepProcessType.foreground,
  );
  final heart = Heartbeat.start(
    app.store,
    app.owner,
    onError: (_) {},
    clock: deviceClock,
  );
  Isolate.exit(message.$2, heart.hashCode);
}

/// Tests that a process beats whatever it does, and no longer than it should.
Future<void> heartbeatTest(TestRunner runner, Fixture fixture) async {
  final library = SqliteLibrary.open();
  Never unexpected(Object error) => throw TestFailure('$error');

  Future<void> test(
    String name,
    Future<void> Function(
      LockCoordinator app,
      SqliteConnection other,
      DatabaseOpener opener,
    )
    body,
  ) => runner.testLater(
    'heartbeat: $name',
    () => fixture.inFolderLater((folder) async {
      final path = '$folder/db';
      final opener = _opener(path);
      final app = await LockCoordinator.open(
        opener,
        LockstepProcessType.foreground,
      );
      // It waits for its turn, as the isolate that beats writes meanwhile.
      final other = SqliteConnection(library, path)
        ..run(const LockStatement('PRAGMA busy_timeout = 10000'));
      try {
        await body(app, other, opener);
      } finally {
        await app.store.close();
        other.close();
      }
      expectEqual(openDescriptors(path), 0, 'what is left: descriptors');
    }),
  );

  final beats = HeartbeatStatements.list().statements.single;
  int? timeOf(SqliteConnection other) => switch (other.run(beats).rows) {
    [[_, final int time]] => time,
    _ => null,
  };

  /// Blocks this isolate until [count] later beats were seen.
  void blockUntilBeats(SqliteConnection other, int count) {
    var last = timeOf(other);
    var seen = 0;
    for (var tries = 0; tries < 6000; tries++) {
      sleep(const Duration(milliseconds: 10));
      final time = timeOf(other);
      if (time != last) seen++;
      if (seen == count) return;
      last = time;
    }
    throw TestFailure('$seen of $count beats were seen');
  }

  await test('beats come while the isolate is blocked', (app, other, _) async {
    final done = await app.withLock('photo', (lock) async {
      blockUntilBeats(other, 3);
      return await lock.isHeld();
    }, onError: unexpected);
    expectEqual((done as LockGranted<bool>).result, true);
  });

  await test('one isolate beats for many photos', (app, other, opener) async {
    final second = await LockCoordinator.open(
      opener,
      LockstepProcessType.foreground,
    );
    final opened = <String>[];
    var isCounted = false;
    await Future.wait([
      for (final (index, each) in [app, second, app, second].indexed)
        each.withLock('photo $index', (lock) async {
          opened.add('$index');
          // All of them work at once.
          while (opened.length < 4 || (index > 0 && !isCounted)) {
            await Future<void>.delayed(const Duration(milliseconds: 1));
          }
          if (index > 0) return;
          try {
            // Whoever beats has a connection by then.
            blockUntilBeats(other, 1);
            expectEqual(
              openDescriptors(app.store.path),
              3 * 2 + 1,
              'descriptors',
            );
          } finally {
            isCounted = true;
          }
        }, onError: unexpected),
    ]);
    expectEqual(opened.length, 4);
    await second.store.close();
  });

  await test('no beat comes once it was stopped', (app, other, _) async {
    final beating = await app.startHeartbeat(onError: unexpected);
    blockUntilBeats(other, 1);
    await beating.stop();
    await beating.stop();
    await app.stop();
    for (var waited = 0; waited < 2 * LockTiming.heartbeatInterval;) {
      const pause = 10000;
      sleep(const Duration(microseconds: pause));
      waited += pause;
      expectEqual(timeOf(other), null);
    }
  });

  await test('stopping it twice at once waits twice', (app, other, _) async {
    final beating = await app.startHeartbeat(onError: unexpected);
    blockUntilBeats(other, 1);
    var isOver = false;
    unawaited(beating.stop().then((_) => isOver = true));
    await beating.stop();
    expectEqual(isOver, true);
  });

  await test('an isolate that has ended is told of, and followed by another', (
    app,
    other,
    _,
  ) async {
    final end = File('${app.store.path}.end')..createSync();
    final thrown = Completer<Object>();
    Future<Heartbeat> start(void Function(Object error) onError) =>
        app.startHeartbeat(onError: onError);
    final first =
        await runZonedGuarded(
          () => start((error) => throw TestFailure('$error')),
          (error, _) => thrown.complete(error),
        )!;
    expectEqual(
      '${await thrown.future}',
      'Bad state: The isolate that beats has ended.',
    );
    end.deleteSync();
    final second = await start(unexpected);
    await first.stop();
    final third = await start(unexpected);
    blockUntilBeats(other, 2);
    // Two of the store, two of one isolate that beats, one of the test itself.
    expectEqual(openDescriptors(app.store.path), 5, 'descriptors');
    await second.stop();
    await third.stop();
  });

  await test('an isolate ends with the one that was starting it', (
    app,
    other,
    opener,
  ) async {
    final ended = ReceivePort();
    await Isolate.spawn(_startAndEnd, (opener, ended.sendPort));
    await ended.first;
    for (var waited = 0; waited < 3 * LockTiming.heartbeatInterval;) {
      const pause = 10000;
      await Future<void>.delayed(const Duration(microseconds: pause));
      waited += pause;
      expectEqual(timeOf(other), null);
    }
  });

  await test('others go on beating when one stops', (app, other, _) async {
    final first = await app.startHeartbeat(onError: unexpected);
    final second = await app.startHeartbeat(onError: unexpected);
    await first.stop();
    blockUntilBeats(other, 2);
    await second.stop();
  });

  await test('a beat that fails is told, and the next one comes', (
    app,
    other,
    _,
  ) async {
    final told = Completer<Object>();
    final beating = await app.startHeartbeat(
      onError: (error) {
        if (!told.isCompleted) told.complete(error);
      },
    );
    const version = SharedDatabase.schemaVersion;
    other.run(const LockStatement('PRAGMA user_version = ${version + 1}'));
    final error = await told.future as LockstepDatabaseException;
    expectEqual(error.reason, DatabaseFailure.newerSchema);
    other.run(const LockStatement('PRAGMA user_version = $version'));
    blockUntilBeats(other, 2);
    await beating.stop();
  });

  await runner.testLater(
    'heartbeat: a beat that is pending is not queued behind',
    () async {
      var begun = 0;
      final pending = <Completer<void>>[];
      final beats = Beats(() {
        begun++;
        pending.add(Completer());
        return pending.last.future;
      }, unexpected);
      beats
        ..tick()
        ..tick()
        ..tick();
      expectEqual(begun, 1);
      pending.last.complete();
      await beats.settle();
      beats.tick();
      expectEqual(begun, 2);
      pending.last.complete();
      await beats.settle();
    },
  );

  await test('an opener that can not be sent is refused at once', (
    app,
    other,
    opener,
  ) async {
    final unsendable = await SharedStore.open(() async {
      expectEqual(other.isAutocommit, true);
      return await opener();
    }, pacing: TestPacing());
    Object? thrown;
    try {
      await LockCoordinator(
        unsendable,
        LockstepProcessType.background,
      ).startHeartbeat(onError: unexpected);
    } on ArgumentError catch (error) {
      thrown = error;
    }
    expectEqual(thrown is ArgumentError, true);
    await unsendable.close();
  });
}
