// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// `stream.*`: whole streams in memory, under headers that the request fixes.
struct StreamOperations: StreamHandler {
  private let provider = SodiumProvider()

  func encrypt(_ arguments: StreamEncryptArguments) throws -> StreamEncryptResult {
    let writer = try provider.makeStreamWriter(
      key: SecureBytes(arguments.key), header: arguments.header)
    let ciphertext = try FrameEncryptor(writer: writer).encryptAll(arguments.plaintext)
    return StreamEncryptResult(ciphertext: ciphertext)
  }

  func decrypt(_ arguments: StreamDecryptArguments) throws -> StreamDecryptResult {
    let decryptor = try FrameDecryptor(
      key: SecureBytes(arguments.key), header: arguments.header, provider: provider)
    return StreamDecryptResult(plaintext: try decryptor.decryptAll(arguments.ciphertext))
  }
}
