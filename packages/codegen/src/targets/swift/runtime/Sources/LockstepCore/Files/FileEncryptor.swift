import Foundation

/// Encrypts what comes piece by piece, in pieces of any size, into a new file, with the hash and
/// checksums that an upload needs: for a photo library's data handler, for instance.
///
/// The file appears at its destination when `finish` returns, whole, and never replaces anything.
/// Where a method throws, where `cancel` is called, and where the last reference goes before
/// `finish`, nothing stays. It takes the memory of two chunks, whatever comes.
///
/// Methods may be called from any thread, one after the other; they block it.
public final class FileEncryptor: @unchecked Sendable {
  private enum State {
    case running(FileEncryption)
    case failed(any Error)
    case finished
  }

  // Guards the state: a piece comes after the other.
  private let turn = NSLock()
  private var state: State
  private let cancellation: Cancellation

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - destination: the file to make.
  ///   - key: the file key.
  ///   - partSize: the size of an upload's parts in bytes, as `MultipartPlan` has it; nil for a
  ///     single one.
  ///   - provider: the cryptography to use.
  /// - Throws: `already_exists`, `io_error`, or `invalid_argument` for a key of the wrong length or
  ///   a part's size out of range.
  public convenience init(
    to destination: URL, key: EnteCrypto.FileKey, partSize: Int? = nil,
    provider: any CryptoProvider = SodiumProvider()
  ) throws {
    let path = try destination.filePath
    try self.init(
      of: "what becomes \(path)", to: path, partSize: partSize,
      writer: provider.makeStreamWriter(key: key), provider: provider)
  }

  /// Begins a file with a stream whose header may be given: for testees and vectors alone.
  package init(
    of source: String, to destination: String, partSize: Int?, writer: any StreamWriter,
    provider: any CryptoProvider, cancellation: Cancellation = Cancellation()
  ) throws {
    self.cancellation = cancellation
    state = .running(
      try FileEncryption(
        of: source, to: destination, partSize: partSize, with: FrameEncryptor(writer: writer),
        provider: provider))
  }

  /// Takes in the next bytes of the plaintext.
  ///
  /// - Throws: `io_error`, or `invalid_argument` where the encrypted file would exceed
  ///   `Encryption.maximumEncryptedBytes`; `CancellationError` after `cancel`. After an error every
  ///   call throws it again.
  public func append(_ bytes: UnsafeRawBufferPointer) throws {
    try whileRunning { encryption in
      var taken = 0
      while taken < bytes.count {
        try Cancellation.check(cancellation)
        taken += try encryption.append { room in
          let piece = bytes[taken...].prefix(room.count)
          room.copyMemory(from: UnsafeRawBufferPointer(rebasing: piece))
          return piece.count
        }
      }
    }
  }

  /// Takes in the next bytes of the plaintext, as `append` of a buffer does.
  public func append(_ bytes: some ContiguousBytes) throws {
    try bytes.withUnsafeBytes { try append($0) }
  }

  /// Takes in what is left of a file, in the memory that it is encrypted from.
  func append(_ file: SourceFile, progress: (@Sendable (Int) -> Void)?) throws {
    try whileRunning { encryption in
      var total = 0
      while case let count = try encryption.append(file.read), count > 0 {
        total += count
        progress?(total)
      }
    }
  }

  /// Ends the plaintext: writes the last frame, brings the file to the disk, gives it its name.
  ///
  /// - Returns: what the upload needs beside the file.
  /// - Throws: as `append` does; `already_exists` where the destination appeared meanwhile;
  ///   `invalid_argument` where it was called before.
  public func finish() throws -> EncryptedFile {
    try whileRunning { encryption in
      try Cancellation.check(cancellation)
      let file = try encryption.finish()
      state = .finished
      return file
    }
  }

  /// Ends the work from any thread: a call that runs throws `CancellationError` soon, and no part
  /// of the file stays. After `finish` it does nothing.
  public func cancel() {
    cancellation.cancel()
    removeIfCancelled()
  }

  private func whileRunning<Value>(_ work: (FileEncryption) throws -> Value) throws -> Value {
    // A cancellation that came while the turn was taken is seen to here.
    defer { removeIfCancelled() }
    return try turn.withLock {
      switch state {
      case .failed(let error): throw error
      case .finished:
        throw LockstepError(.invalidArgument, "the file was finished: begin another one")
      case .running(let encryption):
        do {
          try Cancellation.check(cancellation)
          return try work(encryption)
        } catch {
          state = .failed(error)
          throw error
        }
      }
    }
  }

  /// Lets the unfinished file go, unless a call is at work on it, which does that itself.
  private func removeIfCancelled() {
    guard cancellation.isCancelled, turn.try() else { return }
    defer { turn.unlock() }
    if case .running = state { state = .failed(CancellationError()) }
  }
}

extension URL {
  /// The path of a file's URL; throws `invalid_argument` for any other URL.
  var filePath: String {
    get throws {
      guard isFileURL else {
        throw LockstepError(.invalidArgument, "must be the URL of a file; got \(absoluteString)")
      }
      return path
    }
  }
}
