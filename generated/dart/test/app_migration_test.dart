// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../lib/src/ffi/sqlite_connection.dart';
import '../lib/src/ffi/sqlite_library.dart';
import 'support/fixture.dart';
import 'support/lockstep.dart';
import 'support/openers.dart';
import 'support/runner.dart';

// As the app makes them, with a column that nobody here needs.
const _files =
    'CREATE TABLE files (_id INTEGER PRIMARY KEY NOT NULL, uploaded_file_id '
    'INTEGER, owner_id INTEGER, collection_id INTEGER, local_id TEXT, '
    'title TEXT, encrypted_key TEXT, key_decryption_nonce TEXT, '
    'file_decryption_header TEXT, thumbnail_decryption_header TEXT, '
    'metadata_decryption_header TEXT, hash TEXT, updation_time TEXT, '
    'is_deleted INTEGER DEFAULT 0)';
const _collections =
    'CREATE TABLE collections (collection_id INTEGER PRIMARY KEY NOT NULL, '
    'owner TEXT NOT NULL, encrypted_key TEXT NOT NULL, '
    'key_decryption_nonce TEXT, updation_time TEXT NOT NULL, '
    'is_deleted INTEGER DEFAULT 0)';

String _file(
  int number, {
  String fileId = '100',
  String key = "'key'",
  String rest = "'local', 'hash', 5, 0",
}) =>
    'INSERT INTO files (_id, uploaded_file_id, collection_id, encrypted_key, '
    'key_decryption_nonce, owner_id, local_id, hash, updation_time, '
    "is_deleted) VALUES ($number, $fileId, 1, $key, 'nonce', 7, $rest)";

/// Tests that what the app's own databases have of files and collections comes
/// into the shared one.
Future<void> appMigrationTest(TestRunner runner, Fixture fixture) async {
  final library = SqliteLibrary.open();

  Future<void> test(
    String name,
    List<String> statements,
    Future<void> Function(
      SharedStore store,
      Future<int> Function() files,
      Future<int> Function() collections,
      void Function(List<String> statements) change,
    )
    body,
  ) => runner.testLater(
    'app migration: $name',
    () => fixture.inFolderLater((folder) async {
      void change(List<String> statements) {
        final old = SqliteConnection(library, '$folder/app.db');
        for (final sql in statements) {
          old.run(LockStatement(sql));
        }
        old.close();
      }

      if (statements.isNotEmpty) change(statements);
      final store = await SharedStore.open(sqlite3Opener('$folder/db'));
      Future<LockDatabase> open(String copy) async =>
          WatchedDatabase(await sqlite3Opener(copy)());
      final migration = AppMigration(store);
      try {
        await body(
          store,
          () => migration.files('$folder/app.db', open: open),
          () => migration.collections('$folder/app.db', open: open),
          change,
        );
      } finally {
        await store.close();
      }
    }),
  );

  Future<List<CommittedFile>> committed(SharedStore store) => store.perform(
    () => CommittedFileStatements.changedSince(updationTime: 0, limit: 5000),
  );

  await test(
    'uploaded files come once, and no others',
    [
      _files,
      _file(1),
      _file(2, fileId: 'NULL'),
      _file(3, fileId: '-1'),
      _file(4, fileId: '101', rest: "NULL, NULL, NULL, 0"),
      _file(5, fileId: '102', rest: "'local', 'hash', 5, 1"),
      _file(6, fileId: '103', key: 'NULL'),
      _file(7, fileId: "'104'", rest: "'local', 'hash', 5, NULL"),
    ],
    (store, files, collections, change) async {
      expectEqual(await files(), 3);
      final rows = await committed(store);
      expectEqual([for (final row in rows) row.fileId], [101, 100, 104]);
      final [bare, whole, _] = rows;
      expectEqual(
        [bare.localId, bare.contentHash, bare.updationTime],
        [null, null, 0],
      );
      expectEqual(
        [whole.localId, whole.collectionId, whole.ownerId, whole.encryptedKey],
        ['local', 1, 7, 'key'],
      );
      expectEqual(whole.contentHash, 'hash');
      expectEqual(await files(), 0);
    },
  );

  await test('what the shared database knows is as new', [_files, _file(1)], (
    store,
    files,
    collections,
    change,
  ) async {
    await files();
    final [row] = await committed(store);
    change(["UPDATE files SET encrypted_key = 'older'"]);
    expectEqual(await files(), 0);
    expectEqual((await committed(store)).single.encryptedKey, row.encryptedKey);
  });

  await test(
    'more files than a page come, too',
    [
      _files,
      'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n '
          'WHERE x < 1201) INSERT INTO files (uploaded_file_id, collection_id, '
          'encrypted_key, key_decryption_nonce) '
          "SELECT x, 1, 'key', 'nonce' FROM n",
    ],
    (store, files, collections, change) async {
      expectEqual(await files(), 1201);
      expectEqual((await committed(store)).length, 1201);
    },
  );

  await test(
    'collections come with the key that they have now',
    [
      _collections,
      "INSERT INTO collections VALUES (1, '{}', 'wrapped', 'nonce', '5', 0)",
      "INSERT INTO collections VALUES (2, '{}', 'sealed', NULL, '5', 0)",
      "INSERT INTO collections VALUES (3, '{}', 'gone', 'nonce', '5', 1)",
    ],
    (store, files, collections, change) async {
      Future<List<SharedCollection>> known() =>
          store.perform(SharedCollectionStatements.list);
      expectEqual(await collections(), 2);
      expectEqual(
        [for (final each in await known()) (each.id, each.keyDecryptionNonce)],
        [(1, 'nonce'), (2, null)],
      );
      change(["UPDATE collections SET encrypted_key = 'newer'"]);
      await collections();
      expectEqual((await known()).first.encryptedKey, 'newer');
    },
  );

  await test('an app without them has nothing to bring', [], (
    store,
    files,
    collections,
    change,
  ) async {
    expectEqual(await files(), 0);
    change([_collections]);
    expectEqual(await files(), 0);
    expectEqual(await collections(), 0);
  });
}
