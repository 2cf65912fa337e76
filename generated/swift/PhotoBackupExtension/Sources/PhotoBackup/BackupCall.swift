// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore

/// One call of the system, from its first line to its answer. It stays on one thread.
///
/// The order is that of the facts: first line, finished jobs, gates, discovery, photos, last line.
final class BackupCall {
  let environment: BackupEnvironment
  let cancellation: Cancellation
  let startedAt: Double
  var report: ExtensionCall
  private var journal: CallJournal?
  // Told apart from the system's own termination.
  private let timeIsOver = Cancellation()

  init(_ environment: BackupEnvironment, cancellation: Cancellation) {
    self.environment = environment
    self.cancellation = cancellation
    startedAt = environment.uptime()
    report = .begun(at: environment.clock.now)
  }

  /// What is left of the call, in seconds.
  var secondsLeft: Double {
    startedAt + Double(ExtensionLimits.callSeconds) - environment.uptime()
  }

  /// Why the work has to end; nil while it may continue.
  var end: ExtensionReason? {
    if timeIsOver.isCancelled || secondsLeft <= 0 { return .budgetSpent }
    return cancellation.isCancelled ? .terminated : nil
  }

  func run() -> ExtensionAnswer {
    let disarm = environment.alarm(Double(ExtensionLimits.callSeconds)) {
      [cancellation, timeIsOver] in
      timeIsOver.cancel()
      cancellation.cancel()
    }
    defer { disarm() }
    // Around all that may lock the database: a process that is suspended with a lock is killed.
    let guarded = GuardedContainer()
    let activity = ExpiringActivity(environment.beginActivity) { [cancellation] in
      cancellation.cancel()
      guarded.close()
    }
    defer {
      guarded.close()
      activity.end()
    }
    let opened = Result { try guarded.open(environment.openContainer) }
    let reason: ExtensionReason
    do {
      reason = try work(opened)
    } catch {
      reason = self.reason(for: error)
    }
    return finish(reason)
  }

  private func work(_ opened: Result<SharedContainer, any Error>) throws -> ExtensionReason {
    let begun = Result { try begin(opened) }
    // Before every gate, and whatever the first line came to: the system punishes a finished job
    // that is left.
    let acknowledged = Result { try environment.jobs.acknowledgeFinished() }
    report.acknowledged = (try? acknowledged.get())?.count ?? 0
    let container = try opened.get()
    try begun.get()
    try JobBook(self, container).settle(acknowledged.get())
    return try pass(container)
  }

  // Writes the first line.
  private func begin(_ opened: Result<SharedContainer, any Error>) throws {
    let early = EarlyLog(file: environment.earlyLog)
    journal = .early(early)
    guard let container = try? opened.get() else { return }
    let records = container.extensionRecords
    let id = try records.begin(at: report.startedAt)
    journal = .database(records, id: id)
    try early.move(to: records, beside: id)
  }

  // The gates, then what lies behind them.
  private func pass(_ container: SharedContainer) throws -> ExtensionReason {
    let settings = try container.extensionRecords.settings()
    let secrets = Result { try CallSecrets(environment.secrets) }
    let missing = secrets.failure as? SecretError
    let isForegroundAlive =
      try LockCoordinator(container.store, clock: environment.clock)
      .decide(.extension).decision == .exit
    let rollout = try rolloutOutcome(container, settings)
    func gate(queued: Int) -> ExtensionReason? {
      ExtensionGates.decide(
        enabled: rollout == .on, signedIn: missing != .missing,
        access: environment.library.access(), unlocked: missing != .notUnlocked,
        foregroundAlive: isForegroundAlive, network: environment.network(),
        allowsExpensive: settings?.allowsExpensive == 1, queued: queued)
    }
    // Discovery, which tells what is queued, reads the library: it lies behind the other gates.
    if let closed = gate(queued: 1) {
      // The person has it on: that it is off all the same has to show.
      if closed == .switchedOff && rollout != .switchedOff {
        report.failure = "rollout_\(rollout.wireValue)"
      }
      return closed
    }
    guard let settings else { return .switchedOff }
    _ = try container.queue.leaveUnfinished(
      after: ExtensionLimits.maximumAttempts, failure: "unfinished")
    let limit = environment.uptime() + Double(ExtensionLimits.discoverySeconds)
    report.found = try Discovery(
      queue: container.queue, library: environment.library, clock: environment.clock,
      isOver: { self.end != nil || self.environment.uptime() >= limit }
    ).run()
    if let end { return end }
    if let closed = gate(queued: try count(container)) { return closed }
    return try PhotoRun(self, container, settings, secrets.get()).run()
  }

  // Whether the extension is on: the person wants it, and it is neither stopped nor not rolled out
  // to the account, by the copy that the app has fetched. The call itself asks no server.
  private func rolloutOutcome(
    _ container: SharedContainer, _ settings: ExtensionSettings?
  ) throws -> RolloutOutcome {
    guard let settings else { return .switchedOff }
    return try container.rollout.outcome(
      switchedOn: settings.enabled == 1, now: environment.clock.now, userID: settings.accountId)
  }

  private func count(_ container: SharedContainer) throws -> Int {
    try container.queue.next(now: environment.clock.now, limit: ExtensionLimits.maximumQueued).count
  }

  /// The reason of a call that an error has ended.
  func reason(for error: any Error) -> ExtensionReason {
    switch error {
    case is CancellationError, is CallTimeSpent:
      return end ?? .budgetSpent
    case is ActivityExpired:
      return .terminated
    case let error as LockstepError where error.databaseFailure == .interrupted:
      // Nothing else interrupts: the system's time is over, and the database is closed.
      return end ?? .terminated
    case SecretError.missing:
      return .signedOut
    case SecretError.notUnlocked:
      return .beforeFirstUnlock
    case let error as LockstepError where error.databaseFailure == .lockedDevice:
      return .beforeFirstUnlock
    case let error as ApiError where error.code == .unauthorized:
      report.failure = error.code.wireValue
      return .signedOut
    case let error as ApiError where error.isRetryable:
      report.failure = error.code.wireValue
      return .networkPolicy
    default:
      let code = FailureCode.of(error)
      report.failure = code
      return ExtensionFailures.decide(reported: journal?.isReported(code) ?? false)
    }
  }

  // The last line, synchronously, before the answer.
  private func finish(_ reason: ExtensionReason) -> ExtensionAnswer {
    let answer = ExtensionAnswers.decide(
      reason: reason, jobsRegistered: report.registered, jobsAcknowledged: report.acknowledged,
      queued: report.queued)
    report.reason = reason
    report.answer = answer
    report.duration = Int((environment.uptime() - startedAt) * 1_000_000)
    do {
      try journal?.end(report)
    } catch let error as LockstepError where error.databaseFailure == .interrupted {
      // The database is closed: the next call brings the line there.
      try? EarlyLog(file: environment.earlyLog).append(report)
    } catch {
      // Nobody can be told any more. The first line, without an end, shows that the call failed.
    }
    return answer
  }
}

extension SharedContainer: SharedContainerHandle {}

/// What is left of the call does not suffice for a pause between tries.
struct CallTimeSpent: Error {}

/// The secrets of one call: wiped when it is over.
struct CallSecrets {
  let masterKey: EnteCrypto.MasterKey
  let keyPair: AccountKeyPair?
  let authToken: String

  init(_ store: any SecretStore) throws {
    masterKey = try store.masterKey()
    keyPair = try store.keyPair()
    authToken = try store.authToken()
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
