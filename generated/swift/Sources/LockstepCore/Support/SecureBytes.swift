// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Bytes that are secret, a key for instance: wiped when the last reference to them goes.
///
/// They never change after they were made, so that they can be shared between threads. They don't
/// describe themselves, so that no log shows them.
public class SecureBytes: @unchecked Sendable, CustomStringConvertible, CustomReflectable {
  private let storage: UnsafeMutableRawBufferPointer
  private let free: (UnsafeMutableRawBufferPointer) -> Void

  /// Makes bytes of a size and has them filled in place.
  ///
  /// - Parameters:
  ///   - count: the number of bytes.
  ///   - fill: writes all of them; they are zero before.
  public convenience init(
    count: Int, fill: (UnsafeMutableRawBufferPointer) throws -> Void
  ) rethrows {
    try self.init(count: count, free: { $0.deallocate() }, fill: fill)
  }

  /// Makes bytes whose memory is given back by a function: a test sees there what is left in it.
  init(
    count: Int, free: @escaping (UnsafeMutableRawBufferPointer) -> Void,
    fill: (UnsafeMutableRawBufferPointer) throws -> Void
  ) rethrows {
    self.free = free
    storage = .allocate(byteCount: count, alignment: 16)
    storage.initializeMemory(as: UInt8.self, repeating: 0)
    try fill(storage)
  }

  /// Copies bytes, an array's or a `Data`'s. The copy is wiped in the end; what it was made from is
  /// the caller's to forget.
  public convenience init(_ bytes: some Collection<UInt8>) {
    self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
  }

  /// Copies other secret bytes, which a function returned as no key in particular.
  public convenience init(_ other: SecureBytes) {
    self.init(count: other.count) { $0.copyMemory(from: UnsafeRawBufferPointer(other.storage)) }
  }

  /// The number of bytes.
  public final var count: Int { storage.count }

  /// A text without the bytes.
  public final var description: String { "SecureBytes(\(count))" }

  /// Nothing: a mirror, and what a debugger or `dump` shows by it, has no part of the bytes.
  public final var customMirror: Mirror { Mirror(self, children: []) }

  /// Lends the bytes, which must not be kept.
  public final func withUnsafeBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try body(UnsafeRawBufferPointer(storage))
  }

  deinit {
    wipe(storage)
    free(storage)
  }
}
