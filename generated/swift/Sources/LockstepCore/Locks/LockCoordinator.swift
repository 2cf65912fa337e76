// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation

/// What a process may do beside those that are alive, and who decided so.
public struct LockDecision: Sendable, Hashable {
  /// What it may do.
  public let decision: CoordinationDecision
  /// The owner that decided; nil for `run`.
  public let because: ProcessType?
}

/// What says how late it is: it is asked where an operation runs, in each of its tries, so that
/// waiting for others makes no time stale.
public struct LockClock: Sendable {
  private let read: @Sendable () -> Int

  /// - Parameter read: microseconds since 1970.
  public init(_ read: @escaping @Sendable () -> Int) {
    self.read = read
  }

  /// The system's clock.
  public static let system = LockClock { Int(Date().timeIntervalSince1970 * 1_000_000) }

  /// Microseconds since 1970.
  public var now: Int { read() }
}

/// Locks and heartbeats of one database, each operation one short transaction.
///
/// Every method throws as `SharedStore` does. Methods may be called from any thread; they block it.
/// In a task use a `LockSession`, which blocks no thread of the cooperative pool.
public final class LockCoordinator: Sendable {
  /// What a lock is known by: none is given twice in the life of a database.
  public struct Token: Sendable, Hashable {
    package let number: Int

    package init(_ number: Int) {
      self.number = number
    }
  }

  let store: SharedStore
  /// What times are taken from.
  public let clock: LockClock

  /// Works on a database that is open.
  public init(_ store: SharedStore, clock: LockClock = .system) {
    self.store = store
    self.clock = clock
  }

  /// Copies what this database lacks of an old one, in one transaction: locks, and multipart
  /// uploads that were begun. Returns how many locks were copied.
  package func migrate(legacy: String) throws -> Int {
    let old = try LegacyDatabaseReader(path: legacy)
    if old.locks.isEmpty && old.uploads.isEmpty { return 0 }
    return try store.run(.write) { transaction in
      var copied = 0
      for lock in old.locks {
        _ = try transaction.perform(LockStatements.drawToken(id: lock.id))
        copied += try transaction.perform(
          LockStatements.lock(id: lock.id, owner: lock.owner, time: lock.time))
      }
      let uploads = old.uploads
      for upload in uploads {
        _ = try transaction.perform(LegacyUploadStatements.importInto(upload))
      }
      for part in old.parts { _ = try transaction.perform(LegacyPartStatements.importInto(part)) }
      for key in Set(uploads.compactMap(\.objectKey)) {
        _ = try transaction.perform(ImportedUploadStatements.note(objectKey: key))
      }
      return copied
    }
  }

  /// Beats, then frees the owner's earlier locks, stale ones and those of the dead; returns how
  /// many.
  public func start(_ owner: ProcessType) throws -> Int {
    try store.run(.write) { transaction in
      let now = clock.now
      _ = try transaction.perform(HeartbeatStatements.beat(owner: owner, time: now))
      return try transaction.perform(LockStatements.freeAtStart(owner: owner, now: now))
    }
  }

  /// Whether an owner may run beside the owners that are alive.
  public func decide(_ owner: ProcessType) throws -> LockDecision {
    try store.run(.read) { transaction in
      let found = try transaction.perform(PolicyStatements.decide(owner: owner, now: clock.now))
      return LockDecision(decision: found?.decision ?? .run, because: found?.because)
    }
  }

  /// Notes that an owner lives.
  public func heartbeat(_ owner: ProcessType) throws {
    try store.heartbeat.beat(owner, clock)
  }

  /// Locks a photo that nobody has locked; returns the lock's token, or nil where somebody has it.
  public func acquire(_ id: String, owner: ProcessType) throws -> Token? {
    // SQLite's own functions end a text there.
    if id.utf8.contains(0) { throw LockstepError(.invalidArgument, "id must not hold a NUL") }
    return try store.run(.write) { transaction in
      _ = try transaction.perform(LockStatements.drawToken(id: id))
      let taken = try transaction.perform(
        LockStatements.lock(id: id, owner: owner, time: clock.now))
      guard taken == 1 else { return nil }
      return try transaction.perform(LockStatements.find(id: id, owner: owner))
        .map { Token($0.token) }
    }
  }

  /// Whether a lock is still the owner's; to be asked right before the call that commits.
  public func verify(_ id: String, owner: ProcessType, token: Token) throws -> Bool {
    try store.run(.read) { transaction in
      try transaction.perform(
        LockStatements.verify(id: id, owner: owner, token: token.number)) != nil
    }
  }

  /// Frees a lock if it is still the owner's; returns whether it was.
  public func release(_ id: String, owner: ProcessType, token: Token) throws -> Bool {
    try store.run(.write) { transaction in
      try transaction.perform(
        LockStatements.release(id: id, owner: owner, token: token.number)) == 1
    }
  }

  /// Frees stale locks and those of dead owners; returns how many.
  public func sweep() throws -> Int {
    try store.run(.write) { transaction in
      try transaction.perform(LockStatements.sweep(now: clock.now))
    }
  }

  /// Frees an owner's locks and forgets its heartbeat; returns how many.
  public func stop(_ owner: ProcessType) throws -> Int {
    try store.run(.write) { transaction in
      let freed = try transaction.perform(LockStatements.freeAll(owner: owner))
      _ = try transaction.perform(HeartbeatStatements.forget(owner: owner))
      return freed
    }
  }

  /// All locks, by the bytes of their identifiers, and all heartbeats, by their owners.
  ///
  /// A row that can't be read is an error, `corrupt`: its photo must not look free.
  public func list() throws -> (locks: [UploadLock], heartbeats: [ProcessHeartbeat]) {
    try store.run(.read) { transaction in
      (
        try transaction.perform(LockStatements.list()),
        try transaction.perform(HeartbeatStatements.list())
      )
    }
  }
}
