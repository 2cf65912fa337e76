#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An `io_error` that names the file and says what the system said.
func ioError(_ action: String, _ path: String, _ code: Int32 = errno) -> LockstepError {
  ioError(action, path, String(cString: strerror(code)))
}

/// An `io_error` that names the file and says why it can't be used.
func ioError(_ action: String, _ path: String, _ reason: String) -> LockstepError {
  LockstepError(.ioError, "can't \(action) \(path): \(reason)")
}

/// Calls again what a signal interrupted.
private func restarting(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

/// A file that is read from its start to its end.
final class SourceFile {
  private let descriptor: Int32
  let path: String
  /// The size of a regular file when it was opened; nil for a pipe or device.
  let size: Int?

  /// Whether a pipe stands at a path: opening one waits for somebody who writes.
  static func isPipe(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  /// - Throws: `io_error` where there is no such file, or it is a folder, or may not be read.
  init(path: String) throws {
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
  }

  /// Reads until a buffer is full or the file ends.
  ///
  /// - Returns: how many bytes came; fewer than the buffer holds only at the end.
  /// - Throws: `io_error`; `CancellationError` where the task that it works in is cancelled, since
  ///   a large file takes longer than a process in the background may still have.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try Task.checkCancellation()
    var filled = 0
    while filled < buffer.count {
      let count = restarting {
        #if canImport(Darwin)
          Darwin.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
        #elseif canImport(Musl)
          Musl.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
        #else
          Glibc.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
        #endif
      }
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

/// A file that appears at its destination whole or not at all.
///
/// It is written under a temporary name in the destination's folder. `commit` gives it its name by
/// link(2), which, unlike rename(2), refuses a name that is taken. Without a commit nothing stays.
final class NewFile {
  private let destination: String
  private let folder: String
  private let temporary: String
  private var descriptor: Int32
  private var isTemporaryThere = true

  /// - Throws: `already_exists` where the destination exists, `io_error` where its folder does not
  ///   or can't be written.
  init(destination: String) throws {
    var status = stat()
    if lstat(destination, &status) == 0 { throw Self.alreadyExists(destination) }
    if errno != ENOENT { throw ioError("write", destination) }
    self.destination = destination
    // Among the bytes: before a combining accent, a slash is no `Character` of its own.
    let name = destination.utf8
    let slash = name.lastIndex(of: UInt8(ascii: "/"))
    folder = slash.map { String(decoding: name[...$0], as: UTF8.self) } ?? "./"
    var generator = SystemRandomNumberGenerator()
    while true {
      let random = String(UInt64(truncatingIfNeeded: generator.next()) >> 32 | 1 << 32, radix: 16)
      let temporary = "\(folder).lockstep-\(random.dropFirst()).tmp"
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor < 0 && errno == EEXIST { continue }
      guard descriptor >= 0 else { throw ioError("write", destination) }
      self.temporary = temporary
      self.descriptor = descriptor
      return
    }
  }

  private static func alreadyExists(_ path: String) -> LockstepError {
    LockstepError(.alreadyExists, "\(path) exists; it was left as it is. Choose another name.")
  }

  /// Appends bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var written = 0
    while written < bytes.count {
      let count = restarting {
        #if canImport(Darwin)
          Darwin.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
        #elseif canImport(Musl)
          Musl.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
        #else
          Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
        #endif
      }
      guard count >= 0 else { throw ioError("write", destination) }
      written += count
    }
  }

  /// Appends bytes.
  func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try write($0) }
  }

  /// Replaces bytes that were written before.
  ///
  /// - Parameter offset: where the first of them stands.
  func replace(_ bytes: [UInt8], at offset: Int) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { rest in
        restarting { pwrite(descriptor, rest.baseAddress!, rest.count, off_t(offset + written)) }
      }
      guard count >= 0 else { throw ioError("write", destination) }
      written += count
    }
  }

  /// Brings the file to the disk and to its name.
  ///
  /// - Throws: `already_exists` where the name was taken in the meantime.
  func commit() throws {
    guard Self.sync(descriptor) == 0 else { throw ioError("write", destination) }
    let finished = descriptor
    descriptor = -1
    guard close(finished) == 0 else { throw ioError("write", destination) }
    try giveName()
    do {
      try syncFolder()
    } catch {
      unlink(destination)
      throw error
    }
  }

  // On Apple's systems fsync(2) leaves the bytes in the drive's own memory.
  private static func sync(_ descriptor: Int32) -> Int32 {
    #if canImport(Darwin)
      if fcntl(descriptor, F_FULLFSYNC) == 0 { return 0 }
    #endif
    return fsync(descriptor)
  }

  private func giveName() throws {
    if link(temporary, destination) == 0 {
      guard unlink(temporary) == 0 else {
        let code = errno
        unlink(destination)
        throw ioError("write", destination, code)
      }
      isTemporaryThere = false
      return
    }
    switch errno {
    case EEXIST:
      throw Self.alreadyExists(destination)
    case EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS, EMLINK:
      // A file system without links: reserve the name, then replace what reserves it.
      let reserved = open(destination, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if reserved < 0 && errno == EEXIST { throw Self.alreadyExists(destination) }
      guard reserved >= 0 else { throw ioError("write", destination) }
      close(reserved)
      guard rename(temporary, destination) == 0 else {
        let code = errno
        unlink(destination)
        throw ioError("write", destination, code)
      }
      isTemporaryThere = false
    default:
      throw ioError("write", destination)
    }
  }

  // The name is an entry of the folder: it survives a loss of power once the folder is on disk.
  private func syncFolder() throws {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      // A folder that may be written and not read can't be opened to sync it.
      if errno == EACCES { return }
      throw ioError("write", destination)
    }
    defer { close(descriptor) }
    // Some file systems refuse to sync a folder; that says nothing about the file.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw ioError("write", destination)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if isTemporaryThere { unlink(temporary) }
  }
}
