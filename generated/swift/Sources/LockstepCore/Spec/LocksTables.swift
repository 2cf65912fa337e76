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
  static let table = "lock_tokens"

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
  static let table = "process_heartbeats"

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
  static let table = "upload_locks"

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
  package static let all: [CoordinationPolicy] = [
    CoordinationPolicy(asker: .foreground, alive: .background, decision: .wait),
    CoordinationPolicy(asker: .foreground, alive: .extension, decision: .run),
    CoordinationPolicy(asker: .background, alive: .foreground, decision: .exit),
    CoordinationPolicy(asker: .background, alive: .extension, decision: .run),
    CoordinationPolicy(asker: .extension, alive: .foreground, decision: .exit),
    CoordinationPolicy(asker: .extension, alive: .background, decision: .run),
  ]
}
