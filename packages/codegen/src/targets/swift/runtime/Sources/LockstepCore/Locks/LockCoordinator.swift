import Foundation

/// A lock as the table has it.
public struct LockRow: Sendable, Hashable {
  /// The photo's local identifier.
  public let id: String
  /// The process that holds it.
  public let owner: ProcessType
  /// When it was taken, in microseconds since 1970, by its owner's clock.
  public let time: Int
}

/// A heartbeat as the table has it.
public struct HeartbeatRow: Sendable, Hashable {
  /// The process that beat.
  public let owner: ProcessType
  /// When, in microseconds since 1970, by its own clock.
  public let time: Int
}

/// What a process may do beside those that are alive, and who decided so.
public struct LockDecision: Sendable, Hashable {
  /// What it may do.
  public let decision: CoordinationDecision
  /// The owner that decided; nil for `run`.
  public let because: ProcessType?
}

/// Locks and heartbeats of one database, each operation one short transaction.
///
/// Times are microseconds since 1970, by the caller's clock. Every method throws a `LockstepError`
/// with the code `databaseError`, whose `databaseFailure` says why, and has changed nothing then.
/// Methods may be called from any thread; they block it.
public final class LockCoordinator: Sendable {
  private let store: SharedStore

  /// Works on a database that is open.
  public init(_ store: SharedStore) {
    self.store = store
  }

  /// Opens the database at a path; an absent one is made.
  public convenience init(path: String) throws {
    self.init(try SharedStore(path: path))
  }

  /// Whether the file at the path is still the one that was opened.
  public var isCurrent: Bool { store.isCurrent }

  private func run(
    _ mode: SharedDatabaseConnection.Mode, _ statements: BoundStatement...
  ) throws -> [SQLOutcome] {
    try store.run(mode, statements)
  }

  /// Copies what this database lacks of an old one, in one transaction: locks, and multipart
  /// uploads that were begun. Answers how many locks were copied.
  public func migrate(legacy: String) throws -> Int {
    let old = try LegacyDatabaseReader(path: legacy)
    let locks = old.lockStatements
    let statements = locks + old.uploadStatements
    if statements.isEmpty { return 0 }
    let outcomes = try store.run(.write, statements).prefix(locks.count)
    return outcomes.enumerated().filter { $0.offset % 2 == 1 && $0.element.changes > 0 }.count
  }

  /// Beats, then frees the owner's earlier locks, stale ones and those of the dead; answers how
  /// many.
  public func start(_ owner: ProcessType, now: Int) throws -> Int {
    try run(
      .write,
      BoundStatement(LockStatements.beat, .text(owner.wireValue), .integer(now)),
      BoundStatement(LockStatements.freeAtStart, .text(owner.wireValue), .integer(now))
    )[1].changes
  }

  /// What the living make of an owner's wish to run.
  public func decide(_ owner: ProcessType, now: Int) throws -> LockDecision {
    let statement = BoundStatement(
      LockStatements.decide, .text(owner.wireValue), .integer(now))
    guard let row = try run(.read, statement)[0].rows.first else {
      return LockDecision(decision: .run, because: nil)
    }
    var reader = RowReader(row, of: store.path)
    return LockDecision(
      decision: try reader.member(of: CoordinationDecision.self),
      because: try reader.member(of: ProcessType.self))
  }

  /// Notes that an owner lives.
  public func heartbeat(_ owner: ProcessType, now: Int) throws {
    _ = try run(
      .write, BoundStatement(LockStatements.beat, .text(owner.wireValue), .integer(now)))
  }

  /// Locks a photo that nobody has locked; answers the lock's token, or nil where somebody has it.
  public func acquire(_ id: String, owner: ProcessType, now: Int) throws -> Int? {
    // SQLite's own functions end a text there.
    if id.utf8.contains(0) { throw LockstepError(.invalidArgument, "id must not hold a NUL") }
    let outcomes = try run(
      .write,
      BoundStatement(LockStatements.drawToken, .text(id)),
      BoundStatement(LockStatements.lock, .text(id), .text(owner.wireValue), .integer(now)),
      BoundStatement(LockStatements.tokenOf, .text(id)))
    return outcomes[1].changes == 1 ? outcomes[2].rows.first?.first?.integer : nil
  }

  /// Whether a lock is still the owner's; to be asked right before the call that commits.
  public func verify(_ id: String, owner: ProcessType, token: Int) throws -> Bool {
    let statement = BoundStatement(
      LockStatements.verify, .text(id), .text(owner.wireValue), .integer(token))
    return try !run(.read, statement)[0].rows.isEmpty
  }

  /// Frees a lock if it is still the owner's; answers whether it was.
  public func release(_ id: String, owner: ProcessType, token: Int) throws -> Bool {
    let statement = BoundStatement(
      LockStatements.release, .text(id), .text(owner.wireValue), .integer(token))
    return try run(.write, statement)[0].changes == 1
  }

  /// Frees stale locks and those of the dead; answers how many.
  public func sweep(now: Int) throws -> Int {
    try run(.write, BoundStatement(LockStatements.sweep, .integer(now)))[0].changes
  }

  /// Frees an owner's locks and forgets its heartbeat; answers how many.
  public func stop(_ owner: ProcessType) throws -> Int {
    try run(
      .write,
      BoundStatement(LockStatements.freeAll, .text(owner.wireValue)),
      BoundStatement(LockStatements.forget, .text(owner.wireValue))
    )[0].changes
  }

  /// All locks, by the bytes of their identifiers, and all heartbeats, by their owners.
  public func list() throws -> (locks: [LockRow], heartbeats: [HeartbeatRow]) {
    let outcomes = try run(
      .read, BoundStatement(LockStatements.listLocks),
      BoundStatement(LockStatements.listHeartbeats))
    let locks = outcomes[0].rows.compactMap { row -> LockRow? in
      guard let id = row[0].text, let owner = row[1].text.flatMap(ProcessType.init(wireValue:)),
        let time = row[2].integer
      else { return nil }
      return LockRow(id: id, owner: owner, time: time)
    }
    let heartbeats = outcomes[1].rows.compactMap { row -> HeartbeatRow? in
      guard let owner = row[0].text.flatMap(ProcessType.init(wireValue:)),
        let time = row[1].integer
      else { return nil }
      return HeartbeatRow(owner: owner, time: time)
    }
    return (locks, heartbeats)
  }
}
