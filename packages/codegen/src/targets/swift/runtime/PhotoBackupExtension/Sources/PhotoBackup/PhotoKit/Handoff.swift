import Foundation
import LockstepCore

/// Hands pieces from a library's handler, which is called on a queue of the library's, to the
/// thread that encrypts: one at a time. The handler is held up until its piece was taken, so that
/// no more than one is in memory.
public final class Handoff: @unchecked Sendable {
  private enum State {
    case empty
    case full(Data)
    case ended((any Error)?)
    case closed
  }

  private let turn = NSCondition()
  private var state = State.empty

  /// Makes one that is empty.
  public init() {}

  /// Gives a piece; blocks until it was taken. Returns at once where nobody takes any more.
  public func give(_ piece: Data) {
    turn.lock()
    defer { turn.unlock() }
    guard case .empty = state else { return }
    state = .full(piece)
    turn.broadcast()
    while case .full = state { turn.wait() }
  }

  /// Says that no piece comes any more.
  public func end(_ error: (any Error)?) {
    turn.lock()
    defer { turn.unlock() }
    if case .closed = state { return }
    state = .ended(error)
    turn.broadcast()
  }

  /// Lets a handler that waits continue, whose pieces nobody wants any more.
  public func close() {
    turn.lock()
    defer { turn.unlock() }
    state = .closed
    turn.broadcast()
  }

  /// Takes the pieces until the last, and closes.
  ///
  /// - Parameters:
  ///   - cancellation: ends it with `CancellationError`, within a tenth of a second.
  ///   - isTooLate: whether the library has taken longer than it may; asked as often.
  ///   - take: takes a piece; the handler is held up meanwhile.
  /// - Throws: the library's error, `PhotoReadError.tooSlow`, and what `take` throws.
  public func take(
    _ cancellation: Cancellation?, isTooLate: () -> Bool, _ take: (Data) throws -> Void
  ) throws {
    defer { close() }
    while true {
      if cancellation?.isCancelled == true { throw CancellationError() }
      if isTooLate() { throw PhotoReadError.tooSlow }
      guard let piece = try next() else { continue }
      guard let piece else { return }
      try take(piece)
      taken()
    }
  }

  // Nothing yet; the end; a piece, which stays until it was taken.
  private func next() throws -> Data?? {
    turn.lock()
    defer { turn.unlock() }
    if case .empty = state { _ = turn.wait(until: Date().addingTimeInterval(0.1)) }
    switch state {
    case .empty: return nil
    case .full(let piece): return .some(piece)
    case .ended(let error):
      if let error { throw error }
      return .some(nil)
    case .closed: throw CancellationError()
    }
  }

  private func taken() {
    turn.lock()
    defer { turn.unlock() }
    if case .full = state { state = .empty }
    turn.broadcast()
  }
}
