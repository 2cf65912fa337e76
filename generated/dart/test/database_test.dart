import 'dart:io';
import 'dart:isolate';

import '../lib/ffi.dart';
import '../lib/lockstep.dart';
import '../lib/src/database/database_identity.dart';
import '../lib/src/ffi/sqlite_connection.dart';
import 'support/fixture.dart';
import 'support/other_process.dart';
import 'support/runner.dart';
import 'support/test_pacing.dart';

/// Tests why a database can't be used, and that it is left as it was.
Future<void> databaseTest(TestRunner runner, Fixture fixture) async {
  final library = SqliteLibrary.open();
  const owner = ProcessType.extension;

  void test(String name, void Function(String folder) body) =>
      runner.test('database: $name', () => fixture.inFolder(body));

  void expectReason(DatabaseFailure reason, void Function() body) {
    final error = expectThrows<DatabaseException>(body);
    expectEqual(error.reason, reason, '$error');
    expectEqual(error.code, LockstepErrorCode.databaseError);
  }

  String make(String path, List<String> statements) {
    final connection = SqliteConnection(library, path);
    for (final sql in statements) {
      connection.run(LockStatement(sql));
    }
    connection.close();
    return path;
  }

  void using(String path, void Function(SqliteLockDatabase database) body) {
    final database = SqliteLockDatabase(library, path);
    try {
      body(database);
    } finally {
      database.close();
    }
  }

  List<int?> state(String folder, String path) => [
    for (final each in Directory(folder).listSync())
      if (each.path.startsWith(path)) ...(each as File).readAsBytesSync(),
  ];

  const locks =
      'CREATE TABLE upload_locks (id TEXT PRIMARY KEY NOT NULL, '
      'owner TEXT NOT NULL, time TEXT NOT NULL)';

  test('what is not ours is refused and left as it is', (folder) {
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
    reasons.forEach((path, reason) {
      final before = state(folder, path);
      expectReason(reason, () => SqliteLockDatabase(library, path));
      expectEqual(state(folder, path), before, path);
    });
  });

  test('the file itself tells whose it is once the schema is made', (folder) {
    final path = '$folder/made';
    final database = SqliteLockDatabase(library, path);
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
    final next = SqliteLockDatabase(library, '$folder/next');
    expectEqual(isInWal(), false);
    for (final each in [database, next]) {
      each.close();
    }
    killed.close();
  });

  test('links that lead in a circle lead to no database', (folder) {
    Link('$folder/loop').createSync('loop');
    using('$folder/db', (database) {
      for (final path in ['$folder/loop', '$folder/loop/x']) {
        expectReason(
          DatabaseFailure.refused,
          () => SqliteLockDatabase(library, path),
        );
        expectReason(DatabaseFailure.refused, () => database.migrate(path));
      }
    });
  });

  test('so is an old database', (folder) {
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
    using('$folder/db', (database) {
      reasons.forEach((path, reason) {
        final before = state(folder, path);
        expectReason(reason, () => database.migrate(path));
        expectEqual(state(folder, path), before, path);
      });
    });
  });

  test('busy while another writes', (folder) {
    using('$folder/db', (database) {
      database.execute('BEGIN IMMEDIATE');
      final other = SqliteConnection(library, database.path);
      expectReason(
        DatabaseFailure.busy,
        () => other.run(const LockStatement('BEGIN IMMEDIATE')),
      );
      database.execute('ROLLBACK');
      other
        ..run(const LockStatement('BEGIN IMMEDIATE'))
        ..close();
    });
  });

  test('busy where others hold up the protocol of the -wal', (folder) {
    final failure = DatabaseException.ofSqlite(15, '$folder/db', 'locking');
    expectEqual(failure.reason, DatabaseFailure.busy);
  });

  test('readOnly where nothing may be written', (folder) {
    using('$folder/db', (database) {
      database.execute('PRAGMA query_only = ON');
      expectReason(
        DatabaseFailure.readOnly,
        () => database.perform(LockCall.heartbeat(owner, 1)),
      );
    });
  });

  test('full where there is no space left', (folder) {
    using('$folder/db', (database) {
      database.execute('PRAGMA max_page_count = 1');
      expectReason(
        DatabaseFailure.full,
        () => database.perform(LockCall.acquire('photo' * 10000, owner, 1)),
      );
      expectEqual(database.perform(LockCall.acquire('photo', owner, 1)), 1);
    });
  });

  test('lockedDevice where the -wal can not be written', (folder) {
    final path = '$folder/db';
    using(path, (database) => database.execute(SharedDatabase.checkpoint));
    make(path, ['PRAGMA wal_checkpoint(TRUNCATE)']);
    for (final end in ['-wal', '-shm']) {
      final companion = File('$path$end');
      if (companion.existsSync()) companion.deleteSync();
    }
    // What is written at the start of a process's memory fails.
    Link('$path-wal').createSync('/proc/self/mem');
    expectReason(
      DatabaseFailure.lockedDevice,
      () => using(path, (database) => database.perform(LockCall.stop(owner))),
    );
  });

  test('busy where others write until the limit, and not before', (folder) {
    final path = '$folder/db';
    const limit = SharedDatabase.busyLimit;
    SqliteLockDatabase(library, path).close();
    final writer = SqliteConnection(library, path);
    SqliteLockDatabase open(TestPacing pacing) =>
        SqliteLockDatabase(library, path, pacing: pacing);

    final untilTheEnd = TestPacing();
    final database = open(untilTheEnd);
    writer.run(const LockStatement('BEGIN IMMEDIATE'));
    expectReason(
      DatabaseFailure.busy,
      () => database.perform(LockCall.acquire('photo', owner, 1)),
    );
    const most = limit + SharedDatabase.busyPauseMaximum;
    final isOver = untilTheEnd.passed >= limit && untilTheEnd.passed < most;
    expectEqual(isOver, true, 'patience of ${untilTheEnd.passed}');

    final inTime = open(
      TestPacing((passed) {
        if (passed < limit ~/ 2) return;
        if (!writer.isAutocommit) writer.run(const LockStatement('COMMIT'));
      }),
    );
    expectEqual(inTime.perform(LockCall.acquire('photo', owner, 1)), 1);
    for (final each in [database, inTime]) {
      each.close();
    }
    writer.close();
  });

  await runner.testLater(
    'database: interrupted by another isolate, and nothing is changed',
    () => fixture.inFolderLater((folder) async {
      final database = SqliteLockDatabase(library, '$folder/db');
      final endless = DatabaseCall<void>(
        [
          ...LockCall.acquire('photo', owner, 1).statements,
          const LockStatement(
            'WITH RECURSIVE n(i) AS '
            '(SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n',
          ),
        ],
        (outcomes, path) {},
        writes: true,
      );
      var isOver = false;
      final ending = Isolate.run(() {
        try {
          database.perform(endless);
          return null;
        } on DatabaseException catch (error) {
          return error.reason;
        }
      }).whenComplete(() => isOver = true);
      while (!isOver) {
        database.interrupt();
        await Future<void>.delayed(const Duration(milliseconds: 1));
      }
      expectEqual(await ending, DatabaseFailure.interrupted);
      expectEqual(database.perform(LockCall.acquire('photo', owner, 1)), 1);
      database.close();
    }),
  );

  await runner.testLater(
    'database: reading a file beside SQLite drops none of its locks',
    () => fixture.inFolderLater((folder) async {
      final other = await OtherProcess.start();
      final old = make('$folder/old', [locks]);
      final writer = SqliteConnection(library, old)
        ..run(const LockStatement('BEGIN IMMEDIATE'));
      final database = SqliteLockDatabase(library, '$folder/db');
      expectEqual(await other.tryToWrite(old), 'busy');
      database.migrate(old);
      expectEqual(await other.tryToWrite(old), 'busy', 'after a copy');
      expectReason(
        DatabaseFailure.foreign,
        () => SqliteLockDatabase(library, old),
      );
      expectEqual(await other.tryToWrite(old), 'busy', 'after a look at it');
      writer.close();
      expectEqual(await other.tryToWrite(old), 'free');
      database.close();
      await other.end();
    }),
  );

  test('refused where the old one can not be looked at', (folder) {
    using('$folder/db', (database) {
      File('$folder/file').createSync();
      for (final missing in ['missing', 'file/old']) {
        expectEqual(database.migrate('$folder/$missing'), 0, missing);
      }
      // The system refuses a name of that length, as it does a file of a locked
      // device.
      for (final path in ['$folder/${'x' * 300}', folder]) {
        expectReason(DatabaseFailure.refused, () => database.migrate(path));
      }
    });
  });

  test('refused once it was closed', (folder) {
    final database =
        SqliteLockDatabase(library, '$folder/db')
          ..close()
          ..close();
    expectReason(
      DatabaseFailure.refused,
      () => database.perform(LockCall.list()),
    );
    expectReason(DatabaseFailure.refused, database.interrupt);
  });

  test('no other file for a path that holds a NUL', (folder) {
    final error = expectThrows<LockstepException>(
      () => SqliteLockDatabase(library, '$folder/db\u0000x'),
    );
    expectEqual(error.code, LockstepErrorCode.invalidArgument);
    expectEqual(Directory(folder).listSync(), const <FileSystemEntity>[]);
  });

  test('the other codes of SQLite', (folder) {
    const codes = {
      6: DatabaseFailure.busy,
      11 | 1 << 8: DatabaseFailure.corrupt,
      1: DatabaseFailure.refused,
    };
    codes.forEach((code, reason) {
      expectEqual(DatabaseException.ofSqlite(code, '', '').reason, reason);
    });
  });
}
