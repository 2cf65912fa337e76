// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Memory that many chunks go through, one after the other; wiped in the end, since plaintext does.
///
/// Sendable, since the digests of a chunk are computed on another thread: `UploadDigests` sees to
/// it that nobody writes meanwhile.
final class ReusableBuffer: @unchecked Sendable {
  let bytes: UnsafeMutableRawBufferPointer
  private let free: (UnsafeMutableRawBufferPointer) -> Void

  /// - Parameters:
  ///   - count: the number of bytes.
  ///   - free: gives the memory back; a test sees there what is left in it.
  init(
    count: Int, free: @escaping (UnsafeMutableRawBufferPointer) -> Void = { $0.deallocate() }
  ) {
    self.free = free
    bytes = .allocate(byteCount: count, alignment: 64)
  }

  /// The first bytes of the buffer, to read from.
  func first(_ count: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[..<count])
  }

  deinit {
    wipe(bytes)
    free(bytes)
  }
}
