// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

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
