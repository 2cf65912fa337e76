import LockstepCore
import LockstepPassphrase

/// `kdf.*`: derived keys.
struct KdfOperations: KdfHandler {
  private let crypto = EnteCrypto()

  func passphrase(_ arguments: KdfPassphraseArguments) throws -> KdfPassphraseResult {
    let key = try crypto.derivePassphraseKey(
      SecureBytes(arguments.passphrase),
      salt: arguments.salt,
      opsLimit: arguments.opsLimit,
      memLimit: arguments.memLimit)
    return KdfPassphraseResult(key: key.withUnsafeBytes { Array($0) })
  }

  func login(_ arguments: KdfLoginArguments) throws -> KdfLoginResult {
    let loginKey = try crypto.deriveLoginKey(from: SecureBytes(arguments.key))
    return KdfLoginResult(loginKey: loginKey.withUnsafeBytes { Array($0) })
  }
}
