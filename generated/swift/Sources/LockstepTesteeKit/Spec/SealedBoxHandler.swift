// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `sealedBox`.
protocol SealedBoxHandler: Sendable {
  /// Opens a sealed box.
  ///
  /// Spec: `sealedBox.open`.
  func open(_ arguments: SealedBoxOpenArguments) throws -> SealedBoxOpenResult

  /// Seals a plaintext for a public key. Every time another box comes out.
  ///
  /// Spec: `sealedBox.seal`.
  func seal(_ arguments: SealedBoxSealArguments) throws -> SealedBoxSealResult
}

/// The arguments of the operation `sealedBox.open`.
struct SealedBoxOpenArguments: Sendable {
  /// The public key that the box was sealed for.
  let publicKey: [UInt8]
  /// Its secret key.
  let secretKey: [UInt8]
  /// The public key of the box's own pair, the authentication tag, and what was encrypted.
  let ciphertext: [UInt8]

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let publicKey = try reader.required("publicKey", .bytes(length: 32))
    let secretKey = try reader.required("secretKey", .bytes(length: 32))
    let ciphertext = try reader.required("ciphertext", .bytes())
    return Pending {
      try Self(
        publicKey: publicKey.checked(),
        secretKey: secretKey.checked(),
        ciphertext: ciphertext.checked())
    }
  }
}

/// The result of the operation `sealedBox.open`.
struct SealedBoxOpenResult: Sendable {
  /// What was sealed.
  let plaintext: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("plaintext", .bytes(result.plaintext))
    return members
  }
}

/// The arguments of the operation `sealedBox.seal`.
struct SealedBoxSealArguments: Sendable {
  /// The public key; one of small order, under which anybody could open the box, is
  /// `invalid_argument`.
  let publicKey: [UInt8]
  /// What is to be sealed.
  let plaintext: [UInt8]

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let publicKey = try reader.required("publicKey", .bytes(length: 32))
    let plaintext = try reader.required("plaintext", .bytes())
    return Pending {
      try Self(publicKey: publicKey.checked(), plaintext: plaintext.checked())
    }
  }
}

/// The result of the operation `sealedBox.seal`.
struct SealedBoxSealResult: Sendable {
  /// The public key of the box's own pair, the authentication tag, and what was encrypted.
  let ciphertext: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("ciphertext", .bytes(result.ciphertext))
    return members
  }
}
