import LockstepCore

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reads lines of any length from a descriptor. Each byte is looked at once and moved at most a few
/// times, however long the line is.
public struct LineReader {
  private static let readBytes = 64 * 1024

  private let descriptor: Int32
  private var received = [UInt8](repeating: 0, count: readBytes)
  private var buffer: [UInt8] = []
  // What lies before was handed out; what lies before `searched` has no line end.
  private var start = 0
  private var searched = 0

  /// - Parameter descriptor: what to read from.
  public init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// The next line without its end; nil at the end of the input.
  public mutating func next() -> [UInt8]? {
    while true {
      if let end = lineEnd() {
        defer { discard(through: end + 1) }
        return Array(buffer[start..<end])
      }
      searched = buffer.count
      if !fill() {
        // The last line may lack its end.
        defer { discard(through: buffer.count) }
        return start < buffer.count ? Array(buffer[start...]) : nil
      }
    }
  }

  private func lineEnd() -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, searched < bytes.count,
        let end = memchr(base + searched, 0x0A, bytes.count - searched)
      else { return nil }
      return UnsafeRawPointer(end) - base
    }
  }

  private mutating func discard(through end: Int) {
    start = end
    searched = end
    guard start == buffer.count else { return }
    // A long line's memory is given back: the next one is most likely short.
    buffer.removeAll(keepingCapacity: buffer.capacity <= 16 * Self.readBytes)
    start = 0
    searched = 0
  }

  private mutating func fill() -> Bool {
    if start > 0 {
      buffer.removeSubrange(..<start)
      searched -= start
      start = 0
    }
    let count = received.withUnsafeMutableBytes { bytes in
      while true {
        let count = read(descriptor, bytes.baseAddress!, bytes.count)
        if count >= 0 || errno != EINTR { return count }
      }
    }
    guard count > 0 else { return false }
    // Copied as one piece of memory, also where the optimizer is off: from any other sequence it
    // would append byte by byte.
    received.withUnsafeBufferPointer {
      buffer.append(contentsOf: UnsafeBufferPointer(rebasing: $0[..<count]))
    }
    return true
  }
}

/// Writes all of some bytes to a descriptor.
///
/// - Returns: false where nobody reads any more.
public func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  bytes.withUnsafeBytes { bytes in
    var written = 0
    while written < bytes.count {
      let count = write(descriptor, bytes.baseAddress! + written, bytes.count - written)
      if count < 0 && errno != EINTR { return false }
      written += max(0, count)
    }
    return true
  }
}
