import Foundation
import LockstepCore

/// What the extension does, one call after the other: both of its principal classes are a thin
/// coat over this.
///
/// The process may outlive a call: a call reads everything anew and keeps nothing, keys least of
/// all.
public final class PhotoBackupCore: Sendable {
  private let environment: BackupEnvironment
  private let current = CurrentCall()

  /// - Parameter environment: the photo library, the network, the clock.
  public init(_ environment: BackupEnvironment) {
    self.environment = environment
  }

  /// Carries out a call; blocks its thread until the work is done, or `ExtensionLimits.callSeconds`
  /// are over.
  public func process() -> ExtensionAnswer {
    let cancellation = current.begin()
    defer { current.end() }
    return BackupCall(environment, cancellation: cancellation).run()
  }

  /// Carries out a call on a thread of its own.
  public func process() async -> ExtensionAnswer {
    await withCheckedContinuation { continuation in
      // A thread, and none of the cooperative pool, which has one for each core.
      Thread.detachNewThread { [self] in continuation.resume(returning: process()) }
    }
  }

  /// Ends the call that runs, from another thread: it comes to its end within a chunk, and writes
  /// why. Between two calls it does nothing.
  public func terminate() {
    current.cancel()
  }
}

// The cancellation of the call that runs. A new one for each, so that a termination which comes
// late ends no later call.
private final class CurrentCall: @unchecked Sendable {
  private let turn = NSLock()
  private var cancellation: Cancellation?

  func begin() -> Cancellation {
    turn.withLock {
      let new = Cancellation()
      cancellation = new
      return new
    }
  }

  func end() {
    turn.withLock { cancellation = nil }
  }

  func cancel() {
    turn.withLock { cancellation }?.cancel()
  }
}
