// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// `monitoring.*`: events, sampling, and counters of what was refused.
struct MonitoringOperations: MonitoringHandler {
  let databases: OpenDatabases

  func extensionCallEnded(
    _ arguments: MonitoringExtensionCallEndedArguments
  ) throws -> MonitoringExtensionCallEndedResult {
    let event = ExtensionCallEnded(
      reason: arguments.reason, answer: arguments.answer, duration: arguments.duration,
      acknowledged: arguments.acknowledged, unknownJobs: arguments.unknownJobs,
      registered: arguments.registered, cancelled: arguments.cancelled, found: arguments.found,
      uploaded: arguments.uploaded, passedOver: arguments.passedOver, queued: arguments.queued,
      sent: arguments.sent)
    return MonitoringExtensionCallEndedResult(event: try event.encoded())
  }

  func extensionSwitched(
    _ arguments: MonitoringExtensionSwitchedArguments
  ) throws -> MonitoringExtensionSwitchedResult {
    let event = ExtensionSwitched(outcome: arguments.outcome)
    return MonitoringExtensionSwitchedResult(event: try event.encoded())
  }

  func rolloutAsked(
    _ arguments: MonitoringRolloutAskedArguments
  ) throws -> MonitoringRolloutAskedResult {
    MonitoringRolloutAskedResult(event: try RolloutAsked(outcome: arguments.outcome).encoded())
  }

  func compatibilityRefused(
    _ arguments: MonitoringCompatibilityRefusedArguments
  ) throws -> MonitoringCompatibilityRefusedResult {
    let event = CompatibilityRefused(
      reader: arguments.reader, writer: arguments.writer, subject: arguments.subject,
      code: arguments.code, refusals: arguments.refusals)
    return MonitoringCompatibilityRefusedResult(event: try event.encoded())
  }

  func sizeClass(_ arguments: MonitoringSizeClassArguments) throws -> MonitoringSizeClassResult {
    MonitoringSizeClassResult(sizeClass: SizeClass.containing(arguments.bytes))
  }

  func sampled(_ arguments: MonitoringSampledArguments) throws -> MonitoringSampledResult {
    let sampled = try Monitoring.isSampled(
      arguments.event.text, percent: arguments.percent, userID: arguments.userID,
      now: arguments.now)
    return MonitoringSampledResult(sampled: sampled)
  }

  func refuse(_ arguments: MonitoringRefuseArguments) throws -> MonitoringRefuseResult {
    let counters = RefusalCounters(
      try databases.store(arguments.db), reader: arguments.reader)
    let counted = try counters.count(
      arguments.writer, arguments.subject, code: arguments.code.text)
    return MonitoringRefuseResult(counted: counted)
  }

  func take(_ arguments: MonitoringTakeArguments) throws -> MonitoringTakeResult {
    let refusals = try RefusalCounters(databases.store(arguments.db)).take()
    return MonitoringTakeResult(refusals: refusals.map { .init($0) })
  }
}
