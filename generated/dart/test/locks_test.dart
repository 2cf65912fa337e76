import 'dart:async';

import '../lib/ffi.dart';
import '../lib/lockstep.dart';
import '../lib/src/ffi/sqlite_connection.dart';
// Imported so that a fault in it fails here: no sqflite runs without Flutter.
// ignore: unused_import
import 'adapters/sqflite_lock_database.dart';
import 'adapters/sqlite3.dart';
import 'adapters/sqlite3_lock_database.dart';
import 'support/fixture.dart';
import 'support/runner.dart';

/// Tests what a process does around the operations on locks, over the adapter
/// for package:sqlite3.
Future<void> locksTest(TestRunner runner, Fixture fixture) async {
  final library = SqliteLibrary.open();

  Future<void> test(
    String name,
    Future<void> Function(
      Future<LockCoordinator> Function(ProcessType owner) join,
      SqliteConnection other,
    )
    body,
  ) => runner.testLater(
    'locks: $name',
    () => fixture.inFolderLater((folder) async {
      final path = '$folder/db';
      final open = <SqliteConnection>[];
      SqliteConnection connect() {
        open.add(SqliteConnection(library, path));
        return open.last;
      }

      try {
        await body((owner) async {
          final database = Sqlite3LockDatabase(OwnDatabase(connect()), path);
          return LockCoordinator.open(database, owner, clock: () => 1 << 50);
        }, connect());
      } finally {
        for (final each in open) {
          each.close();
        }
      }
    }),
  );

  Never unexpected(Object error) => throw TestFailure('$error');

  await test('one of two has a photo, the other waits its turn', (
    join,
    other,
  ) async {
    final [app, extension] = [
      await join(ProcessType.foreground),
      await join(ProcessType.extension),
    ];
    final token = (await app.acquire('photo'))!;
    Future<String?> work(Duration atMost) => extension.withLock(
      'photo',
      (lock) async => 'held: ${await lock.isHeld()}',
      onError: unexpected,
      atMost: atMost,
    );
    expectEqual(await work(Duration.zero), null);
    final waiting = work(const Duration(seconds: 30));
    expectEqual(await app.release('photo', token), true);
    expectEqual(await waiting, 'held: true');
    expectEqual((await app.list()).locks, const <LockRow>[]);
  });

  await test('tries again while others write', (join, other) async {
    final app = await join(ProcessType.foreground);
    other.run(const LockStatement('BEGIN IMMEDIATE'));
    final asked = app.acquire('photo');
    Timer(
      const Duration(milliseconds: 20),
      () => other.run(const LockStatement('COMMIT')),
    );
    expectEqual(await asked, 1);
  });

  await test('a lock that can not be let go hides no error of the work', (
    join,
    other,
  ) async {
    final app = await join(ProcessType.foreground);
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
    expectEqual(
      [for (final error in told) (error as DatabaseException).reason],
      [DatabaseFailure.newerSchema],
    );
  });

  await test('photos are told of once they are free', (join, other) async {
    final [app, extension] = [
      await join(ProcessType.foreground),
      await join(ProcessType.extension),
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
    final app = await join(ProcessType.foreground);
    final failing = DatabaseCall<void>(
      [
        ...LockCall.acquire('photo', ProcessType.foreground, 1).statements,
        const LockStatement('SELECT 1 FROM nowhere'),
      ],
      (outcomes, path) {},
      writes: true,
    );
    Object? thrown;
    try {
      await app.store.perform(failing);
    } on DatabaseException catch (error) {
      thrown = error.reason;
    }
    expectEqual(thrown, DatabaseFailure.refused);
    expectEqual((await app.list()).locks, const <LockRow>[]);
    expectEqual(await app.acquire('photo'), 1);
  });
}
