/// The cryptography of the upload format: what an app calls.
///
/// Every function draws its own headers and nonces. Keys come as `SecureBytes`, which are wiped
/// after use and shown by no log. What these functions throw is a `LockstepError`; those on files
/// throw `CancellationError`, too, where the task that calls them is cancelled, and leave nothing.
public struct EnteCrypto: Sendable {
  let provider: any CryptoProvider

  /// - Parameter provider: the primitives; libsodium's unless another core is given.
  public init(provider: any CryptoProvider = SodiumProvider()) {
    self.provider = provider
  }

  /// A fresh random key of `Encryption.keyBytes`: one for each file, never used for another.
  public func generateKey() -> SecureBytes {
    SecureBytes(count: Encryption.keyBytes) { provider.fillRandom($0) }
  }

  /// Encrypts a file into a new file in one pass, with the hash and checksums that an upload needs.
  ///
  /// - Parameters:
  ///   - source: the path of the file to read; a pipe will do.
  ///   - destination: the path of the file to make.
  ///   - key: the file key.
  ///   - partSize: the size of an upload's parts in bytes; nil for a single one.
  /// - Throws: `io_error`, `already_exists`, or `invalid_argument` where the encrypted file would
  ///   exceed `Encryption.maximumEncryptedBytes`. Nothing stays at the destination then.
  public func encryptFile(
    at source: String, to destination: String, key: SecureBytes, partSize: Int? = nil
  ) throws -> EncryptedFile {
    let encryptor = FrameEncryptor(writer: try provider.makeStreamWriter(key: key))
    return try FileOperations(provider: provider)
      .encrypt(source, to: destination, partSize: partSize, with: encryptor)
  }

  /// Decrypts a file into a new file. The destination appears only when the last frame was judged.
  ///
  /// - Parameters:
  ///   - source: the path of the file to read.
  ///   - destination: the path of the file to make.
  ///   - key: the file key.
  ///   - header: the stream's header.
  /// - Returns: the size of the plaintext, in bytes.
  /// - Throws: `io_error`, `already_exists`, `truncated`, `corrupt`, `trailing_data` or
  ///   `unexpected_tag`. Nothing stays at the destination then.
  public func decryptFile(
    at source: String, to destination: String, key: SecureBytes, header: [UInt8]
  ) throws -> Int {
    let decryptor = try makeDecryptor(key, header)
    return try FileOperations(provider: provider).decrypt(source, to: destination, with: decryptor)
  }

  /// Encrypts a blob, metadata or a thumbnail, with its file's key and a header of its own.
  ///
  /// - Throws: `invalid_argument` where the key has another length than `Encryption.keyBytes`.
  public func encryptBlob(_ plaintext: [UInt8], key: SecureBytes) throws -> EncryptedBlob {
    let encryptor = FrameEncryptor(writer: try provider.makeStreamWriter(key: key))
    return EncryptedBlob(
      header: encryptor.header, ciphertext: try encryptor.encryptBlob(plaintext))
  }

  /// Decrypts a blob.
  ///
  /// - Throws: `truncated`, `corrupt` or `unexpected_tag`; `invalid_argument` where key or header
  ///   have another length than `Encryption` says.
  public func decryptBlob(_ blob: EncryptedBlob, key: SecureBytes) throws -> [UInt8] {
    try makeDecryptor(key, blob.header).decryptBlob(blob.ciphertext)
  }

  /// The content hash of bytes: unkeyed BLAKE2b-512.
  public func hash(_ bytes: [UInt8]) throws -> [UInt8] {
    let hash = try provider.makeHash(size: Hashes.contentHashBytes)
    hash.update(bytes)
    return hash.finish()
  }

  /// The content hash of a file, in constant memory.
  ///
  /// - Throws: `io_error` where the file can't be read.
  public func hashFile(at path: String) throws -> [UInt8] {
    try FileOperations(provider: provider).hash(path)
  }

  private func makeDecryptor(_ key: SecureBytes, _ header: [UInt8]) throws -> FrameDecryptor {
    FrameDecryptor(reader: try provider.makeStreamReader(key: key, header: header))
  }
}

/// What the encryption of a file yields beside the file.
public struct EncryptedFile: Sendable, Hashable {
  /// The stream's header, kept apart from the ciphertext.
  public let header: [UInt8]
  /// The size of the ciphertext, in bytes.
  public let size: Int
  /// The content hash: BLAKE2b-512 of the plaintext.
  public let hash: [UInt8]
  /// MD5 of the ciphertext; nil where it was asked for by parts.
  public let md5: [UInt8]?
  /// MD5 of each part of the ciphertext; nil where parts were not asked for.
  public let partMd5s: [[UInt8]]?
}

/// An encrypted blob and its header.
public struct EncryptedBlob: Sendable, Hashable {
  /// The blob's header, kept apart from the ciphertext.
  public let header: [UInt8]
  /// The one frame.
  public let ciphertext: [UInt8]

  /// Puts a header and a ciphertext together, as they were stored.
  public init(header: [UInt8], ciphertext: [UInt8]) {
    self.header = header
    self.ciphertext = ciphertext
  }
}
