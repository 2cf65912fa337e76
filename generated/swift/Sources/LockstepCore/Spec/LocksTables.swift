// Generated from the spec's subject `locks`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The last token given, in one row: a counter that commits and rolls back with the lock that it
/// was raised for.
///
/// Spec: `LockToken`, a row of `lock_tokens`.
package struct LockToken: Sendable, Hashable {
  /// What is counted: `upload_locks`.
  ///
  /// Spec: `lock_tokens.name`.
  package var name: String

  /// The last token given; 0 before the first.
  ///
  /// Spec: `lock_tokens.last`.
  package var last: Int

  /// Makes a row.
  package init(
    name: String,
    last: Int
  ) {
    self.name = name
    self.last = last
  }
}

extension LockToken: TableRow {
  init(reading row: inout RowReader) throws {
    self.name = try row.text()
    self.last = try row.integer()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.name),
      SQLValue(self.last),
    ]
  }
}

/// Which processes live.
///
/// Spec: `ProcessHeartbeat`, a row of `process_heartbeats`.
public struct ProcessHeartbeat: Sendable, Hashable {
  /// The process.
  ///
  /// Spec: `process_heartbeats.owner`.
  public var owner: ProcessType

  /// When it beat last, in microseconds since 1970, by its own clock.
  ///
  /// Spec: `process_heartbeats.time`.
  public var time: Int

  /// Makes a row.
  public init(
    owner: ProcessType,
    time: Int
  ) {
    self.owner = owner
    self.time = time
  }
}

extension ProcessHeartbeat: TableRow {
  init(reading row: inout RowReader) throws {
    self.owner = try row.member(of: ProcessType.self)
    self.time = try row.integer()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.owner),
      SQLValue(self.time),
    ]
  }
}

/// Who works on which photo: a row is a lock.
///
/// Spec: `UploadLock`, a row of `upload_locks`.
public struct UploadLock: Sendable, Hashable {
  /// The photo's local identifier.
  ///
  /// Spec: `upload_locks.id`.
  public var id: String

  /// The process that holds the lock.
  ///
  /// Spec: `upload_locks.owner`.
  public var owner: ProcessType

  /// When it was taken, in microseconds since 1970, by its owner's clock.
  ///
  /// Spec: `upload_locks.time`.
  public var time: Int

  /// What the lock is known by: no other one has it, though it be of the same photo, owner and
  /// time.
  ///
  /// Spec: `upload_locks.token`.
  public var token: Int

  /// Makes a row.
  public init(
    id: String,
    owner: ProcessType,
    time: Int,
    token: Int
  ) {
    self.id = id
    self.owner = owner
    self.time = time
    self.token = token
  }
}

extension UploadLock: TableRow {
  init(reading row: inout RowReader) throws {
    self.id = try row.text()
    self.owner = try row.member(of: ProcessType.self)
    self.time = try row.integer()
    self.token = try row.integer()
  }

  var values: [SQLValue] {
    [
      SQLValue(self.id),
      SQLValue(self.owner),
      SQLValue(self.time),
      SQLValue(self.token),
    ]
  }
}

/// What the policy makes of the owners that are alive.
///
/// Spec: `PolicyAnswer`.
package struct PolicyAnswer: Sendable, Hashable {
  /// What the process that asks does.
  ///
  /// Spec: `PolicyAnswer.decision`.
  package var decision: CoordinationDecision

  /// The owner that decided.
  ///
  /// Spec: `PolicyAnswer.because`.
  package var because: ProcessType

  /// Makes a row.
  package init(
    decision: CoordinationDecision,
    because: ProcessType
  ) {
    self.decision = decision
    self.because = because
  }
}

extension PolicyAnswer: TableRow {
  init(reading row: inout RowReader) throws {
    self.decision = try row.member(of: CoordinationDecision.self)
    self.because = try row.member(of: ProcessType.self)
  }

  var values: [SQLValue] {
    [
      SQLValue(self.decision),
      SQLValue(self.because),
    ]
  }
}

/// The statements on heartbeats.
///
/// Spec: `HeartbeatStatements`.
package enum HeartbeatStatements {
  /// Notes that an owner lives.
  ///
  /// Spec: `HeartbeatStatements.beat`.
  package static func beat(
    owner: ProcessType,
    time: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT OR REPLACE INTO process_heartbeats (owner, time) VALUES (?1, ?2)",
      [SQLValue(owner), SQLValue(time)])
  }

  /// Forgets an owner's heartbeat.
  ///
  /// Spec: `HeartbeatStatements.forget`.
  package static func forget(
    owner: ProcessType
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM process_heartbeats WHERE owner = ?1",
      [SQLValue(owner)])
  }

  /// All heartbeats, by owner.
  ///
  /// Spec: `HeartbeatStatements.list`.
  package static func list() -> DatabaseCall<[ProcessHeartbeat]> {
    DatabaseCall(
      rows:
        "SELECT owner, time FROM process_heartbeats ORDER BY owner",
      [])
  }
}

/// The statements on locks.
///
/// Spec: `LockStatements`.
package enum LockStatements {
  /// Frees what a starting process finds: its own earlier locks, stale ones, those of dead owners.
  ///
  /// Spec: `LockStatements.freeAtStart`.
  package static func freeAtStart(
    owner: ProcessType,
    now: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM upload_locks WHERE owner = ?1 OR abs(?2 - time) > 14400000000 OR NOT EXISTS (SELECT 1 FROM process_heartbeats AS beat WHERE beat.owner = upload_locks.owner AND abs(?2 - beat.time) <= 30000000)",
      [SQLValue(owner), SQLValue(now)])
  }

  /// Frees stale locks and those of dead owners.
  ///
  /// Spec: `LockStatements.sweep`.
  package static func sweep(
    now: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM upload_locks WHERE abs(?1 - time) > 14400000000 OR NOT EXISTS (SELECT 1 FROM process_heartbeats AS beat WHERE beat.owner = upload_locks.owner AND abs(?1 - beat.time) <= 30000000)",
      [SQLValue(now)])
  }

  /// Draws the next token where the photo is free.
  ///
  /// Spec: `LockStatements.drawToken`.
  package static func drawToken(
    id: String
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "UPDATE lock_tokens SET last = last + 1 WHERE name = 'upload_locks' AND NOT EXISTS (SELECT 1 FROM upload_locks WHERE id = ?1)",
      [SQLValue(id)])
  }

  /// Locks a photo that is free, under the token just drawn.
  ///
  /// Spec: `LockStatements.lock`.
  package static func lock(
    id: String,
    owner: ProcessType,
    time: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "INSERT OR IGNORE INTO upload_locks (id, owner, time, token) SELECT ?1, ?2, ?3, last FROM lock_tokens WHERE name = 'upload_locks'",
      [SQLValue(id), SQLValue(owner), SQLValue(time)])
  }

  /// The lock that an owner has of a photo.
  ///
  /// Spec: `LockStatements.find`.
  package static func find(
    id: String,
    owner: ProcessType
  ) -> DatabaseCall<UploadLock?> {
    DatabaseCall(
      row:
        "SELECT id, owner, time, token FROM upload_locks WHERE id = ?1 AND owner = ?2",
      [SQLValue(id), SQLValue(owner)])
  }

  /// The lock that an owner holds under a token.
  ///
  /// Spec: `LockStatements.verify`.
  package static func verify(
    id: String,
    owner: ProcessType,
    token: Int
  ) -> DatabaseCall<UploadLock?> {
    DatabaseCall(
      row:
        "SELECT id, owner, time, token FROM upload_locks WHERE id = ?1 AND owner = ?2 AND token = ?3",
      [SQLValue(id), SQLValue(owner), SQLValue(token)])
  }

  /// Frees a lock that an owner holds under a token.
  ///
  /// Spec: `LockStatements.release`.
  package static func release(
    id: String,
    owner: ProcessType,
    token: Int
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM upload_locks WHERE id = ?1 AND owner = ?2 AND token = ?3",
      [SQLValue(id), SQLValue(owner), SQLValue(token)])
  }

  /// Frees all locks of an owner.
  ///
  /// Spec: `LockStatements.freeAll`.
  package static func freeAll(
    owner: ProcessType
  ) -> DatabaseCall<Int> {
    DatabaseCall(
      changes:
        "DELETE FROM upload_locks WHERE owner = ?1",
      [SQLValue(owner)])
  }

  /// All locks, by the bytes of the id.
  ///
  /// Spec: `LockStatements.list`.
  package static func list() -> DatabaseCall<[UploadLock]> {
    DatabaseCall(
      rows:
        "SELECT id, owner, time, token FROM upload_locks ORDER BY id",
      [])
  }
}

/// The statements that ask the policy.
///
/// Spec: `PolicyStatements`.
package enum PolicyStatements {
  /// Whether an owner may run beside the owners that are alive; no row for `run`.
  ///
  /// Spec: `PolicyStatements.decide`.
  package static func decide(
    owner: ProcessType,
    now: Int
  ) -> DatabaseCall<PolicyAnswer?> {
    DatabaseCall(
      row:
        "WITH policy (asker, alive, decision, strength) AS (VALUES ('foreground', 'background', 'wait', 1), ('background', 'foreground', 'exit', 0), ('extension', 'foreground', 'exit', 0)) SELECT policy.decision AS decision, policy.alive AS because FROM policy JOIN process_heartbeats AS beat ON beat.owner = policy.alive WHERE policy.asker = ?1 AND abs(?2 - beat.time) <= 30000000 ORDER BY policy.strength, policy.alive LIMIT 1",
      [SQLValue(owner), SQLValue(now)])
  }
}

/// Who yields to whom. Where several others live, `exit` outweighs `wait`, and `wait` outweighs
/// `run`. A pair that is not named runs: a lock alone decides who uploads a photo, and this only
/// keeps processes out of each other's way.
///
/// Spec: `CoordinationPolicy`.
package struct CoordinationPolicy: Sendable, Hashable {
  /// The process that asks.
  ///
  /// Spec: `CoordinationPolicy.asker`.
  package let asker: ProcessType

  /// Another one, which is alive.
  ///
  /// Spec: `CoordinationPolicy.alive`.
  package let alive: ProcessType

  /// What the asking one does.
  ///
  /// Spec: `CoordinationPolicy.decision`.
  package let decision: CoordinationDecision

  /// The rules, in the spec's order.
  package static let all: [Self] = [
    Self(asker: .foreground, alive: .background, decision: .wait),
    Self(asker: .foreground, alive: .extension, decision: .run),
    Self(asker: .background, alive: .foreground, decision: .exit),
    Self(asker: .background, alive: .extension, decision: .run),
    Self(asker: .extension, alive: .foreground, decision: .exit),
    Self(asker: .extension, alive: .background, decision: .run),
  ]
}
