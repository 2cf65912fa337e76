// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore

/// The shared databases that a testee has open. Connections stay open between requests.
final class OpenDatabases: @unchecked Sendable {
  // Enough for a run's databases, few enough for a process's file descriptors.
  private static let mostOpen = 16
  // Guards the list; the program asks from one thread, and nothing says that it must.
  private let turn = NSLock()
  private var open: [SharedStore] = []

  /// The database at a path; the one asked last stands at the end.
  func store(_ path: String) throws -> SharedStore {
    try turn.withLock {
      if let last = open.last, last.path == path, last.isCurrent { return last }
      let known = open.first { $0.path == path && $0.isCurrent }
      open.removeAll { $0.path == path }
      let store = try known ?? SharedStore(path: path)
      open.append(store)
      if open.count > Self.mostOpen { open.removeFirst() }
      return store
    }
  }
}
