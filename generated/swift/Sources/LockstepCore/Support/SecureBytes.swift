/// Bytes that are secret, a key for instance: wiped when the last reference to them goes.
///
/// They never change after they were made, so that they can be shared between threads. They don't
/// describe themselves, so that no log shows them.
public final class SecureBytes: @unchecked Sendable, CustomStringConvertible {
  private let storage: UnsafeMutableRawBufferPointer

  /// Makes bytes of a size and has them filled in place.
  ///
  /// - Parameters:
  ///   - count: the number of bytes.
  ///   - fill: writes all of them; they are zero before.
  public init(count: Int, fill: (UnsafeMutableRawBufferPointer) throws -> Void) rethrows {
    storage = .allocate(byteCount: count, alignment: 16)
    storage.initializeMemory(as: UInt8.self, repeating: 0)
    try fill(storage)
  }

  /// Copies bytes. The copy is wiped in the end; what it was made from is the caller's to forget.
  public convenience init(_ bytes: some Collection<UInt8>) {
    self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
  }

  /// The number of bytes.
  public var count: Int { storage.count }

  /// A text without the bytes.
  public var description: String { "SecureBytes(\(count))" }

  /// Lends the bytes, which must not be kept.
  public func withUnsafeBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try body(UnsafeRawBufferPointer(storage))
  }

  deinit {
    wipe(storage)
    storage.deallocate()
  }
}
