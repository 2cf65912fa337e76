import '../database/database_call.dart';
import '../ffi/sqlite_lock_database.dart';
import '../locks/lock_calls.dart';
import 'open_databases.dart';
import 'requests/locks_requests.dart';

/// `locks.*`: locks and heartbeats.
final class LocksHandlers implements LocksRequests {
  /// Works on the databases that the testee has open.
  LocksHandlers(this._databases);

  final OpenDatabases _databases;

  SqliteLockDatabase _at(String path) => _databases.at(path).database;

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
