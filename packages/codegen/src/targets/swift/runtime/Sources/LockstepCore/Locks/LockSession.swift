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

  /// Beats at once and every second until its task is cancelled; `failed` is told of a beat that
  /// failed, and the next one comes all the same.
  public func beat(failed: @Sendable (Error) -> Void = { _ in }) async {
    while !Task.isCancelled {
      do {
        try locks.heartbeat(owner, now: clock())
      } catch {
        failed(error)
      }
      try? await Task.sleep(nanoseconds: UInt64(LockTiming.heartbeatInterval) * 1000)
    }
  }

  /// Waits until a photo is free, and locks it; nil where the time, in microseconds, was up. Pauses
  /// grow up to the poll interval and are random, so that nobody starves. Throws
  /// `CancellationError` where its task is cancelled; nothing is locked then.
  public func wait(for id: String, atMost limit: Int) async throws -> Int? {
    let start = DispatchTime.now().uptimeNanoseconds
    var pauses = WaitingPauses()
    while true {
      try Task.checkCancellation()
      let token = try locks.acquire(id, owner: owner, now: clock())
      let left = max(limit, 0) - Int((DispatchTime.now().uptimeNanoseconds - start) / 1000)
      if token != nil || left <= 0 { return token }
      try await Task.sleep(nanoseconds: UInt64(min(pauses.next(), left)) * 1000)
    }
  }

  /// Works under a photo's lock, which is let go whatever becomes of the work, its cancellation
  /// included; nil where somebody else has the photo, and has it still when the time to wait, in
  /// microseconds, is up.
  ///
  /// The process beats meanwhile. The work asks `isHeld` right before the call that commits, or,
  /// for an upload with a record, `UploadRecords.beginCommit` with the token. A lock that can't be
  /// let go hides no error of the work: `failed` is told, and a clean-up frees it.
  public func withLock<Value: Sendable>(
    _ id: String, waiting limit: Int = 0, failed: @escaping @Sendable (Error) -> Void = { _ in },
    _ work: (HeldLock) async throws -> Value
  ) async throws -> Value? {
    // Who holds a lock and has no heartbeat is taken for dead: the first one comes before the lock.
    try locks.heartbeat(owner, now: clock())
    let beating = Task { await beat(failed: failed) }
    let result: Result<Value?, Error>
    do {
      result = .success(try await workAlone(id, waiting: limit, failed: failed, work))
    } catch {
      result = .failure(error)
    }
    beating.cancel()
    // None comes late: it would bring a process that has stopped meanwhile back to life.
    await beating.value
    return try result.get()
  }

  private func workAlone<Value: Sendable>(
    _ id: String, waiting limit: Int, failed: @Sendable (Error) -> Void,
    _ work: (HeldLock) async throws -> Value
  ) async throws -> Value? {
    guard let token = try await wait(for: id, atMost: limit) else { return nil }
    defer {
      do {
        _ = try locks.release(id, owner: owner, token: token)
      } catch {
        failed(error)
      }
    }
    return try await work(HeldLock(locks: locks, id: id, owner: owner, token: token))
  }

  /// Tells of each of some photos that others had locked, once it is free, looking every two
  /// seconds; ends when all were, or its task is cancelled.
  public func freed(of ids: Set<String>) -> AsyncThrowingStream<String, Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        var waiting = ids
        do {
          while !waiting.isEmpty {
            let locked = Set(try locks.list().locks.map(\.id))
            for id in waiting.subtracting(locked).sorted() {
              waiting.remove(id)
              continuation.yield(id)
            }
            if waiting.isEmpty { break }
            try await Task.sleep(nanoseconds: UInt64(LockTiming.blockedPollInterval) * 1000)
          }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}

/// The pauses of who waits for a lock: they double up to the poll interval, and each is random
/// within its upper half, so that nobody starves.
struct WaitingPauses {
  private var most = LockTiming.waitPauseMinimum

  /// The next pause, in microseconds.
  mutating func next() -> Int {
    defer { most = min(most * 2, LockTiming.blockedPollInterval) }
    return Int.random(in: most / 2...most)
  }
}

/// A lock that a piece of work goes on under.
public struct HeldLock: Sendable {
  let locks: LockCoordinator
  /// The photo's local identifier.
  public let id: String
  /// The process that holds it.
  public let owner: ProcessType
  /// What it is known by.
  public let token: Int

  /// Whether it is still held; to be asked right before the call that commits.
  public func isHeld() throws -> Bool {
    try locks.verify(id, owner: owner, token: token)
  }
}
