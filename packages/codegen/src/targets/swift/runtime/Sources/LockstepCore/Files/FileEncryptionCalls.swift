import Foundation

// Files, from one to another. Each function is there twice: in a task the one with `await` is
// called, which works on a thread of its own and ends where the task is cancelled; other code calls
// the one that blocks its thread, and gives it a `Cancellation` where it wants to end it.
extension EnteCrypto {
  /// Encrypts a file into a new file in one pass, with the hash and checksums that an upload needs.
  ///
  /// - Parameters:
  ///   - source: the file to read; a pipe will do.
  ///   - destination: the file to make.
  ///   - key: the file key.
  ///   - partSize: the size of an upload's parts in bytes, as `MultipartPlan` has it; nil for a
  ///     single one.
  ///   - cancellation: what ends the work within a chunk.
  ///   - progress: told after each chunk how many bytes were read, on the thread that works.
  /// - Throws: `io_error`, `already_exists`, or `invalid_argument` where the encrypted file would
  ///   exceed `Encryption.maximumEncryptedBytes`; `CancellationError`. Nothing stays at the
  ///   destination then.
  public func encryptFile(
    at source: URL, to destination: URL, key: FileKey, partSize: Int? = nil,
    cancellation: Cancellation? = nil, progress: (@Sendable (Int) -> Void)? = nil
  ) throws -> EncryptedFile {
    try FileOperations(provider: provider).encrypt(
      source.filePath, to: destination.filePath, partSize: partSize,
      with: provider.makeStreamWriter(key: key), cancellation: cancellation, progress: progress)
  }

  /// Encrypts a file as the other `encryptFile` does, in a task.
  public func encryptFile(
    at source: URL, to destination: URL, key: FileKey, partSize: Int? = nil,
    progress: (@Sendable (Int) -> Void)? = nil
  ) async throws -> EncryptedFile {
    try await runBlocking {
      try encryptFile(
        at: source, to: destination, key: key, partSize: partSize, cancellation: nil,
        progress: progress)
    }
  }

  /// Decrypts a file into a new file. The destination appears only when the last frame was judged.
  ///
  /// - Parameters:
  ///   - source: the file to read.
  ///   - destination: the file to make.
  ///   - key: the file key.
  ///   - header: the stream's header.
  ///   - cancellation: what ends the work within a frame.
  ///   - progress: told after each frame how many bytes were written, on the thread that works.
  /// - Returns: the size of the plaintext, in bytes.
  /// - Throws: `io_error`, `already_exists`, `truncated`, `corrupt`, `trailing_data` or
  ///   `unexpected_tag`; `CancellationError`. Nothing stays at the destination then.
  public func decryptFile(
    at source: URL, to destination: URL, key: FileKey, header: [UInt8],
    cancellation: Cancellation? = nil, progress: (@Sendable (Int) -> Void)? = nil
  ) throws -> Int {
    let decryptor = try makeDecryptor(key, header)
    return try FileOperations(provider: provider).decrypt(
      source.filePath, to: destination.filePath, with: decryptor, cancellation: cancellation,
      progress: progress)
  }

  /// Decrypts a file as the other `decryptFile` does, in a task.
  public func decryptFile(
    at source: URL, to destination: URL, key: FileKey, header: [UInt8],
    progress: (@Sendable (Int) -> Void)? = nil
  ) async throws -> Int {
    try await runBlocking {
      try decryptFile(
        at: source, to: destination, key: key, header: header, cancellation: nil,
        progress: progress)
    }
  }

  /// The content hash of a file, in constant memory.
  ///
  /// - Throws: `io_error` where the file can't be read; `CancellationError`.
  public func hashFile(at source: URL, cancellation: Cancellation? = nil) throws -> [UInt8] {
    try FileOperations(provider: provider).hash(source.filePath, cancellation: cancellation)
  }

  /// The content hash of a file as the other `hashFile` has it, in a task.
  public func hashFile(at source: URL) async throws -> [UInt8] {
    try await runBlocking { try hashFile(at: source, cancellation: nil) }
  }
}

/// What the encryption of a file yields beside the file.
public struct EncryptedFile: Sendable, Hashable {
  /// The stream's header, kept apart from the ciphertext.
  public let header: [UInt8]
  /// The size of the ciphertext, in bytes.
  public let size: Int
  /// The content hash: BLAKE2b-512 of the plaintext.
  public let hash: [UInt8]
  /// MD5 of the ciphertext; nil where it was asked for by parts.
  public let md5: [UInt8]?
  /// MD5 of each part of the ciphertext; nil where parts were not asked for.
  public let partMd5s: [[UInt8]]?
}
