// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `multipart`.
protocol MultipartHandler: Sendable {
  /// Writes the body of the call that completes a multipart upload.
  ///
  /// Spec: `multipart.completeBody`.
  func completeBody(_ arguments: MultipartCompleteBodyArguments) throws
    -> MultipartCompleteBodyResult

  /// Plans the upload of an encrypted file.
  ///
  /// Spec: `multipart.plan`.
  func plan(_ arguments: MultipartPlanArguments) throws -> MultipartPlanResult
}

/// The arguments of the operation `multipart.completeBody`.
struct MultipartCompleteBodyArguments: Sendable {
  /// The ETags of all parts, as storage answered them, in the order of the parts.
  let etags: [JsonString]

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let etags = try reader.required("etags", .list(.string()))
    return Pending {
      try Self(etags: etags.checked())
    }
  }
}

/// The result of the operation `multipart.completeBody`.
struct MultipartCompleteBodyResult: Sendable {
  /// The body, UTF-8.
  let body: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("body", .bytes(result.body))
    return members
  }
}

/// The arguments of the operation `multipart.plan`.
struct MultipartPlanArguments: Sendable {
  /// The size of the encrypted file, in bytes.
  let size: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let size = try reader.required("size", .integer(minimum: 0, maximum: 10_737_418_240))
    return Pending {
      try Self(size: size.checked())
    }
  }
}

/// The result of the operation `multipart.plan`.
struct MultipartPlanResult: Sendable {
  /// Whether it goes up in parts.
  let multipart: Bool
  /// The parts in their order; a single PUT is one, of all bytes.
  let parts: [MultipartPlanResultParts]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("multipart", .bool(result.multipart))
    try members.append(
      "parts",
      .list(result.parts) { try .object(MultipartPlanResultParts.encode($0)) })
    return members
  }
}

/// An object in `parts` of `MultipartPlanResult`.
struct MultipartPlanResultParts: Sendable {
  /// The part's number.
  let number: Int
  /// Where it begins, in bytes.
  let offset: Int
  /// Its size, in bytes.
  let length: Int

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("number", .integer(result.number))
    members.append("offset", .integer(result.offset))
    members.append("length", .integer(result.length))
    return members
  }
}
