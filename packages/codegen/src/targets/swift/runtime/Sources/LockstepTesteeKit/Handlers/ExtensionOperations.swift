import LockstepCore

/// `extension.*`: what the background upload extension decides.
struct ExtensionOperations: ExtensionHandler {
  func gate(_ arguments: ExtensionGateArguments) throws -> ExtensionGateResult {
    let reason = ExtensionGates.decide(
      enabled: arguments.enabled,
      signedIn: arguments.signedIn,
      access: arguments.access,
      unlocked: arguments.unlocked,
      foregroundAlive: arguments.foregroundAlive,
      network: arguments.network,
      allowsExpensive: arguments.allowsExpensive,
      queued: arguments.queued)
    return ExtensionGateResult(reason: reason)
  }

  func answer(_ arguments: ExtensionAnswerArguments) throws -> ExtensionAnswerResult {
    let answer = ExtensionAnswers.decide(
      reason: arguments.reason,
      jobsRegistered: arguments.jobsRegistered,
      jobsAcknowledged: arguments.jobsAcknowledged,
      queued: arguments.queued)
    return ExtensionAnswerResult(answer: answer)
  }

  func failure(_ arguments: ExtensionFailureArguments) throws -> ExtensionFailureResult {
    ExtensionFailureResult(reason: ExtensionFailures.decide(reported: arguments.reported))
  }

  func registration(
    _ arguments: ExtensionRegistrationArguments
  ) throws -> ExtensionRegistrationResult {
    let outcome = RegistrationOutcomes.decide(
      supported: arguments.supported,
      enabling: arguments.enabling,
      code: RegistrationCode(wireValue: arguments.code))
    return ExtensionRegistrationResult(outcome: outcome)
  }

  func advice(_ arguments: ExtensionAdviceArguments) throws -> ExtensionAdviceResult {
    let advice = ExtensionAdvices.decide(
      supported: arguments.supported,
      signedIn: arguments.signedIn,
      rolledOut: arguments.rolledOut,
      enabled: arguments.enabled,
      access: arguments.access,
      registered: arguments.registered,
      refresh: arguments.refresh,
      lowPower: arguments.lowPower,
      network: arguments.network,
      allowsExpensive: arguments.allowsExpensive)
    return ExtensionAdviceResult(advice: advice)
  }
}
