// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

/// Ends work from any thread: what a synchronous caller keeps of work that it may want to end.
///
/// In a task none is needed: a cancellation of the task ends what it works on.
public final class Cancellation: @unchecked Sendable {
  /// What the work on this thread, or in this task, is ended by.
  @TaskLocal static var current: Cancellation?

  @TaskLocal private static var isShielded = false

  /// Works to the end, whatever is cancelled: what has to be done, such as to let a lock go.
  static func shielding<Value>(_ work: () throws -> Value) rethrows -> Value {
    try $isShielded.withValue(true, operation: work)
  }

  // Guards the flag.
  private let turn = NSLock()
  private var isRequested = false

  /// Makes one that nobody has requested.
  public init() {}

  /// Ends the work, within a chunk of a file or a pause before the next try: it throws
  /// `CancellationError`, and leaves nothing. What is done already stays.
  public func cancel() {
    turn.withLock { isRequested = true }
  }

  /// Whether `cancel` was called.
  public var isCancelled: Bool { turn.withLock { isRequested } }

  /// Throws `CancellationError` where the work on this thread is to end: by its task, by what
  /// `during` has set, or by a cancellation that it was given.
  static func check(_ given: Cancellation? = nil) throws {
    if isShielded { return }
    if given?.isCancelled == true || current?.isCancelled == true || Task.isCancelled {
      throw CancellationError()
    }
  }

  /// Works so that `cancel` ends the work.
  func during<Value>(_ work: () throws -> Value) rethrows -> Value {
    try Self.$current.withValue(self, operation: work)
  }
}
