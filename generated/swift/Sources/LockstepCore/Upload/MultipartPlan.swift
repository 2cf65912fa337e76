// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// How an encrypted file goes to storage: in a single PUT, or in parts.
public struct MultipartPlan: Sendable, Hashable {
  /// A part of an encrypted file.
  public struct Part: Sendable, Hashable {
    /// The part's number, from `Multipart.firstPartNumber`.
    public let number: Int
    /// Where it begins, in bytes.
    public let offset: Int
    /// Its size, in bytes.
    public let length: Int
  }

  /// Whether it is a multipart upload; a single PUT has one part, of all bytes.
  public let isMultipart: Bool
  /// The parts in their order.
  public let parts: [Part]

  /// Plans the upload of an encrypted file.
  ///
  /// - Parameter size: the size of the encrypted file, in bytes.
  /// - Throws: `invalid_argument` for a size that no encrypted file has.
  public init(encryptedSize size: Int) throws {
    guard (0...Encryption.maximumEncryptedBytes).contains(size) else {
      throw LockstepError(
        .invalidArgument,
        "the size of an encrypted file is from 0 to \(Encryption.maximumEncryptedBytes) bytes, "
          + "and not \(size)")
    }
    isMultipart = size > Multipart.singlePutMaximumBytes
    let partBytes = Multipart.partBytes
    let count = isMultipart ? (size + partBytes - 1) / partBytes : 1
    parts = (0..<count).map { index in
      let offset = index * partBytes
      return Part(
        number: Multipart.firstPartNumber + index, offset: offset,
        length: min(partBytes, size - offset))
    }
  }
}
