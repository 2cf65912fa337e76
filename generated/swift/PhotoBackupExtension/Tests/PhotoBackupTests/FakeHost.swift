// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

@testable import PhotoBackup

/// The system that calls the extension, as the facts have it: no call while a job is in flight, a
/// pause after each failed attempt that grows, an end after some in a row, a kill without notice.
final class FakeHost {
  /// When it calls next.
  enum Next: Equatable {
    case onChange, soon
    case at(Double)
    case never
  }

  /// Why it has punished a call.
  enum Cause: Hashable {
    case failure, killed, noProgress, notAcknowledged
  }

  /// How long a call may take: the time of the spec, and the step of the code that looks at the
  /// clock.
  static let longestCall = Double(ExtensionLimits.callSeconds) + FakeClock.step * 2

  let world: FakeWorld
  private(set) var next = Next.onChange
  private(set) var failures = 0
  private(set) var punished: [Cause] = []
  private(set) var answers: [ExtensionAnswer] = []
  /// The longest call, in seconds.
  private(set) var longest = 0.0
  private var seen = 0
  /// What the extension is in its place, for mistakes that a test plants.
  var process: () -> ExtensionAnswer

  init(_ world: FakeWorld) {
    self.world = world
    process = { world.core.process() }
  }

  /// Whether it would call now.
  var isDue: Bool {
    guard world.jobs.running.isEmpty else { return false }
    switch next {
    case .never: return false
    case .soon: return true
    case .at(let time): return world.clock.now >= time
    case .onChange: return world.library.version > seen || !world.jobs.finished.isEmpty
    }
  }

  /// Calls once, where it would; returns whether it did.
  @discardableResult
  func callIfDue() -> Bool {
    guard isDue else { return false }
    call()
    return true
  }

  /// Calls until it would no more.
  func drain(limit: Int = 1000) {
    for _ in 0..<limit where !callIfDue() { return }
  }

  /// Calls once.
  func call() {
    seen = world.library.version
    let clock = world.clock
    let (registered, acknowledged) = (world.jobs.registered, world.jobs.acknowledged)
    let start = clock.now
    clock.killAt = start + Double(ExtensionHost.killSeconds)
    clock.killed = world.keepDisk
    let answer = process()
    clock.killAt = nil
    if clock.isKilled {
      clock.revive()
      world.restoreDisk()
      return punish(.killed)
    }
    longest = max(longest, clock.now - start)
    answers.append(answer)
    if !world.jobs.finished.isEmpty { return punish(.notAcknowledged) }
    let hasProgress =
      world.jobs.registered > registered || world.jobs.acknowledged > acknowledged
    switch answer {
    case .failure: punish(.failure)
    case .processing where !hasProgress: punish(.noProgress)
    case .processing: settle(.soon)
    case .completed: settle(.onChange)
    }
  }

  private func settle(_ next: Next) {
    failures = 0
    self.next = next
  }

  private func punish(_ cause: Cause) {
    failures += 1
    punished.append(cause)
    // Outstanding jobs are dropped.
    world.jobs.dropAll()
    next =
      failures >= ExtensionHost.attempts
      ? .never
      : .at(world.clock.now + Double(ExtensionHost.penaltySeconds * failures))
  }
}
