import 'dart:async';
import 'dart:io';

import '../lib/ffi.dart';
import 'support/lockstep.dart';
import '../lib/src/database/file_identity.dart';
import '../lib/src/ffi/sqlite_connection.dart';
import 'support/expect_code.dart';
import 'support/fixture.dart';
import 'support/openers.dart';
import 'support/runner.dart';
import 'support/test_pacing.dart';

/// Tests how the shared store performs calls: when the clock is read, what waits
/// for what, which file it keeps to, and what is durable.
Future<void> storeTest(TestRunner runner, Fixture fixture) async {
  final library = SqliteLibrary.open();

  Future<void> test(
    String name,
    Future<void> Function(String path, SqliteConnection other) body,
  ) => runner.testLater(
    'store: $name',
    () => fixture.inFolderLater((folder) async {
      final other = SqliteConnection(library, '$folder/db');
      try {
        await body('$folder/db', other);
      } finally {
        other.close();
      }
    }),
  );

  const begin = LockStatement('BEGIN IMMEDIATE');
  const commit = LockStatement('COMMIT');

  await test('the clock is read where a call runs, in each try', (
    path,
    other,
  ) async {
    // The clock jumps by an hour with each pause; after three, the other one
    // lets go.
    const hour = 3600000000;
    var now = 1 << 50;
    var pauses = 0;
    final store = await SharedStore.open(
      sqlite3Opener(path),
      pacing: TestPacing((_) {
        now += hour;
        if (++pauses == 3) other.run(commit);
      }),
    );
    final app = LockCoordinator(
      store,
      LockstepProcessType.foreground,
      clock: () => now,
    );
    final records = UploadRecords(store, clock: () => now);
    Future<int> timeOf(Future<Object?> Function() write) async {
      other.run(begin);
      pauses = 0;
      await write();
      final (:locks, :heartbeats) = await app.list();
      return [
        for (final each in locks) each.time,
        for (final each in heartbeats) each.time,
      ].reduce((a, b) => a > b ? a : b);
    }

    for (final write in [
      app.start,
      app.heartbeat,
      () => app.acquire('photo'),
    ]) {
      final before = now;
      expectEqual(await timeOf(write), before + 3 * hour);
    }
    // Had the queued call kept its time, the living one would be swept.
    other.run(begin);
    pauses = 0;
    final beat = app.heartbeat();
    final sweep = app.sweep();
    await beat;
    expectEqual(await sweep, 0);
    expectEqual(await records.unfinished(), const <UploadRecord>[]);
    await store.close();
  });

  await test('a decision goes by the clock of the moment, too', (
    path,
    other,
  ) async {
    var now = 1 << 50;
    final store = await SharedStore.open(sqlite3Opener(path));
    final app = LockCoordinator(
      store,
      LockstepProcessType.foreground,
      clock: () => now,
    );
    final task = LockCoordinator(
      store,
      LockstepProcessType.background,
      clock: () => now,
    );
    await app.heartbeat();
    now += LockTiming.aliveWithin + 1;
    expectEqual((await task.decide()).decision, CoordinationDecision.run);
    // Asked for while the app was dead, answered once it lives.
    final asked = _delayed(
      store,
      sqlite3Opener(path),
      (slow) {
        final task = LockCoordinator(
          slow,
          LockstepProcessType.background,
          clock: () => now,
        );
        return task.decide();
      },
      meanwhile: () async {
        now += 1000;
        await app.heartbeat();
      },
    );
    expectEqual((await asked).decision, CoordinationDecision.exit);
    await store.close();
  });

  await test('reading waits for nobody who writes, here or elsewhere', (
    path,
    other,
  ) async {
    final store = await SharedStore.open(
      sqlite3Opener(path),
      pacing: _Frozen(),
    );
    final app = LockCoordinator(store, LockstepProcessType.foreground);
    final token = (await app.acquire('photo'))!;
    other.run(begin);
    // It tries again once somebody unfreezes the time, which nobody does.
    unawaited(app.heartbeat());
    expectEqual(await app.verify('photo', token), true);
    expectEqual((await app.list()).locks.single.id, 'photo');
    expectEqual((await app.decide()).decision, CoordinationDecision.run);
    other.run(commit);
  });

  await test('a file is known by its device and number', (path, other) async {
    final told = Process.runSync('stat', ['-c', '%d %i', path]);
    final (:device, :number) = identityOf('$path//')!;
    expectEqual('$device $number', '${told.stdout}'.trim());
    expectEqual(identityOf('$path.missing'), null);
  });

  for (final change in ['deleted', 'replaced']) {
    await test('a file that was $change while it was open grants nothing', (
      path,
      other,
    ) async {
      final store = await SharedStore.open(sqlite3Opener(path));
      final app = LockCoordinator(store, LockstepProcessType.foreground);
      final token = (await app.acquire('photo'))!;
      expectEqual(store.isCurrent, true);
      other.close();
      for (final end in ['', '-wal', '-shm']) {
        File('$path$end').renameSync('$path.old$end');
      }
      SharedStore? next;
      if (change == 'replaced') {
        next = await SharedStore.open(sqlite3Opener(path));
      }
      expectEqual(store.isCurrent, false);
      for (final attempt in [
        () => app.acquire('other'),
        () => app.verify('photo', token),
        app.list,
        app.decide,
        app.start,
      ]) {
        await expectReason(DatabaseFailure.replaced, attempt);
      }
      await store.close();
      if (next == null) return;
      final again = LockCoordinator(next, LockstepProcessType.extension);
      expectEqual(await again.acquire('photo'), 1);
      await next.close();
    });
  }

  await test('the journal is set at every open, and its answer checked', (
    path,
    other,
  ) async {
    await (await SharedStore.open(sqlite3Opener(path))).close();
    // As Android's own class does when it opens a database.
    other.run(const LockStatement('PRAGMA journal_mode = DELETE'));
    Object? journal() {
      // Who has not read for a while does not know of a change.
      other.run(const LockStatement(SharedDatabase.countObjects));
      const ask = LockStatement('PRAGMA journal_mode');
      return other.run(ask).rows.single.single;
    }

    expectEqual(journal(), 'delete');
    final store = await SharedStore.open(sqlite3Opener(path));
    expectEqual(journal(), 'wal');
    await store.close();
    final error = await expectReason(
      DatabaseFailure.refused,
      () =>
          SharedStore.open(() async => _Stubborn(await sqlite3Opener(path)())),
    );
    expectEqual('$error'.contains('stays memory'), true, '$error');
  });

  await test('outcomes are read before the commit, and undo it', (
    path,
    other,
  ) async {
    final store = await SharedStore.open(sqlite3Opener(path));
    final call = LockCall.acquire('photo', LockstepProcessType.foreground, 1);
    Object? thrown;
    try {
      await store.perform<void>(
        () => DatabaseCall(
          call.statements,
          (outcomes, path) => throw const TestFailure('no such outcome'),
          writes: true,
        ),
      );
    } on TestFailure catch (error) {
      thrown = error;
    }
    expectEqual('$thrown', 'no such outcome');
    expectEqual(
      (await store.perform(LockCall.list)).locks,
      const <UploadLock>[],
    );
    expectEqual(await store.perform(() => call), 1);
    await store.close();
  });

  await test('a record is on the disk when it is written, a lock need not be', (
    path,
    other,
  ) async {
    final levels = <Object?>[];
    final store = await SharedStore.open(
      () async => _Levels(await sqlite3Opener(path)(), levels),
    );
    DatabaseCall<void> call({required bool isDurable}) => DatabaseCall(
      LockCall.heartbeat(LockstepProcessType.foreground, 1).statements,
      (outcomes, path) {},
      writes: true,
      isDurable: isDurable,
    );
    // The values of SQLite's pragma.
    const normal = 1;
    const full = 2;
    levels.clear(); // Of those that made the schema.
    for (final isDurable in [false, true, false]) {
      await store.perform(() => call(isDurable: isDurable));
    }
    expectEqual(levels, [normal, full, normal]);
    levels.clear();
    Object? thrown;
    try {
      await store.perform<void>(
        () => DatabaseCall(
          const [LockStatement('SELECT 1 FROM nowhere')],
          (outcomes, path) {},
          writes: true,
          isDurable: true,
        ),
      );
    } on LockstepDatabaseException catch (error) {
      thrown = error.reason;
    }
    expectEqual(thrown, DatabaseFailure.refused);
    await store.perform(() => call(isDurable: false));
    expectEqual(levels, [full, normal]);
    await store.close();
  });
}

/// Performs [work] on a store of its own whose transactions begin after
/// [meanwhile].
Future<T> _delayed<T>(
  SharedStore store,
  DatabaseOpener opener,
  Future<T> Function(SharedStore slow) work, {
  required Future<void> Function() meanwhile,
}) async {
  final databases = <_Delayed>[];
  final slow = await SharedStore.open(() async {
    databases.add(_Delayed(await opener()));
    return databases.last;
  });
  for (final each in databases) {
    each.before = meanwhile;
  }
  final result = await work(slow);
  for (final each in databases) {
    each.before = null;
  }
  await slow.close();
  return result;
}

/// Transactions that wait for their turn before they begin, as sqflite's do.
final class _Delayed extends WatchedDatabase {
  _Delayed(super.inner);

  Future<void> Function()? before;

  @override
  Future<T> transaction<T>(
    DatabaseCall<T> Function() begin, {
    required bool writes,
  }) async {
    await before?.call();
    return super.transaction(begin, writes: writes);
  }
}

/// A database whose journal can't be set.
final class _Stubborn extends WatchedDatabase {
  _Stubborn(super.inner);

  @override
  Future<LockOutcome> execute(LockStatement statement) async =>
      statement.sql == SharedDatabase.journalMode
          ? const LockOutcome.rows([
            ['memory'],
          ])
          : super.execute(statement);
}

/// Notes, in each transaction that writes, how durable it is.
final class _Levels extends WatchedDatabase {
  _Levels(super.inner, this._levels);

  final List<Object?> _levels;

  @override
  Future<T> transaction<T>(
    DatabaseCall<T> Function() begin, {
    required bool writes,
  }) => super.transaction(
    () =>
        writes
            ? begin().after('PRAGMA synchronous', (outcome) {
              _levels.add(outcome.number);
            })
            : begin(),
    writes: writes,
  );
}

/// Time in which no pause ends.
final class _Frozen extends Pacing {
  @override
  Future<void> pause(int microseconds) => Completer<void>().future;
}
