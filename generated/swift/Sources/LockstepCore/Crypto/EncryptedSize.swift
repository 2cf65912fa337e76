// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

extension Encryption {
  /// The size of the encrypted file of a plaintext: what an upload's parts are planned from before
  /// anything is encrypted.
  ///
  /// - Parameter plaintextSize: the size of the plaintext, in bytes.
  /// - Returns: the size of all frames, in bytes; an empty plaintext is one frame.
  /// - Throws: `invalid_argument` for a size below 0, and for one whose encrypted file would exceed
  ///   `maximumEncryptedBytes`.
  public static func encryptedSize(of plaintextSize: Int) throws -> Int {
    // A sparse file may have any size: nothing is added to one that is too large by itself.
    if (0...maximumEncryptedBytes).contains(plaintextSize) {
      let chunks = max(1, (plaintextSize + plaintextChunkBytes - 1) / plaintextChunkBytes)
      let size = plaintextSize + chunks * frameOverheadBytes
      if size <= maximumEncryptedBytes { return size }
    }
    throw LockstepError(
      .invalidArgument,
      "a plaintext must have 0 bytes or more, and \(maximumEncryptedBytes) at most when encrypted; "
        + "got \(plaintextSize)")
  }
}
