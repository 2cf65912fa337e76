// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:async';

import '../spec/app_databases.dart';
import 'database_call.dart';
import 'database_copy.dart';
import 'lock_database.dart';
import 'shared_store.dart';

/// Brings the committed files and the collections that the app's own databases
/// have into the shared one: without them the extension would upload everything
/// again, and could wrap no key.
///
/// Run it at the first start, before background upload is switched on, and again
/// where the databases were changed while the shared one did not learn of it.
/// To repeat it does no harm; a kill in between leaves nothing that a later run
/// would not mend.
final class AppMigration {
  /// Brings what [_store] lacks.
  const AppMigration(this._store);

  final SharedStore _store;

  /// Copies the files of the database at [path], which is read from a copy that
  /// [open] opens, as `LegacyMigration.run` does. Returns how many were new; 0
  /// where there is no such database.
  ///
  /// Throws a `LockstepDatabaseException`.
  Future<int> files(
    String path, {
    required FutureOr<LockDatabase> Function(String copy) open,
    void Function(String copy)? copyDatabase,
  }) => _bring(
    path,
    open,
    copyDatabase,
    has: AppDatabases.hasFiles,
    select: AppDatabases.files,
    import: AppDatabases.importFile,
  );

  /// Copies the collections of the database at [path]. As [files].
  Future<int> collections(
    String path, {
    required FutureOr<LockDatabase> Function(String copy) open,
    void Function(String copy)? copyDatabase,
  }) => _bring(
    path,
    open,
    copyDatabase,
    has: AppDatabases.hasCollections,
    select: AppDatabases.collections,
    import: AppDatabases.importCollection,
  );

  Future<int> _bring(
    String path,
    FutureOr<LockDatabase> Function(String copy) open,
    void Function(String copy)? copyDatabase, {
    required String has,
    required String select,
    required String import,
  }) async {
    if (!DatabaseCopy.isThere(path)) return 0;
    return DatabaseCopy.reading(path, (copy) async {
      final database = await open(copy);
      try {
        if ((await database.execute(LockStatement(has))).number == 0) return 0;
        return await _copyPages(database, select, import);
      } finally {
        await database.close();
      }
    }, copyDatabase: copyDatabase);
  }

  /// A page at a time: an account has a hundred thousand files.
  Future<int> _copyPages(
    LockDatabase from,
    String select,
    String import,
  ) async {
    var copied = 0;
    var last = 0;
    while (true) {
      final page = await from.execute(
        LockStatement(select, [last, AppDatabases.pageRows]),
      );
      if (page.rows.isEmpty) return copied;
      last = page.rows.last.first! as int;
      copied += await _store.perform(
        () => DatabaseCall(
          [for (final row in page.rows) LockStatement(import, row.sublist(1))],
          (outcomes, path) =>
              outcomes.fold(0, (sum, outcome) => sum + outcome.changes),
          writes: true,
        ),
      );
    }
  }
}
