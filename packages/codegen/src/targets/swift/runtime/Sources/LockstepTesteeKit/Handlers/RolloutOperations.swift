import LockstepCore

/// `rollout.*`: buckets of users, and the document that says how far a feature is rolled out.
struct RolloutOperations: RolloutHandler {
  let databases: OpenDatabases

  func bucket(_ arguments: RolloutBucketArguments) throws -> RolloutBucketResult {
    let bucket = try Rollout.bucket(feature: arguments.feature.text, userID: arguments.userID)
    return RolloutBucketResult(bucket: bucket)
  }

  func gate(_ arguments: RolloutGateArguments) throws -> RolloutGateResult {
    let outcome = RolloutGates.decide(
      switchedOn: arguments.switchedOn,
      finding: arguments.finding,
      stopped: arguments.stopped,
      rolledOut: arguments.rolledOut)
    return RolloutGateResult(outcome: outcome)
  }

  func evaluate(_ arguments: RolloutEvaluateArguments) throws -> RolloutEvaluateResult {
    let outcome = try RolloutPolicy.outcome(
      switchedOn: arguments.switchedOn, document: arguments.document,
      fetchedAt: arguments.fetchedAt, now: arguments.now, userID: arguments.userID)
    return RolloutEvaluateResult(outcome: outcome)
  }

  func remember(_ arguments: RolloutRememberArguments) throws {
    try RolloutPolicy(databases.store(arguments.db)).remember(
      arguments.document, fetchedAt: arguments.fetchedAt)
  }

  func outcome(_ arguments: RolloutOutcomeArguments) throws -> RolloutOutcomeResult {
    let outcome = try RolloutPolicy(databases.store(arguments.db)).outcome(
      switchedOn: arguments.switchedOn, now: arguments.now, userID: arguments.userID)
    return RolloutOutcomeResult(outcome: outcome)
  }
}
