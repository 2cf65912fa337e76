// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// The cryptography of the upload format: what an app calls.
///
/// Every function draws its own headers and nonces. Keys come as `MasterKey`, `CollectionKey` and
/// `FileKey`, which are `SecureBytes`: wiped after use and shown by no log. What these functions
/// throw is a `LockstepError`; those on files throw `CancellationError`, too, and leave nothing
/// then.
public struct EnteCrypto: Sendable {
  let provider: any CryptoProvider

  /// - Parameter provider: the primitives; libsodium's unless another core is given.
  public init(provider: any CryptoProvider = SodiumProvider()) {
    self.provider = provider
  }

  /// A fresh random key of `Encryption.keyBytes`: one for each file, never used for another.
  public func generateKey() -> FileKey {
    FileKey(count: Encryption.keyBytes) { provider.fillRandom($0) }
  }

  /// Encrypts a blob, metadata or a thumbnail, with its file's key and a header of its own.
  ///
  /// - Throws: `invalid_argument` where the key has another length than `Encryption.keyBytes`.
  public func encryptBlob(_ plaintext: [UInt8], key: FileKey) throws -> EncryptedBlob {
    let encryptor = FrameEncryptor(writer: try provider.makeStreamWriter(key: key))
    return EncryptedBlob(
      header: encryptor.header, ciphertext: try encryptor.encryptBlob(plaintext))
  }

  /// Decrypts a blob.
  ///
  /// - Throws: `truncated`, `corrupt` or `unexpected_tag`; `invalid_argument` where key or header
  ///   have another length than `Encryption` says.
  public func decryptBlob(_ blob: EncryptedBlob, key: FileKey) throws -> [UInt8] {
    try makeDecryptor(key, blob.header).decryptBlob(blob.ciphertext)
  }

  /// The content hash of bytes: unkeyed BLAKE2b-512.
  public func hash(_ bytes: [UInt8]) throws -> [UInt8] {
    let hash = try provider.makeHash(size: Hashes.contentHashBytes)
    hash.update(bytes)
    return hash.finish()
  }

  func makeDecryptor(_ key: FileKey, _ header: [UInt8]) throws -> FrameDecryptor {
    FrameDecryptor(reader: try provider.makeStreamReader(key: key, header: header))
  }
}

/// An encrypted blob and its header.
public struct EncryptedBlob: Sendable, Hashable {
  /// The blob's header, kept apart from the ciphertext.
  public let header: [UInt8]
  /// The one frame.
  public let ciphertext: [UInt8]

  /// Puts a header and a ciphertext together, as they were stored: arrays or `Data`.
  public init(header: some Collection<UInt8>, ciphertext: some Collection<UInt8>) {
    self.header = [UInt8](header)
    self.ciphertext = [UInt8](ciphertext)
  }
}
