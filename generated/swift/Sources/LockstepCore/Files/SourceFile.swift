// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file that is read from its start to its end.
final class SourceFile {
  // A cancellation is looked at after as many bytes, and as often while a pipe has none.
  private static let pieceBytes = 1 << 20
  private static let pauseMilliseconds: Int32 = 50

  private let descriptor: Int32
  private let cancellation: Cancellation?
  let path: String
  /// The size of a regular file when it was opened; nil for a pipe or device.
  let size: Int?

  /// Whether a pipe stands at a path: opening one waits for somebody who writes.
  static func isPipe(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  /// - Throws: `io_error` where there is no such file, or it is a folder, or may not be read.
  init(path: String, cancellation: Cancellation? = nil) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ioError("read", path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw ioError("read", path, code)
    }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFDIR else {
      close(descriptor)
      throw ioError("read", path, EISDIR)
    }
    size = kind == S_IFREG ? Int(status.st_size) : nil
    self.descriptor = descriptor
    self.path = path
    self.cancellation = cancellation
  }

  /// Reads until a buffer is full or the file ends.
  ///
  /// - Returns: how many bytes came; fewer than the buffer holds only at the end.
  /// - Throws: `io_error`; `CancellationError` where the work is cancelled, also while a pipe has
  ///   nothing to read.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var filled = 0
    while filled < buffer.count {
      try Cancellation.check(cancellation)
      if size == nil, !Posix.waitForBytes(descriptor, milliseconds: Self.pauseMilliseconds) {
        continue
      }
      let end = min(buffer.count, filled + Self.pieceBytes)
      let count = Posix.read(
        descriptor, into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<end]))
      guard count >= 0 else { throw ioError("read", path) }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  deinit {
    close(descriptor)
  }
}
