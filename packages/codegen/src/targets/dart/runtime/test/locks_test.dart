import 'dart:async';
import 'dart:math';

import '../lib/ffi.dart';
import 'support/lockstep.dart';
import '../lib/src/ffi/sqlite_connection.dart';
// Imported so that a fault in it fails here: no sqflite runs without Flutter.
// ignore: unused_import
import 'adapters/sqflite_lock_database.dart';
import 'support/fixture.dart';
import 'support/openers.dart';
import 'support/runner.dart';
import 'support/test_pacing.dart';

/// Tests what a process does around the operations on locks, over the adapter
/// for package:sqlite3.
Future<void> locksTest(TestRunner runner, Fixture fixture) async {
  final library = SqliteLibrary.open();

  Future<void> test(
    String name,
    Future<void> Function(
      Future<LockCoordinator> Function(
        LockstepProcessType owner, {
        Pacing pacing,
      })
      join,
      SqliteConnection other,
    )
    body,
  ) => runner.testLater(
    'locks: $name',
    () => fixture.inFolderLater((folder) async {
      final path = '$folder/db';
      final open = <LockCoordinator>[];
      // It waits for its turn, as the isolate that beats writes meanwhile.
      final other = SqliteConnection(library, path)
        ..run(const LockStatement('PRAGMA busy_timeout = 10000'));
      try {
        await body((owner, {pacing = const Pacing()}) async {
          open.add(
            await LockCoordinator.open(
              sqlite3Opener(path),
              owner,
              clock: () => 1 << 50,
              pacing: pacing,
            ),
          );
          return open.last;
        }, other);
      } finally {
        for (final each in open) {
          await each.store.close();
        }
        other.close();
      }
    }),
  );

  Never unexpected(Object error) => throw TestFailure('$error');

  await test('one of two has a photo, the other waits its turn', (
    join,
    other,
  ) async {
    final [app, extension] = [
      await join(LockstepProcessType.foreground),
      await join(LockstepProcessType.extension),
    ];
    final token = (await app.acquire('photo'))!;
    Future<LockAttempt<String>> work(Duration atMost) => extension.withLock(
      'photo',
      (lock) async => 'held: ${await lock.isHeld()}',
      onError: unexpected,
      atMost: atMost,
    );
    expectEqual(await work(Duration.zero), const LockRefused());
    final waiting = work(const Duration(seconds: 30));
    expectEqual(await app.release('photo', token), true);
    final done = await waiting as LockGranted<String>;
    expectEqual(done.result, 'held: true');
    expectEqual((await app.list()).locks, const <UploadLock>[]);
  });

  await test('tries again while others write', (join, other) async {
    final app = await join(LockstepProcessType.foreground);
    other.run(const LockStatement('BEGIN IMMEDIATE'));
    final asked = app.acquire('photo');
    Timer(
      const Duration(milliseconds: 20),
      () => other.run(const LockStatement('COMMIT')),
    );
    expectEqual(await asked, 1);
  });

  await test('is busy where others write until the limit, and not before', (
    join,
    other,
  ) async {
    const limit = SharedDatabase.busyLimit;
    final patient = TestPacing();
    final app = await join(LockstepProcessType.foreground, pacing: patient);
    other.run(const LockStatement('BEGIN IMMEDIATE'));
    Object? thrown;
    try {
      await app.acquire('photo');
    } on LockstepDatabaseException catch (error) {
      thrown = error.reason;
    }
    expectEqual(thrown, DatabaseFailure.busy);
    const most = limit + SharedDatabase.busyPauseMaximum;
    expectEqual(patient.passed >= limit && patient.passed < most, true);
    final lucky = await join(
      LockstepProcessType.extension,
      pacing: TestPacing((passed) {
        if (passed < limit ~/ 2) return;
        if (!other.isAutocommit) other.run(const LockStatement('COMMIT'));
      }),
    );
    expectEqual(await lucky.acquire('photo'), 1);
  });

  await test('waits for a lock as long as it is told, in pauses that grow', (
    join,
    other,
  ) async {
    final app = await join(LockstepProcessType.foreground);
    final token = (await app.acquire('photo'))!;
    const limit = 3 * LockTiming.blockedPollInterval;
    final pauses = [0];
    final patient = TestPacing(pauses.add);
    final extension = await join(
      LockstepProcessType.extension,
      pacing: patient,
    );
    Future<int?> wait() =>
        extension.waitFor('photo', atMost: const Duration(microseconds: limit));
    expectEqual(await wait(), null);
    expectEqual(patient.passed, limit, 'all of the time');
    var most = LockTiming.waitPauseMinimum;
    for (var i = 1; i < pauses.length - 1; i++) {
      final pause = pauses[i] - pauses[i - 1];
      expectEqual(pause >= most ~/ 2 && pause <= most, true, 'pause $pause');
      most = min(2 * most, LockTiming.blockedPollInterval);
    }
    final result = await extension.withLock(
      'photo',
      (lock) async => 'not to be done',
      onError: unexpected,
      atMost: const Duration(microseconds: limit),
    );
    expectEqual(result, const LockRefused());
    await app.release('photo', token);
    expectEqual(await wait(), 2);
  });

  await test('a database that a newer program has changed stays as it is', (
    join,
    other,
  ) async {
    final app = await join(LockstepProcessType.foreground);
    const next = SharedDatabase.schemaVersion + 1;
    other.run(const LockStatement('PRAGMA user_version = $next'));
    Object? thrown;
    try {
      await app.acquire('photo');
    } on LockstepDatabaseException catch (error) {
      thrown = error.reason;
    }
    expectEqual(thrown, DatabaseFailure.newerSchema);
    final rows = other.run(LockStatements.list().statements.single).rows;
    expectEqual(rows, const <List<Object?>>[]);
  });

  await test('a lock that can not be let go hides no error of the work', (
    join,
    other,
  ) async {
    final app = await join(LockstepProcessType.foreground);
    final told = <Object>[];
    Object? thrown;
    try {
      await app.withLock<void>('photo', (lock) async {
        // It beat before it locked: its lock is not one of the dead.
        expectEqual(await app.sweep(), 0);
        other.run(const LockStatement('PRAGMA user_version = 99'));
        throw const TestFailure('the work');
      }, onError: told.add);
    } on Object catch (error) {
      thrown = error;
    }
    expectEqual('$thrown', 'the work');
    // The isolate that beats may have met it, too.
    expectEqual(
      told
          .map((error) => (error as LockstepDatabaseException).reason)
          .toSet()
          .toList(),
      [DatabaseFailure.newerSchema],
    );
  });

  await test('a result that is null is no refusal', (join, other) async {
    final app = await join(LockstepProcessType.foreground);
    final attempt = await app.withLock<int?>(
      'photo',
      (lock) async => null,
      onError: unexpected,
    );
    expectEqual(attempt is LockGranted<int?>, true);
  });

  await test('a row that can not be read is an error, not a free photo', (
    join,
    other,
  ) async {
    final app = await join(LockstepProcessType.foreground);
    await app.acquire('photo');
    other.run(const LockStatement('PRAGMA ignore_check_constraints = ON'));
    for (final change in ["owner = 'tomorrow'", "time = 'now'"]) {
      other.run(LockStatement('UPDATE upload_locks SET $change'));
      Object? thrown;
      try {
        await app.pollBlocked({'photo'}).first;
      } on LockstepDatabaseException catch (error) {
        thrown = error.reason;
      }
      expectEqual(thrown, DatabaseFailure.corrupt, change);
    }
  });

  await test('photos are told of once they are free', (join, other) async {
    final [app, extension] = [
      await join(LockstepProcessType.foreground),
      await join(LockstepProcessType.extension),
    ];
    final token = (await app.acquire('held'))!;
    final freed = <String>[];
    await for (final id in extension.pollBlocked({'held', 'free'})) {
      freed.add(id);
      await app.release('held', token);
    }
    expectEqual(freed, ['free', 'held']);
  });

  await test('a transaction that fails changes nothing and is over', (
    join,
    other,
  ) async {
    final app = await join(LockstepProcessType.foreground);
    final failing = DatabaseCall<void>(
      [
        ...LockCall.acquire(
          'photo',
          LockstepProcessType.foreground,
          1,
        ).statements,
        const LockStatement('SELECT 1 FROM nowhere'),
      ],
      (outcomes, path) {},
      writes: true,
    );
    Object? thrown;
    try {
      await app.store.perform(() => failing);
    } on LockstepDatabaseException catch (error) {
      thrown = error.reason;
    }
    expectEqual(thrown, DatabaseFailure.refused);
    expectEqual((await app.list()).locks, const <UploadLock>[]);
    expectEqual(await app.acquire('photo'), 1);
  });
}
