// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

import '../models/wire_value.dart';

/// The statements of the lock operations. `?1` and so on are the parameters
/// that each one names, in their order.
///
/// The spec's `LockStatements`.
abstract final class LockStatements {
  /// Notes that an owner lives. Parameters: owner, now.
  static const String beat =
      'INSERT OR REPLACE INTO process_heartbeats (owner, time) VALUES (?1, ?2)';

  /// Frees what a starting process finds: its own earlier locks, stale ones,
  /// those of dead owners. Parameters: owner, now.
  static const String freeAtStart =
      'DELETE FROM upload_locks WHERE owner = ?1 OR abs(?2 - time) > 14400000000 OR NOT EXISTS (SELECT 1 FROM process_heartbeats AS beat WHERE beat.owner = upload_locks.owner AND abs(?2 - beat.time) <= 30000000)';

  /// Frees stale locks and those of dead owners. Parameters: now.
  static const String sweep =
      'DELETE FROM upload_locks WHERE abs(?1 - time) > 14400000000 OR NOT EXISTS (SELECT 1 FROM process_heartbeats AS beat WHERE beat.owner = upload_locks.owner AND abs(?1 - beat.time) <= 30000000)';

  /// Whether an owner may run beside the owners that are alive: decision and
  /// because, no row for `run`. Parameters: owner, now.
  static const String decide =
      'WITH policy (asker, alive, decision, strength) AS (VALUES (\'foreground\', \'background\', \'wait\', 1), (\'background\', \'foreground\', \'exit\', 0), (\'extension\', \'foreground\', \'exit\', 0)) SELECT policy.decision, policy.alive FROM policy JOIN process_heartbeats AS beat ON beat.owner = policy.alive WHERE policy.asker = ?1 AND abs(?2 - beat.time) <= 30000000 ORDER BY policy.strength, policy.alive LIMIT 1';

  /// Draws the next token where the photo is free. Parameters: id.
  static const String drawToken =
      'UPDATE lock_tokens SET last = last + 1 WHERE name = \'upload_locks\' AND NOT EXISTS (SELECT 1 FROM upload_locks WHERE id = ?1)';

  /// Locks a photo that is free, under the token just drawn. Parameters: id,
  /// owner, now.
  static const String lock =
      'INSERT OR IGNORE INTO upload_locks (id, owner, time, token) SELECT ?1, ?2, ?3, last FROM lock_tokens WHERE name = \'upload_locks\'';

  /// The token of a lock: one integer. Parameters: id.
  static const String tokenOf = 'SELECT token FROM upload_locks WHERE id = ?1';

  /// Whether an owner holds a lock under a token: a row if so. Parameters: id,
  /// owner, token.
  static const String verify =
      'SELECT 1 FROM upload_locks WHERE id = ?1 AND owner = ?2 AND token = ?3';

  /// Frees a lock that an owner holds under a token. Parameters: id, owner,
  /// token.
  static const String release =
      'DELETE FROM upload_locks WHERE id = ?1 AND owner = ?2 AND token = ?3';

  /// Frees all locks of an owner. Parameters: owner.
  static const String freeAll = 'DELETE FROM upload_locks WHERE owner = ?1';

  /// Forgets an owner's heartbeat. Parameters: owner.
  static const String forget =
      'DELETE FROM process_heartbeats WHERE owner = ?1';

  /// All locks: id, owner, time, token, by the bytes of the id. No parameters.
  static const String listLocks =
      'SELECT id, owner, time, token FROM upload_locks ORDER BY id';

  /// All heartbeats: owner, time, by owner. No parameters.
  static const String listHeartbeats =
      'SELECT owner, time FROM process_heartbeats ORDER BY owner';
}

/// Intervals and limits of locks and heartbeats.
///
/// The spec's `LockTiming`.
abstract final class LockTiming {
  /// How often a process beats while it runs.
  ///
  /// Unit: microseconds.
  static const int heartbeatInterval = 1_000_000;

  /// How far a heartbeat may lie from now, before or after, for its process to
  /// be alive.
  ///
  /// Unit: microseconds.
  static const int aliveWithin = 30_000_000;

  /// How far a lock's time may lie from now, before or after, before it is
  /// stale.
  ///
  /// Unit: microseconds.
  static const int staleAfter = 14_400_000_000;

  /// How often a photo that another process has locked is looked at again.
  ///
  /// Unit: microseconds.
  static const int blockedPollInterval = 2_000_000;

  /// The first pause of a process that waits for a lock; it doubles, with
  /// jitter, up to the poll interval.
  ///
  /// Unit: microseconds.
  static const int waitPauseMinimum = 10_000;
}

/// What a process does when it finds another one alive.
///
/// The spec's `CoordinationDecision`.
enum CoordinationDecision implements WireValue<String> {
  /// It works beside the other one.
  run('run'),

  /// It asks again in a moment.
  wait('wait'),

  /// It ends.
  exit('exit');

  const CoordinationDecision(this.wire);

  @override
  final String wire;

  /// The member that [wire] stands for, null where the spec defines none.
  static CoordinationDecision? fromWire(String wire) => _byWire[wire];

  static final _byWire = {for (final member in values) member.wire: member};
}
