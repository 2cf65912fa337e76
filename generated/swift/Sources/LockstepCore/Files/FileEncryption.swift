// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// The encryption of one file, for one thread at a time: chunks that become frames, the new file,
/// the digests of both, and the final tag in the last frame.
///
/// Two buffers are all its memory, of a chunk and of a frame: while the digests of the one are
/// computed, the other is filled.
final class FileEncryption {
  private let encryptor: FrameEncryptor
  private let target: NewFile
  private let digests: UploadDigests
  private let source: String
  // A byte more than a chunk: only a byte that follows tells that a chunk is not the last.
  private let plaintext = ReusableBuffer(count: Encryption.plaintextChunkBytes + 1)
  private let frame = ReusableBuffer(count: Encryption.frameBytes)
  private var filled = 0
  private var encryptedBytes = 0
  private var writtenBytes = 0

  /// - Parameters:
  ///   - source: what is encrypted, for messages.
  ///   - destination: the path of the file to make.
  ///   - partSize: the size of an upload's parts in bytes, nil for a single one.
  ///   - encryptor: the stream, at its start.
  ///   - provider: the cryptography to use.
  init(
    of source: String, to destination: String, partSize: Int?, with encryptor: FrameEncryptor,
    provider: any CryptoProvider
  ) throws {
    let partSizes = 1...Encryption.maximumEncryptedBytes
    if let partSize, !partSizes.contains(partSize) {
      throw LockstepError(
        .invalidArgument,
        "the size of a part must be \(partSizes.lowerBound) to \(partSizes.upperBound) bytes; "
          + "got \(partSize)")
    }
    self.encryptor = encryptor
    self.source = source
    target = try NewFile(destination: destination)
    digests = try UploadDigests(partSize: partSize, provider: provider)
  }

  /// Has bytes of plaintext written to where they are needed, as many as there is room for.
  ///
  /// - Parameter fill: writes to the beginning of the memory that it is given.
  /// - Returns: how many bytes it has written.
  func append(_ fill: (UnsafeMutableRawBufferPointer) throws -> Int) throws -> Int {
    if filled == plaintext.bytes.count { try encryptChunk() }
    digests.waitForPlaintext()
    let count = try fill(UnsafeMutableRawBufferPointer(rebasing: plaintext.bytes[filled...]))
    filled += count
    try Self.requireSize(encryptedBytes + filled, of: source)
    return count
  }

  /// Encrypts what is left as the last chunk, and gives the file its name.
  func finish() throws -> EncryptedFile {
    if filled == plaintext.bytes.count { try encryptChunk() }
    try encrypt(filled, isFinal: true)
    let result = try digests.finish()
    try target.commit()
    return EncryptedFile(
      header: encryptor.header, size: writtenBytes, hash: result.hash, md5: result.md5,
      partMd5s: result.partMd5s)
  }

  /// Encrypts a chunk that is not the last, and keeps the byte that says so.
  private func encryptChunk() throws {
    let chunkBytes = Encryption.plaintextChunkBytes
    try encrypt(chunkBytes, isFinal: false)
    digests.waitForPlaintext()
    plaintext.bytes[0] = plaintext.bytes[chunkBytes]
    filled -= chunkBytes
  }

  private func encrypt(_ count: Int, isFinal: Bool) throws {
    digests.waitForPlaintext()
    digests.hash(plaintext, size: count)
    digests.waitForFrame()
    let size = try encryptor.encrypt(
      plaintext.first(count), isFinal: isFinal, into: frame.bytes)
    digests.sum(frame, size: size)
    try target.write(frame.first(size))
    encryptedBytes += count
    writtenBytes += size
  }

  /// Throws where the encrypted file of a plaintext would be too large.
  static func requireSize(_ size: Int, of source: String) throws {
    do {
      _ = try Encryption.encryptedSize(of: size)
    } catch {
      throw LockstepError(
        .invalidArgument,
        "\(source) is too large: encrypted it must have \(Encryption.maximumEncryptedBytes) bytes "
          + "at most, and it has \(size) before")
    }
  }
}
