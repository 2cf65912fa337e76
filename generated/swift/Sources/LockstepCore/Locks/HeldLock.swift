// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// A lock that a piece of work runs under.
public struct HeldLock: Sendable {
  private let locks: LockCoordinator
  /// The photo's local identifier.
  public let id: String
  /// The process that holds it.
  public let owner: ProcessType
  /// What it is known by.
  public let token: LockCoordinator.Token

  package init(
    _ locks: LockCoordinator, id: String, owner: ProcessType, token: LockCoordinator.Token
  ) {
    self.locks = locks
    self.id = id
    self.owner = owner
    self.token = token
  }

  /// Whether it is still held; to be asked right before the call that commits.
  public func isHeld() async throws -> Bool {
    try await runBlocking { try locks.verify(id, owner: owner, token: token) }
  }

  /// Lets it go, whether the task is cancelled or not; returns whether it was held.
  package func release() async throws -> Bool {
    try await runBlockingToItsEnd { try locks.release(id, owner: owner, token: token) }.get()
  }
}
