// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `model`.
protocol ModelHandler: Sendable {
  /// Reads a value of a model.
  ///
  /// Spec: `model.decode`.
  func decode(_ arguments: ModelDecodeArguments) throws -> ModelDecodeResult

  /// Writes a value of a model in canonical form.
  ///
  /// Spec: `model.encode`.
  func encode(_ arguments: ModelEncodeArguments) throws -> ModelEncodeResult
}

/// The arguments of the operation `model.decode`.
struct ModelDecodeArguments: Sendable {
  /// The model's name.
  let model: JsonString
  /// A JSON text.
  let bytes: [UInt8]

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let model = try reader.required("model", .string())
    let bytes = try reader.required("bytes", .bytes())
    return Pending {
      try Self(model: model.checked(), bytes: bytes.checked())
    }
  }
}

/// The result of the operation `model.decode`.
struct ModelDecodeResult: Sendable {
  /// The value, with wire keys and wire values: old forms are read, and members that the model does
  /// not know are kept.
  let value: JsonValue
  /// The value encoded again.
  let bytes: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("value", result.value.inCanonicalOrder)
    try members.append("bytes", .bytes(result.bytes))
    return members
  }
}

/// The arguments of the operation `model.encode`.
struct ModelEncodeArguments: Sendable {
  /// The model's name.
  let model: JsonString
  /// The value, with wire keys and wire values.
  let value: JsonValue

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let model = try reader.required("model", .string())
    let value = try reader.required("value", .json())
    return Pending {
      try Self(model: model.checked(), value: value.checked())
    }
  }
}

/// The result of the operation `model.encode`.
struct ModelEncodeResult: Sendable {
  /// Canonical JSON: old forms are written anew, and members that the model does not know are kept.
  let bytes: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("bytes", .bytes(result.bytes))
    return members
  }
}
