// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

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

/// The system's calls on descriptors, by names that no method hides.
enum Posix {
  /// Reads at most as many bytes as a buffer holds; 0 at the end.
  static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    restarting {
      #if canImport(Darwin)
        Darwin.read(descriptor, buffer.baseAddress!, buffer.count)
      #elseif canImport(Musl)
        Musl.read(descriptor, buffer.baseAddress!, buffer.count)
      #else
        Glibc.read(descriptor, buffer.baseAddress!, buffer.count)
      #endif
    }
  }

  /// Writes some of the bytes; below 0 where none could be written.
  static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    restarting {
      #if canImport(Darwin)
        Darwin.write(descriptor, bytes.baseAddress!, bytes.count)
      #elseif canImport(Musl)
        Musl.write(descriptor, bytes.baseAddress!, bytes.count)
      #else
        Glibc.write(descriptor, bytes.baseAddress!, bytes.count)
      #endif
    }
  }

  /// Writes some of the bytes at an offset.
  static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
    restarting { pwrite(descriptor, bytes.baseAddress!, bytes.count, off_t(offset)) }
  }

  /// Waits until a read does not block: there are bytes, or there will be none.
  ///
  /// - Returns: false where neither is so after some milliseconds.
  static func waitForBytes(_ descriptor: Int32, milliseconds: Int32) -> Bool {
    var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    // Where the system can't say, a read will.
    return poll(&question, 1, milliseconds) != 0
  }

  /// Brings a file to the disk.
  static func sync(_ descriptor: Int32) -> Int32 {
    // On Apple's systems fsync(2) leaves the bytes in the drive's own memory.
    #if canImport(Darwin)
      if fcntl(descriptor, F_FULLFSYNC) == 0 { return 0 }
    #endif
    return fsync(descriptor)
  }

  /// Gives a file another name, unless something has that name: in one step on Apple's systems,
  /// elsewhere in two, between which a process that is killed leaves both names.
  static func renameExcluding(_ path: String, to other: String) -> Int32 {
    #if canImport(Darwin)
      renamex_np(path, other, UInt32(RENAME_EXCL))
    #else
      // link(2) refuses a name that is taken, too, on every file system that has links.
      guard link(path, other) == 0 else { return -1 }
      if unlink(path) == 0 { return 0 }
      let code = errno
      unlink(other)
      errno = code
      return -1
    #endif
  }

  /// Calls again what a signal interrupted.
  private static func restarting(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}
