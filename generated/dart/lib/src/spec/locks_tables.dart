// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../database/database_call.dart';
import '../database/row_reader.dart';
import '../database/table_row.dart';
import 'locks.dart';
import 'process_type.dart';

/// The last token given, in one row: a counter that commits and rolls back with
/// the lock that it was raised for.
///
/// The spec's `LockToken`. A row of `lock_tokens`.
final class LockToken extends TableRow {
  /// Makes a row.
  const LockToken({required this.name, required this.last});

  /// Reads a row.
  LockToken.read(RowReader row) : name = row.text(), last = row.integer();

  /// What is counted: `upload_locks`.
  final String name;

  /// The last token given; 0 before the first.
  final int last;

  @override
  List<Object?> get values => [name, last];
}

/// Which processes live.
///
/// The spec's `ProcessHeartbeat`. A row of `process_heartbeats`.
final class ProcessHeartbeat extends TableRow {
  /// Makes a row.
  const ProcessHeartbeat({required this.owner, required this.time});

  /// Reads a row.
  ProcessHeartbeat.read(RowReader row)
    : owner = row.member(LockstepProcessType.fromWire),
      time = row.integer();

  /// The process.
  final LockstepProcessType owner;

  /// When it beat last, in microseconds since 1970, by its own clock.
  final int time;

  @override
  List<Object?> get values => [owner.wire, time];
}

/// Who works on which photo: a row is a lock.
///
/// The spec's `UploadLock`. A row of `upload_locks`.
final class UploadLock extends TableRow {
  /// Makes a row.
  const UploadLock({
    required this.id,
    required this.owner,
    required this.time,
    required this.token,
  });

  /// Reads a row.
  UploadLock.read(RowReader row)
    : id = row.text(),
      owner = row.member(LockstepProcessType.fromWire),
      time = row.integer(),
      token = row.integer();

  /// The photo's local identifier.
  final String id;

  /// The process that holds the lock.
  final LockstepProcessType owner;

  /// When it was taken, in microseconds since 1970, by its owner's clock.
  final int time;

  /// What the lock is known by: no other one has it, though it be of the same
  /// photo, owner and time.
  final int token;

  @override
  List<Object?> get values => [id, owner.wire, time, token];
}

/// What the policy makes of the owners that are alive.
///
/// The spec's `PolicyAnswer`.
final class PolicyAnswer extends TableRow {
  /// Makes a row.
  const PolicyAnswer({required this.decision, required this.because});

  /// Reads a row.
  PolicyAnswer.read(RowReader row)
    : decision = row.member(CoordinationDecision.fromWire),
      because = row.member(LockstepProcessType.fromWire);

  /// What the process that asks does.
  final CoordinationDecision decision;

  /// The owner that decided.
  final LockstepProcessType because;

  @override
  List<Object?> get values => [decision.wire, because.wire];
}

/// The statements on heartbeats.
///
/// The spec's `HeartbeatStatements`.
abstract final class HeartbeatStatements {
  /// Notes that an owner lives.
  static DatabaseCall<int> beat({
    required LockstepProcessType owner,
    required int time,
  }) {
    const sql =
        'INSERT OR REPLACE INTO process_heartbeats (owner, time) VALUES (?1, ?2)';
    final parameters = [owner.wire, time];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Forgets an owner's heartbeat.
  static DatabaseCall<int> forget({required LockstepProcessType owner}) {
    const sql = 'DELETE FROM process_heartbeats WHERE owner = ?1';
    final parameters = [owner.wire];
    return DatabaseCall.changes(sql, parameters);
  }

  /// All heartbeats, by owner.
  static DatabaseCall<List<ProcessHeartbeat>> list() {
    const sql = 'SELECT owner, time FROM process_heartbeats ORDER BY owner';
    return DatabaseCall.rows(sql, const [], ProcessHeartbeat.read);
  }
}

/// The statements on locks.
///
/// The spec's `LockStatements`.
abstract final class LockStatements {
  /// Frees what a starting process finds: its own earlier locks, stale ones,
  /// those of dead owners.
  static DatabaseCall<int> freeAtStart({
    required LockstepProcessType owner,
    required int now,
  }) {
    const sql =
        'DELETE FROM upload_locks WHERE owner = ?1 OR abs(?2 - time) > 14400000000 OR NOT EXISTS (SELECT 1 FROM process_heartbeats AS beat WHERE beat.owner = upload_locks.owner AND abs(?2 - beat.time) <= 30000000)';
    final parameters = [owner.wire, now];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Frees stale locks and those of dead owners.
  static DatabaseCall<int> sweep({required int now}) {
    const sql =
        'DELETE FROM upload_locks WHERE abs(?1 - time) > 14400000000 OR NOT EXISTS (SELECT 1 FROM process_heartbeats AS beat WHERE beat.owner = upload_locks.owner AND abs(?1 - beat.time) <= 30000000)';
    final parameters = [now];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Draws the next token where the photo is free.
  static DatabaseCall<int> drawToken({required String id}) {
    const sql =
        'UPDATE lock_tokens SET last = last + 1 WHERE name = \'upload_locks\' AND NOT EXISTS (SELECT 1 FROM upload_locks WHERE id = ?1)';
    final parameters = [id];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Locks a photo that is free, under the token just drawn.
  static DatabaseCall<int> lock({
    required String id,
    required LockstepProcessType owner,
    required int time,
  }) {
    const sql =
        'INSERT OR IGNORE INTO upload_locks (id, owner, time, token) SELECT ?1, ?2, ?3, last FROM lock_tokens WHERE name = \'upload_locks\'';
    final parameters = [id, owner.wire, time];
    return DatabaseCall.changes(sql, parameters);
  }

  /// The lock that an owner has of a photo.
  static DatabaseCall<UploadLock?> find({
    required String id,
    required LockstepProcessType owner,
  }) {
    const sql =
        'SELECT id, owner, time, token FROM upload_locks WHERE id = ?1 AND owner = ?2';
    final parameters = [id, owner.wire];
    return DatabaseCall.row(sql, parameters, UploadLock.read);
  }

  /// The lock that an owner holds under a token.
  static DatabaseCall<UploadLock?> verify({
    required String id,
    required LockstepProcessType owner,
    required int token,
  }) {
    const sql =
        'SELECT id, owner, time, token FROM upload_locks WHERE id = ?1 AND owner = ?2 AND token = ?3';
    final parameters = [id, owner.wire, token];
    return DatabaseCall.row(sql, parameters, UploadLock.read);
  }

  /// Frees a lock that an owner holds under a token.
  static DatabaseCall<int> release({
    required String id,
    required LockstepProcessType owner,
    required int token,
  }) {
    const sql =
        'DELETE FROM upload_locks WHERE id = ?1 AND owner = ?2 AND token = ?3';
    final parameters = [id, owner.wire, token];
    return DatabaseCall.changes(sql, parameters);
  }

  /// Frees all locks of an owner.
  static DatabaseCall<int> freeAll({required LockstepProcessType owner}) {
    const sql = 'DELETE FROM upload_locks WHERE owner = ?1';
    final parameters = [owner.wire];
    return DatabaseCall.changes(sql, parameters);
  }

  /// All locks, by the bytes of the id.
  static DatabaseCall<List<UploadLock>> list() {
    const sql = 'SELECT id, owner, time, token FROM upload_locks ORDER BY id';
    return DatabaseCall.rows(sql, const [], UploadLock.read);
  }
}

/// The statements that ask the policy.
///
/// The spec's `PolicyStatements`.
abstract final class PolicyStatements {
  /// Whether an owner may run beside the owners that are alive; no row for
  /// `run`.
  static DatabaseCall<PolicyAnswer?> decide({
    required LockstepProcessType owner,
    required int now,
  }) {
    const sql =
        'WITH policy (asker, alive, decision, strength) AS (VALUES (\'foreground\', \'background\', \'wait\', 1), (\'background\', \'foreground\', \'exit\', 0), (\'extension\', \'foreground\', \'exit\', 0)) SELECT policy.decision AS decision, policy.alive AS because FROM policy JOIN process_heartbeats AS beat ON beat.owner = policy.alive WHERE policy.asker = ?1 AND abs(?2 - beat.time) <= 30000000 ORDER BY policy.strength, policy.alive LIMIT 1';
    final parameters = [owner.wire, now];
    return DatabaseCall.row(sql, parameters, PolicyAnswer.read);
  }
}

/// Who yields to whom. Where several others live, `exit` outweighs `wait`, and
/// `wait` outweighs `run`. A pair that is not named runs: a lock alone decides
/// who uploads a photo, and this only keeps processes out of each other's way.
///
/// The spec's `CoordinationPolicy`.
final class CoordinationPolicy {
  /// Makes a rule.
  const CoordinationPolicy({
    required this.asker,
    required this.alive,
    required this.decision,
  });

  /// The process that asks.
  final LockstepProcessType asker;

  /// Another one, which is alive.
  final LockstepProcessType alive;

  /// What the asking one does.
  final CoordinationDecision decision;

  /// The rules, in the spec's order.
  static const List<CoordinationPolicy> all = [
    CoordinationPolicy(
      asker: LockstepProcessType.foreground,
      alive: LockstepProcessType.background,
      decision: CoordinationDecision.wait,
    ),
    CoordinationPolicy(
      asker: LockstepProcessType.foreground,
      alive: LockstepProcessType.extension,
      decision: CoordinationDecision.run,
    ),
    CoordinationPolicy(
      asker: LockstepProcessType.background,
      alive: LockstepProcessType.foreground,
      decision: CoordinationDecision.exit,
    ),
    CoordinationPolicy(
      asker: LockstepProcessType.background,
      alive: LockstepProcessType.extension,
      decision: CoordinationDecision.run,
    ),
    CoordinationPolicy(
      asker: LockstepProcessType.extension,
      alive: LockstepProcessType.foreground,
      decision: CoordinationDecision.exit,
    ),
    CoordinationPolicy(
      asker: LockstepProcessType.extension,
      alive: LockstepProcessType.background,
      decision: CoordinationDecision.run,
    ),
  ];
}
