import LockstepCore
import XCTest

@testable import PhotoBackup

final class SecretTests: XCTestCase {
  private let handover = SecretHandover(
    masterKey: SecureBytes([1]), publicKey: SecureBytes([2]), secretKey: SecureBytes([3]),
    authToken: "t")

  func testAllSecretsAreHandedOverTheMasterKeyLast() {
    let store = Items()
    store.items = ["older": [9]]
    XCTAssertEqual(handover.write(to: store), KeychainStatus.success.wireValue)
    XCTAssertEqual(
      store.items,
      [
        KeychainItems.keyPair: [2, 3], KeychainItems.authToken: Array("t".utf8),
        KeychainItems.masterKey: [1],
      ])
    XCTAssertEqual(store.written.last, KeychainItems.masterKey)
  }

  func testNoSecretStaysWhereOneIsRefused() {
    struct Unforeseen: Error {}
    for refused in 0..<3 {
      for error in [SecretError.keychain(status: -34018) as any Error, Unforeseen()] {
        let store = Items()
        store.refusal = (refused, error)
        let status = handover.write(to: store)
        XCTAssertEqual(status, error is SecretError ? -34018 : -1)
        XCTAssertEqual(store.items, [:], "after the write \(refused) failed")
      }
    }
  }
}

// A store that refuses one of its writes.
private final class Items: SecretWriter {
  var items: [String: [UInt8]] = [:]
  var written: [String] = []
  var refusal: (write: Int, error: any Error)?

  func write(_ bytes: SecureBytes, as account: String) throws {
    if let refusal, refusal.write == written.count { throw refusal.error }
    written.append(account)
    items[account] = bytes.withUnsafeBytes { [UInt8]($0) }
  }

  func removeAll() {
    items = [:]
  }
}
