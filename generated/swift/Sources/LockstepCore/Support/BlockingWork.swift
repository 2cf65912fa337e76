// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Dispatch

/// Runs work that may block: not in the cooperative pool, which has a thread for each core and no
/// other, so that two tasks that wait there stop all others of the process, timers included.
///
/// A task that is cancelled ends the work as `Cancellation.cancel` does.
func runBlocking<Value: Sendable>(
  _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
  let cancellation = Cancellation()
  return try await withTaskCancellationHandler {
    try await onThreadOfItsOwn {
      try cancellation.during {
        try Cancellation.check()
        return try work()
      }
    }.get()
  } onCancel: {
    cancellation.cancel()
  }
}

/// Runs what has to be done whether its task is cancelled or not.
func runBlockingToItsEnd<Value: Sendable>(
  _ work: @escaping @Sendable () throws -> Value
) async -> Result<Value, any Error> {
  await onThreadOfItsOwn(work)
}

private func onThreadOfItsOwn<Value: Sendable>(
  _ work: @escaping @Sendable () throws -> Value
) async -> Result<Value, any Error> {
  await withCheckedContinuation { continuation in
    // A serial queue gets a thread even where all others are blocked, which a concurrent one does
    // not on every system.
    DispatchQueue(label: "lockstep.blocking").async {
      continuation.resume(returning: Result { try work() })
    }
  }
}
