// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `kdf`.
protocol KdfHandler: Sendable {
  /// Derives the login key from a key-encryption key.
  ///
  /// Spec: `kdf.login`.
  func login(_ arguments: KdfLoginArguments) throws -> KdfLoginResult

  /// Derives a key from a passphrase by Argon2id 1.3.
  ///
  /// Spec: `kdf.passphrase`.
  func passphrase(_ arguments: KdfPassphraseArguments) throws -> KdfPassphraseResult
}

/// The arguments of the operation `kdf.login`.
struct KdfLoginArguments: Sendable {
  /// The key-encryption key.
  let key: [UInt8]

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let key = try reader.required("key", .bytes(length: 32))
    return Pending {
      try Self(key: key.checked())
    }
  }
}

/// The result of the operation `kdf.login`.
struct KdfLoginResult: Sendable {
  /// The login key.
  let loginKey: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("loginKey", .bytes(result.loginKey))
    return members
  }
}

/// The arguments of the operation `kdf.passphrase`.
struct KdfPassphraseArguments: Sendable {
  /// The passphrase's UTF-8; any bytes, or none.
  let passphrase: [UInt8]
  /// The salt.
  let salt: [UInt8]
  /// The passes over the memory.
  let opsLimit: Int
  /// The memory, in bytes; whole KiB count.
  let memLimit: Int

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let passphrase = try reader.required("passphrase", .bytes())
    let salt = try reader.required("salt", .bytes(length: 16))
    let opsLimit = try reader.required("opsLimit", .integer(minimum: 1, maximum: 64))
    let memLimit = try reader.required("memLimit", .integer(minimum: 8192, maximum: 1_073_741_824))
    return Pending {
      try Self(
        passphrase: passphrase.checked(),
        salt: salt.checked(),
        opsLimit: opsLimit.checked(),
        memLimit: memLimit.checked())
    }
  }
}

/// The result of the operation `kdf.passphrase`.
struct KdfPassphraseResult: Sendable {
  /// The key.
  let key: [UInt8]

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    try members.append("key", .bytes(result.key))
    return members
  }
}
