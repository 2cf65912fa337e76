// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// `locks.*`: locks and heartbeats, by the methods that apps call.
struct LockOperations: LocksHandler {
  let databases: OpenDatabases

  private func locks(_ path: String, now: Int = 0) throws -> LockCoordinator {
    LockCoordinator(try databases.store(path), clock: LockClock { now })
  }

  private func session(_ path: String, _ owner: ProcessType, now: Int = 0) throws -> LockSession {
    LockSession(try locks(path, now: now), owner: owner)
  }

  private func held(
    _ path: String, _ id: JsonString, _ owner: ProcessType, _ token: Int
  ) throws -> HeldLock {
    HeldLock(
      try locks(path), id: id.text, owner: owner, token: LockCoordinator.Token(token))
  }

  func migrate(_ arguments: LocksMigrateArguments) throws -> LocksMigrateResult {
    LocksMigrateResult(migrated: try locks(arguments.db).migrate(legacy: arguments.legacy))
  }

  func start(_ arguments: LocksStartArguments) throws -> LocksStartResult {
    let session = try session(arguments.db, arguments.owner, now: arguments.now)
    return LocksStartResult(released: try waiting { try await session.start() })
  }

  func decide(_ arguments: LocksDecideArguments) throws -> LocksDecideResult {
    let session = try session(arguments.db, arguments.owner, now: arguments.now)
    let found = try waiting { try await session.decide() }
    return LocksDecideResult(decision: found.decision, because: found.because)
  }

  func heartbeat(_ arguments: LocksHeartbeatArguments) throws {
    let session = try session(arguments.db, arguments.owner, now: arguments.now)
    try waiting { try await session.beat() }
  }

  func acquire(_ arguments: LocksAcquireArguments) throws -> LocksAcquireResult {
    let session = try session(arguments.db, arguments.owner, now: arguments.now)
    let lock = try waiting { try await session.lock(arguments.id.text, waiting: .seconds(0)) }
    return LocksAcquireResult(acquired: lock != nil, token: lock?.token.number)
  }

  func verify(_ arguments: LocksVerifyArguments) throws -> LocksVerifyResult {
    let lock = try held(arguments.db, arguments.id, arguments.owner, arguments.token)
    return LocksVerifyResult(held: try waiting { try await lock.isHeld() })
  }

  func release(_ arguments: LocksReleaseArguments) throws -> LocksReleaseResult {
    let lock = try held(arguments.db, arguments.id, arguments.owner, arguments.token)
    return LocksReleaseResult(released: try waiting { try await lock.release() })
  }

  func sweep(_ arguments: LocksSweepArguments) throws -> LocksSweepResult {
    LocksSweepResult(released: try locks(arguments.db, now: arguments.now).sweep())
  }

  func stop(_ arguments: LocksStopArguments) throws -> LocksStopResult {
    let session = try session(arguments.db, arguments.owner)
    return LocksStopResult(released: try waiting { try await session.stop() })
  }

  func list(_ arguments: LocksListArguments) throws -> LocksListResult {
    let (locks, heartbeats) = try locks(arguments.db).list()
    return LocksListResult(
      locks: locks.map { LocksListResultLocks(id: $0.id, owner: $0.owner, time: $0.time) },
      heartbeats: heartbeats.map { LocksListResultHeartbeats(owner: $0.owner, time: $0.time) })
  }
}
