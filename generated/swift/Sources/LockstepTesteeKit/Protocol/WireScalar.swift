// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// A wire value of an enum that is not known before the request comes.
public enum WireScalar: Sendable, Hashable {
  /// A string.
  case string(JsonString)
  /// A whole number within ±(2^53 − 1).
  case integer(Int)

  init?(_ value: JsonValue) {
    switch value {
    case .string(let text):
      self = .string(text)
    case .number(let number):
      guard let integer = number.integer else { return nil }
      self = .integer(integer)
    default:
      return nil
    }
  }
}
