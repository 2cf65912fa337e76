// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// `rollout.*`: buckets of users.
struct RolloutOperations: RolloutHandler {
  func bucket(_ arguments: RolloutBucketArguments) throws -> RolloutBucketResult {
    let bucket = try Rollout.bucket(feature: arguments.feature.text, userID: arguments.userID)
    return RolloutBucketResult(bucket: bucket)
  }
}
