// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Encrypts a plaintext chunk by chunk, into frames. Not for several threads at once.
///
/// The last chunk has the final tag, so one must know which is the last: hold a chunk back until
/// the next one, or the end, has come.
package final class FrameEncryptor {
  /// The stream's header: who decrypts needs it.
  package let header: [UInt8]
  private let writer: any StreamWriter
  private var isFinished = false

  /// Starts a stream under a fresh random header.
  ///
  /// - Parameters:
  ///   - key: the file key.
  ///   - provider: the cryptography to use.
  package convenience init(
    key: SecureBytes, provider: some CryptoProvider = SodiumProvider()
  ) throws {
    self.init(writer: try provider.makeStreamWriter(key: key))
  }

  /// Continues a stream whose header was given: for testees and vectors alone.
  package init(writer: any StreamWriter) {
    self.writer = writer
    header = writer.header
  }

  /// Encrypts a chunk.
  ///
  /// - Parameters:
  ///   - chunk: `Encryption.plaintextChunkBytes` of plaintext; the last one may have less.
  ///   - isFinal: whether it is the last one.
  ///   - frame: where the frame goes, with room for `Encryption.frameOverheadBytes` more.
  /// - Returns: the size of the frame.
  /// - Throws: `invalid_argument` where a chunk that is not the last has another size, or one
  ///   follows the last.
  package func encrypt(
    _ chunk: UnsafeRawBufferPointer, isFinal: Bool, into frame: UnsafeMutableRawBufferPointer
  ) throws -> Int {
    let missing = Encryption.plaintextChunkBytes - chunk.count
    guard missing == 0 || (isFinal && missing > 0) else {
      throw LockstepError(
        .invalidArgument,
        "a chunk has \(Encryption.plaintextChunkBytes) bytes, the last one that or less; not "
          + "\(chunk.count)")
    }
    return try push(chunk, isFinal: isFinal, into: frame)
  }

  /// Encrypts a chunk of any size; a blob is one.
  func push(
    _ chunk: UnsafeRawBufferPointer, isFinal: Bool, into frame: UnsafeMutableRawBufferPointer
  ) throws -> Int {
    guard !isFinished else {
      throw LockstepError(.invalidArgument, "the stream has its final chunk already")
    }
    let tag = isFinal ? Encryption.finalTag : Encryption.messageTag
    let size = try writer.push(chunk, tag: UInt8(tag), into: frame)
    isFinished = isFinal
    return size
  }
}
