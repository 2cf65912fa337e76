import '../database/shared_store.dart';
import '../ffi/sqlite_library.dart';
import '../ffi/sqlite_lock_database.dart';
import '../locks/upload_records.dart';

/// The shared databases that a testee has open. Connections stay open between
/// requests.
final class OpenDatabases {
  /// Works with a library.
  OpenDatabases(this._library);

  final SqliteLibrary _library;
  final Map<String, OpenDatabase> _open = {};

  // Enough for a run's databases, few enough for a process's file descriptors.
  static const _mostOpen = 16;

  /// The database at [path]; the one asked last stands at the end.
  OpenDatabase at(String path) {
    var found = _open.remove(path);
    if (found != null && !found.database.isCurrent) {
      found.database.close();
      found = null;
    }
    final open = found ?? OpenDatabase(SqliteLockDatabase(_library, path));
    _open[path] = open;
    if (_open.length > _mostOpen) {
      _open.remove(_open.keys.first)?.database.close();
    }
    return open;
  }
}

/// A shared database that is open.
final class OpenDatabase {
  /// Works on a [database].
  OpenDatabase(this.database);

  /// The database, which answers at once.
  final SqliteLockDatabase database;

  /// The upload records in it.
  late final Future<UploadRecords> records = SharedStore.open(
    database,
  ).then(UploadRecords.new);
}
