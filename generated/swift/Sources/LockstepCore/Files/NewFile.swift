// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file that appears at its destination whole or not at all.
///
/// It is written under a temporary name in the destination's folder. `commit` gives it its name in
/// a way that, unlike rename(2), refuses a name that is taken. Without a commit nothing stays.
final class NewFile {
  private let destination: String
  private let folder: String
  private let temporary: String
  private var descriptor: Int32
  private var isTemporaryThere = true
  private let sync: (Int32) -> Int32

  /// - Parameters:
  ///   - destination: the path that the file gets.
  ///   - sync: brings what a descriptor stands for to the disk; the system's but in tests.
  /// - Throws: `already_exists` where the destination exists, `io_error` where its folder does not
  ///   or can't be written.
  init(destination: String, sync: @escaping (Int32) -> Int32 = Posix.sync) throws {
    var status = stat()
    if lstat(destination, &status) == 0 { throw Self.alreadyExists(destination) }
    if errno != ENOENT { throw ioError("write", destination) }
    self.destination = destination
    self.sync = sync
    // Among the bytes: before a combining accent, a slash is no `Character` of its own.
    let name = destination.utf8
    let slash = name.lastIndex(of: UInt8(ascii: "/"))
    folder = slash.map { String(decoding: name[...$0], as: UTF8.self) } ?? "./"
    let own = slash.map { String(decoding: name[name.index(after: $0)...], as: UTF8.self) }
    let prefix =
      UploadNames.temporaryPrefix + (UploadFileName(own ?? destination)?.prefix ?? "")
    var generator = SystemRandomNumberGenerator()
    while true {
      let random = String(UInt64(truncatingIfNeeded: generator.next()) >> 32 | 1 << 32, radix: 16)
      let temporary = "\(folder)\(prefix)\(random.dropFirst()).tmp"
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
      let count = Posix.write(descriptor, UnsafeRawBufferPointer(rebasing: bytes[written...]))
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
        Posix.write(descriptor, rest, at: offset + written)
      }
      guard count >= 0 else { throw ioError("write", destination) }
      written += count
    }
  }

  /// Brings the file to the disk and to its name.
  ///
  /// - Throws: `already_exists` where the name was taken in the meantime.
  func commit() throws {
    guard sync(descriptor) == 0 else { throw ioError("write", destination) }
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

  private func giveName() throws {
    if Posix.renameExcluding(temporary, to: destination) == 0 {
      isTemporaryThere = false
      return
    }
    switch errno {
    case EEXIST:
      throw Self.alreadyExists(destination)
    case EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS, EMLINK, EINVAL:
      // A file system that can't: reserve the name, then replace what reserves it.
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
    guard sync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw ioError("write", destination)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if isTemporaryThere { unlink(temporary) }
  }
}
