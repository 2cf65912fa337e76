/// Memory that many chunks go through, one after the other; wiped in the end, since plaintext does.
final class ReusableBuffer {
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
