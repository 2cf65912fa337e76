// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// `blob.*`: one frame each, under headers that the request fixes.
struct BlobOperations: BlobHandler {
  private let provider = SodiumProvider()

  func encrypt(_ arguments: BlobEncryptArguments) throws -> BlobEncryptResult {
    let writer = try provider.makeStreamWriter(
      key: SecureBytes(arguments.key), header: arguments.header)
    let ciphertext = try FrameEncryptor(writer: writer).encryptBlob(arguments.plaintext)
    return BlobEncryptResult(ciphertext: ciphertext)
  }

  func decrypt(_ arguments: BlobDecryptArguments) throws -> BlobDecryptResult {
    let blob = EncryptedBlob(header: arguments.header, ciphertext: arguments.ciphertext)
    let plaintext = try EnteCrypto(provider: provider)
      .decryptBlob(blob, key: EnteCrypto.FileKey(arguments.key))
    return BlobDecryptResult(plaintext: plaintext)
  }
}
