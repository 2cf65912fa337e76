import Foundation

/// What a process does around the lock operations: it beats while it runs, waits its turn, and
/// lets go in the end.
public struct LockSession: Sendable {
  /// The operations.
  public let locks: LockCoordinator
  /// Who this process is.
  public let owner: ProcessType
  /// Microseconds since 1970.
  public let clock: @Sendable () -> Int

  /// Makes a session of an owner.
  public init(
    _ locks: LockCoordinator, owner: ProcessType,
    clock: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970 * 1_000_000) }
  ) {
    self.locks = locks
    self.owner = owner
    self.clock = clock
  }

  /// Beats every second until its task is cancelled; a beat that fails is followed by the next.
  public func beat() async {
    while !Task.isCancelled {
      try? locks.heartbeat(owner, now: clock())
      try? await Task.sleep(nanoseconds: UInt64(LockTiming.heartbeatInterval) * 1000)
    }
  }

  /// Waits until a photo is free, and locks it; nil where the time, in microseconds, was up.
  /// Pauses grow up to the poll interval and are random, so that nobody starves.
  public func wait(for id: String, atMost limit: Int) async throws -> Int? {
    let end = DispatchTime.now() + .microseconds(limit)
    var most = LockTiming.waitPauseMinimum
    while true {
      let token = try locks.acquire(id, owner: owner, now: clock())
      if token != nil || DispatchTime.now() >= end { return token }
      try await Task.sleep(nanoseconds: UInt64(Int.random(in: most / 2...most)) * 1000)
      most = min(most * 2, LockTiming.blockedPollInterval)
    }
  }

  /// Works under a photo's lock, which is let go whatever becomes of the work; nil where somebody
  /// else has the photo. The work asks `isHeld` right before the call that commits.
  public func withLock<Value: Sendable>(
    _ id: String, _ work: (_ isHeld: @Sendable () throws -> Bool) async throws -> Value
  ) async throws -> Value? {
    guard let token = try locks.acquire(id, owner: owner, now: clock()) else { return nil }
    let beating = Task { await beat() }
    do {
      let value = try await work { try locks.verify(id, owner: owner, token: token) }
      beating.cancel()
      _ = try locks.release(id, owner: owner, token: token)
      return value
    } catch {
      beating.cancel()
      _ = try? locks.release(id, owner: owner, token: token)
      throw error
    }
  }
}
