// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `hash`.
protocol HashHandler: Sendable {
  /// The content hash of a byte string.
  ///
  /// Spec: `hash.bytes`.
  func bytes(_ arguments: HashBytesArguments) throws -> HashBytesResult

  /// The content hash of a file, in constant memory.
  ///
  /// Spec: `hash.file`.
  func file(_ arguments: HashFileArguments) throws -> HashFileResult
}

/// The arguments of the operation `hash.bytes`.
struct HashBytesArguments: Sendable {
  /// What is to be hashed.
  let data: [UInt8]

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let data = try reader.required("data", .bytes())
    return Pending {
      try Self(data: data.checked())
    }
  }
}

/// The result of the operation `hash.bytes`.
struct HashBytesResult: Sendable {
  /// BLAKE2b-512, base64.
  let hash: String

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("hash", .text(result.hash))
    return members
  }
}

/// The arguments of the operation `hash.file`.
struct HashFileArguments: Sendable {
  /// The file to read.
  let path: String

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let path = try reader.required("path", .path())
    return Pending {
      try Self(path: path.checked())
    }
  }
}

/// The result of the operation `hash.file`.
struct HashFileResult: Sendable {
  /// BLAKE2b-512, base64.
  let hash: String

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("hash", .text(result.hash))
    return members
  }
}
