import '../errors/lockstep_exception.dart';
import '../spec/errors.dart';
import '../spec/locks.dart';
import '../spec/process_type.dart';
import 'legacy_locks.dart';
import 'lock_database.dart';
import 'shared_schema.dart';

/// A lock as the table has it; the time in microseconds since 1970, by its
/// owner's clock.
typedef LockRow = ({String id, ProcessType owner, int time});

/// A heartbeat as the table has it, by its owner's clock.
typedef HeartbeatRow = ({ProcessType owner, int time});

/// What a process may do beside those that are alive (`run`, `wait` or
/// `exit`), and who decided so: null for `run`.
typedef LockDecision = ({String decision, ProcessType? because});

/// All locks and heartbeats.
typedef LockTables = ({List<LockRow> locks, List<HeartbeatRow> heartbeats});

/// An operation on the locks as data: statements for one transaction, and what
/// their outcomes mean.
final class LockCall<T> {
  const LockCall._(this._statements, this._read, {required this.writes});

  final List<LockStatement> _statements;
  final T Function(List<LockOutcome> outcomes) _read;

  /// Whether it changes something.
  final bool writes;

  /// The statements, after one that asks for the schema's version.
  List<LockStatement> get statements => [
    const LockStatement(LockStatements.schemaVersion),
    ..._statements,
  ];

  /// What the [outcomes] of [statements] mean.
  T read(List<LockOutcome> outcomes) => _read(outcomes.sublist(1));

  /// Throws a [DatabaseException] if the first of the [outcomes] says that a
  /// newer program has changed the schema of the database at [path].
  void check(LockOutcome version, String path) =>
      SharedSchema.requireVersion(version.number, path);

  /// Copies [locks] that the database lacks; answers how many.
  static LockCall<int> migrate(List<LegacyLock> locks) => LockCall._(
    [
      for (final (:id, :owner, :time) in locks) ...[
        LockStatement(LockStatements.drawToken, [id]),
        LockStatement(LockStatements.lock, [id, owner.wire, time]),
      ],
    ],
    (outcomes) {
      var copied = 0;
      for (var i = 1; i < outcomes.length; i += 2) {
        copied += outcomes[i].changes;
      }
      return copied;
    },
    writes: true,
  );

  /// Beats, then frees the owner's earlier locks, stale ones and those of the
  /// dead; answers how many.
  static LockCall<int> start(ProcessType owner, int now) => LockCall._(
    [
      LockStatement(LockStatements.beat, [owner.wire, now]),
      LockStatement(LockStatements.freeAtStart, [owner.wire, now]),
    ],
    (outcomes) => outcomes[1].changes,
    writes: true,
  );

  /// What the living make of an owner's wish to run.
  static LockCall<LockDecision> decide(ProcessType owner, int now) =>
      LockCall._(
        [
          LockStatement(LockStatements.decide, [owner.wire, now]),
        ],
        (outcomes) => switch (outcomes[0].rows) {
          [[final String decision, final String because], ...] => (
            decision: decision,
            because: ProcessType.fromWire(because),
          ),
          _ => (decision: 'run', because: null),
        },
        writes: false,
      );

  /// Notes that an owner lives.
  static LockCall<void> heartbeat(ProcessType owner, int now) => LockCall._(
    [
      LockStatement(LockStatements.beat, [owner.wire, now]),
    ],
    (outcomes) {},
    writes: true,
  );

  /// Locks a photo that nobody has locked; answers the lock's token, or null
  /// where somebody has it.
  ///
  /// Throws a [LockstepException] if [id] holds a NUL.
  static LockCall<int?> acquire(String id, ProcessType owner, int now) {
    if (id.contains('\u0000')) {
      throw const LockstepException(
        LockstepErrorCode.invalidArgument,
        'id must not hold a NUL', // SQLite's own functions end a text there.
      );
    }
    return LockCall._(
      [
        LockStatement(LockStatements.drawToken, [id]),
        LockStatement(LockStatements.lock, [id, owner.wire, now]),
        LockStatement(LockStatements.tokenOf, [id]),
      ],
      (outcomes) => outcomes[1].changes == 1 ? outcomes[2].number : null,
      writes: true,
    );
  }

  /// Whether a lock is still the owner's; to be asked right before the call
  /// that commits.
  static LockCall<bool> verify(String id, ProcessType owner, int token) =>
      LockCall._(
        [
          LockStatement(LockStatements.verify, [id, owner.wire, token]),
        ],
        (outcomes) => outcomes[0].rows.isNotEmpty,
        writes: false,
      );

  /// Frees a lock if it is still the owner's; answers whether it was.
  static LockCall<bool> release(String id, ProcessType owner, int token) =>
      LockCall._(
        [
          LockStatement(LockStatements.release, [id, owner.wire, token]),
        ],
        (outcomes) => outcomes[0].changes == 1,
        writes: true,
      );

  /// Frees stale locks and those of the dead; answers how many.
  static LockCall<int> sweep(int now) => LockCall._(
    [
      LockStatement(LockStatements.sweep, [now]),
    ],
    (outcomes) => outcomes[0].changes,
    writes: true,
  );

  /// Frees an owner's locks and forgets its heartbeat; answers how many.
  static LockCall<int> stop(ProcessType owner) => LockCall._(
    [
      LockStatement(LockStatements.freeAll, [owner.wire]),
      LockStatement(LockStatements.forget, [owner.wire]),
    ],
    (outcomes) => outcomes[0].changes,
    writes: true,
  );

  /// All locks and heartbeats.
  static LockCall<LockTables> list() => LockCall._(
    const [
      LockStatement(LockStatements.listLocks),
      LockStatement(LockStatements.listHeartbeats),
    ],
    (outcomes) => (
      locks: [
        for (final row in outcomes[0].rows)
          if (row case [final String id, final String wire, final int time])
            if (ProcessType.fromWire(wire) case final owner?)
              (id: id, owner: owner, time: time),
      ],
      heartbeats: [
        for (final row in outcomes[1].rows)
          if (row case [final String wire, final int time])
            if (ProcessType.fromWire(wire) case final owner?)
              (owner: owner, time: time),
      ],
    ),
    writes: false,
  );
}
