// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

/// One connection of a store and whose turn it is to use it: opened when it is needed, interrupted
/// from any thread, closed while the process is suspended.
final class ConnectionSlot: @unchecked Sendable {
  // Guards the connection, which is for one thread at a time.
  private let turn = NSLock()
  private var connection: SharedDatabaseConnection?
  // Guards `running` and `isSuspended`, so that an operation that runs can be interrupted.
  private let interrupting = NSLock()
  private var running: (owner: ProcessType?, interruption: Interruption)?
  private var isSuspended = false

  private let path: String
  /// The file that every connection must have opened.
  private let identity: FileIdentity

  init(path: String, identity: FileIdentity) {
    self.path = path
    self.identity = identity
  }

  /// Takes a connection over that is open.
  convenience init(_ connection: SharedDatabaseConnection) {
    self.init(path: connection.path, identity: connection.identity)
    self.connection = connection
  }

  /// Works in one transaction, as `SharedDatabaseConnection.run` does.
  ///
  /// - Parameter owner: whose work it is, where that work alone may have to be interrupted.
  func run<Value>(
    _ mode: SharedDatabaseConnection.Mode, for owner: ProcessType? = nil,
    _ work: (SharedTransaction) throws -> Value
  ) throws -> Value {
    try turn.withLock {
      let interruption = try begin(owner)
      defer { interrupting.withLock { running = nil } }
      return try opened(interruption).run(mode, interruption: interruption, work)
    }
  }

  private func begin(_ owner: ProcessType?) throws -> Interruption {
    try interrupting.withLock {
      guard !isSuspended else {
        throw LockstepError.database(.interrupted, path, "the process is about to be suspended")
      }
      let interruption = Interruption()
      running = (owner, interruption)
      return interruption
    }
  }

  private func opened(_ interruption: Interruption) throws -> SharedDatabaseConnection {
    if let connection { return connection }
    // Asked before it is opened: that would make one where the file was deleted meanwhile.
    guard FileIdentity(path: path) == identity else {
      throw SharedDatabaseConnection.replaced(path)
    }
    let made = try SharedDatabaseConnection(path: path, interruption: interruption)
    guard made.identity == identity else { throw SharedDatabaseConnection.replaced(path) }
    connection = made
    return made
  }

  /// Ends the operation that runs; it throws `interrupted`.
  func interrupt() {
    interrupting.withLock { running?.interruption.request() }
  }

  /// Ends the operation that runs if it is of an owner; it throws `interrupted`.
  func interrupt(of owner: ProcessType) {
    interrupting.withLock {
      if let running, running.owner == owner { running.interruption.request() }
    }
  }

  /// Interrupts what runs; until `resume`, every operation throws `interrupted`.
  func suspend() {
    interrupting.withLock {
      isSuspended = true
      running?.interruption.request()
    }
  }

  /// Lets operations begin again.
  func resume() {
    interrupting.withLock { isSuspended = false }
  }

  /// Waits until what runs has ended, and closes the connection; the next operation opens another.
  func close(checkpointing: Bool) {
    turn.withLock {
      if checkpointing { connection?.close() } else { connection?.closeWithoutCheckpoint() }
      connection = nil
    }
  }
}
