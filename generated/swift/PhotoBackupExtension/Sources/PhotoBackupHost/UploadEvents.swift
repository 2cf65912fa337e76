// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore
import PhotoBackup

/// What the app does where the system launches it since uploads have ended that its extension, or
/// an earlier life of its own, had begun: their answers are written where the next call takes them.
public enum UploadEvents {
  /// Takes the events of a session, in the app delegate's
  /// `application(_:handleEventsForBackgroundURLSession:completionHandler:)`.
  ///
  /// - Parameters:
  ///   - identifier: the session's.
  ///   - completionHandler: what the system waits for. It is called once, on the main thread, when
  ///     every answer is on disk.
  /// - Returns: whether the session is one of ours; where it is not, the handler is left alone.
  public static func handle(_ identifier: String, completionHandler: @escaping () -> Void) -> Bool {
    guard let folder = SharedGroup.uploads else { return false }
    // UIKit's, which is not Sendable by its declaration; it is called once, on the main thread.
    nonisolated(unsafe) let handler = completionHandler
    return handle(identifier, completed: { DispatchQueue.main.async { handler() } }) {
      owner, completed in
      let session = BackgroundSession.of(owner, uploads: folder, delivered: completed)
      return { session.release() }
    }
  }

  /// Ends what the system sends for the extension, and removes its files: where background upload
  /// is switched off, nobody would commit it. Blocks its thread.
  public static func cancelUploads() {
    guard let folder = SharedGroup.uploads else { return }
    let session = BackgroundSession.of(.extension, uploads: folder)
    BackgroundTransfer(session: session, uploads: session.uploads).cancelAll()
    session.release()
  }

  /// As `handle`, with what attaches to a session.
  ///
  /// - Parameter attach: makes the session of a process, which calls what it is given once all is
  ///   told; it returns what lets the session go.
  static func handle(
    _ identifier: String, completed: @escaping @Sendable () -> Void,
    attach: (ProcessType, @escaping @Sendable () -> Void) -> @Sendable () -> Void
  ) -> Bool {
    guard let owner = ProcessType(uploadSession: identifier) else { return false }
    let told = Told(completed)
    let release = attach(owner) { told.tell() }
    // The extension's session is the extension's again; the app's own stays.
    told.attached(releasing: owner == ProcessType.extension ? release : nil)
    return true
  }

  // Lets the session go and completes, once both are known: the events may be told before the
  // session is handed over.
  private final class Told: @unchecked Sendable {
    private let turn = NSLock()
    private var completed: (@Sendable () -> Void)?
    private var release: (@Sendable () -> Void)?
    private var isTold = false
    private var isAttached = false

    init(_ completed: @escaping @Sendable () -> Void) {
      self.completed = completed
    }

    func tell() {
      turn.withLock { isTold = true }
      finish()
    }

    func attached(releasing release: (@Sendable () -> Void)?) {
      turn.withLock {
        self.release = release
        isAttached = true
      }
      finish()
    }

    private func finish() {
      let work = turn.withLock {
        () -> (release: (@Sendable () -> Void)?, completed: @Sendable () -> Void)? in
        guard isTold, isAttached, let completed else { return nil }
        self.completed = nil
        return (release, completed)
      }
      guard let work else { return }
      work.release?()
      work.completed()
    }
  }
}
