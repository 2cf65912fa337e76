// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

// Whole streams and blobs in memory.

extension FrameEncryptor {
  /// Encrypts a whole plaintext to a stream.
  package func encryptAll(_ plaintext: [UInt8]) throws -> [UInt8] {
    let chunkBytes = Encryption.plaintextChunkBytes
    let chunks = max(1, (plaintext.count + chunkBytes - 1) / chunkBytes)
    let size = plaintext.count + chunks * Encryption.frameOverheadBytes
    return try plaintext.withUnsafeBytes { plaintext in
      try [UInt8](unsafeUninitializedCapacity: size) { ciphertext, initialized in
        let target = UnsafeMutableRawBufferPointer(ciphertext)
        for chunk in 0..<chunks {
          let start = chunk * chunkBytes
          let end = min(start + chunkBytes, plaintext.count)
          initialized += try encrypt(
            UnsafeRawBufferPointer(rebasing: plaintext[start..<end]),
            isFinal: chunk == chunks - 1,
            into: UnsafeMutableRawBufferPointer(rebasing: target[initialized...]))
        }
      }
    }
  }

  /// Encrypts a blob: one frame with the final tag, whatever the size.
  package func encryptBlob(_ plaintext: [UInt8]) throws -> [UInt8] {
    let size = plaintext.count + Encryption.frameOverheadBytes
    return try plaintext.withUnsafeBytes { plaintext in
      try [UInt8](unsafeUninitializedCapacity: size) { frame, initialized in
        initialized = try push(
          plaintext, isFinal: true, into: UnsafeMutableRawBufferPointer(frame))
      }
    }
  }
}

extension FrameDecryptor {
  /// Decrypts a whole stream; no part of it comes out where a frame offends.
  package func decryptAll(_ ciphertext: [UInt8]) throws -> [UInt8] {
    try decrypt(ciphertext, frameBytes: Encryption.frameBytes)
  }

  /// Decrypts a blob, which is one frame.
  package func decryptBlob(_ ciphertext: [UInt8]) throws -> [UInt8] {
    try decrypt(ciphertext, frameBytes: max(1, ciphertext.count))
  }

  private func decrypt(_ ciphertext: [UInt8], frameBytes: Int) throws -> [UInt8] {
    let frames = max(1, (ciphertext.count + frameBytes - 1) / frameBytes)
    // A last frame that is too short holds nothing, and must not take room from those before.
    let (whole, left) = ciphertext.count.quotientAndRemainder(dividingBy: frameBytes)
    let size = whole * Self.plaintextBytes(of: frameBytes) + Self.plaintextBytes(of: left)
    return try ciphertext.withUnsafeBytes { ciphertext in
      try [UInt8](unsafeUninitializedCapacity: size) { plaintext, initialized in
        let target = UnsafeMutableRawBufferPointer(plaintext)
        for frame in 0..<frames {
          let start = frame * frameBytes
          let end = min(start + frameBytes, ciphertext.count)
          initialized += try decrypt(
            UnsafeRawBufferPointer(rebasing: ciphertext[start..<end]),
            isLast: frame == frames - 1,
            into: UnsafeMutableRawBufferPointer(rebasing: target[initialized...]))
        }
      }
    }
  }

  private static func plaintextBytes(of frameBytes: Int) -> Int {
    max(0, frameBytes - Encryption.frameOverheadBytes)
  }
}
