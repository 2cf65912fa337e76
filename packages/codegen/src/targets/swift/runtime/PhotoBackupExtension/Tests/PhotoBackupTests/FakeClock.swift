import Foundation
import LockstepCore

/// The call was ended without notice: no part of it runs any more.
struct Killed: Error {}

/// Time that passes only where something says so, with what the system does about it.
final class FakeClock: @unchecked Sendable {
  private let turn = NSLock()
  private var seconds = 0.0
  private var alarms: [Int: (at: Double, work: @Sendable () -> Void)] = [:]
  private var lastAlarm = 0
  /// When the system ends the call that runs; nil between calls.
  var killAt: Double?
  /// Keeps the container as it is at the moment of a kill.
  var killed: (() -> Void)?
  private(set) var isKilled = false

  /// Seconds since the beginning.
  var now: Double { turn.withLock { seconds } }

  /// Microseconds since 1970.
  var wall: LockClock { LockClock { 1_790_000_000_000_000 + Int(self.now * 1_000_000) } }

  /// How often who waits looks whether it is to end, in seconds.
  static let step = 0.1

  /// Lets time pass in steps, as long as nobody cancels.
  func wait(_ time: Double, _ cancellation: Cancellation?) throws {
    var left = time
    while left > 0 {
      if cancellation?.isCancelled == true { throw CancellationError() }
      try pass(min(left, Self.step))
      left -= Self.step
    }
  }

  /// Lets time pass at once; throws where the call is killed meanwhile.
  func pass(_ time: Double) throws {
    if isKilled { throw Killed() }
    let due = turn.withLock {
      seconds += time
      let due = alarms.filter { $0.value.at <= seconds }
      for key in due.keys { alarms[key] = nil }
      return due.values.map(\.work)
    }
    for work in due { work() }
    if let killAt, now >= killAt {
      isKilled = true
      killed?()
      throw Killed()
    }
  }

  /// Another life of the process begins.
  func revive() {
    isKilled = false
    turn.withLock { alarms = [:] }
  }

  func alarm(_ time: Double, _ work: @escaping @Sendable () -> Void) -> @Sendable () -> Void {
    turn.withLock {
      lastAlarm += 1
      let number = lastAlarm
      alarms[number] = (seconds + time, work)
      return { self.turn.withLock { self.alarms[number] = nil } }
    }
  }
}
