// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore

/// Time that passes only where something says so, and the system that ends a call in it.
final class MonthClock: @unchecked Sendable {
  private let turn = NSLock()
  private var start = 0
  private var seconds = 0.0
  private var alarms: [Int: (at: Double, work: @Sendable () -> Void)] = [:]
  private var lastAlarm = 0
  private var operations = 0
  private var killAfter: Int?

  /// A call begins.
  ///
  /// - Parameters:
  ///   - time: microseconds since 1970.
  ///   - killAfter: the operation at which the system ends the process without notice.
  func begin(at time: Int, killAfter: Int?) {
    turn.withLock {
      start = time
      seconds = 0
      alarms = [:]
      operations = 0
      self.killAfter = killAfter
    }
  }

  /// Seconds since the call began.
  var elapsed: Double { turn.withLock { seconds } }

  /// Microseconds since 1970.
  var wall: LockClock {
    LockClock { self.turn.withLock { self.start + Int(self.seconds * 1_000_000) } }
  }

  /// Notes that the library or the network is asked for something, which takes time.
  func operate(_ time: Double, _ cancellation: Cancellation? = nil) throws {
    let isLast = turn.withLock {
      operations += 1
      return operations == killAfter
    }
    if isLast { Self.endProcess() }
    var left = time
    while left > 0 {
      if cancellation?.isCancelled == true { throw CancellationError() }
      pass(min(left, 0.1))
      left -= 0.1
    }
  }

  /// Lets time pass at once; the system ends the process where the call is too long.
  func pass(_ time: Double) {
    let (now, due) = turn.withLock {
      seconds += time
      let due = alarms.filter { $0.value.at <= seconds }
      for key in due.keys { alarms[key] = nil }
      return (seconds, due.values.map(\.work))
    }
    for work in due { work() }
    if now >= Double(ExtensionHost.killSeconds) { Self.endProcess() }
  }

  func alarm(_ time: Double, _ work: @escaping @Sendable () -> Void) -> @Sendable () -> Void {
    turn.withLock {
      lastAlarm += 1
      let number = lastAlarm
      alarms[number] = (seconds + time, work)
      return { self.turn.withLock { self.alarms[number] = nil } }
    }
  }

  // As the system does it: nothing of the process runs any more.
  private static func endProcess() {
    kill(getpid(), SIGKILL)
    while true { sleep(1) }
  }
}
