// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

#if os(Linux)
  import CLockstepSodium
#else
  import Clibsodium
#endif

// Boxes and derived keys.
extension SodiumProvider {
  /// Seals by `crypto_secretbox_easy` under a nonce from `randombytes_buf`.
  public func sealBox(_ message: SecureBytes, key: SecureBytes) throws -> SealedBox {
    var nonce = [UInt8](repeating: 0, count: crypto_secretbox_noncebytes())
    nonce.withUnsafeMutableBytes { fillRandom($0) }
    return try sealBox(message, key: key, nonce: nonce)
  }

  /// Seals under a nonce that is given. For testees and vectors alone, and so never public: a
  /// nonce that is used twice with one key breaks the cipher.
  package func sealBox(
    _ message: SecureBytes, key: SecureBytes, nonce: [UInt8]
  ) throws -> SealedBox {
    try requireLength(key.count, crypto_secretbox_keybytes(), of: "key")
    try requireLength(nonce.count, crypto_secretbox_noncebytes(), of: "nonce")
    let size = message.count + crypto_secretbox_macbytes()
    let ciphertext = [UInt8](unsafeUninitializedCapacity: size) { box, initialized in
      message.withUnsafePointer { message_ in
        _ = key.withUnsafePointer {
          crypto_secretbox_easy(box.baseAddress!, message_, UInt64(message.count), nonce, $0)
        }
      }
      initialized = size
    }
    return SealedBox(nonce: nonce, ciphertext: ciphertext)
  }

  /// Opens by `crypto_secretbox_open_easy`.
  public func openBox(_ box: SealedBox, key: SecureBytes) throws -> SecureBytes {
    try requireLength(key.count, crypto_secretbox_keybytes(), of: "key")
    try requireLength(box.nonce.count, crypto_secretbox_noncebytes(), of: "nonce")
    let size = box.ciphertext.count - crypto_secretbox_macbytes()
    guard size >= 0 else {
      throw LockstepError(
        .corrupt,
        "a box has \(crypto_secretbox_macbytes()) bytes or more, not \(box.ciphertext.count)")
    }
    return try SecureBytes(count: size) { message in
      let target = message.baseAddress!.assumingMemoryBound(to: UInt8.self)
      let status = key.withUnsafePointer {
        crypto_secretbox_open_easy(
          target, box.ciphertext, UInt64(box.ciphertext.count), box.nonce, $0)
      }
      guard status == 0 else {
        throw LockstepError(
          .corrupt, "the box is not authentic: wrong key or nonce, or its bytes were changed")
      }
    }
  }

  /// Seals by `crypto_box_seal`.
  public func sealMessage(_ message: SecureBytes, for publicKey: [UInt8]) throws -> [UInt8] {
    try requireLength(publicKey.count, crypto_box_publickeybytes(), of: "public key")
    let size = message.count + crypto_box_sealbytes()
    return try [UInt8](unsafeUninitializedCapacity: size) { box, initialized in
      let status = message.withUnsafePointer {
        crypto_box_seal(box.baseAddress!, $0, UInt64(message.count), publicKey)
      }
      // Lengths are right: only a key of small order makes it fail.
      guard status == 0 else {
        throw LockstepError(
          .invalidArgument,
          "the public key is of small order: what is sealed for it, anybody can open")
      }
      initialized = size
    }
  }

  /// Opens by `crypto_box_seal_open`.
  public func openSealed(
    _ sealed: [UInt8], publicKey: [UInt8], secretKey: SecureBytes
  ) throws -> SecureBytes {
    try requireLength(publicKey.count, crypto_box_publickeybytes(), of: "public key")
    try requireLength(secretKey.count, crypto_box_secretkeybytes(), of: "secret key")
    let size = sealed.count - crypto_box_sealbytes()
    guard size >= 0 else {
      throw LockstepError(
        .corrupt,
        "a sealed box must have \(crypto_box_sealbytes()) bytes or more; got \(sealed.count)")
    }
    return try SecureBytes(count: size) { message in
      let target = message.baseAddress!.assumingMemoryBound(to: UInt8.self)
      let status = secretKey.withUnsafePointer {
        crypto_box_seal_open(target, sealed, UInt64(sealed.count), publicKey, $0)
      }
      guard status == 0 else {
        throw LockstepError(
          .corrupt,
          "the sealed box does not open: it is for another key pair, or its bytes were changed")
      }
    }
  }

  /// Derives by `crypto_kdf_derive_from_key`.
  public func deriveSubkey(
    of key: SecureBytes, id: UInt64, context: String, size: Int
  ) throws -> SecureBytes {
    try requireLength(key.count, crypto_kdf_keybytes(), of: "key")
    try requireLength(context.utf8.count, crypto_kdf_contextbytes(), of: "context")
    let range = crypto_kdf_bytes_min()...crypto_kdf_bytes_max()
    guard range.contains(size) else {
      throw LockstepError(.invalidArgument, "a derived key has \(range) bytes, not \(size)")
    }
    return SecureBytes(count: size) { subkey in
      let target = subkey.baseAddress!.assumingMemoryBound(to: UInt8.self)
      _ = key.withUnsafePointer {
        crypto_kdf_derive_from_key(target, size, id, context, $0)
      }
    }
  }
}
