// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// `queue.*`: what is uploaded next.
struct QueueOperations: QueueHandler {
  func next(_ arguments: QueueNextArguments) throws -> QueueNextResult {
    let pending = arguments.pending.map {
      UploadQueue.Pending(id: $0.id.text, isVideo: $0.isVideo, creationTime: $0.creationTime)
    }
    let running = arguments.running.map {
      UploadQueue.Running(id: $0.id.text, isVideo: $0.isVideo)
    }
    let owner = arguments.owner ?? .foreground
    return QueueNextResult(id: UploadQueue.next(of: pending, beside: running, for: owner)?.id)
  }
}
