// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore
import LockstepPassphrase
import XCTest

/// The chain of keys below the master key, on boxes that the TypeScript client sealed.
final class KeyWrappingTests: XCTestCase {
  private let crypto = EnteCrypto()
  private let masterKey = EnteCrypto.MasterKey(0..<32)
  private let collectionBox = SealedBox(
    nonce: [UInt8](repeating: 0x11, count: 24),
    ciphertext: Base64.decode("YLLsq/6yKl3hRibgJuxiEnpmh9g4BZ66+BGwSP5Q4kxbEXiMqfhfT7fRAvVhFw41")!)
  private let fileBox = SealedBox(
    nonce: [UInt8](repeating: 0x22, count: 24),
    ciphertext: Base64.decode("xdiuyyF6Ne2uWI1LP+P4xN44EZgMVkZUz9ouui6V/UY6RYuCZiqUK+8N392oAHw7")!)

  private func bytes(_ secret: SecureBytes) -> [UInt8] {
    secret.withUnsafeBytes { Array($0) }
  }

  private func failure(_ work: () throws -> SecureBytes) -> LockstepError? {
    do {
      _ = try work()
      return nil
    } catch {
      return error as? LockstepError
    }
  }

  func testAFilesKeyIsOpenedFromTheMasterKey() throws {
    let collectionKey = try crypto.unwrapCollectionKey(collectionBox, masterKey: masterKey)
    XCTAssertEqual(bytes(collectionKey), Array(32..<64))
    let fileKey = try crypto.unwrapFileKey(fileBox, collectionKey: collectionKey)
    XCTAssertEqual(bytes(fileKey), Array(64..<96))
  }

  func testANewFilesKeyIsWrappedUnderANonceOfItsOwn() throws {
    let collectionKey = try crypto.unwrapCollectionKey(collectionBox, masterKey: masterKey)
    let fileKey = crypto.generateKey()
    let first = try crypto.wrapFileKey(fileKey, collectionKey: collectionKey)
    let second = try crypto.wrapFileKey(fileKey, collectionKey: collectionKey)
    XCTAssertNotEqual(first.nonce, second.nonce)
    XCTAssertEqual(first.nonce.count, Secretbox.nonceBytes)
    XCTAssertEqual(first.ciphertext.count, Secretbox.keyBytes + Secretbox.macBytes)
    for box in [first, second] {
      let opened = try crypto.unwrapFileKey(box, collectionKey: collectionKey)
      XCTAssertEqual(bytes(opened), bytes(fileKey))
    }
    let blob = try crypto.encryptBlob([1, 2, 3], key: fileKey)
    let reopened = try crypto.unwrapFileKey(first, collectionKey: collectionKey)
    XCTAssertEqual(try crypto.decryptBlob(blob, key: reopened), [1, 2, 3])
  }

  func testABoxOfAnotherKeyIsCorruptAndNamesWhatItHolds() {
    let another = EnteCrypto.CollectionKey(masterKey)
    let ofAnother = failure { try self.crypto.unwrapFileKey(fileBox, collectionKey: another) }
    XCTAssertEqual(ofAnother?.code, .corrupt)
    XCTAssertEqual(ofAnother?.message.contains("file key"), true)
    for bit in 0..<8 * collectionBox.ciphertext.count {
      var ciphertext = collectionBox.ciphertext
      ciphertext[bit / 8] ^= 1 << UInt8(bit % 8)
      let changed = SealedBox(nonce: collectionBox.nonce, ciphertext: ciphertext)
      let code = failure { try crypto.unwrapCollectionKey(changed, masterKey: masterKey) }?.code
      XCTAssertEqual(code, .corrupt)
    }
  }

  func testABoxThatWasCutIsRefused() {
    for size in 0..<collectionBox.ciphertext.count {
      let cut = SealedBox(
        nonce: collectionBox.nonce, ciphertext: Array(collectionBox.ciphertext.prefix(size)))
      let found = failure { try crypto.unwrapCollectionKey(cut, masterKey: masterKey) }
      XCTAssertEqual(found?.code, .invalidArgument)
      XCTAssertEqual(found?.message.contains("wrapped collection key"), true)
    }
    let noNonce = SealedBox(nonce: [], ciphertext: collectionBox.ciphertext)
    XCTAssertEqual(
      failure { try crypto.unwrapCollectionKey(noNonce, masterKey: masterKey) }?.code,
      .invalidArgument)
  }

  func testKeysAndBoxesAreMadeFromData() throws {
    let master = EnteCrypto.MasterKey(Data(0..<32))
    let box = SealedBox(
      nonce: Data(collectionBox.nonce), ciphertext: Data(collectionBox.ciphertext))
    XCTAssertEqual(box, collectionBox)
    XCTAssertEqual(bytes(try crypto.unwrapCollectionKey(box, masterKey: master)), Array(32..<64))
    let key = crypto.generateKey()
    XCTAssertEqual(bytes(EnteCrypto.FileKey(key)), bytes(key))
    let blob = try crypto.encryptBlob([1, 2, 3], key: key)
    let stored = EncryptedBlob(header: Data(blob.header), ciphertext: Data(blob.ciphertext))
    XCTAssertEqual(try crypto.decryptBlob(stored, key: key), [1, 2, 3])
  }

  func testOnlyKeysAreWrapped() {
    for (file, collection) in [(31, 32), (33, 32), (0, 32), (32, 31)] {
      XCTAssertThrowsError(
        try crypto.wrapFileKey(
          EnteCrypto.FileKey([UInt8](repeating: 1, count: file)),
          collectionKey: EnteCrypto.CollectionKey([UInt8](repeating: 2, count: collection)))
      ) { XCTAssertEqual(($0 as? LockstepError)?.code, .invalidArgument) }
    }
  }

  func testLimitsBeyondTheBoundsAreRefusedAtOnce() {
    let salt = [UInt8](repeating: 1, count: PassphraseDerivation.saltBytes)
    let memory = PassphraseDerivation.minimumMemLimit
    for (opsLimit, memLimit) in [
      (0, memory), (-1, memory), (65, memory), (Int.min, memory), (Int.max, memory),
      (1, 0), (1, -1), (1, memory - 1), (1, (1 << 30) + 1), (1, 64 << 30), (1, (1 << 32) + memory),
      (1, Int.max), (1, Int.min),
    ] {
      let found = failure {
        try crypto.derivePassphraseKey(
          SecureBytes([]), salt: salt, opsLimit: opsLimit, memLimit: memLimit)
      }
      XCTAssertEqual(found?.code, .invalidArgument, "\(opsLimit) \(memLimit)")
    }
  }
}
