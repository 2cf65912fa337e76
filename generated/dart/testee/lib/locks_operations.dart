// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../../lib/src/database/legacy_migration.dart';
import '../../lib/src/ffi/sqlite_library.dart';
import '../../lib/src/ffi/sqlite_lock_database.dart';
import '../../lib/src/locks/lock_coordinator.dart';
import '../../lib/src/spec/locks_tables.dart';
import '../../lib/src/spec/process_type.dart';
import 'open_databases.dart';
import 'handlers/locks_handler.dart';

/// `locks.*`: locks and heartbeats, by what apps call.
final class LocksOperations implements LocksHandler {
  /// Works on the databases that the testee has open.
  LocksOperations(this._databases, this._library);

  final OpenDatabases _databases;
  final SqliteLibrary _library;

  Future<LockCoordinator> _join(
    String path,
    LockstepProcessType owner, {
    int now = 0,
  }) async => (await _databases.at(path, now: now)).locksOf(owner);

  @override
  Future<LocksMigrateResult> migrate(LocksMigrateArguments arguments) async {
    final LocksMigrateArguments(:legacy, :db) = arguments;
    final migration = LegacyMigration((await _databases.at(db)).store);
    return LocksMigrateResult(
      migrated: await migration.run(
        legacy,
        open: SqliteLockDatabase.copyOpener(_library),
        copyDatabase: SqliteLockDatabase.copier(_library, legacy),
      ),
    );
  }

  @override
  Future<LocksStartResult> start(LocksStartArguments arguments) async {
    final LocksStartArguments(:db, :owner, :now) = arguments;
    final locks = await _join(db, owner, now: now);
    return LocksStartResult(released: await locks.start());
  }

  @override
  Future<LocksDecideResult> decide(LocksDecideArguments arguments) async {
    final LocksDecideArguments(:db, :owner, :now) = arguments;
    final locks = await _join(db, owner, now: now);
    final (:decision, :because) = await locks.decide();
    return LocksDecideResult(decision: decision, because: because);
  }

  @override
  Future<void> heartbeat(LocksHeartbeatArguments arguments) async {
    final LocksHeartbeatArguments(:db, :owner, :now) = arguments;
    final locks = await _join(db, owner, now: now);
    await locks.heartbeat();
  }

  @override
  Future<LocksAcquireResult> acquire(LocksAcquireArguments arguments) async {
    final LocksAcquireArguments(:db, :id, :owner, :now) = arguments;
    final locks = await _join(db, owner, now: now);
    final token = await locks.acquire(id);
    return LocksAcquireResult(acquired: token != null, token: token);
  }

  @override
  Future<LocksVerifyResult> verify(LocksVerifyArguments arguments) async {
    final LocksVerifyArguments(:db, :id, :owner, :token) = arguments;
    final locks = await _join(db, owner);
    return LocksVerifyResult(held: await locks.verify(id, token));
  }

  @override
  Future<LocksReleaseResult> release(LocksReleaseArguments arguments) async {
    final LocksReleaseArguments(:db, :id, :owner, :token) = arguments;
    final locks = await _join(db, owner);
    return LocksReleaseResult(released: await locks.release(id, token));
  }

  @override
  Future<LocksSweepResult> sweep(LocksSweepArguments arguments) async {
    final LocksSweepArguments(:db, :now) = arguments;
    final locks = await _join(db, LockstepProcessType.foreground, now: now);
    return LocksSweepResult(released: await locks.sweep());
  }

  @override
  Future<LocksStopResult> stop(LocksStopArguments arguments) async {
    final locks = await _join(arguments.db, arguments.owner);
    return LocksStopResult(released: await locks.stop());
  }

  @override
  Future<LocksListResult> list(LocksListArguments arguments) async {
    final coordinator = await _join(
      arguments.db,
      LockstepProcessType.foreground,
    );
    final (:locks, :heartbeats) = await coordinator.list();
    return LocksListResult(
      locks: [
        for (final UploadLock(:id, :owner, :time) in locks)
          LocksListResultLocksItem(id: id, owner: owner, time: time),
      ],
      heartbeats: [
        for (final ProcessHeartbeat(:owner, :time) in heartbeats)
          LocksListResultHeartbeatsItem(owner: owner, time: time),
      ],
    );
  }
}
