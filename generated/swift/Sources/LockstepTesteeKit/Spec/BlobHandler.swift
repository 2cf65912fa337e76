// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `blob`.
protocol BlobHandler: Sendable {
  /// Decrypts a blob.
  ///
  /// Spec: `blob.decrypt`.
  func decrypt(_ arguments: BlobDecryptArguments) throws -> BlobDecryptResult

  /// Encrypts a blob (metadata, a thumbnail): one frame with the final tag, whatever the size.
  ///
  /// Spec: `blob.encrypt`.
  func encrypt(_ arguments: BlobEncryptArguments) throws -> BlobEncryptResult
}

/// The arguments of the operation `blob.decrypt`.
struct BlobDecryptArguments: Sendable {
  /// The file key.
  let key: [UInt8]
  /// The blob's header.
  let header: [UInt8]
  /// The one frame.
  let ciphertext: [UInt8]

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let key = try reader.required("key", .bytes(length: 32))
    let header = try reader.required("header", .bytes(length: 24))
    let ciphertext = try reader.required("ciphertext", .bytes())
    return Pending {
      try Self(key: key.checked(), header: header.checked(), ciphertext: ciphertext.checked())
    }
  }
}

/// The result of the operation `blob.decrypt`.
struct BlobDecryptResult: Sendable {
  /// What was encrypted.
  let plaintext: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("plaintext", .bytes(result.plaintext))
    return members
  }
}

/// The arguments of the operation `blob.encrypt`.
struct BlobEncryptArguments: Sendable {
  /// The file key.
  let key: [UInt8]
  /// The blob's own header.
  let header: [UInt8]
  /// What is to be encrypted.
  let plaintext: [UInt8]

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let key = try reader.required("key", .bytes(length: 32))
    let header = try reader.required("header", .bytes(length: 24))
    let plaintext = try reader.required("plaintext", .bytes())
    return Pending {
      try Self(key: key.checked(), header: header.checked(), plaintext: plaintext.checked())
    }
  }
}

/// The result of the operation `blob.encrypt`.
struct BlobEncryptResult: Sendable {
  /// The one frame.
  let ciphertext: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("ciphertext", .bytes(result.ciphertext))
    return members
  }
}
