// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:io';

import '../lib/ffi.dart';
import 'support/lockstep.dart';
import '../lib/src/database/database_identity.dart';
import '../lib/src/ffi/sqlite_connection.dart';
import 'support/expect_code.dart';
import 'support/fixture.dart';
import 'support/other_process.dart';
import 'support/runner.dart';
import 'support/test_pacing.dart';

/// Tests why a database can't be used, and that it is left as it was.
Future<void> databaseTest(TestRunner runner, Fixture fixture) async {
  final library = SqliteLibrary.open();
  const owner = LockstepProcessType.extension;

  Future<void> test(String name, Future<void> Function(String folder) body) =>
      runner.testLater('database: $name', () => fixture.inFolderLater(body));

  String make(String path, List<String> statements) {
    final connection = SqliteConnection(library, path);
    for (final sql in statements) {
      connection.run(LockStatement(sql));
    }
    connection.close();
    return path;
  }

  Future<SharedStore> open(String path, {Pacing pacing = const Pacing()}) =>
      SharedStore.open(SqliteLockDatabase.at(path), pacing: pacing);

  /// Gives the body a store, and the connection that it writes with.
  Future<void> using(
    String path,
    Future<void> Function(SharedStore store, SqliteLockDatabase writer) body,
  ) async {
    final opened = <SqliteLockDatabase>[];
    final store = await SharedStore.open(() async {
      opened.add(await SqliteLockDatabase.open(library, path));
      return opened.last;
    });
    try {
      await body(store, opened.first);
    } finally {
      await store.close();
    }
  }

  Future<int> migrate(SharedStore store, String legacy) =>
      LegacyMigration(store).run(
        legacy,
        open: SqliteLockDatabase.copyOpener(library),
        copyDatabase: SqliteLockDatabase.copier(library, legacy),
      );

  Future<int?> acquire(SharedStore store, [String id = 'photo']) =>
      store.perform(() => LockCall.acquire(id, owner, 1));

  List<int?> state(String folder, String path) => [
    for (final each in Directory(folder).listSync())
      if (each.path.startsWith(path)) ...(each as File).readAsBytesSync(),
  ];

  const locks =
      'CREATE TABLE upload_locks (id TEXT PRIMARY KEY NOT NULL, '
      'owner TEXT NOT NULL, time TEXT NOT NULL)';

  await test('what is not ours is refused and left as it is', (folder) async {
    final bad = '$folder/corrupt';
    File(bad).writeAsStringSync('no database ' * 100);
    const ours = 'PRAGMA application_id = ${SharedDatabase.applicationId}';
    final reasons = {
      bad: DatabaseFailure.corrupt,
      make('$folder/foreign', [locks]): DatabaseFailure.foreign,
      make('$folder/newer', [
            'CREATE TABLE t (a)',
            ours,
            'PRAGMA user_version = ${SharedDatabase.schemaVersion + 1}',
          ]):
          DatabaseFailure.newerSchema,
    };
    for (final MapEntry(key: path, value: reason) in reasons.entries) {
      final before = state(folder, path);
      await expectReason(reason, () => open(path));
      expectEqual(state(folder, path), before, path);
    }
  });

  await test('the file itself tells whose it is once the schema is made', (
    folder,
  ) async {
    final path = '$folder/made';
    final store = await open(path);
    final made = File(path).readAsBytesSync();
    const schema = SharedSchema();
    expectEqual(DatabaseIdentity.refuseStrangers(made, path, schema), false);
    // As a process leaves it that is killed before it moves the schema there.
    final killed = SqliteConnection(library, '$folder/killed');
    [
      SharedDatabase.journalMode,
      'BEGIN',
      ...schema.from(0).map((statement) => statement.sql),
      'COMMIT',
    ].map(LockStatement.new).forEach(killed.run);
    for (final end in ['', '-wal']) {
      File('$folder/killed$end').copySync('$folder/next$end');
    }
    bool isInWal() => DatabaseIdentity.refuseStrangers(
      File('$folder/next').readAsBytesSync(),
      '$folder/next',
      schema,
    );
    expectEqual(isInWal(), true);
    final next = await open('$folder/next');
    expectEqual(isInWal(), false);
    for (final each in [store, next]) {
      await each.close();
    }
    killed.close();
  });

  await test('links that lead in a circle lead to no database', (folder) async {
    Link('$folder/loop').createSync('loop');
    await using('$folder/db', (store, writer) async {
      for (final path in ['$folder/loop', '$folder/loop/x']) {
        await expectReason(DatabaseFailure.refused, () => open(path));
        await expectReason(DatabaseFailure.refused, () => migrate(store, path));
      }
    });
  });

  await test('what is no old database is refused and left as it is', (
    folder,
  ) async {
    final bad = '$folder/corrupt';
    File(bad).writeAsStringSync('no database ' * 100);
    final reasons = {
      bad: DatabaseFailure.corrupt,
      make('$folder/foreign', ['CREATE TABLE t (a)']): DatabaseFailure.foreign,
      make('$folder/newer', [
            locks,
            'PRAGMA user_version = ${LegacyDatabase.schemaVersion + 1}',
          ]):
          DatabaseFailure.newerSchema,
    };
    await using('$folder/db', (store, writer) async {
      for (final MapEntry(key: path, value: reason) in reasons.entries) {
        final before = state(folder, path);
        await expectReason(reason, () => migrate(store, path));
        expectEqual(state(folder, path), before, path);
      }
    });
  });

  await test('readOnly where nothing may be written', (folder) async {
    await using('$folder/db', (store, writer) async {
      writer.execute(const LockStatement('PRAGMA query_only = ON'));
      await expectReason(
        DatabaseFailure.readOnly,
        () => store.perform(() => LockCall.heartbeat(owner, 1)),
      );
    });
  });

  await test('full where there is no space left', (folder) async {
    await using('$folder/db', (store, writer) async {
      writer.execute(const LockStatement('PRAGMA max_page_count = 1'));
      await expectReason(
        DatabaseFailure.full,
        () => acquire(store, 'photo' * 10000),
      );
      expectEqual(await acquire(store), 1);
    });
  });

  await test('ioFailure where the -wal can not be written', (folder) async {
    final path = '$folder/db';
    await using(path, (store, writer) async {});
    make(path, ['PRAGMA wal_checkpoint(TRUNCATE)']);
    for (final end in ['-wal', '-shm']) {
      final companion = File('$path$end');
      if (companion.existsSync()) companion.deleteSync();
    }
    // What is written at the start of a process's memory fails, and does so for
    // ever: whoever waited for the device to be unlocked would wait in vain.
    Link('$path-wal').createSync('/proc/self/mem');
    await expectReason(
      DatabaseFailure.ioFailure,
      () => using(path, (store, writer) => acquire(store)),
    );
  });

  await test('a device and a folder are refused as databases', (folder) async {
    for (final path in ['/dev/null', folder]) {
      await expectReason(DatabaseFailure.refused, () => open(path));
    }
  });

  await test('busy where others write until the limit, and not before', (
    folder,
  ) async {
    final path = '$folder/db';
    const limit = SharedDatabase.busyLimit;
    final untilTheEnd = TestPacing();
    final store = await open(path, pacing: untilTheEnd);
    final writer = SqliteConnection(library, path)
      ..run(const LockStatement('BEGIN IMMEDIATE'));
    final error = await expectReason(
      DatabaseFailure.busy,
      () => acquire(store),
    );
    expectEqual(error.sqliteCode, 5);
    const most = limit + SharedDatabase.busyPauseMaximum;
    final isOver = untilTheEnd.passed >= limit && untilTheEnd.passed < most;
    expectEqual(isOver, true, 'patience of ${untilTheEnd.passed}');

    final inTime = await open(
      path,
      pacing: TestPacing((passed) {
        if (passed < limit ~/ 2) return;
        if (!writer.isAutocommit) writer.run(const LockStatement('COMMIT'));
      }),
    );
    expectEqual(await acquire(inTime), 1);
    for (final each in [store, inTime]) {
      await each.close();
    }
    writer.close();
  });

  await test('reading a file beside SQLite drops none of its locks', (
    folder,
  ) async {
    final other = await OtherProcess.start();
    final old = make('$folder/old', [locks]);
    final writer = SqliteConnection(library, old)
      ..run(const LockStatement('BEGIN IMMEDIATE'));
    await using('$folder/db', (store, _) async {
      expectEqual(await other.tryToWrite(old), 'busy');
      await migrate(store, old);
      expectEqual(await other.tryToWrite(old), 'busy', 'after a copy');
      await expectReason(DatabaseFailure.foreign, () => open(old));
      expectEqual(await other.tryToWrite(old), 'busy', 'after a look at it');
      writer.close();
      expectEqual(await other.tryToWrite(old), 'free');
    });
    await other.end();
  });

  await test('refused where the old one can not be looked at', (folder) async {
    await using('$folder/db', (store, writer) async {
      File('$folder/file').createSync();
      for (final missing in ['missing', 'file/old']) {
        expectEqual(await migrate(store, '$folder/$missing'), 0, missing);
      }
      // The system refuses a name of that length, as it does a file of a locked
      // device.
      for (final path in ['$folder/${'x' * 300}', folder]) {
        await expectReason(DatabaseFailure.refused, () => migrate(store, path));
      }
    });
  });

  await test('refused once it was closed', (folder) async {
    final store = await open('$folder/db');
    await store.close();
    await store.close();
    await expectReason(
      DatabaseFailure.refused,
      () => store.perform(LockCall.list),
    );
    await expectReason(DatabaseFailure.refused, () => acquire(store));
  });

  await test('the extended code is kept', (folder) async {
    final path = make('$folder/db', ['CREATE TABLE t (a CHECK (a > 0))']);
    final connection = SqliteConnection(library, path);
    final error = expectThrows<LockstepDatabaseException>(
      () => connection.run(const LockStatement('INSERT INTO t VALUES (0)')),
    );
    expectEqual(error.reason, DatabaseFailure.refused);
    expectEqual(error.sqliteCode, 19 | 1 << 8); // SQLITE_CONSTRAINT_CHECK
    connection.close();
  });

  await test('a transaction that failed is over', (folder) async {
    final path = '$folder/db';
    await using(path, (store, writer) async {
      final failing = DatabaseCall<void>(
        const [LockStatement('SELECT 1 FROM nowhere')],
        (outcomes, path) {},
        writes: true,
      );
      await expectReason(
        DatabaseFailure.refused,
        () => store.perform(() => failing),
      );
      make(path, ['BEGIN IMMEDIATE', 'COMMIT']);
      expectEqual(await acquire(store), 1);
    });
  });

  await test('connections that are forgotten are closed', (folder) async {
    // More than a process may have open.
    for (var i = 0; i < 3000; i++) {
      SqliteConnection(
        library,
        '$folder/db',
      ).run(const LockStatement(SharedDatabase.countObjects));
      if (i % 100 == 0) await Future<void>.delayed(Duration.zero);
    }
  });

  await test('no other file for a path that holds a NUL', (folder) async {
    Object? thrown;
    try {
      await open('$folder/db\u0000x');
    } on LockstepException catch (error) {
      thrown = error.code;
    }
    expectEqual(thrown, LockstepErrorCode.invalidArgument);
    expectEqual(Directory(folder).listSync(), const <FileSystemEntity>[]);
  });

  await test('what SQLite and the system answer has a reason', (folder) async {
    final file = make('$folder/db', [locks]);
    final reasons = {
      (5, null): DatabaseFailure.busy,
      (6, null): DatabaseFailure.busy,
      (15, null): DatabaseFailure.busy, // Others hold up the -wal's protocol.
      (9, null): DatabaseFailure.interrupted,
      (11 | 1 << 8, null): DatabaseFailure.corrupt,
      (23, null): DatabaseFailure.lockedDevice,
      (1, null): DatabaseFailure.refused,
      (10, null): DatabaseFailure.ioFailure,
      (14, null): DatabaseFailure.ioFailure,
      (10, 1): DatabaseFailure.lockedDevice, // EPERM
      (14, 1): DatabaseFailure.lockedDevice,
      (10, 5): DatabaseFailure.ioFailure, // EIO
      (14, 28): DatabaseFailure.full, // ENOSPC: no inode is left.
      (14, 13): DatabaseFailure.readOnly, // EACCES
      (14, 24): DatabaseFailure.ioFailure, // EMFILE
      (10 | 10 << 8, 2): DatabaseFailure.ioFailure, // A -wal is gone: ENOENT.
    };
    reasons.forEach((codes, reason) {
      final (code, systemCode) = codes;
      final error = sqliteFailure(code, file, '', systemCode: systemCode);
      expectEqual((codes, error.reason), (codes, reason));
      expectEqual(error.sqliteCode, code);
    });
    final missing = sqliteFailure(14, '$folder/missing', '', systemCode: 2);
    expectEqual(missing.reason, DatabaseFailure.refused);
  });
}
