// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `box`.
protocol BoxHandler: Sendable {
  /// Opens a secretbox.
  ///
  /// Spec: `box.open`.
  func open(_ arguments: BoxOpenArguments) throws -> BoxOpenResult

  /// Seals a plaintext in a secretbox under a nonce that the caller gives. Only testees offer this:
  /// a nonce that is used twice with one key breaks the cipher.
  ///
  /// Spec: `box.seal`.
  func seal(_ arguments: BoxSealArguments) throws -> BoxSealResult
}

/// The arguments of the operation `box.open`.
struct BoxOpenArguments: Sendable {
  /// The key.
  let key: [UInt8]
  /// The box's nonce.
  let nonce: [UInt8]
  /// The authentication tag, and what was encrypted.
  let ciphertext: [UInt8]

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let key = try reader.required("key", .bytes(length: 32))
    let nonce = try reader.required("nonce", .bytes(length: 24))
    let ciphertext = try reader.required("ciphertext", .bytes())
    return Pending {
      try Self(key: key.checked(), nonce: nonce.checked(), ciphertext: ciphertext.checked())
    }
  }
}

/// The result of the operation `box.open`.
struct BoxOpenResult: Sendable {
  /// What was sealed.
  let plaintext: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("plaintext", .bytes(result.plaintext))
    return members
  }
}

/// The arguments of the operation `box.seal`.
struct BoxSealArguments: Sendable {
  /// The key.
  let key: [UInt8]
  /// The box's nonce.
  let nonce: [UInt8]
  /// What is to be sealed.
  let plaintext: [UInt8]

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let key = try reader.required("key", .bytes(length: 32))
    let nonce = try reader.required("nonce", .bytes(length: 24))
    let plaintext = try reader.required("plaintext", .bytes())
    return Pending {
      try Self(key: key.checked(), nonce: nonce.checked(), plaintext: plaintext.checked())
    }
  }
}

/// The result of the operation `box.seal`.
struct BoxSealResult: Sendable {
  /// The authentication tag, and what was encrypted.
  let ciphertext: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("ciphertext", .bytes(result.ciphertext))
    return members
  }
}
