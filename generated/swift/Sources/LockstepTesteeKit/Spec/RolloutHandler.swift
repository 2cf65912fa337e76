// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `rollout`.
protocol RolloutHandler: Sendable {
  /// The bucket of a user for a feature.
  ///
  /// Spec: `rollout.bucket`.
  func bucket(_ arguments: RolloutBucketArguments) throws -> RolloutBucketResult
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
