// Generated from the spec's subject `locks`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The statements of the lock operations. `?1` and so on are the parameters that each one names, in
/// their order.
///
/// Spec: `LockStatements`.
public enum LockStatements {
  /// Notes that an owner lives. Parameters: owner, now.
  ///
  /// Spec: `LockStatements.beat`, text.
  public static let beat = "INSERT OR REPLACE INTO process_heartbeats (owner, time) VALUES (?1, ?2)"

  /// Frees what a starting process finds: its own earlier locks, stale ones, those of dead owners.
  /// Parameters: owner, now.
  ///
  /// Spec: `LockStatements.freeAtStart`, text.
  public static let freeAtStart =
    "DELETE FROM upload_locks WHERE owner = ?1 OR abs(?2 - time) > 14400000000 OR NOT EXISTS (SELECT 1 FROM process_heartbeats AS beat WHERE beat.owner = upload_locks.owner AND abs(?2 - beat.time) <= 30000000)"

  /// Frees stale locks and those of dead owners. Parameters: now.
  ///
  /// Spec: `LockStatements.sweep`, text.
  public static let sweep =
    "DELETE FROM upload_locks WHERE abs(?1 - time) > 14400000000 OR NOT EXISTS (SELECT 1 FROM process_heartbeats AS beat WHERE beat.owner = upload_locks.owner AND abs(?1 - beat.time) <= 30000000)"

  /// Whether an owner may run beside the owners that are alive: decision and because, no row for
  /// `run`. Parameters: owner, now.
  ///
  /// Spec: `LockStatements.decide`, text.
  public static let decide =
    "WITH policy (asker, alive, decision, strength) AS (VALUES ('foreground', 'background', 'wait', 1), ('background', 'foreground', 'exit', 0), ('extension', 'foreground', 'exit', 0)) SELECT policy.decision, policy.alive FROM policy JOIN process_heartbeats AS beat ON beat.owner = policy.alive WHERE policy.asker = ?1 AND abs(?2 - beat.time) <= 30000000 ORDER BY policy.strength, policy.alive LIMIT 1"

  /// Draws the next token where the photo is free. Parameters: id.
  ///
  /// Spec: `LockStatements.drawToken`, text.
  public static let drawToken =
    "UPDATE lock_tokens SET last = last + 1 WHERE name = 'upload_locks' AND NOT EXISTS (SELECT 1 FROM upload_locks WHERE id = ?1)"

  /// Locks a photo that is free, under the token just drawn. Parameters: id, owner, now.
  ///
  /// Spec: `LockStatements.lock`, text.
  public static let lock =
    "INSERT OR IGNORE INTO upload_locks (id, owner, time, token) SELECT ?1, ?2, ?3, last FROM lock_tokens WHERE name = 'upload_locks'"

  /// The token of a lock: one integer. Parameters: id.
  ///
  /// Spec: `LockStatements.tokenOf`, text.
  public static let tokenOf = "SELECT token FROM upload_locks WHERE id = ?1"

  /// Whether an owner holds a lock under a token: a row if so. Parameters: id, owner, token.
  ///
  /// Spec: `LockStatements.verify`, text.
  public static let verify =
    "SELECT 1 FROM upload_locks WHERE id = ?1 AND owner = ?2 AND token = ?3"

  /// Frees a lock that an owner holds under a token. Parameters: id, owner, token.
  ///
  /// Spec: `LockStatements.release`, text.
  public static let release = "DELETE FROM upload_locks WHERE id = ?1 AND owner = ?2 AND token = ?3"

  /// Frees all locks of an owner. Parameters: owner.
  ///
  /// Spec: `LockStatements.freeAll`, text.
  public static let freeAll = "DELETE FROM upload_locks WHERE owner = ?1"

  /// Forgets an owner's heartbeat. Parameters: owner.
  ///
  /// Spec: `LockStatements.forget`, text.
  public static let forget = "DELETE FROM process_heartbeats WHERE owner = ?1"

  /// All locks: id, owner, time, token, by the bytes of the id. No parameters.
  ///
  /// Spec: `LockStatements.listLocks`, text.
  public static let listLocks = "SELECT id, owner, time, token FROM upload_locks ORDER BY id"

  /// All heartbeats: owner, time, by owner. No parameters.
  ///
  /// Spec: `LockStatements.listHeartbeats`, text.
  public static let listHeartbeats = "SELECT owner, time FROM process_heartbeats ORDER BY owner"
}

/// Intervals and limits of locks and heartbeats.
///
/// Spec: `LockTiming`.
public enum LockTiming {
  /// How often a process beats while it runs.
  ///
  /// Spec: `LockTiming.heartbeatInterval`, microseconds.
  public static let heartbeatInterval = 1_000_000

  /// How far a heartbeat may lie from now, before or after, for its process to be alive.
  ///
  /// Spec: `LockTiming.aliveWithin`, microseconds.
  public static let aliveWithin = 30_000_000

  /// How far a lock's time may lie from now, before or after, before it is stale.
  ///
  /// Spec: `LockTiming.staleAfter`, microseconds.
  public static let staleAfter = 14_400_000_000

  /// How often a photo that another process has locked is looked at again.
  ///
  /// Spec: `LockTiming.blockedPollInterval`, microseconds.
  public static let blockedPollInterval = 2_000_000

  /// The first pause of a process that waits for a lock; it doubles, with jitter, up to the poll
  /// interval.
  ///
  /// Spec: `LockTiming.waitPauseMinimum`, microseconds.
  public static let waitPauseMinimum = 10000
}

/// What a process does when it finds another one alive.
///
/// Spec: `CoordinationDecision`.
public enum CoordinationDecision: WireEnum {
  /// It works beside the other one.
  ///
  /// Spec: `CoordinationDecision.run`, on the wire "run".
  case run

  /// It asks again in a moment.
  ///
  /// Spec: `CoordinationDecision.wait`, on the wire "wait".
  case wait

  /// It ends.
  ///
  /// Spec: `CoordinationDecision.exit`, on the wire "exit".
  case exit

  /// The name of the spec's definition.
  public static let specName = "CoordinationDecision"

  /// The member's name in the spec.
  public var specName: String {
    switch self {
    case .run: "run"
    case .wait: "wait"
    case .exit: "exit"
    }
  }

  /// What is written for the member.
  public var wireValue: String {
    switch self {
    case .run: "run"
    case .wait: "wait"
    case .exit: "exit"
    }
  }

  /// Reads a value; nil for one that the spec does not know.
  public init?(wireValue: String) {
    switch JsonString(wireValue) {
    case "run": self = .run
    case "wait": self = .wait
    case "exit": self = .exit
    default: return nil
    }
  }
}
