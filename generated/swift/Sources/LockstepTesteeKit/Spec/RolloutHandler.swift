// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `rollout`.
protocol RolloutHandler: Sendable {
  /// The bucket of a user for a feature.
  ///
  /// Spec: `rollout.bucket`.
  func bucket(_ arguments: RolloutBucketArguments) throws -> RolloutBucketResult

  /// Decides by a document and the user's bucket.
  ///
  /// Spec: `rollout.evaluate`.
  func evaluate(_ arguments: RolloutEvaluateArguments) throws -> RolloutEvaluateResult

  /// Decides whether a user has the feature.
  ///
  /// Spec: `rollout.gate`.
  func gate(_ arguments: RolloutGateArguments) throws -> RolloutGateResult

  /// Decides by the local copy.
  ///
  /// Spec: `rollout.outcome`.
  func outcome(_ arguments: RolloutOutcomeArguments) throws -> RolloutOutcomeResult

  /// Keeps a document that was fetched. One that can't be read is refused, and the copy before
  /// stays.
  ///
  /// Spec: `rollout.remember`.
  func remember(_ arguments: RolloutRememberArguments) throws
}

/// The arguments of the operation `rollout.bucket`.
struct RolloutBucketArguments: Sendable {
  /// The feature's name.
  let feature: JsonString
  /// The user's number.
  let userID: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let feature = try reader.required("feature", .string())
    let userID = try reader.required("userID", .integer())
    return Pending {
      try Self(feature: feature.checked(), userID: userID.checked())
    }
  }
}

/// The result of the operation `rollout.bucket`.
struct RolloutBucketResult: Sendable {
  /// The bucket, from 0.
  let bucket: Int

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("bucket", .integer(result.bucket))
    return members
  }
}

/// The arguments of the operation `rollout.evaluate`.
struct RolloutEvaluateArguments: Sendable {
  /// Whether the person has switched it on.
  let switchedOn: Bool
  /// The document as it was fetched; null where none was.
  let document: [UInt8]?
  /// When it was fetched, in microseconds since 1970.
  let fetchedAt: Int
  /// When it is asked, in microseconds since 1970.
  let now: Int
  /// The user's number.
  let userID: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let switchedOn = try reader.required("switchedOn", .boolean())
    let document = try reader.required("document", .nullable(.bytes()))
    let fetchedAt = try reader.required("fetchedAt", .integer())
    let now = try reader.required("now", .integer())
    let userID = try reader.required("userID", .integer())
    return Pending {
      try Self(
        switchedOn: switchedOn.checked(),
        document: document.checked(),
        fetchedAt: fetchedAt.checked(),
        now: now.checked(),
        userID: userID.checked())
    }
  }
}

/// The result of the operation `rollout.evaluate`.
struct RolloutEvaluateResult: Sendable {
  /// The outcome.
  let outcome: RolloutOutcome

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("outcome", .text(result.outcome.specName))
    return members
  }
}

/// The arguments of the operation `rollout.gate`.
struct RolloutGateArguments: Sendable {
  /// Whether the person has switched it on.
  let switchedOn: Bool
  /// How the local copy is found.
  let finding: RolloutFinding
  /// Whether the copy says that it is stopped.
  let stopped: Bool
  /// Whether the user's bucket is among those that the copy's stage has.
  let rolledOut: Bool

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let switchedOn = try reader.required("switchedOn", .boolean())
    let finding = try reader.required("finding", .enumName(RolloutFinding.self))
    let stopped = try reader.required("stopped", .boolean())
    let rolledOut = try reader.required("rolledOut", .boolean())
    return Pending {
      try Self(
        switchedOn: switchedOn.checked(),
        finding: finding.checked(),
        stopped: stopped.checked(),
        rolledOut: rolledOut.checked())
    }
  }
}

/// The result of the operation `rollout.gate`.
struct RolloutGateResult: Sendable {
  /// The outcome.
  let outcome: RolloutOutcome

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("outcome", .text(result.outcome.specName))
    return members
  }
}

/// The arguments of the operation `rollout.outcome`.
struct RolloutOutcomeArguments: Sendable {
  /// The shared database.
  let db: String
  /// Whether the person has switched it on.
  let switchedOn: Bool
  /// When it is asked, in microseconds since 1970.
  let now: Int
  /// The user's number.
  let userID: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let switchedOn = try reader.required("switchedOn", .boolean())
    let now = try reader.required("now", .integer())
    let userID = try reader.required("userID", .integer())
    return Pending {
      try Self(
        db: db.checked(),
        switchedOn: switchedOn.checked(),
        now: now.checked(),
        userID: userID.checked())
    }
  }
}

/// The result of the operation `rollout.outcome`.
struct RolloutOutcomeResult: Sendable {
  /// The outcome.
  let outcome: RolloutOutcome

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("outcome", .text(result.outcome.specName))
    return members
  }
}

/// The arguments of the operation `rollout.remember`.
struct RolloutRememberArguments: Sendable {
  /// The shared database.
  let db: String
  /// The document as it was fetched.
  let document: [UInt8]
  /// When it was fetched, in microseconds since 1970.
  let fetchedAt: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let db = try reader.required("db", .path())
    let document = try reader.required("document", .bytes())
    let fetchedAt = try reader.required("fetchedAt", .integer())
    return Pending {
      try Self(db: db.checked(), document: document.checked(), fetchedAt: fetchedAt.checked())
    }
  }
}
