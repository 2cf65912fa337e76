// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

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
  ///   - writer: the stream, at its start.
  ///   - cancellation: what ends the work.
  ///   - progress: told after each chunk how many bytes were read.
  package func encrypt(
    _ source: String, to destination: String, partSize: Int?, with writer: any StreamWriter,
    cancellation: Cancellation? = nil, progress: (@Sendable (Int) -> Void)? = nil
  ) throws -> EncryptedFile {
    let file = try SourceFile(path: source, cancellation: cancellation)
    let encryptor = try FileEncryptor(
      of: source, to: destination, partSize: partSize, writer: writer, provider: provider)
    if let size = file.size { try FileEncryption.requireSize(size, of: source) }
    try encryptor.append(file, progress: progress)
    return try encryptor.finish()
  }

  /// Decrypts a file.
  ///
  /// - Parameters:
  ///   - source: the path of the file to read.
  ///   - destination: the path of the file to make.
  ///   - decryptor: the stream, at its start.
  ///   - cancellation: what ends the work.
  ///   - progress: told after each frame how many bytes were written.
  /// - Returns: the size of the plaintext, in bytes.
  package func decrypt(
    _ source: String, to destination: String, with decryptor: FrameDecryptor,
    cancellation: Cancellation? = nil, progress: (@Sendable (Int) -> Void)? = nil
  ) throws -> Int {
    let file = try SourceFile(path: source, cancellation: cancellation)
    let target = try NewFile(destination: destination)
    let plaintext = ReusableBuffer(count: Encryption.plaintextChunkBytes)
    let ciphertext = ReusableBuffer(count: Encryption.frameBytes + 1)
    var frames = ChunkReader(file: file, chunkBytes: Encryption.frameBytes)
    var size = 0
    while let frame = try frames.next(into: ciphertext) {
      let count = try decryptor.decrypt(frame.bytes, isLast: frame.isLast, into: plaintext.bytes)
      try target.write(plaintext.first(count))
      size += count
      progress?(size)
    }
    try target.commit()
    return size
  }

  /// The content hash of a file.
  package func hash(_ path: String, cancellation: Cancellation? = nil) throws -> [UInt8] {
    let file = try SourceFile(path: path, cancellation: cancellation)
    let hash = try provider.makeHash(size: Hashes.contentHashBytes)
    let buffer = ReusableBuffer(count: 256 * 1024)
    while true {
      let count = try file.read(into: buffer.bytes)
      if count == 0 { return hash.finish() }
      hash.update(buffer.first(count))
    }
  }
}
