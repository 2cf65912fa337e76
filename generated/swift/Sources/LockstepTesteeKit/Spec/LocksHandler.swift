// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `locks`.
protocol LocksHandler: Sendable {
  /// Locks a photo that nobody has locked.
  ///
  /// Spec: `locks.acquire`.
  func acquire(_ arguments: LocksAcquireArguments) throws -> LocksAcquireResult

  /// Asks whether a process may run beside those that are alive.
  ///
  /// Spec: `locks.decide`.
  func decide(_ arguments: LocksDecideArguments) throws -> LocksDecideResult

  /// Notes that a process lives.
  ///
  /// Spec: `locks.heartbeat`.
  func heartbeat(_ arguments: LocksHeartbeatArguments) throws

  /// All locks and heartbeats.
  ///
  /// Spec: `locks.list`.
  func list(_ arguments: LocksListArguments) throws -> LocksListResult

  /// Copies the locks of an old database that the shared one does not have yet. The old file is not
  /// changed.
  ///
  /// Spec: `locks.migrate`.
  func migrate(_ arguments: LocksMigrateArguments) throws -> LocksMigrateResult

  /// Frees a lock, if it is still the caller's.
  ///
  /// Spec: `locks.release`.
  func release(_ arguments: LocksReleaseArguments) throws -> LocksReleaseResult

  /// Starts a process: beats, and frees its earlier locks, stale ones and those of dead owners.
  ///
  /// Spec: `locks.start`.
  func start(_ arguments: LocksStartArguments) throws -> LocksStartResult

  /// Ends a process: frees its locks and forgets its heartbeat.
  ///
  /// Spec: `locks.stop`.
  func stop(_ arguments: LocksStopArguments) throws -> LocksStopResult

  /// Frees stale locks and those of dead owners.
  ///
  /// Spec: `locks.sweep`.
  func sweep(_ arguments: LocksSweepArguments) throws -> LocksSweepResult

  /// Asks whether a lock is still the caller's.
  ///
  /// Spec: `locks.verify`.
  func verify(_ arguments: LocksVerifyArguments) throws -> LocksVerifyResult
}

/// The arguments of the operation `locks.acquire`.
struct LocksAcquireArguments: Sendable {
  /// The shared database.
  let db: String
  /// The photo's local identifier.
  let id: JsonString
  /// The process that wants it.
  let owner: ProcessType
  /// The caller's clock.
  let now: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let id = try reader.required("id", .string())
    let owner = try reader.required("owner", .enumName(ProcessType.self))
    let now = try reader.required("now", .integer())
    return Pending {
      try Self(db: db.checked(), id: id.checked(), owner: owner.checked(), now: now.checked())
    }
  }
}

/// The result of the operation `locks.acquire`.
struct LocksAcquireResult: Sendable {
  /// Whether the photo is the caller's now.
  let acquired: Bool
  /// What the lock is known by; no database gives one twice.
  let token: Int?

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("acquired", .bool(result.acquired))
    members.append("token", result.token.map { .integer($0) })
    return members
  }
}

/// The arguments of the operation `locks.decide`.
struct LocksDecideArguments: Sendable {
  /// The shared database.
  let db: String
  /// The process that asks.
  let owner: ProcessType
  /// The caller's clock.
  let now: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let owner = try reader.required("owner", .enumName(ProcessType.self))
    let now = try reader.required("now", .integer())
    return Pending {
      try Self(db: db.checked(), owner: owner.checked(), now: now.checked())
    }
  }
}

/// The result of the operation `locks.decide`.
struct LocksDecideResult: Sendable {
  /// What it may do.
  let decision: CoordinationDecision
  /// The owner that decided; null for `run`.
  let because: ProcessType?

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("decision", .text(result.decision.specName))
    members.append("because", .nullable(result.because) { .text($0.specName) })
    return members
  }
}

/// The arguments of the operation `locks.heartbeat`.
struct LocksHeartbeatArguments: Sendable {
  /// The shared database.
  let db: String
  /// The process that lives.
  let owner: ProcessType
  /// The caller's clock.
  let now: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let owner = try reader.required("owner", .enumName(ProcessType.self))
    let now = try reader.required("now", .integer())
    return Pending {
      try Self(db: db.checked(), owner: owner.checked(), now: now.checked())
    }
  }
}

/// The arguments of the operation `locks.list`.
struct LocksListArguments: Sendable {
  /// The shared database.
  let db: String

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    return Pending {
      try Self(db: db.checked())
    }
  }
}

/// The result of the operation `locks.list`.
struct LocksListResult: Sendable {
  /// The locks, by the bytes of their identifiers.
  let locks: [LocksListResultLocks]
  /// The heartbeats, by their owners.
  let heartbeats: [LocksListResultHeartbeats]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append(
      "locks",
      .list(result.locks) { try .object(LocksListResultLocks.encode($0)) })
    try members.append(
      "heartbeats",
      .list(result.heartbeats) { try .object(LocksListResultHeartbeats.encode($0)) })
    return members
  }
}

/// An object in `locks` of `LocksListResult`.
struct LocksListResultLocks: Sendable {
  /// The photo's local identifier.
  let id: String
  /// The process that holds it.
  let owner: ProcessType
  /// When it was taken, by its owner's clock.
  let time: Int

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("id", .text(result.id))
    members.append("owner", .text(result.owner.specName))
    members.append("time", .integer(result.time))
    return members
  }
}

/// An object in `heartbeats` of `LocksListResult`.
struct LocksListResultHeartbeats: Sendable {
  /// The process that beat.
  let owner: ProcessType
  /// When, by its own clock.
  let time: Int

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("owner", .text(result.owner.specName))
    members.append("time", .integer(result.time))
    return members
  }
}

/// The arguments of the operation `locks.migrate`.
struct LocksMigrateArguments: Sendable {
  /// The old database; there may be none.
  let legacy: String
  /// The shared database.
  let db: String
  /// The caller's clock.
  let now: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let legacy = try reader.required("legacy", .path())
    let db = try reader.required("db", .path())
    let now = try reader.required("now", .integer())
    return Pending {
      try Self(legacy: legacy.checked(), db: db.checked(), now: now.checked())
    }
  }
}

/// The result of the operation `locks.migrate`.
struct LocksMigrateResult: Sendable {
  /// How many locks were copied.
  let migrated: Int

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("migrated", .integer(result.migrated))
    return members
  }
}

/// The arguments of the operation `locks.release`.
struct LocksReleaseArguments: Sendable {
  /// The shared database.
  let db: String
  /// The photo's local identifier.
  let id: JsonString
  /// The process that took it.
  let owner: ProcessType
  /// The lock's token.
  let token: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let id = try reader.required("id", .string())
    let owner = try reader.required("owner", .enumName(ProcessType.self))
    let token = try reader.required("token", .integer())
    return Pending {
      try Self(db: db.checked(), id: id.checked(), owner: owner.checked(), token: token.checked())
    }
  }
}

/// The result of the operation `locks.release`.
struct LocksReleaseResult: Sendable {
  /// Whether it was.
  let released: Bool

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("released", .bool(result.released))
    return members
  }
}

/// The arguments of the operation `locks.start`.
struct LocksStartArguments: Sendable {
  /// The shared database.
  let db: String
  /// The process that starts.
  let owner: ProcessType
  /// The caller's clock.
  let now: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let owner = try reader.required("owner", .enumName(ProcessType.self))
    let now = try reader.required("now", .integer())
    return Pending {
      try Self(db: db.checked(), owner: owner.checked(), now: now.checked())
    }
  }
}

/// The result of the operation `locks.start`.
struct LocksStartResult: Sendable {
  /// How many locks were freed.
  let released: Int

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("released", .integer(result.released))
    return members
  }
}

/// The arguments of the operation `locks.stop`.
struct LocksStopArguments: Sendable {
  /// The shared database.
  let db: String
  /// The process that ends.
  let owner: ProcessType

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let owner = try reader.required("owner", .enumName(ProcessType.self))
    return Pending {
      try Self(db: db.checked(), owner: owner.checked())
    }
  }
}

/// The result of the operation `locks.stop`.
struct LocksStopResult: Sendable {
  /// How many locks were freed.
  let released: Int

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("released", .integer(result.released))
    return members
  }
}

/// The arguments of the operation `locks.sweep`.
struct LocksSweepArguments: Sendable {
  /// The shared database.
  let db: String
  /// The caller's clock.
  let now: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let now = try reader.required("now", .integer())
    return Pending {
      try Self(db: db.checked(), now: now.checked())
    }
  }
}

/// The result of the operation `locks.sweep`.
struct LocksSweepResult: Sendable {
  /// How many locks were freed.
  let released: Int

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("released", .integer(result.released))
    return members
  }
}

/// The arguments of the operation `locks.verify`.
struct LocksVerifyArguments: Sendable {
  /// The shared database.
  let db: String
  /// The photo's local identifier.
  let id: JsonString
  /// The process that took it.
  let owner: ProcessType
  /// The lock's token.
  let token: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let id = try reader.required("id", .string())
    let owner = try reader.required("owner", .enumName(ProcessType.self))
    let token = try reader.required("token", .integer())
    return Pending {
      try Self(db: db.checked(), id: id.checked(), owner: owner.checked(), token: token.checked())
    }
  }
}

/// The result of the operation `locks.verify`.
struct LocksVerifyResult: Sendable {
  /// Whether it is.
  let held: Bool

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("held", .bool(result.held))
    return members
  }
}
