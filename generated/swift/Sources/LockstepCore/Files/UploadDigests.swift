import Dispatch

/// What a chunk is read into and its frame is written from.
final class EncryptionBuffers: @unchecked Sendable {
  // One thread writes them, then another reads them: `UploadDigests` sees to the turns.
  let plaintext = ReusableBuffer(count: Encryption.plaintextChunkBytes + 1)
  let frame = ReusableBuffer(count: Encryption.frameBytes)
}

/// The content hash of a plaintext and the checksums of its ciphertext, computed beside the
/// encryption: on one thread they would take more than half of the time.
final class UploadDigests: @unchecked Sendable {
  // All below is touched on the queue alone, and by `finish` after it has run dry.
  private let hash: any IncrementalHash
  private var checksums: PartChecksums
  private var failure: (any Error)?

  private let queue = DispatchQueue(label: "lockstep.upload-digests", qos: .userInitiated)
  private let freeBuffers = DispatchSemaphore(value: 2)

  /// - Parameters:
  ///   - partSize: the size of an upload's parts, nil for a single one.
  ///   - provider: the cryptography to use.
  init(partSize: Int?, provider: any CryptoProvider) throws {
    hash = try provider.makeHash(size: Hashes.contentHashBytes)
    checksums = try PartChecksums(partSize: partSize, provider: provider)
  }

  /// Waits until one of two pairs of buffers may be filled again. Each wait but the last is
  /// followed by an update.
  func waitForFreeBuffers() {
    freeBuffers.wait()
  }

  /// Takes in a chunk and its frame, later.
  func update(_ buffers: EncryptionBuffers, plaintextSize: Int, frameSize: Int) {
    queue.async { [self] in
      hash.update(buffers.plaintext.first(plaintextSize))
      do {
        try checksums.update(buffers.frame.first(frameSize))
      } catch {
        failure = error
      }
      freeBuffers.signal()
    }
  }

  /// The digests of all that was taken in.
  func finish() throws -> (hash: [UInt8], md5: [UInt8]?, partMd5s: [[UInt8]]?) {
    try queue.sync {
      if let failure { throw failure }
      let (whole, parts) = checksums.finish()
      return (hash.finish(), whole, parts)
    }
  }

  deinit {
    // A semaphore must not be released below the value that it began with.
    freeBuffers.signal()
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
