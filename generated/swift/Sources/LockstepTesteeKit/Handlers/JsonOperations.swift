// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// `json.*`: canonical JSON.
struct JsonOperations: JsonHandler {
  func canonicalize(_ arguments: JsonCanonicalizeArguments) throws -> JsonCanonicalizeResult {
    JsonCanonicalizeResult(json: try CanonicalJson.canonicalize(arguments.json))
  }
}
