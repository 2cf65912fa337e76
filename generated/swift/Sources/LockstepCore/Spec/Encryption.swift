// Generated from the spec's subject `encryption`. Edit the spec, then run
// `npx nx generate lockstep`.

/// The encrypted file format: libsodium's `crypto_secretstream_xchacha20poly1305` without
/// associated data. The plaintext is cut into chunks; each becomes one frame of the ciphertext. The
/// header is kept apart from the ciphertext.
///
/// Spec: `Encryption`.
public enum Encryption {
  /// The plaintext in each frame but the last, which holds what is left.
  ///
  /// Spec: `Encryption.plaintextChunkBytes`, bytes.
  public static let plaintextChunkBytes = 4_194_304

  /// What a frame adds to its chunk: an encrypted tag byte and a Poly1305 tag of 16 bytes.
  ///
  /// Spec: `Encryption.frameOverheadBytes`, bytes.
  public static let frameOverheadBytes = 17

  /// The size of each frame but the last.
  ///
  /// Spec: `Encryption.frameBytes`, bytes.
  public static let frameBytes = 4_194_321

  /// The size of a stream's header, the nonce that libsodium draws for each stream.
  ///
  /// Spec: `Encryption.headerBytes`, bytes.
  public static let headerBytes = 24

  /// The size of a file key. A key encrypts one file, its metadata and its thumbnail, each with a
  /// header of its own.
  ///
  /// Spec: `Encryption.keyBytes`, bytes.
  public static let keyBytes = 32

  /// The tag of every frame but the last.
  ///
  /// Spec: `Encryption.messageTag`, tag.
  public static let messageTag = 0

  /// The tag of the last frame.
  ///
  /// Spec: `Encryption.finalTag`, tag.
  public static let finalTag = 3

  /// The largest encrypted file that the server takes.
  ///
  /// Spec: `Encryption.maximumEncryptedBytes`, bytes.
  public static let maximumEncryptedBytes = 10_737_418_240

  /// What is added to a file's name while it is encrypted.
  ///
  /// Spec: `Encryption.encryptedFileSuffix`, text.
  public static let encryptedFileSuffix = ".encrypted"
}

/// The hashes that go with an upload.
///
/// Spec: `Hashes`.
public enum Hashes {
  /// The content hash: unkeyed BLAKE2b of the plaintext, libsodium's `crypto_generichash`.
  ///
  /// Spec: `Hashes.contentHashBytes`, bytes.
  public static let contentHashBytes = 64

  /// The upload checksum: MD5 of the ciphertext or of each of its parts, as storage wants it in
  /// Content-MD5.
  ///
  /// Spec: `Hashes.uploadChecksumBytes`, bytes.
  public static let uploadChecksumBytes = 16
}
