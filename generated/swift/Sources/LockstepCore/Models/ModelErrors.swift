// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

extension LockstepError {
  /// A text or value that is not JSON as the canonical form has it.
  static func invalidJson(_ error: any Error) -> LockstepError {
    LockstepError(.invalidJson, "\(error)")
  }

  /// A member that is not as a model has it.
  ///
  /// - Parameters:
  ///   - model: the model's name.
  ///   - path: the member's JSON Pointer.
  ///   - expectation: what follows the member's name: "must be a string". It never holds a value,
  ///     which is a person's own.
  static func invalidModel(
    _ model: String, _ path: String, _ expectation: String
  ) -> LockstepError {
    LockstepError(.invalidModel, "\(model)\(path) \(expectation)", path: path)
  }
}

/// The JSON Pointer, RFC 6901, to a member of the outermost object.
func jsonPointer(to key: JsonString) -> String {
  var pointer = [UInt8(ascii: "/")]
  for byte in key.text.utf8 {
    switch byte {
    case UInt8(ascii: "~"): pointer.append(contentsOf: "~0".utf8)
    case UInt8(ascii: "/"): pointer.append(contentsOf: "~1".utf8)
    default: pointer.append(byte)
    }
  }
  return String(decoding: pointer, as: UTF8.self)
}
