// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'lockstep.dart';
import '../../lib/src/ffi/sqlite_connection.dart';
import '../../lib/src/ffi/sqlite_library.dart';
import '../adapters/sqlite3.dart';
import '../adapters/sqlite3_lock_database.dart';

/// What opens the database at [path] by the adapter for package:sqlite3. It can
/// be sent to another isolate, since it refers to the path alone.
DatabaseOpener sqlite3Opener(String path) =>
    () => Sqlite3LockDatabase(
      OwnDatabase(SqliteConnection(SqliteLibrary.open(), path)),
      path,
    );

/// A database that does to [inner] what it is asked, and lets a test look at it.
base class WatchedDatabase implements LockDatabase {
  /// Watches [inner].
  WatchedDatabase(this.inner);

  /// The database itself.
  final LockDatabase inner;

  @override
  String get path => inner.path;

  @override
  Future<LockOutcome> execute(LockStatement statement) async =>
      inner.execute(statement);

  @override
  Future<T> transaction<T>(
    DatabaseCall<T> Function() begin, {
    required bool writes,
  }) async => inner.transaction(begin, writes: writes);

  @override
  Future<void> close() async => inner.close();
}
