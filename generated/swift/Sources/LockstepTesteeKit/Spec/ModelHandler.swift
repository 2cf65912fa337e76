// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `model`.
protocol ModelHandler: Sendable {
  /// Reads a value of a model. Reading is lenient, so that no record is lost for a member that this
  /// version can do without: an escaped half of a surrogate pair reads as U+FFFD, and an optional
  /// member that has no reading is kept as it was, and named.
  ///
  /// Spec: `model.decode`.
  func decode(_ arguments: ModelDecodeArguments) throws -> ModelDecodeResult

  /// Writes a value of a model in canonical form. Writing is strict: what has no reading is
  /// refused.
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
  /// The value, with wire keys and wire values: old forms are read; members that the model does not
  /// know are kept, and so are those that have no reading.
  let value: JsonValue
  /// The value encoded again.
  let bytes: [UInt8]
  /// JSON Pointers to the optional members whose value has no reading, in canonical order; absent
  /// where there is none. Of members that go together all that have a value are named where one has
  /// no reading, or no value.
  let malformed: [String]?

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("value", result.value.inCanonicalOrder)
    try members.append("bytes", .bytes(result.bytes))
    members.append("malformed", result.malformed.map { .list($0) { .text($0) } })
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
