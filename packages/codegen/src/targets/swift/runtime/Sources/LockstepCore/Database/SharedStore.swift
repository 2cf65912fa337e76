import Foundation

/// The shared database, open. A `SharedContainer` opens it; what is in it is asked by its
/// locks, records, files, collections and progress, each operation one short transaction.
///
/// Every method throws a `LockstepError` with the code `databaseError`, whose `databaseFailure`
/// says why, and has changed nothing then; `CancellationError` where its task is cancelled while it
/// waits. Methods may be called from any thread; they block it. In a task call them in
/// `SharedContainer.perform`, which blocks no thread of the cooperative pool.
///
/// The file that a store has opened stays its file. Where that was deleted or replaced, every
/// operation throws `replaced`: the locks in it are nobody's any more, and the store of an app that
/// continues is a new one.
///
/// Reading waits for no writer, of this process neither. No transaction is open between two calls.
/// What the process then has are SQLite's shared locks, which say that the file is in use and keep
/// nobody from reading or writing it; `suspend` gives them back.
public final class SharedStore: Sendable {
  // A connection each for changes, for reading and for heartbeats: none of them waits for another's
  // turn.
  private let writer: ConnectionSlot
  private let reader: ConnectionSlot
  private let beater: ConnectionSlot
  private let identity: FileIdentity

  /// What beats while this process works.
  let heartbeat: Heartbeat

  /// The database's file.
  public let path: String

  /// Opens the database at a path; an absent one is made, an older schema is brought to this one.
  /// A file that is not ours is left as it is.
  package convenience init(path: String) throws {
    self.init(try SharedDatabaseConnection(path: path))
  }

  /// Takes over a connection that is open.
  init(_ connection: SharedDatabaseConnection) {
    path = connection.path
    identity = connection.identity
    writer = ConnectionSlot(connection)
    reader = ConnectionSlot(path: path, identity: identity)
    beater = ConnectionSlot(path: path, identity: identity)
    heartbeat = Heartbeat(on: beater)
  }

  /// Whether the file at the path is still the one that was opened. Every operation asks that, too.
  public var isCurrent: Bool { FileIdentity(path: path) == identity }

  /// Performs a statement in a transaction of its own. Throws `invalidArgument` where a text for it
  /// holds a NUL.
  package func perform<Value>(_ call: DatabaseCall<Value>) throws -> Value {
    _ = try call.statement.withoutNUL()
    return try run(call.mode) { try $0.perform(call) }
  }

  /// Works in one transaction. While others write, the work is tried again from its start.
  func run<Value>(
    _ mode: SharedDatabaseConnection.Mode, _ work: (SharedTransaction) throws -> Value
  ) throws -> Value {
    try (mode == .read ? reader : writer).run(mode, work)
  }

  /// Ends the operations that run, or wait while others write: they throw `interrupted` and have
  /// changed nothing. Later ones are not concerned.
  public func interrupt() {
    for slot in [writer, reader, beater] { slot.interrupt() }
  }

  /// Before the process is suspended: interrupts what runs, waits until it has ended, and closes
  /// the file, so that no lock on it is left, whatever happens to the process. What the -wal holds
  /// stays there, and is as good: there is no time to move it. Until `resume`, every operation
  /// throws `interrupted`, and no heartbeat comes.
  public func suspend() {
    let slots = [writer, reader, beater]
    for slot in slots { slot.suspend() }
    for slot in slots { slot.close(checkpointing: false) }
  }

  /// After `suspend`: the next operation opens the file again.
  public func resume() {
    for slot in [writer, reader, beater] { slot.resume() }
  }

  /// Closes the file; the next operation opens it again.
  public func close() {
    for slot in [beater, reader, writer] { slot.close(checkpointing: true) }
  }
}
