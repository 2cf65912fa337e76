// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

#if os(Linux)
  import CLockstepSodium
#else
  import Clibsodium
#endif

// A module of its own: Argon2id at an account's strength takes 256 MiB and seconds, and an
// extension that uses so much is killed. The app may link this; the extension does not, and a call
// of it there does not compile.

/// Derives keys from passphrases. libsodium stands behind it by default; another core fits by
/// implementing this protocol.
public protocol PassphraseProvider: Sendable {
  /// Derives a key of `PassphraseDerivation.keyBytes` by Argon2id 1.3.
  ///
  /// - Parameters:
  ///   - passphrase: the passphrase's UTF-8.
  ///   - salt: `PassphraseDerivation.saltBytes`.
  ///   - opsLimit: the number of passes.
  ///   - memLimit: the memory to use, in bytes.
  /// - Throws: `invalid_argument` for limits beyond those of `PassphraseDerivation`, before
  ///   anything is computed: a server that asks for 64 GiB is an offence, not a request.
  ///   `out_of_memory` where the memory is not available.
  func deriveKey(
    passphrase: SecureBytes, salt: [UInt8], opsLimit: Int, memLimit: Int
  ) throws -> SecureBytes
}

extension EnteCrypto {
  /// Derives the key-encryption key from a passphrase by Argon2id.
  ///
  /// - Parameters:
  ///   - passphrase: the passphrase's UTF-8, as it was typed.
  ///   - salt: the salt, `PassphraseDerivation.saltBytes`.
  ///   - opsLimit: the number of passes.
  ///   - memLimit: the memory to use, in bytes.
  ///   - provider: what derives.
  /// - Throws: `invalid_argument` for a salt or limits beyond those of `PassphraseDerivation`,
  ///   `out_of_memory` where the memory is not available.
  public func derivePassphraseKey(
    _ passphrase: SecureBytes, salt: [UInt8], opsLimit: Int, memLimit: Int,
    by provider: any PassphraseProvider = SodiumProvider()
  ) throws -> SecureBytes {
    try provider.deriveKey(
      passphrase: passphrase, salt: salt, opsLimit: opsLimit, memLimit: memLimit)
  }
}

extension SodiumProvider: PassphraseProvider {
  /// Derives by `crypto_pwhash` with Argon2id 1.3.
  public func deriveKey(
    passphrase: SecureBytes, salt: [UInt8], opsLimit: Int, memLimit: Int
  ) throws -> SecureBytes {
    try requirePassphraseDerivation(salt: salt, opsLimit: opsLimit, memLimit: memLimit)
    return try SecureBytes(count: PassphraseDerivation.keyBytes) { key in
      let target = key.baseAddress!.assumingMemoryBound(to: UInt8.self)
      let status = passphrase.withUnsafeBytes { text in
        crypto_pwhash(
          target,
          UInt64(key.count),
          text.baseAddress!.assumingMemoryBound(to: CChar.self),
          UInt64(text.count),
          salt,
          UInt64(opsLimit),
          memLimit,
          crypto_pwhash_alg_argon2id13())
      }
      // Within the limits nothing else makes it fail.
      guard status == 0 else {
        throw LockstepError(
          .outOfMemory, "the derivation needs \(memLimit) bytes of memory, which are not available")
      }
    }
  }
}

/// Throws where a salt or a limit is not one that a passphrase's derivation takes.
private func requirePassphraseDerivation(salt: [UInt8], opsLimit: Int, memLimit: Int) throws {
  typealias Limits = PassphraseDerivation
  guard salt.count == Limits.saltBytes else {
    throw LockstepError(
      .invalidArgument, "the salt has \(salt.count) bytes; it must have \(Limits.saltBytes)")
  }
  let passes = Limits.minimumOpsLimit...Limits.maximumOpsLimit
  guard passes.contains(opsLimit) else {
    throw LockstepError(.invalidArgument, "opsLimit must be in \(passes), and is \(opsLimit)")
  }
  let memory = Limits.minimumMemLimit...Limits.maximumMemLimit
  guard memory.contains(memLimit) else {
    throw LockstepError(.invalidArgument, "memLimit must be in \(memory), and is \(memLimit)")
  }
}
