import 'dart:io';

import '../lib/ffi.dart';
import '../lib/lockstep.dart';
import '../lib/src/ffi/sqlite_connection.dart';
import 'support/fixture.dart';
import 'support/runner.dart';

/// Tests why a database can't be used, and that it is left as it was.
void databaseTest(TestRunner runner, Fixture fixture) {
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

  test('interrupted, of the other codes of SQLite', (folder) {
    const codes = {
      6: DatabaseFailure.busy,
      9: DatabaseFailure.interrupted,
      11 | 1 << 8: DatabaseFailure.corrupt,
      1: DatabaseFailure.refused,
    };
    codes.forEach((code, reason) {
      expectEqual(DatabaseException.ofSqlite(code, '', '').reason, reason);
    });
  });
}
