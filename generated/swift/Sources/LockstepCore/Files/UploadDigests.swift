// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Dispatch

/// The content hash of a plaintext and the checksums of its ciphertext, computed beside the
/// encryption: on one thread they would take more than half of the time.
///
/// A buffer is the queue's from when it is taken in until the wait for it returns.
final class UploadDigests: @unchecked Sendable {
  // Both are touched on the queue alone, and by `finish` after it has run dry.
  private let contentHash: any IncrementalHash
  private var checksums: PartChecksums
  private var failure: (any Error)?

  private let queue = DispatchQueue(label: "lockstep.upload-digests", qos: .userInitiated)
  private let hashing = DispatchGroup()
  private let summing = DispatchGroup()

  /// - Parameters:
  ///   - partSize: the size of an upload's parts, nil for a single one.
  ///   - provider: the cryptography to use.
  init(partSize: Int?, provider: any CryptoProvider) throws {
    contentHash = try provider.makeHash(size: Hashes.contentHashBytes)
    checksums = try PartChecksums(partSize: partSize, provider: provider)
  }

  /// Takes in the first bytes of a buffer of plaintext, later.
  func hash(_ plaintext: ReusableBuffer, size: Int) {
    queue.async(group: hashing) { [self] in contentHash.update(plaintext.first(size)) }
  }

  /// Waits until the plaintext's buffer may be filled again.
  func waitForPlaintext() {
    hashing.wait()
  }

  /// Takes in the first bytes of a buffer with a frame, later.
  func sum(_ frame: ReusableBuffer, size: Int) {
    queue.async(group: summing) { [self] in
      do {
        try checksums.update(frame.first(size))
      } catch {
        failure = error
      }
    }
  }

  /// Waits until the frame's buffer may be filled again.
  func waitForFrame() {
    summing.wait()
  }

  /// The digests of all that was taken in.
  func finish() throws -> (hash: [UInt8], md5: [UInt8]?, partMd5s: [[UInt8]]?) {
    try queue.sync {
      if let failure { throw failure }
      let (whole, parts) = checksums.finish()
      return (contentHash.finish(), whole, parts)
    }
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
