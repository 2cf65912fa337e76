// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// `box.*`: secretboxes, under nonces that the request fixes.
struct BoxOperations: BoxHandler {
  private let provider = SodiumProvider()

  func seal(_ arguments: BoxSealArguments) throws -> BoxSealResult {
    let box = try provider.sealBox(
      SecureBytes(arguments.plaintext), key: SecureBytes(arguments.key), nonce: arguments.nonce)
    return BoxSealResult(ciphertext: box.ciphertext)
  }

  func open(_ arguments: BoxOpenArguments) throws -> BoxOpenResult {
    let box = SealedBox(nonce: arguments.nonce, ciphertext: arguments.ciphertext)
    let plaintext = try EnteCrypto(provider: provider)
      .openBox(box, key: SecureBytes(arguments.key))
    return BoxOpenResult(plaintext: plaintext.withUnsafeBytes { Array($0) })
  }
}
