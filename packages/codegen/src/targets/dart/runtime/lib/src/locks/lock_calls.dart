import '../database/database_call.dart';
import '../database/lock_database.dart';
import '../database/row_reader.dart';
import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';
import '../spec/locks.dart';
import '../spec/process_type.dart';

/// A lock as the table has it; the time in microseconds since 1970, by its
/// owner's clock.
typedef LockRow = ({String id, LockstepProcessType owner, int time});

/// A heartbeat as the table has it, by its owner's clock.
typedef HeartbeatRow = ({LockstepProcessType owner, int time});

/// What a process may do beside those that are alive, and who decided so: null
/// for `run`.
typedef LockDecision =
    ({CoordinationDecision decision, LockstepProcessType? because});

/// All locks and heartbeats.
typedef LockTables = ({List<LockRow> locks, List<HeartbeatRow> heartbeats});

/// The operations on the locks.
abstract final class LockCall {
  /// Beats, then frees the owner's earlier locks, stale ones and those of the
  /// dead; returns how many.
  static DatabaseCall<int> start(LockstepProcessType owner, int now) =>
      DatabaseCall(
        [
          LockStatement(LockStatements.beat, [owner.wire, now]),
          LockStatement(LockStatements.freeAtStart, [owner.wire, now]),
        ],
        (outcomes, path) => outcomes[1].changes,
        writes: true,
      );

  /// Whether an owner may run beside the owners that are alive.
  static DatabaseCall<LockDecision> decide(
    LockstepProcessType owner,
    int now,
  ) => DatabaseCall(
    [
      LockStatement(LockStatements.decide, [owner.wire, now]),
    ],
    (outcomes, path) => switch (outcomes[0].rows) {
      [final row, ...] => _decision(RowReader(row, path)),
      _ => (decision: CoordinationDecision.run, because: null),
    },
    writes: false,
  );

  static LockDecision _decision(RowReader row) => (
    decision: row.member(CoordinationDecision.fromWire),
    because: row.member(LockstepProcessType.fromWire),
  );

  /// Notes that an owner lives.
  static DatabaseCall<void> heartbeat(LockstepProcessType owner, int now) =>
      DatabaseCall(
        [
          LockStatement(LockStatements.beat, [owner.wire, now]),
        ],
        (outcomes, path) {},
        writes: true,
      );

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
    return DatabaseCall(
      [
        LockStatement(LockStatements.drawToken, [id]),
        LockStatement(LockStatements.lock, [id, owner.wire, now]),
        LockStatement(LockStatements.tokenOf, [id]),
      ],
      (outcomes, path) => outcomes[1].changes == 1 ? outcomes[2].number : null,
      writes: true,
    );
  }

  /// Whether a lock is still the owner's; to be asked right before the call
  /// that commits.
  static DatabaseCall<bool> verify(
    String id,
    LockstepProcessType owner,
    int token,
  ) => DatabaseCall(
    [
      LockStatement(LockStatements.verify, [id, owner.wire, token]),
    ],
    (outcomes, path) => outcomes[0].rows.isNotEmpty,
    writes: false,
  );

  /// Frees a lock if it is still the owner's; returns whether it was.
  static DatabaseCall<bool> release(
    String id,
    LockstepProcessType owner,
    int token,
  ) => DatabaseCall(
    [
      LockStatement(LockStatements.release, [id, owner.wire, token]),
    ],
    (outcomes, path) => outcomes[0].changes == 1,
    writes: true,
  );

  /// Frees stale locks and those of dead owners; returns how many.
  static DatabaseCall<int> sweep(int now) => DatabaseCall(
    [
      LockStatement(LockStatements.sweep, [now]),
    ],
    (outcomes, path) => outcomes[0].changes,
    writes: true,
  );

  /// Frees an owner's locks and forgets its heartbeat; returns how many.
  static DatabaseCall<int> stop(LockstepProcessType owner) => DatabaseCall(
    [
      LockStatement(LockStatements.freeAll, [owner.wire]),
      LockStatement(LockStatements.forget, [owner.wire]),
    ],
    (outcomes, path) => outcomes[0].changes,
    writes: true,
  );

  /// All locks and heartbeats.
  static DatabaseCall<LockTables> list() => DatabaseCall(
    const [
      LockStatement(LockStatements.listLocks),
      LockStatement(LockStatements.listHeartbeats),
    ],
    (outcomes, path) => (
      locks: [for (final row in outcomes[0].rows) _lock(RowReader(row, path))],
      heartbeats: [
        for (final row in outcomes[1].rows) _heartbeat(RowReader(row, path)),
      ],
    ),
    writes: false,
  );

  // A row that can't be read is an error: without it, the photo would look free.
  static LockRow _lock(RowReader row) => (
    id: row.text(),
    owner: row.member(LockstepProcessType.fromWire),
    time: row.integer(),
  );

  static HeartbeatRow _heartbeat(RowReader row) => (
    owner: row.member(LockstepProcessType.fromWire),
    time: row.integer(),
  );
}
