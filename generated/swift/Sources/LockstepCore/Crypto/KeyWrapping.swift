// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// The keys of the hierarchy: the master key opens a collection's, and that one opens its files'.
//
// The extension gets the master key from the app, through the keychain that they share, and never
// asks for the passphrase: Argon2id at an account's strength takes seconds and 256 MiB, and an
// extension that uses so much is killed. So `derivePassphraseKey` is in a module of its own,
// `LockstepPassphrase`, which the extension has not: a call of it there does not compile.
extension EnteCrypto {
  /// Opens a collection's key with the master key.
  ///
  /// - Parameters:
  ///   - box: the collection's `encryptedKey` and `keyDecryptionNonce`.
  ///   - masterKey: the account's master key.
  /// - Throws: `corrupt` where the box is not authentic: another account's, or changed.
  ///   `invalid_argument` where it has not the size of a wrapped key.
  public func unwrapCollectionKey(
    _ box: SealedBox, masterKey: MasterKey
  ) throws -> CollectionKey {
    CollectionKey(try unwrap(box, under: masterKey, named: "collection key"))
  }

  /// Opens the key of a collection that somebody else shared, which has no nonce.
  ///
  /// - Parameters:
  ///   - sealed: the collection's `encryptedKey`, sealed for the account's public key.
  ///   - publicKey: the account's public key.
  ///   - secretKey: the account's secret key.
  /// - Throws: `corrupt` where the box does not open: another account's, or changed.
  ///   `invalid_argument` where it has not the size of a sealed key.
  public func unwrapSharedCollectionKey(
    _ sealed: [UInt8], publicKey: [UInt8], secretKey: SecureBytes
  ) throws -> CollectionKey {
    let size = Secretbox.keyBytes + PublicKeyBox.overheadBytes
    try requireLength(sealed.count, size, of: "sealed collection key")
    return CollectionKey(try openSealed(sealed, publicKey: publicKey, secretKey: secretKey))
  }

  /// Seals a secret for a public key. Every time another box comes out.
  ///
  /// - Throws: `invalid_argument` for a key of the wrong length or of small order.
  public func sealMessage(_ plaintext: SecureBytes, for publicKey: [UInt8]) throws -> [UInt8] {
    try provider.sealMessage(plaintext, for: publicKey)
  }

  /// Opens a sealed box.
  ///
  /// - Throws: `corrupt` where it does not open or is below 48 bytes, `invalid_argument` for a key
  ///   of the wrong length.
  public func openSealed(
    _ sealed: [UInt8], publicKey: [UInt8], secretKey: SecureBytes
  ) throws -> SecureBytes {
    try provider.openSealed(sealed, publicKey: publicKey, secretKey: secretKey)
  }

  /// Opens a file's key with the key of its collection.
  ///
  /// - Parameters:
  ///   - box: the file's `encryptedKey` and `keyDecryptionNonce`.
  ///   - collectionKey: the collection's key.
  /// - Throws: as `unwrapCollectionKey(_:masterKey:)` does.
  public func unwrapFileKey(_ box: SealedBox, collectionKey: CollectionKey) throws -> FileKey {
    FileKey(try unwrap(box, under: collectionKey, named: "file key"))
  }

  /// Wraps a file's key under the key of its collection, with a fresh nonce.
  ///
  /// - Returns: what the server keeps as `encryptedKey` and `keyDecryptionNonce`.
  /// - Throws: `invalid_argument` where one of the keys has not the size of a key.
  public func wrapFileKey(_ fileKey: FileKey, collectionKey: CollectionKey) throws -> SealedBox {
    try requireLength(fileKey.count, Secretbox.keyBytes, of: "file key")
    return try sealBox(fileKey, key: collectionKey)
  }

  /// Seals a secret in a secretbox under a fresh nonce.
  ///
  /// - Throws: `invalid_argument` for a key of the wrong length.
  public func sealBox(_ plaintext: SecureBytes, key: SecureBytes) throws -> SealedBox {
    try provider.sealBox(plaintext, key: key)
  }

  /// Opens a secretbox.
  ///
  /// - Throws: `corrupt` where the box is not authentic or below 16 bytes, `invalid_argument` for
  ///   a key or nonce of the wrong length.
  public func openBox(_ box: SealedBox, key: SecureBytes) throws -> SecureBytes {
    try provider.openBox(box, key: key)
  }

  /// Derives the login key, which proves the passphrase to the server and shows it nothing else.
  ///
  /// - Throws: `invalid_argument` for a key of the wrong length.
  public func deriveLoginKey(from keyEncryptionKey: SecureBytes) throws -> SecureBytes {
    let subkey = try provider.deriveSubkey(
      of: keyEncryptionKey,
      id: UInt64(LoginKeyDerivation.subkeyId),
      context: LoginKeyDerivation.context,
      size: LoginKeyDerivation.subkeyBytes)
    return subkey.withUnsafeBytes { SecureBytes($0.prefix(LoginKeyDerivation.keyBytes)) }
  }

  private func unwrap(
    _ box: SealedBox, under key: SecureBytes, named name: String
  ) throws -> SecureBytes {
    let size = Secretbox.keyBytes + Secretbox.macBytes
    try requireLength(box.ciphertext.count, size, of: "wrapped \(name)")
    try requireLength(box.nonce.count, Secretbox.nonceBytes, of: "nonce of the wrapped \(name)")
    do {
      return try openBox(box, key: key)
    } catch let error as LockstepError where error.code == .corrupt {
      throw LockstepError(
        .corrupt, "the wrapped \(name) is not opened by this key: it is another's, or was changed")
    }
  }
}
