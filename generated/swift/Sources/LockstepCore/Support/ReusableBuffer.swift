/// Memory that many chunks go through, one after the other; wiped in the end, since plaintext does.
///
/// Sendable, since the digests of a chunk are computed on another thread: `UploadDigests` sees to it
/// that nobody writes meanwhile.
final class ReusableBuffer: @unchecked Sendable {
  let bytes: UnsafeMutableRawBufferPointer

  init(count: Int) {
    bytes = .allocate(byteCount: count, alignment: 64)
  }

  /// The first bytes of the buffer, to read from.
  func first(_ count: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[..<count])
  }

  deinit {
    wipe(bytes)
    bytes.deallocate()
  }
}
