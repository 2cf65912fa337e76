// Generated from the spec's subject `key-attributes`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The wrapped keys of an account, and how the key that opens them is derived from the passphrase.
///
/// Spec: `KeyAttributes`.
public struct KeyAttributes: JsonModel, ModelCoding {
  /// The salt of Argon2id, 16 bytes in base64.
  ///
  /// Spec: `KeyAttributes.kekSalt`, in JSON "kekSalt": a string.
  @ExactText public var kekSalt: String

  /// A hash of the key-encryption key that old clients sent.
  ///
  /// Spec: `KeyAttributes.kekHash`, in JSON "kekHash": a string.
  public var kekHash: Presence<String> = .absent

  /// The master key, wrapped under the key-encryption key: base64.
  ///
  /// Spec: `KeyAttributes.encryptedKey`, in JSON "encryptedKey": a string.
  @ExactText public var encryptedKey: String

  /// The nonce of that box, 24 bytes in base64.
  ///
  /// Spec: `KeyAttributes.keyDecryptionNonce`, in JSON "keyDecryptionNonce": a string.
  @ExactText public var keyDecryptionNonce: String

  /// The account's public key, 32 bytes in base64.
  ///
  /// Spec: `KeyAttributes.publicKey`, in JSON "publicKey": a string.
  @ExactText public var publicKey: String

  /// The account's secret key, wrapped under the master key: base64.
  ///
  /// Spec: `KeyAttributes.encryptedSecretKey`, in JSON "encryptedSecretKey": a string.
  @ExactText public var encryptedSecretKey: String

  /// The nonce of that box, 24 bytes in base64.
  ///
  /// Spec: `KeyAttributes.secretKeyDecryptionNonce`, in JSON "secretKeyDecryptionNonce": a string.
  @ExactText public var secretKeyDecryptionNonce: String

  /// Argon2id's memory, in bytes.
  ///
  /// Spec: `KeyAttributes.memLimit`, in JSON "memLimit": a whole number.
  public var memLimit: Int

  /// Argon2id's passes over that memory.
  ///
  /// Spec: `KeyAttributes.opsLimit`, in JSON "opsLimit": a whole number.
  public var opsLimit: Int

  /// The master key, wrapped under the recovery key: base64.
  ///
  /// Spec: `KeyAttributes.masterKeyEncryptedWithRecoveryKey`, in JSON
  /// "masterKeyEncryptedWithRecoveryKey": a string.
  public var masterKeyEncryptedWithRecoveryKey: Presence<String> = .absent

  /// The nonce of that box, 24 bytes in base64.
  ///
  /// Spec: `KeyAttributes.masterKeyDecryptionNonce`, in JSON "masterKeyDecryptionNonce": a string.
  public var masterKeyDecryptionNonce: Presence<String> = .absent

  /// The recovery key, wrapped under the master key: base64.
  ///
  /// Spec: `KeyAttributes.recoveryKeyEncryptedWithMasterKey`, in JSON
  /// "recoveryKeyEncryptedWithMasterKey": a string.
  public var recoveryKeyEncryptedWithMasterKey: Presence<String> = .absent

  /// The nonce of that box, 24 bytes in base64.
  ///
  /// Spec: `KeyAttributes.recoveryKeyDecryptionNonce`, in JSON "recoveryKeyDecryptionNonce": a
  /// string.
  public var recoveryKeyDecryptionNonce: Presence<String> = .absent

  /// The members that the spec does not know, kept as they were read.
  public var unknownMembers = JsonObject()

  /// Makes one of the members that must be there; all others are absent.
  public init(
    kekSalt: String,
    encryptedKey: String,
    keyDecryptionNonce: String,
    publicKey: String,
    encryptedSecretKey: String,
    secretKeyDecryptionNonce: String,
    memLimit: Int,
    opsLimit: Int
  ) {
    self.kekSalt = kekSalt
    self.encryptedKey = encryptedKey
    self.keyDecryptionNonce = keyDecryptionNonce
    self.publicKey = publicKey
    self.encryptedSecretKey = encryptedSecretKey
    self.secretKeyDecryptionNonce = secretKeyDecryptionNonce
    self.memLimit = memLimit
    self.opsLimit = opsLimit
  }

  /// The name of the spec's definition.
  public static let specName = "KeyAttributes"

  static let shape = ModelShape([
    ModelMember("encryptedKey", .text, isRequired: true),
    ModelMember("encryptedSecretKey", .text, isRequired: true),
    ModelMember("kekHash", .text),
    ModelMember("kekSalt", .text, isRequired: true),
    ModelMember("keyDecryptionNonce", .text, isRequired: true),
    ModelMember("masterKeyDecryptionNonce", .text),
    ModelMember("masterKeyEncryptedWithRecoveryKey", .text),
    ModelMember("memLimit", .integer, isRequired: true),
    ModelMember("opsLimit", .integer, isRequired: true),
    ModelMember("publicKey", .text, isRequired: true),
    ModelMember("recoveryKeyDecryptionNonce", .text),
    ModelMember("recoveryKeyEncryptedWithMasterKey", .text),
    ModelMember("secretKeyDecryptionNonce", .text, isRequired: true),
  ])

  init(reading reader: inout ModelReader) throws(LockstepError) {
    self.encryptedKey = try reader.required()
    self.encryptedSecretKey = try reader.required()
    self.kekHash = try reader.optional()
    self.kekSalt = try reader.required()
    self.keyDecryptionNonce = try reader.required()
    self.masterKeyDecryptionNonce = try reader.optional()
    self.masterKeyEncryptedWithRecoveryKey = try reader.optional()
    self.memLimit = try reader.required()
    self.opsLimit = try reader.required()
    self.publicKey = try reader.required()
    self.recoveryKeyDecryptionNonce = try reader.optional()
    self.recoveryKeyEncryptedWithMasterKey = try reader.optional()
    self.secretKeyDecryptionNonce = try reader.required()
  }

  func write(to writer: inout ModelWriter) {
    writer.required(self.encryptedKey)
    writer.required(self.encryptedSecretKey)
    writer.optional(self.kekHash)
    writer.required(self.kekSalt)
    writer.required(self.keyDecryptionNonce)
    writer.optional(self.masterKeyDecryptionNonce)
    writer.optional(self.masterKeyEncryptedWithRecoveryKey)
    writer.required(self.memLimit)
    writer.required(self.opsLimit)
    writer.required(self.publicKey)
    writer.optional(self.recoveryKeyDecryptionNonce)
    writer.optional(self.recoveryKeyEncryptedWithMasterKey)
    writer.required(self.secretKeyDecryptionNonce)
  }
}
