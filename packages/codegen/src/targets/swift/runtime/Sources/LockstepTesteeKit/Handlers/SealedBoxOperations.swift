import LockstepCore

/// `sealedBox.*`: boxes for the holder of the secret key of a public key.
struct SealedBoxOperations: SealedBoxHandler {
  private let crypto = EnteCrypto(provider: SodiumProvider())

  func seal(_ arguments: SealedBoxSealArguments) throws -> SealedBoxSealResult {
    SealedBoxSealResult(
      ciphertext: try crypto.sealMessage(
        SecureBytes(arguments.plaintext), for: arguments.publicKey))
  }

  func open(_ arguments: SealedBoxOpenArguments) throws -> SealedBoxOpenResult {
    let plaintext = try crypto.openSealed(
      arguments.ciphertext,
      publicKey: arguments.publicKey,
      secretKey: SecureBytes(arguments.secretKey))
    return SealedBoxOpenResult(plaintext: plaintext.withUnsafeBytes { Array($0) })
  }
}
