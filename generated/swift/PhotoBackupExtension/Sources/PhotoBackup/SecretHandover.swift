// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore

/// Where the app writes the account's secrets.
public protocol SecretWriter {
  /// Writes a secret, in the place of the one before. Throws a `SecretError`.
  func write(_ bytes: SecureBytes, as account: String) throws

  /// Removes all secrets, the master key first: without it nobody is signed in. Throws a
  /// `SecretError`.
  func removeAll() throws
}

extension KeychainStore: SecretWriter {}

/// The secrets that the app hands over to its extension: at sign-in, and when it moves its own.
public struct SecretHandover {
  private let masterKey: SecureBytes
  private let publicKey: SecureBytes?
  private let secretKey: SecureBytes?
  private let authToken: String

  /// Describes what is handed over.
  ///
  /// - Parameters:
  ///   - masterKey: 32 bytes.
  ///   - publicKey: the account's, 32 bytes; nil where it has none, as `secretKey`.
  ///   - secretKey: the account's, 32 bytes.
  ///   - authToken: the token of the API.
  public init(
    masterKey: SecureBytes, publicKey: SecureBytes?, secretKey: SecureBytes?, authToken: String
  ) {
    self.masterKey = masterKey
    self.publicKey = publicKey
    self.secretKey = secretKey
    self.authToken = authToken
  }

  /// Writes all of them in the place of those before, or leaves none: a call that finds one of them
  /// without the others would fail each time.
  ///
  /// - Returns: the status of the Keychain, by the spec's `KeychainStatus`.
  public func write(to store: some SecretWriter) -> Int {
    do {
      try store.removeAll()
      if let publicKey, let secretKey {
        try store.write(publicKey.joined(to: secretKey), as: KeychainItems.keyPair)
      }
      try store.write(SecureBytes(authToken.utf8), as: KeychainItems.authToken)
      // The last one: without it nobody is signed in.
      try store.write(masterKey, as: KeychainItems.masterKey)
      return KeychainStatus.success.wireValue
    } catch {
      // What made the writing fail is what the app has to know, also where the removal fails too.
      try? store.removeAll()
      return (error as? SecretError)?.status ?? KeychainStatus.other(-1).wireValue
    }
  }
}

extension SecureBytes {
  /// These bytes with others behind them.
  fileprivate func joined(to others: SecureBytes) -> SecureBytes {
    SecureBytes(count: count + others.count) { target in
      withUnsafeBytes { target.copyMemory(from: $0) }
      others.withUnsafeBytes { source in
        UnsafeMutableRawBufferPointer(rebasing: target[count...]).copyMemory(from: source)
      }
    }
  }
}

extension SecretError {
  /// The Keychain's status, as the channel carries it.
  package var status: Int {
    switch self {
    case .missing: KeychainStatus.notFound.wireValue
    case .notUnlocked: KeychainStatus.notUnlocked.wireValue
    case .keychain(let status): status
    }
  }
}
