// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import '../database/database_call.dart';
import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';
import '../spec/locks.dart';
import '../spec/locks_tables.dart';
import '../spec/process_type.dart';

/// What a process may do beside those that are alive, and who decided so: null
/// for `run`.
typedef LockDecision =
    ({CoordinationDecision decision, LockstepProcessType? because});

/// All locks and heartbeats.
typedef LockTables =
    ({List<UploadLock> locks, List<ProcessHeartbeat> heartbeats});

/// The operations on the locks.
abstract final class LockCall {
  /// Beats, then frees the owner's earlier locks, stale ones and those of the
  /// dead; returns how many.
  static DatabaseCall<int> start(LockstepProcessType owner, int now) =>
      heartbeat(owner, now).then(
        LockStatements.freeAtStart(owner: owner, now: now),
        (_, freed) => freed,
      );

  /// Whether an owner may run beside the owners that are alive.
  static DatabaseCall<LockDecision> decide(
    LockstepProcessType owner,
    int now,
  ) => PolicyStatements.decide(owner: owner, now: now).map(
    (found) => (
      decision: found?.decision ?? CoordinationDecision.run,
      because: found?.because,
    ),
  );

  /// Notes that an owner lives.
  static DatabaseCall<void> heartbeat(LockstepProcessType owner, int now) =>
      HeartbeatStatements.beat(owner: owner, time: now);

  /// Locks a photo that nobody has locked; returns the lock's token, or null
  /// where somebody has it.
  ///
  /// Throws a [LockstepException] if [id] holds a NUL.
  static DatabaseCall<int?> acquire(
    String id,
    LockstepProcessType owner,
    int now,
  ) {
    if (id.contains('\u0000')) {
      throw const LockstepException(
        LockstepErrorCode.invalidArgument,
        'id must not hold a NUL', // SQLite's own functions end a text there.
      );
    }
    return LockStatements.drawToken(id: id)
        .then(
          LockStatements.lock(id: id, owner: owner, time: now),
          (_, taken) => taken == 1,
        )
        .then(
          LockStatements.find(id: id, owner: owner),
          (isTaken, lock) => isTaken ? lock?.token : null,
        );
  }

  /// Whether a lock is still the owner's; to be asked right before the call
  /// that commits.
  static DatabaseCall<bool> verify(
    String id,
    LockstepProcessType owner,
    int token,
  ) {
    if (id.contains('\u0000')) return _nothing(false); // Nobody can have it.
    return LockStatements.verify(
      id: id,
      owner: owner,
      token: token,
    ).map((lock) => lock != null);
  }

  /// Frees a lock if it is still the owner's; returns whether it was.
  static DatabaseCall<bool> release(
    String id,
    LockstepProcessType owner,
    int token,
  ) {
    if (id.contains('\u0000')) return _nothing(false);
    return LockStatements.release(
      id: id,
      owner: owner,
      token: token,
    ).map((freed) => freed == 1);
  }

  static DatabaseCall<T> _nothing<T>(T answer) =>
      DatabaseCall(const [], (outcomes, path) => answer, writes: false);

  /// Frees stale locks and those of dead owners; returns how many.
  static DatabaseCall<int> sweep(int now) => LockStatements.sweep(now: now);

  /// Frees an owner's locks and forgets its heartbeat; returns how many.
  static DatabaseCall<int> stop(LockstepProcessType owner) =>
      LockStatements.freeAll(
        owner: owner,
      ).then(HeartbeatStatements.forget(owner: owner), (freed, _) => freed);

  /// All locks and heartbeats. A row that can't be read is an error: without it,
  /// the photo would look free.
  static DatabaseCall<LockTables> list() => LockStatements.list().then(
    HeartbeatStatements.list(),
    (locks, heartbeats) => (locks: locks, heartbeats: heartbeats),
  );
}
