// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `enum`.
protocol EnumHandler: Sendable {
  /// The member that a wire value stands for.
  ///
  /// Spec: `enum.decode`.
  func decode(_ arguments: EnumDecodeArguments) throws -> EnumDecodeResult

  /// The wire value of an enum's member.
  ///
  /// Spec: `enum.encode`.
  func encode(_ arguments: EnumEncodeArguments) throws -> EnumEncodeResult
}

/// The arguments of the operation `enum.decode`.
struct EnumDecodeArguments: Sendable {
  /// The enum's name.
  let `enum`: JsonString
  /// The wire value.
  let wire: WireScalar

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let `enum` = try reader.required("enum", .string())
    let wire = try reader.required("wire", .scalar())
    return Pending {
      try Self(enum: `enum`.checked(), wire: wire.checked())
    }
  }
}

/// The result of the operation `enum.decode`.
struct EnumDecodeResult: Sendable {
  /// The member's name; of an open enum also the fallback's.
  let name: String

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("name", .text(result.name))
    return members
  }
}

/// The arguments of the operation `enum.encode`.
struct EnumEncodeArguments: Sendable {
  /// The enum's name.
  let `enum`: JsonString
  /// The member's name.
  let name: JsonString

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let `enum` = try reader.required("enum", .string())
    let name = try reader.required("name", .string())
    return Pending {
      try Self(enum: `enum`.checked(), name: name.checked())
    }
  }
}

/// The result of the operation `enum.encode`.
struct EnumEncodeResult: Sendable {
  /// The wire value.
  let wire: WireScalar

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("wire", .scalar(result.wire))
    return members
  }
}
