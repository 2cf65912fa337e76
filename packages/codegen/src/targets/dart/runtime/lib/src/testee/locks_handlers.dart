import '../database/database_call.dart';
import '../ffi/sqlite_library.dart';
import '../ffi/sqlite_lock_database.dart';
import '../locks/lock_calls.dart';
import 'requests/locks_requests.dart';

/// `locks.*`: locks and heartbeats. Connections stay open between requests.
final class LocksHandlers implements LocksRequests {
  /// Works with a library.
  LocksHandlers(this._library);

  final SqliteLibrary _library;
  final Map<String, SqliteLockDatabase> _open = {};

  // Enough for a run's databases, few enough for a process's file descriptors.
  static const _mostOpen = 16;

  /// The database at [path]; the one asked last stands at the end.
  SqliteLockDatabase _at(String path) {
    var found = _open.remove(path);
    if (found != null && !found.isCurrent) {
      found.close();
      found = null;
    }
    final database = found ?? SqliteLockDatabase(_library, path);
    _open[path] = database;
    if (_open.length > _mostOpen) _open.remove(_open.keys.first)?.close();
    return database;
  }

  T _perform<T>(String path, DatabaseCall<T> call) => _at(path).perform(call);

  @override
  LocksMigrateResult migrate(LocksMigrateArguments arguments) =>
      LocksMigrateResult(migrated: _at(arguments.db).migrate(arguments.legacy));

  @override
  LocksStartResult start(LocksStartArguments arguments) => LocksStartResult(
    released: _perform(
      arguments.db,
      LockCall.start(arguments.owner, arguments.now),
    ),
  );

  @override
  LocksDecideResult decide(LocksDecideArguments arguments) {
    final (:decision, :because) = _perform(
      arguments.db,
      LockCall.decide(arguments.owner, arguments.now),
    );
    return LocksDecideResult(decision: decision, because: because);
  }

  @override
  void heartbeat(LocksHeartbeatArguments arguments) => _perform(
    arguments.db,
    LockCall.heartbeat(arguments.owner, arguments.now),
  );

  @override
  LocksAcquireResult acquire(LocksAcquireArguments arguments) {
    final token = _perform(
      arguments.db,
      LockCall.acquire(arguments.id, arguments.owner, arguments.now),
    );
    return LocksAcquireResult(acquired: token != null, token: token);
  }

  @override
  LocksVerifyResult verify(LocksVerifyArguments arguments) => LocksVerifyResult(
    held: _perform(
      arguments.db,
      LockCall.verify(arguments.id, arguments.owner, arguments.token),
    ),
  );

  @override
  LocksReleaseResult release(LocksReleaseArguments arguments) =>
      LocksReleaseResult(
        released: _perform(
          arguments.db,
          LockCall.release(arguments.id, arguments.owner, arguments.token),
        ),
      );

  @override
  LocksSweepResult sweep(LocksSweepArguments arguments) => LocksSweepResult(
    released: _perform(arguments.db, LockCall.sweep(arguments.now)),
  );

  @override
  LocksStopResult stop(LocksStopArguments arguments) => LocksStopResult(
    released: _perform(arguments.db, LockCall.stop(arguments.owner)),
  );

  @override
  LocksListResult list(LocksListArguments arguments) {
    final (:locks, :heartbeats) = _perform(arguments.db, LockCall.list());
    return LocksListResult(
      locks: [
        for (final (:id, :owner, :time) in locks)
          LocksListResultLocksItem(id: id, owner: owner, time: time),
      ],
      heartbeats: [
        for (final (:owner, :time) in heartbeats)
          LocksListResultHeartbeatsItem(owner: owner, time: time),
      ],
    );
  }
}
