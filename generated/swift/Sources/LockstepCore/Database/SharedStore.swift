import Foundation

/// The shared database, open: performs the statements of the spec, each in one short transaction.
///
/// Every method throws a `LockstepError` with the code `databaseError`, whose `databaseFailure`
/// says why, and has changed nothing then. Methods may be called from any thread; they block it.
/// None leaves a transaction open, so between two calls the process holds no lock on the file.
public final class SharedStore: @unchecked Sendable {
  // Guards the connection, which is for one thread at a time.
  private let turn = NSLock()
  private var connection: SharedDatabaseConnection?
  // Guards `running` and `isSuspended`, so that an operation that runs can be interrupted.
  private let interrupting = NSLock()
  private var running: Interruption?
  private var isSuspended = false

  /// The database's file.
  public let path: String

  /// Opens the database at a path; an absent one is made, an older schema is brought to this one.
  /// A file that is not ours is left as it is.
  public init(path: String) throws {
    self.path = path
    connection = try SharedDatabaseConnection(path: path)
  }

  /// Whether the file at the path is still the one that was opened.
  public var isCurrent: Bool {
    turn.withLock { connection?.isCurrent ?? true }
  }

  /// Performs a statement in a transaction of its own. Throws `invalidArgument` where a text for it
  /// holds a NUL.
  public func perform<Value>(_ call: DatabaseCall<Value>) throws -> Value {
    let mode: SharedDatabaseConnection.Mode =
      call.isDurable ? .durable : call.writes ? .write : .read
    let outcome = try run(mode, [call.statement.withoutNUL()])[0]
    return try call.read(outcome, path)
  }

  /// Runs statements in one transaction.
  func run(
    _ mode: SharedDatabaseConnection.Mode, _ statements: [BoundStatement]
  ) throws -> [SQLOutcome] {
    try turn.withLock {
      let interruption = try begin()
      defer { interrupting.withLock { running = nil } }
      return try opened(interruption).run(mode, statements, interruption: interruption)
    }
  }

  private func begin() throws -> Interruption {
    try interrupting.withLock {
      guard !isSuspended else {
        throw LockstepError.database(.interrupted, path, "the process is about to be suspended")
      }
      let interruption = Interruption()
      running = interruption
      return interruption
    }
  }

  private func opened(_ interruption: Interruption) throws -> SharedDatabaseConnection {
    if let connection { return connection }
    let made = try SharedDatabaseConnection(path: path, interruption: interruption)
    connection = made
    return made
  }

  /// Ends the operation that runs, or waits while others write: it throws `interrupted` and has
  /// changed nothing. Later ones are not concerned.
  public func interrupt() {
    interrupting.withLock { running?.request() }
  }

  /// Before the process is suspended: interrupts what runs, waits until it has ended, and closes
  /// the file, so that no lock on it is left, whatever happens to the process. Until `resume`,
  /// every operation throws `interrupted`.
  public func suspend() {
    interrupting.withLock {
      isSuspended = true
      running?.request()
    }
    turn.withLock {
      // What others' readers keep in the -wal stays there, and is as good.
      try? connection?.checkpoint()
      connection?.close()
      connection = nil
    }
  }

  /// After `suspend`: the next operation opens the file again.
  public func resume() {
    interrupting.withLock { isSuspended = false }
  }

  /// Closes the file; the next operation opens it again.
  public func close() {
    turn.withLock {
      connection?.close()
      connection = nil
    }
  }
}
