/// Decrypts the frames of a stream in order and judges each: the first offence is what is thrown.
/// Not for several threads at once.
///
/// What a frame held is authentic as soon as it is returned; that the stream is whole is known
/// only after its last frame. So keep what comes apart until then.
package final class FrameDecryptor {
  private let reader: any StreamReader
  private var frames = 0
  private var isOver = false

  /// Starts reading a stream.
  ///
  /// - Parameters:
  ///   - key: the file key.
  ///   - header: the stream's header.
  ///   - provider: the cryptography to use.
  package convenience init(
    key: SecureBytes, header: [UInt8], provider: some CryptoProvider = SodiumProvider()
  ) throws {
    self.init(reader: try provider.makeStreamReader(key: key, header: header))
  }

  /// Continues a stream that was started.
  init(reader: any StreamReader) {
    self.reader = reader
  }

  /// Decrypts a frame.
  ///
  /// - Parameters:
  ///   - frame: `Encryption.frameBytes` of the ciphertext, or what is left of it. An empty one
  ///     stands for a stream without frames.
  ///   - isLast: whether nothing follows.
  ///   - chunk: where the plaintext goes, with room for the frame less its overhead.
  /// - Returns: the size of the plaintext.
  /// - Throws: `truncated`, `corrupt`, `unexpected_tag` or `trailing_data`; `invalid_argument`
  ///   after the last frame, and after one that offended.
  package func decrypt(
    _ frame: UnsafeRawBufferPointer, isLast: Bool, into chunk: UnsafeMutableRawBufferPointer
  ) throws -> Int {
    guard !isOver else {
      throw LockstepError(
        .invalidArgument, "the stream was read to its end, or to the first offence in it")
    }
    let number = frames + 1
    guard frame.count >= Encryption.frameOverheadBytes else {
      if frames == 0 {
        throw LockstepError(
          .truncated,
          "the ciphertext has \(frame.count) bytes; the smallest has "
            + "\(Encryption.frameOverheadBytes)")
      }
      throw LockstepError(.corrupt, "frame \(number) has \(frame.count) bytes, less than any frame")
    }
    let pulled = try reader.pull(frame, into: chunk)
    isOver = true
    guard let tag = pulled else {
      throw LockstepError(
        .corrupt,
        "frame \(number) is not authentic: wrong key or header, or its bytes were changed")
    }
    frames = number
    switch Int(tag) {
    case Encryption.finalTag:
      guard isLast else {
        throw LockstepError(.trailingData, "bytes follow frame \(number), the final one")
      }
    case Encryption.messageTag:
      guard !isLast else {
        throw LockstepError(
          .truncated, "the ciphertext ends after frame \(number), which is not the final one")
      }
    default:
      throw LockstepError(
        .unexpectedTag, "frame \(number) has tag \(tag), which the format never writes")
    }
    isOver = isLast
    return frame.count - Encryption.frameOverheadBytes
  }
}
