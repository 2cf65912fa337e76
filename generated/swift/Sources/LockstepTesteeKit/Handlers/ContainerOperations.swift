// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore

/// `container.*`: the shared container.
struct ContainerOperations: ContainerHandler {
  func clean(_ arguments: ContainerCleanArguments) throws -> ContainerCleanResult {
    let folder = URL(fileURLWithPath: arguments.container, isDirectory: true)
    let removed = try SharedContainer(folder: folder).clean(arguments.owner, now: arguments.now)
    return ContainerCleanResult(removed: removed)
  }
}
