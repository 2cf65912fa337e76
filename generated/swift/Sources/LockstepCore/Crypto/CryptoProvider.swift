// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// The primitives that the format is made of. libsodium stands behind them by default; another
/// core fits by implementing this protocol.
///
/// What encrypts draws its own nonce or header: none of it can be chosen, since one that is used
/// twice with a key breaks the cipher. Lengths are checked by the implementation, which throws
/// `invalid_argument`.
public protocol CryptoProvider: Sendable {
  /// The name and version of the library behind the provider.
  var libraryVersion: String { get }

  /// Fills memory with bytes from the system's generator.
  func fillRandom(_ bytes: UnsafeMutableRawBufferPointer)

  /// Starts an encrypted stream, secretstream XChaCha20-Poly1305, under a fresh random header.
  func makeStreamWriter(key: SecureBytes) throws -> any StreamWriter

  /// Starts reading an encrypted stream.
  ///
  /// - Parameters:
  ///   - key: the key of 32 bytes.
  ///   - header: the stream's header of 24 bytes.
  func makeStreamReader(key: SecureBytes, header: [UInt8]) throws -> any StreamReader

  /// Seals a message in a secretbox, XSalsa20-Poly1305, under a fresh random nonce.
  func sealBox(_ message: SecureBytes, key: SecureBytes) throws -> SealedBox

  /// Opens a secretbox.
  ///
  /// - Throws: `corrupt` where the box is not authentic: wrong key, wrong nonce, changed bytes.
  func openBox(_ box: SealedBox, key: SecureBytes) throws -> SecureBytes

  /// Seals a message for a public key, libsodium's `crypto_box_seal`.
  ///
  /// - Returns: the sealed box, 48 bytes longer than the message.
  /// - Throws: `invalid_argument` for a key of another length or of small order.
  func sealMessage(_ message: SecureBytes, for publicKey: [UInt8]) throws -> [UInt8]

  /// Opens a sealed box.
  ///
  /// - Throws: `corrupt` where it does not open: below 48 bytes, for another key pair, or changed.
  func openSealed(
    _ sealed: [UInt8], publicKey: [UInt8], secretKey: SecureBytes
  ) throws -> SecureBytes

  /// Starts an unkeyed BLAKE2b hash.
  ///
  /// - Parameter size: the size of the hash, 16 to 64 bytes.
  func makeHash(size: Int) throws -> any IncrementalHash

  /// Starts an MD5 checksum.
  func makeChecksum() throws -> any IncrementalHash

  /// Derives a key from a key, libsodium's kdf.
  ///
  /// - Parameters:
  ///   - key: 32 bytes.
  ///   - id: the number of the derived key.
  ///   - context: what it is for, 8 bytes of ASCII.
  ///   - size: the size of the derived key, 16 to 64 bytes.
  func deriveSubkey(
    of key: SecureBytes, id: UInt64, context: String, size: Int
  ) throws -> SecureBytes
}

/// A secretbox and the nonce that it was sealed under.
public struct SealedBox: Sendable, Hashable {
  /// The nonce, 24 bytes.
  public let nonce: [UInt8]
  /// The authentication tag, 16 bytes, and the encrypted message.
  public let ciphertext: [UInt8]

  /// Puts a nonce and a ciphertext together, as they were stored: arrays or `Data`.
  public init(nonce: some Collection<UInt8>, ciphertext: some Collection<UInt8>) {
    self.nonce = [UInt8](nonce)
    self.ciphertext = [UInt8](ciphertext)
  }
}

/// The state of a stream that is being encrypted. Not for several threads at once.
public protocol StreamWriter: AnyObject {
  /// The header that the stream started from: a reader needs it.
  var header: [UInt8] { get }

  /// Encrypts a message.
  ///
  /// - Parameters:
  ///   - message: the plaintext.
  ///   - tag: the tag, which is encrypted with it.
  ///   - frame: where the frame goes, with room for the message and 17 bytes; it must not overlap
  ///     the message.
  /// - Returns: the size of the frame.
  func push(
    _ message: UnsafeRawBufferPointer, tag: UInt8, into frame: UnsafeMutableRawBufferPointer
  ) throws -> Int
}

/// The state of a stream that is being decrypted. Not for several threads at once.
public protocol StreamReader: AnyObject {
  /// Decrypts a frame.
  ///
  /// - Parameters:
  ///   - frame: the frame, 17 bytes or more.
  ///   - message: where the plaintext goes, with room for the frame less 17 bytes; without meaning
  ///     where the frame is not authentic.
  /// - Returns: the frame's tag, nil where it is not authentic.
  func pull(
    _ frame: UnsafeRawBufferPointer, into message: UnsafeMutableRawBufferPointer
  ) throws -> UInt8?
}

/// A hash or checksum that is fed piece by piece. Not for several threads at once.
public protocol IncrementalHash: AnyObject {
  /// Takes in a piece.
  func update(_ bytes: UnsafeRawBufferPointer)

  /// The hash of all pieces. Nothing may follow.
  func finish() -> [UInt8]
}

extension IncrementalHash {
  /// Takes in a piece.
  public func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }
}
