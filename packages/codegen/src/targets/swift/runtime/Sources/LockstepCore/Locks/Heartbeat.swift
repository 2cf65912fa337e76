import Foundation

/// Beats for a process while it works, from one thread and one connection that nothing else uses:
/// whatever the process computes, waits for or has queued, its beats come.
///
/// A beat that takes longer than the interval, while others write for long, is the next one, too:
/// none is queued behind it.
final class Heartbeat: @unchecked Sendable {
  /// A piece of work that the process beats for.
  private struct Work {
    let owner: ProcessType
    let clock: LockClock
    let failed: @Sendable (any Error) -> Void
  }

  private let connection: ConnectionSlot
  private let interval: Int
  // Guards what follows.
  private let turn = NSLock()
  private var works: [Int: Work] = [:]
  private var lastNumber = 0
  private var hasThread = false
  // Held by the thread while it beats, so that `end` can wait for that.
  private let beating = NSLock()

  /// - Parameters:
  ///   - connection: what nothing but this uses.
  ///   - interval: the time between two beats, in microseconds; the spec's but in tests.
  init(on connection: ConnectionSlot, interval: Int = LockTiming.heartbeatInterval) {
    self.connection = connection
    self.interval = interval
  }

  /// Beats once, and then at every interval until `end`.
  ///
  /// - Parameters:
  ///   - owner: who beats.
  ///   - clock: read where the beat is written.
  ///   - failed: told of a later beat that failed; the next one comes all the same.
  /// - Returns: what `end` takes.
  func begin(
    _ owner: ProcessType, clock: LockClock, failed: @escaping @Sendable (any Error) -> Void
  ) throws -> Int {
    let work = Work(owner: owner, clock: clock, failed: failed)
    // It counts before it beats: another piece that ends meanwhile is not the owner's last, and
    // does not interrupt this beat.
    let number = turn.withLock {
      lastNumber += 1
      works[lastNumber] = work
      return lastNumber
    }
    do {
      // Who holds a lock and has no heartbeat is taken for dead: so the first one comes at once.
      try beat(owner, clock)
    } catch {
      end(number)
      throw error
    }
    turn.withLock { if !hasThread { startThread() } }
    return number
  }

  /// Ends the beats of a piece of work. Where it was the owner's last, none comes later: it would
  /// bring a process that has stopped meanwhile back to life.
  func end(_ number: Int) {
    let isLast = turn.withLock {
      guard let owner = works.removeValue(forKey: number)?.owner,
        !works.values.contains(where: { $0.owner == owner })
      else { return false }
      // Before another piece can count: its first beat is not to be interrupted.
      connection.interrupt(of: owner)
      return true
    }
    if isLast { beating.withLock {} }
  }

  /// Notes that an owner lives.
  func beat(_ owner: ProcessType, _ clock: LockClock) throws {
    try connection.run(.write, for: owner) { transaction in
      _ = try transaction.perform(HeartbeatStatements.beat(owner: owner, time: clock.now))
    }
  }

  private func startThread() {
    hasThread = true
    let thread = Thread { [self] in
      var next = DispatchTime.now().uptimeNanoseconds
      repeat {
        next = pause(after: next)
      } while beatForAll()
    }
    thread.name = "lockstep.heartbeat"
    thread.qualityOfService = .userInitiated
    thread.start()
  }

  /// Sleeps until the next multiple of the interval; those that were missed are left out.
  private func pause(after last: UInt64) -> UInt64 {
    let step = UInt64(interval) * 1000
    let now = DispatchTime.now().uptimeNanoseconds
    let missed = now > last ? (now - last) / step : 0
    let next = last + (missed + 1) * step
    usleep(UInt32((next - now) / 1000))
    return next
  }

  /// Beats once for each owner.
  ///
  /// - Returns: false where nobody works any more, and the thread is over.
  private func beatForAll() -> Bool {
    var failures: [ProcessType: any Error] = [:]
    let isOver = beating.withLock {
      let owners = turn.withLock {
        if works.isEmpty { hasThread = false }
        return Dictionary(
          works.values.map { ($0.owner, $0.clock) }, uniquingKeysWith: { first, _ in first })
      }
      for (owner, clock) in owners {
        do {
          try beat(owner, clock)
        } catch {
          failures[owner] = error
        }
      }
      return owners.isEmpty
    }
    // Those who have ended meanwhile, and may have interrupted the beat, are told nothing.
    for work in turn.withLock({ Array(works.values) }) {
      if let failure = failures[work.owner] { work.failed(failure) }
    }
    return !isOver
  }
}
