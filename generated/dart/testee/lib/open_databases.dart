// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../../lib/src/database/shared_store.dart';
import '../../lib/src/ffi/sqlite_lock_database.dart';
import '../../lib/src/locks/lock_coordinator.dart';
import '../../lib/src/locks/upload_records.dart';
import '../../lib/src/spec/process_type.dart';

/// The shared databases that a testee has open. Connections stay open between
/// requests.
final class OpenDatabases {
  final Map<String, OpenDatabase> _open = {};

  // Enough for a run's databases, few enough for a process's file descriptors.
  static const _mostOpen = 16;

  /// The database at [path], whose clock says [now]; the one asked last stands
  /// at the end.
  Future<OpenDatabase> at(String path, {int now = 0}) async {
    var found = _open.remove(path);
    if (found != null && !found.store.isCurrent) {
      await found.store.close();
      found = null;
    }
    final open =
        found ??
        OpenDatabase._(await SharedStore.open(SqliteLockDatabase.at(path)));
    _open[path] = open;
    if (_open.length > _mostOpen) {
      await _open.remove(_open.keys.first)?.store.close();
    }
    return open.._now = now;
  }
}

/// A shared database that is open, as apps use it.
final class OpenDatabase {
  OpenDatabase._(this.store);

  /// The database.
  final SharedStore store;
  int _now = 0;

  /// The upload records in it.
  late final UploadRecords records = UploadRecords(store, clock: () => _now);

  /// The locks in it, for [owner].
  LockCoordinator locksOf(LockstepProcessType owner) =>
      LockCoordinator(store, owner, clock: () => _now);
}
