// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

/// A stretch of work during which the system does not suspend the process without notice: what runs
/// while a file of the shared container may be locked. iOS kills a process (0xDEAD10CC) that is
/// suspended with such a lock.
///
/// `ProcessInfo.performExpiringActivity` stands behind it. That calls a block on a thread of the
/// system's, which is to stay in it until the work is done, and calls it once more, with `true`,
/// where the time is over; with `true` at once where it grants none.
public final class ExpiringActivity: @unchecked Sendable {
  /// What begins an activity: it calls the block as `performExpiringActivity` does.
  public typealias Begin = @Sendable (_ block: @escaping @Sendable (Bool) -> Void) -> Void

  private enum State {
    case asked, granted, expired, ended
  }

  private let turn = NSCondition()
  private var state = State.asked
  private let expired: @Sendable () -> Void

  /// Begins an activity, and blocks the thread until the system has answered.
  ///
  /// - Parameters:
  ///   - begin: the system's function.
  ///   - expired: lets every lock go, and ends the work; called once at most, on a thread of the
  ///     system's, and never after `end`. The process may be suspended as soon as it returns.
  public init(_ begin: Begin, expired: @escaping @Sendable () -> Void) {
    self.expired = expired
    begin { [self] isExpired in isExpired ? expire() : hold() }
    turn.lock()
    defer { turn.unlock() }
    while state == .asked { turn.wait() }
  }

  /// Whether the system has not ended the activity, nor refused it.
  public var isGranted: Bool {
    turn.lock()
    defer { turn.unlock() }
    return state == .granted
  }

  /// Ends the activity: no file is locked any more, or the work has ended.
  public func end() {
    turn.lock()
    defer { turn.unlock() }
    if state == .granted { state = .ended }
    turn.broadcast()
  }

  private func hold() {
    turn.lock()
    defer { turn.unlock() }
    if state == .asked { state = .granted }
    turn.broadcast()
    while state == .granted { turn.wait() }
  }

  // Under the lock until it is done: `end` returns after it, and the block of the activity, too.
  private func expire() {
    turn.lock()
    defer { turn.unlock() }
    guard state == .asked || state == .granted else { return }
    expired()
    state = .expired
    turn.broadcast()
  }
}

/// The container of a call, which an activity that expires closes from another thread: no lock is
/// left, whatever the call is at, and none comes any more.
final class GuardedContainer: @unchecked Sendable {
  private let turn = NSLock()
  private var container: SharedContainerHandle?
  private var isClosed = false

  /// Opens the container unless it is closed already; throws `ActivityExpired` then.
  func open<Container: SharedContainerHandle>(
    _ work: () throws -> Container
  ) throws -> Container {
    // Under the lock: what is opened is known before anybody may close it.
    try turn.withLock {
      if isClosed { throw ActivityExpired() }
      let opened = try work()
      container = opened
      return opened
    }
  }

  /// Interrupts what runs on the database, and closes it for the rest of the call.
  func close() {
    turn.withLock {
      isClosed = true
      container?.suspend()
    }
  }
}

/// What a guard closes.
protocol SharedContainerHandle: Sendable {
  func suspend()
}

/// The system has ended the activity of a call, or has granted none.
struct ActivityExpired: Error {}
