import Foundation
import LockstepCore
import Security

/// The account's secrets in the Keychain. Every query names the access group; nothing is kept.
public struct KeychainStore: SecretStore {
  /// Uses the items of the spec.
  public init() {}

  public func masterKey() throws -> EnteCrypto.MasterKey {
    var bytes = try read(KeychainItems.masterKey)
    defer { bytes.resetBytes(in: bytes.startIndex..<bytes.endIndex) }
    guard bytes.count == KeychainItems.masterKeyBytes else { throw SecretError.missing }
    return EnteCrypto.MasterKey(bytes)
  }

  public func keyPair() throws -> AccountKeyPair? {
    var bytes: Data
    do {
      bytes = try read(KeychainItems.keyPair)
    } catch SecretError.missing {
      return nil
    }
    defer { bytes.resetBytes(in: bytes.startIndex..<bytes.endIndex) }
    return try Self.keyPair(bytes)
  }

  /// Takes the bytes of a key pair apart.
  ///
  /// - Throws: `SecretError` `missing` where they are none.
  static func keyPair(_ bytes: Data) throws -> AccountKeyPair {
    guard bytes.count == PublicKeyBox.publicKeyBytes + PublicKeyBox.secretKeyBytes else {
      throw SecretError.missing
    }
    return AccountKeyPair(
      publicKey: [UInt8](bytes.prefix(PublicKeyBox.publicKeyBytes)),
      secretKey: SecureBytes(bytes.suffix(PublicKeyBox.secretKeyBytes)))
  }

  public func authToken() throws -> String {
    String(decoding: try read(KeychainItems.authToken), as: UTF8.self)
  }

  private func read(_ account: String) throws -> Data {
    try read(Self.reading(account))
  }

  private func read(_ dictionary: [String: Any]) throws -> Data {
    var result: CFTypeRef?
    let query = NSDictionary(dictionary: dictionary) as CFDictionary
    let status = SecItemCopyMatching(query, &result)
    switch KeychainStatus(wireValue: Int(status)) {
    case .success:
      guard let data = result as? NSData else { throw SecretError.missing }
      return Data(referencing: data)
    case .notFound: throw SecretError.missing
    case .notUnlocked: throw SecretError.notUnlocked
    default: throw SecretError.keychain(status: Int(status))
    }
  }

  /// The keys that the app of today keeps, in its own group and in base64. Nothing is changed.
  ///
  /// - Throws: a `SecretError`, `missing` where there is no master key.
  public func legacyKeys() throws -> (masterKey: SecureBytes, secretKey: SecureBytes?) {
    let masterKey = try legacyKey(KeychainItems.legacyMasterKey)
    do {
      return (masterKey, try legacyKey(KeychainItems.legacySecretKey))
    } catch SecretError.missing {
      return (masterKey, nil)
    }
  }

  private func legacyKey(_ account: String) throws -> SecureBytes {
    var text = try read(Self.readingLegacy(account))
    defer { text.resetBytes(in: text.startIndex..<text.endIndex) }
    guard var bytes = Data(base64Encoded: text), bytes.count == KeychainItems.masterKeyBytes else {
      throw SecretError.missing
    }
    defer { bytes.resetBytes(in: bytes.startIndex..<bytes.endIndex) }
    return SecureBytes(bytes)
  }

  /// Writes a secret, in the place of the one before: what the app does at sign-in, and when it
  /// moves its items of today.
  ///
  /// - Throws: a `SecretError`.
  public func write(_ bytes: SecureBytes, as account: String) throws {
    var data = bytes.withUnsafeBytes { Data($0) }
    defer { data.resetBytes(in: data.startIndex..<data.endIndex) }
    let item = NSDictionary(dictionary: Self.item(account)) as CFDictionary
    _ = SecItemDelete(item)
    let attributes = NSDictionary(dictionary: Self.writing(account, data)) as CFDictionary
    let status = SecItemAdd(attributes, nil)
    if KeychainStatus(wireValue: Int(status)) != .success {
      throw SecretError.keychain(status: Int(status))
    }
  }

  /// Removes all secrets: at sign-out. One that can't be removed keeps none of the others.
  public func removeAll() throws {
    var failure: SecretError?
    for account in [KeychainItems.masterKey, KeychainItems.keyPair, KeychainItems.authToken] {
      let item = NSDictionary(dictionary: Self.item(account)) as CFDictionary
      let status = KeychainStatus(wireValue: Int(SecItemDelete(item)))
      if status != .success && status != .notFound {
        failure = failure ?? SecretError.keychain(status: status.wireValue)
      }
    }
    if let failure { throw failure }
  }

  /// What names an item, in every query alike.
  static func item(_ account: String) -> [String: Any] {
    [
      kSecClass as String: kSecClassGenericPassword as String,
      kSecAttrService as String: KeychainItems.service,
      kSecAttrAccount as String: account,
      kSecAttrAccessGroup as String: KeychainItems.accessGroup,
      // On iOS it is the only one; on a Mac others have no groups.
      kSecUseDataProtectionKeychain as String: true,
      kSecAttrSynchronizable as String: false,
    ]
  }

  /// The query that reads an item.
  static func reading(_ account: String) -> [String: Any] {
    item(account).merging([
      kSecMatchLimit as String: kSecMatchLimitOne as String,
      kSecReturnData as String: true,
    ]) { _, new in new }
  }

  /// The query that reads an item of the app of today, which names no group.
  static func readingLegacy(_ account: String) -> [String: Any] {
    [
      kSecClass as String: kSecClassGenericPassword as String,
      kSecAttrService as String: KeychainItems.legacyService,
      kSecAttrAccount as String: account,
      kSecMatchLimit as String: kSecMatchLimitOne as String,
      kSecReturnData as String: true,
    ]
  }

  /// The attributes of a new item.
  static func writing(_ account: String, _ data: Data) -> [String: Any] {
    item(account).merging([
      kSecAttrAccessible as String:
        kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly as String,
      kSecValueData as String: data,
    ]) { _, new in new }
  }
}
