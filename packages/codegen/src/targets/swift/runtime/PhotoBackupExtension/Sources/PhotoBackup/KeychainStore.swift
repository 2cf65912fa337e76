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

  public func authToken() throws -> String {
    String(decoding: try read(KeychainItems.authToken), as: UTF8.self)
  }

  private func read(_ account: String) throws -> Data {
    var result: CFTypeRef?
    let query = NSDictionary(dictionary: Self.reading(account)) as CFDictionary
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

  /// Removes all secrets: at sign-out.
  public func removeAll() throws {
    for account in [KeychainItems.masterKey, KeychainItems.authToken] {
      let item = NSDictionary(dictionary: Self.item(account)) as CFDictionary
      let status = KeychainStatus(wireValue: Int(SecItemDelete(item)))
      if status != .success && status != .notFound {
        throw SecretError.keychain(status: status.wireValue)
      }
    }
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

  /// The attributes of a new item.
  static func writing(_ account: String, _ data: Data) -> [String: Any] {
    item(account).merging([
      kSecAttrAccessible as String:
        kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly as String,
      kSecValueData as String: data,
    ]) { _, new in new }
  }
}
