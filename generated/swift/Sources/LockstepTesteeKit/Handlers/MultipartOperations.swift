// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// `multipart.*`: plans and completion bodies.
struct MultipartOperations: MultipartHandler {
  func plan(_ arguments: MultipartPlanArguments) throws -> MultipartPlanResult {
    let plan = try MultipartPlan(encryptedSize: arguments.size)
    let parts = plan.parts.map {
      MultipartPlanResultParts(number: $0.number, offset: $0.offset, length: $0.length)
    }
    return MultipartPlanResult(multipart: plan.isMultipart, parts: parts)
  }

  func completeBody(
    _ arguments: MultipartCompleteBodyArguments
  ) throws -> MultipartCompleteBodyResult {
    MultipartCompleteBodyResult(body: CompletionBody.encode(etags: arguments.etags.map(\.text)))
  }
}
