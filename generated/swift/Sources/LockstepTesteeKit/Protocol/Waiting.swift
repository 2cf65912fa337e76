// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Dispatch

/// Does in a task what apps do in one, and waits for it: a testee answers one request after the
/// other.
func waiting<Value: Sendable>(
  _ work: @escaping @Sendable () async throws -> Value
) throws -> Value {
  let isDone = DispatchSemaphore(value: 0)
  nonisolated(unsafe) var result: Result<Value, any Error>?
  Task.detached {
    do {
      result = .success(try await work())
    } catch {
      result = .failure(error)
    }
    isDone.signal()
  }
  isDone.wait()
  return try result!.get()
}
