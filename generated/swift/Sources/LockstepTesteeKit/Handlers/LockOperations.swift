import LockstepCore

/// `locks.*`: locks and heartbeats.
struct LockOperations: LocksHandler {
  let databases: OpenDatabases

  private func database(_ path: String) throws -> LockCoordinator {
    LockCoordinator(try databases.store(path))
  }

  func migrate(_ arguments: LocksMigrateArguments) throws -> LocksMigrateResult {
    LocksMigrateResult(
      migrated: try database(arguments.db).migrate(legacy: arguments.legacy))
  }

  func start(_ arguments: LocksStartArguments) throws -> LocksStartResult {
    LocksStartResult(
      released: try database(arguments.db).start(arguments.owner, now: arguments.now))
  }

  func decide(_ arguments: LocksDecideArguments) throws -> LocksDecideResult {
    let found = try database(arguments.db).decide(arguments.owner, now: arguments.now)
    return LocksDecideResult(decision: found.decision, because: found.because)
  }

  func heartbeat(_ arguments: LocksHeartbeatArguments) throws {
    try database(arguments.db).heartbeat(arguments.owner, now: arguments.now)
  }

  func acquire(_ arguments: LocksAcquireArguments) throws -> LocksAcquireResult {
    let token = try database(arguments.db).acquire(
      arguments.id.text, owner: arguments.owner, now: arguments.now)
    return LocksAcquireResult(acquired: token != nil, token: token)
  }

  func verify(_ arguments: LocksVerifyArguments) throws -> LocksVerifyResult {
    LocksVerifyResult(
      held: try database(arguments.db).verify(
        arguments.id.text, owner: arguments.owner, token: arguments.token))
  }

  func release(_ arguments: LocksReleaseArguments) throws -> LocksReleaseResult {
    LocksReleaseResult(
      released: try database(arguments.db).release(
        arguments.id.text, owner: arguments.owner, token: arguments.token))
  }

  func sweep(_ arguments: LocksSweepArguments) throws -> LocksSweepResult {
    LocksSweepResult(released: try database(arguments.db).sweep(now: arguments.now))
  }

  func stop(_ arguments: LocksStopArguments) throws -> LocksStopResult {
    LocksStopResult(released: try database(arguments.db).stop(arguments.owner))
  }

  func list(_ arguments: LocksListArguments) throws -> LocksListResult {
    let (locks, heartbeats) = try database(arguments.db).list()
    return LocksListResult(
      locks: locks.map { LocksListResultLocks(id: $0.id, owner: $0.owner, time: $0.time) },
      heartbeats: heartbeats.map { LocksListResultHeartbeats(owner: $0.owner, time: $0.time) })
  }
}
