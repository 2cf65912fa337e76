/// Encrypts, decrypts and hashes files of any size in the memory of two chunks.
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
    if let partSize, partSize < 1 {
      throw LockstepError(.invalidArgument, "a part has 1 byte or more, not \(partSize)")
    }
    let file = try SourceFile(path: source)
    let target = try NewFile(destination: destination)
    if let size = file.size { try checkEncryptedSize(ofPlaintext: size, source) }
    let hash = try provider.makeHash(size: Hashes.contentHashBytes)
    var checksums = try PartChecksums(partSize: partSize, provider: provider)
    let frame = ReusableBuffer(count: Encryption.frameBytes)
    var chunks = ChunkReader(file: file, chunkBytes: Encryption.plaintextChunkBytes)
    var plaintextSize = 0
    var size = 0
    while let chunk = try chunks.next() {
      plaintextSize += chunk.bytes.count
      try checkEncryptedSize(ofPlaintext: plaintextSize, source)
      let count = try encryptor.encrypt(chunk.bytes, isFinal: chunk.isLast, into: frame.bytes)
      hash.update(chunk.bytes)
      try checksums.update(frame.first(count))
      try target.write(frame.first(count))
      size += count
    }
    let (whole, parts) = checksums.finish()
    try target.commit()
    return EncryptedFile(
      header: encryptor.header, size: size, hash: hash.finish(), md5: whole, partMd5s: parts)
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
    var frames = ChunkReader(file: file, chunkBytes: Encryption.frameBytes)
    var size = 0
    while let frame = try frames.next() {
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
    var chunks = ChunkReader(file: file, chunkBytes: 256 * 1024)
    while let chunk = try chunks.next() { hash.update(chunk.bytes) }
    return hash.finish()
  }

  private func checkEncryptedSize(ofPlaintext size: Int, _ source: String) throws {
    let chunkBytes = Encryption.plaintextChunkBytes
    let chunks = max(1, (size + chunkBytes - 1) / chunkBytes)
    guard size + chunks * Encryption.frameOverheadBytes <= Encryption.maximumEncryptedBytes else {
      throw LockstepError(
        .invalidArgument,
        "\(source) is too large: encrypted it would exceed "
          + "\(Encryption.maximumEncryptedBytes) bytes")
    }
  }
}

/// Cuts a file into chunks of one size; it knows of each whether it is the last.
///
/// A file's size may change, and a pipe has none: only a byte that follows tells. So each read asks
/// for one byte more than a chunk has.
private struct ChunkReader {
  private let file: SourceFile
  private let buffer: ReusableBuffer
  private let chunkBytes: Int
  private var byteAhead = false
  private var isFinished = false

  init(file: SourceFile, chunkBytes: Int) {
    self.file = file
    self.chunkBytes = chunkBytes
    buffer = ReusableBuffer(count: chunkBytes + 1)
  }

  /// The next chunk, nil after the last; an empty file is one empty chunk. It is valid until the
  /// next call.
  mutating func next() throws -> (bytes: UnsafeRawBufferPointer, isLast: Bool)? {
    if isFinished { return nil }
    let kept = byteAhead ? 1 : 0
    if byteAhead { buffer.bytes[0] = buffer.bytes[chunkBytes] }
    let room = UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[kept...])
    let count = kept + (try file.read(into: room))
    byteAhead = count > chunkBytes
    isFinished = !byteAhead
    return (buffer.first(min(count, chunkBytes)), isFinished)
  }
}

/// MD5 of a ciphertext as a whole, or of each part of it.
private struct PartChecksums {
  private let partSize: Int?
  private let provider: any CryptoProvider
  private var current: any IncrementalHash
  private var left: Int
  private var parts: [[UInt8]] = []

  init(partSize: Int?, provider: any CryptoProvider) throws {
    self.partSize = partSize
    self.provider = provider
    current = try provider.makeChecksum()
    left = partSize ?? Int.max
  }

  mutating func update(_ bytes: UnsafeRawBufferPointer) throws {
    var bytes = bytes
    while bytes.count > 0 {
      if left == 0 {
        // The part before is full, and there is more: so another part begins.
        parts.append(current.finish())
        current = try provider.makeChecksum()
        left = partSize ?? Int.max
      }
      let count = min(left, bytes.count)
      current.update(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
      left -= count
      bytes = UnsafeRawBufferPointer(rebasing: bytes[count...])
    }
  }

  mutating func finish() -> (whole: [UInt8]?, parts: [[UInt8]]?) {
    let last = current.finish()
    return partSize == nil ? (last, nil) : (nil, parts + [last])
  }
}
