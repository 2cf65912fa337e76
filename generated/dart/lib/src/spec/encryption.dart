// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// The encrypted file format: libsodium's
/// `crypto_secretstream_xchacha20poly1305` without associated data. The
/// plaintext is cut into chunks; each becomes one frame of the ciphertext. The
/// header is kept apart from the ciphertext.
///
/// The spec's `Encryption`.
abstract final class Encryption {
  /// The plaintext in each frame but the last, which holds what is left.
  ///
  /// Unit: bytes.
  static const int plaintextChunkBytes = 4_194_304;

  /// What a frame adds to its chunk: an encrypted tag byte and a Poly1305 tag
  /// of 16 bytes.
  ///
  /// Unit: bytes.
  static const int frameOverheadBytes = 17;

  /// The size of each frame but the last.
  ///
  /// Unit: bytes.
  static const int frameBytes = 4_194_321;

  /// The size of a stream's header, the nonce that libsodium draws for each
  /// stream.
  ///
  /// Unit: bytes.
  static const int headerBytes = 24;

  /// The size of a file key. A key encrypts one file, its metadata and its
  /// thumbnail, each with a header of its own.
  ///
  /// Unit: bytes.
  static const int keyBytes = 32;

  /// The tag of every frame but the last.
  static const int messageTag = 0;

  /// The tag of the last frame.
  static const int finalTag = 3;

  /// The largest encrypted file that the server takes.
  ///
  /// Unit: bytes.
  static const int maximumEncryptedBytes = 10_737_418_240;

  /// What is added to a file's name while it is encrypted.
  static const String encryptedFileSuffix = '.encrypted';
}

/// The hashes that go with an upload.
///
/// The spec's `Hashes`.
abstract final class Hashes {
  /// The content hash: unkeyed BLAKE2b of the plaintext, libsodium's
  /// `crypto_generichash`.
  ///
  /// Unit: bytes.
  static const int contentHashBytes = 64;

  /// The upload checksum: MD5 of the ciphertext or of each of its parts, as
  /// storage wants it in Content-MD5.
  ///
  /// Unit: bytes.
  static const int uploadChecksumBytes = 16;
}
