// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

/// What a process does around the lock operations: it beats while it works, waits its turn, and
/// lets go in the end.
///
/// Its methods block no thread of the cooperative pool. They throw as `SharedStore` does, and
/// `CancellationError` where their task is cancelled; nothing is locked then.
public struct LockSession: Sendable {
  /// The operations.
  public let locks: LockCoordinator
  /// Who this process is.
  public let owner: ProcessType

  /// Makes a session of an owner.
  public init(_ locks: LockCoordinator, owner: ProcessType) {
    self.locks = locks
    self.owner = owner
  }

  /// What becomes of work that wants a lock.
  public enum Outcome<Value: Sendable>: Sendable {
    /// The work was done, and has returned this.
    case done(Value)
    /// Somebody else has the photo; the work was not begun.
    case refused
  }

  /// When the process starts: beats, and frees its earlier locks, stale ones and those of dead
  /// owners.
  /// Returns how many.
  public func start() async throws -> Int {
    try await runBlocking { try locks.start(owner) }
  }

  /// Whether the process may run beside those that are alive.
  public func decide() async throws -> LockDecision {
    try await runBlocking { try locks.decide(owner) }
  }

  /// Notes that the process lives; `beating` does it all the time.
  public func beat() async throws {
    try await runBlocking { try locks.heartbeat(owner) }
  }

  /// When the process ends: frees its locks, and forgets its heartbeat. Returns how many locks.
  public func stop() async throws -> Int {
    try await runBlockingToItsEnd { try locks.stop(owner) }.get()
  }

  /// Beats at once, and every second until the work has ended.
  ///
  /// The process has one beat, however many pieces of work it beats for, from a thread of its own:
  /// nothing that the process does delays it.
  ///
  /// - Parameters:
  ///   - failed: told of a beat that failed; the next one comes all the same.
  ///   - isolation: the caller's, which the work inherits.
  ///   - work: what the process lives for.
  public func beating<Value: Sendable>(
    failed: @escaping @Sendable (any Error) -> Void = { _ in },
    isolation: isolated (any Actor)? = #isolation,
    _ work: () async throws -> Value
  ) async throws -> Value {
    let heartbeat = locks.store.heartbeat
    let number = try await runBlocking {
      try heartbeat.begin(owner, clock: locks.clock, failed: failed)
    }
    let result: Result<Value, any Error>
    do {
      result = .success(try await work())
    } catch {
      result = .failure(error)
    }
    _ = await runBlockingToItsEnd { heartbeat.end(number) }
    return try result.get()
  }

  /// Waits until a photo is free, and locks it; nil where the time was up. Pauses grow up to the
  /// poll interval and are random, so that nobody starves.
  ///
  /// - Parameters:
  ///   - id: the photo's local identifier.
  ///   - limit: how long to wait; `.never` ends.
  public func lock(_ id: String, waiting limit: DispatchTimeInterval) async throws -> HeldLock? {
    let start = DispatchTime.now()
    var pauses = WaitingPauses()
    while true {
      let token = try await runBlocking { try locks.acquire(id, owner: owner) }
      if let token { return HeldLock(locks, id: id, owner: owner, token: token) }
      let left = Self.microseconds(until: start + limit)
      if left == 0 { return nil }
      try await Task.sleep(nanoseconds: UInt64(min(pauses.next(), left)) * 1000)
    }
  }

  private static func microseconds(until end: DispatchTime) -> Int {
    let now = DispatchTime.now()
    return now < end ? Int((end.uptimeNanoseconds - now.uptimeNanoseconds) / 1000) : 0
  }

  /// Works under a photo's lock, which is let go whatever becomes of the work, its cancellation
  /// included; `refused` where somebody else has the photo, and has it still when the time to wait
  /// is up.
  ///
  /// The process beats meanwhile. The work asks `isHeld` right before the call that commits, or,
  /// for an upload with a record, `UploadRecords.beginCommit` with the token. A lock that can't be
  /// let go hides no error of the work: `failed` is told, and a clean-up frees it.
  ///
  /// - Parameters:
  ///   - id: the photo's local identifier.
  ///   - limit: how long to wait for a lock that somebody else has.
  ///   - failed: told of a beat or a release that failed.
  ///   - isolation: the caller's, which the work inherits: it may touch the state of the actor that
  ///     calls.
  ///   - work: what is done under the lock.
  public func withLock<Value: Sendable>(
    _ id: String, waiting limit: DispatchTimeInterval = .seconds(0),
    failed: @escaping @Sendable (any Error) -> Void = { _ in },
    isolation: isolated (any Actor)? = #isolation,
    _ work: (HeldLock) async throws -> Value
  ) async throws -> Outcome<Value> {
    // Before it locks: who holds a lock and has no heartbeat is taken for dead.
    try await beating(failed: failed, isolation: isolation) {
      guard let lock = try await lock(id, waiting: limit) else { return .refused }
      let result: Result<Value, any Error>
      do {
        result = .success(try await work(lock))
      } catch {
        result = .failure(error)
      }
      do {
        _ = try await lock.release()
      } catch {
        failed(error)
      }
      return .done(try result.get())
    }
  }

  /// Reports each of some photos that others had locked, once it is free, looking every two
  /// seconds; ends when all were, or its task is cancelled.
  public func freed(of ids: Set<String>) -> AsyncThrowingStream<String, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        var waiting = ids
        do {
          while !waiting.isEmpty {
            let locked = try await runBlocking { Set(try locks.list().locks.map(\.id)) }
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
