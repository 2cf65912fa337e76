// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `json`.
protocol JsonHandler: Sendable {
  /// Writes a JSON text in canonical form.
  ///
  /// Spec: `json.canonicalize`.
  func canonicalize(_ arguments: JsonCanonicalizeArguments) throws -> JsonCanonicalizeResult
}

/// The arguments of the operation `json.canonicalize`.
struct JsonCanonicalizeArguments: Sendable {
  /// The text.
  let json: [UInt8]

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let json = try reader.required("json", .bytes())
    return Pending {
      try Self(json: json.checked())
    }
  }
}

/// The result of the operation `json.canonicalize`.
struct JsonCanonicalizeResult: Sendable {
  /// The canonical form of its value, UTF-8.
  let json: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("json", .bytes(result.json))
    return members
  }
}
