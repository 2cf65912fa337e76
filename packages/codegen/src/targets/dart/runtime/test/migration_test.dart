import 'dart:io';

import '../lib/ffi.dart';
import 'support/lockstep.dart';
import '../lib/src/ffi/sqlite_connection.dart';
import 'support/fixture.dart';
import 'support/openers.dart';
import 'support/runner.dart';

/// Tests that what the app's old database has comes into the shared one, by
/// adapters that answer later, as sqflite's does, with its encrypted files.
Future<void> migrationTest(TestRunner runner, Fixture fixture) async {
  final library = SqliteLibrary.open();

  Future<void> test(
    String name,
    Future<void> Function(
      SharedStore store,
      SqliteConnection other,
      String folder,
      Future<int> Function() migrate,
    )
    body,
  ) => runner.testLater(
    'migration: $name',
    () => fixture.inFolderLater((folder) async {
      for (final each in ['temporary', 'uploads']) {
        Directory('$folder/$each').createSync();
      }
      final old = SqliteConnection(library, '$folder/old');
      for (final sql in [
        'CREATE TABLE upload_locks (id TEXT PRIMARY KEY NOT NULL, '
            'owner TEXT NOT NULL, time TEXT NOT NULL)',
        "INSERT INTO upload_locks VALUES ('photo', 'foreground', '1')",
        // The old app's tables are the spec's.
        for (final sql in SharedMigrations.versions.first)
          if (sql.startsWith('CREATE TABLE') && _isOfUploads(sql)) sql,
        for (final number in [1, 2]) _upload(number),
      ]) {
        old.run(LockStatement(sql));
      }
      old.close();
      final store = await SharedStore.open(sqlite3Opener('$folder/db'));
      final other = SqliteConnection(library, '$folder/db');
      try {
        await body(
          store,
          other,
          folder,
          () => LegacyMigration(store).run(
            '$folder/old',
            open: (copy) async => WatchedDatabase(await sqlite3Opener(copy)()),
            temporaryFolder: '$folder/temporary',
            uploadsFolder: '$folder/uploads',
          ),
        );
      } finally {
        other.close();
        await store.close();
      }
    }),
  );

  void write(String path, String text) => File(path).writeAsStringSync(text);
  String? read(String path) =>
      File(path).existsSync() ? File(path).readAsStringSync() : null;
  int uploads(SqliteConnection other) =>
      other
          .run(const LockStatement('SELECT count(*) FROM track_uploads'))
          .number;

  await test('rows come with their encrypted files, once', (
    store,
    other,
    folder,
    migrate,
  ) async {
    write('$folder/temporary/file1', 'one');
    write('$folder/temporary/other', 'of another');
    expectEqual(await migrate(), 1);
    expectEqual(uploads(other), 2);
    expectEqual(read('$folder/uploads/file1'), 'one');
    expectEqual(read('$folder/temporary/file1'), null);
    expectEqual(read('$folder/temporary/other'), 'of another');
    expectEqual(await migrate(), 0);
    expectEqual(uploads(other), 2);
  });

  await test('a file that a killed run left behind is moved by the next', (
    store,
    other,
    folder,
    migrate,
  ) async {
    await migrate();
    write('$folder/temporary/file2', 'two');
    expectEqual(await migrate(), 0);
    expectEqual(read('$folder/uploads/file2'), 'two');
  });

  await test('a file that nobody needs any more stays, and so does one that '
      'is there already', (store, other, folder, migrate) async {
    await migrate();
    other.run(
      const LockStatement(
        "DELETE FROM track_uploads WHERE object_key = 'key1'",
      ),
    );
    write('$folder/temporary/file1', 'done');
    write('$folder/temporary/file2', 'from the old app');
    write('$folder/uploads/file2', 'being sent');
    expectEqual(await migrate(), 0);
    expectEqual(uploads(other), 1);
    expectEqual(read('$folder/temporary/file1'), 'done');
    expectEqual(read('$folder/uploads/file1'), null);
    expectEqual(read('$folder/uploads/file2'), 'being sent');
  });

  await test('a file is moved between file systems, too', (
    store,
    other,
    folder,
    migrate,
  ) async {
    const memory = '/dev/shm';
    final elsewhere = Directory(memory).createTempSync('lockstep-test-');
    try {
      Directory('$folder/uploads').deleteSync();
      Link('$folder/uploads').createSync(elsewhere.path);
      write('$folder/temporary/file1', 'one');
      await migrate();
      expectEqual(read('${elsewhere.path}/file1'), 'one');
      expectEqual(elsewhere.listSync().length, 1);
      expectEqual(read('$folder/temporary/file1'), null);
    } finally {
      elsewhere.deleteSync(recursive: true);
    }
  });
}

bool _isOfUploads(String sql) =>
    sql.contains('track_uploads') || sql.contains('upload_parts');

String _upload(int number) =>
    'INSERT INTO track_uploads (local_id, file_hash, collection_id, '
    'encrypted_file_name, encrypted_file_size, encrypted_file_key, '
    'file_encryption_nonce, key_encryption_nonce, object_key, complete_url, '
    'status, part_size, last_attempted_at, created_at) '
    "VALUES ('photo', 'hash', 1, 'file$number', 3, 'k', 'n', 'n', "
    "'key$number', 'url', 'pending', 5, 1, 1)";
