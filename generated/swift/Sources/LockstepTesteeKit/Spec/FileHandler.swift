// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `file`.
protocol FileHandler: Sendable {
  /// Decrypts a file into a new file.
  ///
  /// Spec: `file.decrypt`.
  func decrypt(_ arguments: FileDecryptArguments) throws -> FileDecryptResult

  /// Encrypts a file into a new file in one pass.
  ///
  /// Spec: `file.encrypt`.
  func encrypt(_ arguments: FileEncryptArguments) throws -> FileEncryptResult
}

/// The arguments of the operation `file.decrypt`.
struct FileDecryptArguments: Sendable {
  /// The file key.
  let key: [UInt8]
  /// The stream's header.
  let header: [UInt8]
  /// The file to read.
  let source: String
  /// The file to make; it must not exist.
  let destination: String

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let key = try reader.required("key", .bytes(length: 32))
    let header = try reader.required("header", .bytes(length: 24))
    let source = try reader.required("source", .path())
    let destination = try reader.required("destination", .path())
    return Pending {
      try Self(
        key: key.checked(),
        header: header.checked(),
        source: source.checked(),
        destination: destination.checked())
    }
  }
}

/// The result of the operation `file.decrypt`.
struct FileDecryptResult: Sendable {
  /// The size of the plaintext, in bytes.
  let size: Int

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("size", .integer(result.size))
    return members
  }
}

/// The arguments of the operation `file.encrypt`.
struct FileEncryptArguments: Sendable {
  /// The file key.
  let key: [UInt8]
  /// The header that the stream starts from.
  let header: [UInt8]
  /// The file to read.
  let source: String
  /// The file to make; it must not exist.
  let destination: String
  /// The size of an upload's parts, in bytes; with it come the MD5s of the parts and not that of
  /// the whole.
  let partSize: Int?

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let key = try reader.required("key", .bytes(length: 32))
    let header = try reader.required("header", .bytes(length: 24))
    let source = try reader.required("source", .path())
    let destination = try reader.required("destination", .path())
    let partSize = try reader.optional("partSize", .integer(minimum: 1, maximum: 10_737_418_240))
    return Pending {
      try Self(
        key: key.checked(),
        header: header.checked(),
        source: source.checked(),
        destination: destination.checked(),
        partSize: partSize.checked())
    }
  }
}

/// The result of the operation `file.encrypt`.
struct FileEncryptResult: Sendable {
  /// The size of the ciphertext, in bytes.
  let size: Int
  /// BLAKE2b-512 of the plaintext, base64.
  let hash: String
  /// MD5 of the ciphertext, base64.
  let md5: String?
  /// MD5 of each part of the ciphertext, base64.
  let partMd5s: [String]?

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("size", .integer(result.size))
    members.append("hash", .text(result.hash))
    members.append("md5", result.md5.map { .text($0) })
    members.append("partMd5s", result.partMd5s.map { .list($0) { .text($0) } })
    return members
  }
}
