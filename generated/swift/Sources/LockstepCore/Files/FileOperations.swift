/// Encrypts, decrypts and hashes files of any size in the memory of a few chunks.
///
/// A source is read once. A destination appears whole or not at all and never replaces anything.
package struct FileOperations: Sendable {
  private let provider: any CryptoProvider

  package init(provider: any CryptoProvider) {
    self.provider = provider
  }

  /// Encrypts a file.
  ///
  /// - Parameters:
  ///   - source: the path of the file to read.
  ///   - destination: the path of the file to make.
  ///   - partSize: the size of an upload's parts, nil for a single one.
  ///   - encryptor: the stream, at its start.
  package func encrypt(
    _ source: String, to destination: String, partSize: Int?, with encryptor: FrameEncryptor
  ) throws -> EncryptedFile {
    let partSizes = 1...Encryption.maximumEncryptedBytes
    if let partSize, !partSizes.contains(partSize) {
      throw LockstepError(.invalidArgument, "a part has \(partSizes) bytes, not \(partSize)")
    }
    let file = try SourceFile(path: source)
    let target = try NewFile(destination: destination)
    if let size = file.size { try checkEncryptedSize(ofPlaintext: size, source) }
    let digests = try UploadDigests(partSize: partSize, provider: provider)
    // One pair of buffers is digested while the other is filled.
    let pairs = (0..<2).map { _ in EncryptionBuffers() }
    var chunks = ChunkReader(file: file, chunkBytes: Encryption.plaintextChunkBytes)
    var plaintextSize = 0
    var size = 0
    for turn in 0... {
      let buffers = pairs[turn % pairs.count]
      digests.waitForFreeBuffers()
      guard let chunk = try chunks.next(into: buffers.plaintext) else { break }
      plaintextSize += chunk.bytes.count
      try checkEncryptedSize(ofPlaintext: plaintextSize, source)
      let count = try encryptor.encrypt(
        chunk.bytes, isFinal: chunk.isLast, into: buffers.frame.bytes)
      digests.update(buffers, plaintextSize: chunk.bytes.count, frameSize: count)
      try target.write(buffers.frame.first(count))
      size += count
    }
    let result = try digests.finish()
    try target.commit()
    return EncryptedFile(
      header: encryptor.header, size: size, hash: result.hash, md5: result.md5,
      partMd5s: result.partMd5s)
  }

  /// Decrypts a file.
  ///
  /// - Returns: the size of the plaintext, in bytes.
  package func decrypt(
    _ source: String, to destination: String, with decryptor: FrameDecryptor
  ) throws -> Int {
    let file = try SourceFile(path: source)
    let target = try NewFile(destination: destination)
    let plaintext = ReusableBuffer(count: Encryption.plaintextChunkBytes)
    let ciphertext = ReusableBuffer(count: Encryption.frameBytes + 1)
    var frames = ChunkReader(file: file, chunkBytes: Encryption.frameBytes)
    var size = 0
    while let frame = try frames.next(into: ciphertext) {
      let count = try decryptor.decrypt(frame.bytes, isLast: frame.isLast, into: plaintext.bytes)
      try target.write(plaintext.first(count))
      size += count
    }
    try target.commit()
    return size
  }

  /// The content hash of a file.
  package func hash(_ path: String) throws -> [UInt8] {
    let file = try SourceFile(path: path)
    let hash = try provider.makeHash(size: Hashes.contentHashBytes)
    let buffer = ReusableBuffer(count: 256 * 1024)
    while true {
      let count = try file.read(into: buffer.bytes)
      if count == 0 { return hash.finish() }
      hash.update(buffer.first(count))
    }
  }

  private func checkEncryptedSize(ofPlaintext size: Int, _ source: String) throws {
    let chunkBytes = Encryption.plaintextChunkBytes
    let most = Encryption.maximumEncryptedBytes
    let chunks = max(1, (min(size, most) + chunkBytes - 1) / chunkBytes)
    // A sparse file may have any size: nothing is added to one that is too large by itself.
    guard size <= most - chunks * Encryption.frameOverheadBytes else {
      throw LockstepError(
        .invalidArgument,
        "\(source) is too large: encrypted it would exceed "
          + "\(most) bytes")
    }
  }
}
