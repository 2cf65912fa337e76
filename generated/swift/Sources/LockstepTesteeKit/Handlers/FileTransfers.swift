// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// `file.*`: files, under headers that the request fixes.
struct FileTransfers: FileHandler {
  private let provider = SodiumProvider()

  func encrypt(_ arguments: FileEncryptArguments) throws -> FileEncryptResult {
    let writer = try provider.makeStreamWriter(
      key: SecureBytes(arguments.key), header: arguments.header)
    let file = try FileOperations(provider: provider).encrypt(
      arguments.source,
      to: arguments.destination,
      partSize: arguments.partSize,
      with: writer)
    return FileEncryptResult(
      size: file.size,
      hash: Base64.encode(file.hash),
      md5: file.md5.map(Base64.encode),
      partMd5s: file.partMd5s?.map(Base64.encode))
  }

  func decrypt(_ arguments: FileDecryptArguments) throws -> FileDecryptResult {
    let size = try FileOperations(provider: provider).decrypt(
      arguments.source,
      to: arguments.destination,
      with: FrameDecryptor(
        key: SecureBytes(arguments.key), header: arguments.header, provider: provider))
    return FileDecryptResult(size: size)
  }
}
