import LockstepCore

/// `json.*`: canonical JSON.
struct JsonOperations: JsonHandler {
  func canonicalize(_ arguments: JsonCanonicalizeArguments) throws -> JsonCanonicalizeResult {
    JsonCanonicalizeResult(json: try CanonicalJson.canonicalize(arguments.json))
  }
}
