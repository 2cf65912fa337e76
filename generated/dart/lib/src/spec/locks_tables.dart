// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

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
