// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore
import XCTest

@testable import PhotoBackup

final class CollectionTests: XCTestCase {
  private let crypto = EnteCrypto()
  private let shared = 6

  // A collection that another account owns, and has shared.
  private func share(in world: FakeWorld) throws -> EnteCrypto.CollectionKey {
    let key = EnteCrypto.CollectionKey(crypto.generateKey())
    let sealed = try crypto.sealMessage(key, for: FakeSecrets.keyPair.publicKey)
    try world.inContainer {
      try $0.collections.write(
        SharedCollection(
          id: shared, encryptedKey: Base64.encode(sealed), keyDecryptionNonce: nil))
    }
    return key
  }

  func testACollectionThatAnotherAccountHasSealedIsUploadedTo() throws {
    let world = try FakeWorld()
    let key = try share(in: world)
    try world.configure(collectionId: shared)
    world.library.add(FakeAsset("photo"))
    FakeHost(world).drain()
    let file = try XCTUnwrap(
      world.inContainer { try $0.files.ofPhoto("photo", inCollection: shared) }.first)
    let box = try SealedBox(
      nonce: XCTUnwrap(Base64.decode(file.keyDecryptionNonce)),
      ciphertext: XCTUnwrap(Base64.decode(file.encryptedKey)))
    XCTAssertNoThrow(try crypto.unwrapFileKey(box, collectionKey: key))
  }

  func testWithoutTheKeyPairTheCallSaysThatTheCollectionIsSealed() throws {
    let world = try FakeWorld()
    _ = try share(in: world)
    try world.configure(collectionId: shared)
    world.secrets.hasKeyPair = false
    world.library.add(FakeAsset("photo"))
    XCTAssertEqual(world.core.process(), .failure)
    XCTAssertEqual(try world.lastCall().failure, "collection_sealed")
    XCTAssertEqual(try world.queue()["photo"]?.state, .waiting, "the photo is not at fault")
    XCTAssertEqual(world.core.process(), .completed)
    XCTAssertEqual(try world.lastCall().reason, .failedBefore)
  }

  func testACollectionThatNobodyKnowsIsToldAndNoPhotoIsBlamed() throws {
    let world = try FakeWorld()
    try world.configure(collectionId: 99)
    world.library.add(FakeAsset("photo"))
    XCTAssertEqual(world.core.process(), .failure)
    XCTAssertEqual(try world.lastCall().failure, "collection_unknown")
    XCTAssertEqual(try world.queue()["photo"]?.state, .waiting)
  }

  // Whatever another collection is, photos go to theirs.
  func testAnotherCollectionThatDoesNotOpenStopsNothing() throws {
    let world = try FakeWorld()
    let nonce = Base64.encode([UInt8](repeating: 0, count: Secretbox.nonceBytes))
    let damaged = [
      ("damaged", nonce), ("AAAA", nil), (Base64.encode([UInt8](repeating: 1, count: 48)), nonce),
      (Base64.encode([UInt8](repeating: 1, count: 80)), nil), ("AAAA", "no base64"),
    ]
    try world.inContainer { container in
      for (number, (key, nonce)) in damaged.enumerated() {
        try container.collections.write(
          SharedCollection(id: 10 + number, encryptedKey: key, keyDecryptionNonce: nonce))
      }
    }
    world.library.add(FakeAsset("photo"))
    FakeHost(world).drain()
    XCTAssertEqual(try world.committed(), ["photo"])
    try world.configure(collectionId: 12)
    world.library.add(FakeAsset("next"))
    XCTAssertEqual(world.core.process(), .failure)
    XCTAssertEqual(try world.lastCall().failure, "collection_closed")
  }
}
