// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `stream`.
protocol StreamHandler: Sendable {
  /// Decrypts a whole stream; answers nothing where any frame is not authentic.
  ///
  /// Spec: `stream.decrypt`.
  func decrypt(_ arguments: StreamDecryptArguments) throws -> StreamDecryptResult

  /// Encrypts a plaintext to a stream under a header that the caller gives. Only testees offer
  /// this: a header that is used twice with one key breaks the cipher.
  ///
  /// Spec: `stream.encrypt`.
  func encrypt(_ arguments: StreamEncryptArguments) throws -> StreamEncryptResult
}

/// The arguments of the operation `stream.decrypt`.
struct StreamDecryptArguments: Sendable {
  /// The file key.
  let key: [UInt8]
  /// The stream's header.
  let header: [UInt8]
  /// All frames, one after the other.
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

/// The result of the operation `stream.decrypt`.
struct StreamDecryptResult: Sendable {
  /// What was encrypted.
  let plaintext: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("plaintext", .bytes(result.plaintext))
    return members
  }
}

/// The arguments of the operation `stream.encrypt`.
struct StreamEncryptArguments: Sendable {
  /// The file key.
  let key: [UInt8]
  /// The header that the stream starts from.
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

/// The result of the operation `stream.encrypt`.
struct StreamEncryptResult: Sendable {
  /// All frames, one after the other.
  let ciphertext: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("ciphertext", .bytes(result.ciphertext))
    return members
  }
}
