// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

/// Ends one operation on a database, from any thread.
///
/// SQLite's own interrupt reaches a statement that runs, and neither the pause before the next try
/// nor the moment between two statements: there the operation asks `check`.
final class Interruption: @unchecked Sendable {
  // Guards both.
  private let turn = NSLock()
  private var isRequested = false
  private var connection: SQLiteConnection?

  /// Ends the operation: its statement that runs, or what would come next.
  func request() {
    turn.withLock {
      isRequested = true
      connection?.interrupt()
    }
  }

  /// Throws `interrupted` where the operation is to end.
  func check(_ path: String) throws {
    guard turn.withLock({ isRequested }) else { return }
    throw LockstepError.database(.interrupted, path, "it was interrupted, and changed nothing")
  }

  /// Works on a connection, whose statements `request` ends meanwhile.
  func during<Value>(_ connection: SQLiteConnection, _ work: () throws -> Value) throws -> Value {
    turn.withLock { self.connection = connection }
    defer { turn.withLock { self.connection = nil } }
    try check(connection.path)
    return try work()
  }
}
