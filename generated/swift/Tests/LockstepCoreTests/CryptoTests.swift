// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore
import LockstepPassphrase
import XCTest

final class CryptoTests: XCTestCase {
  private let provider = SodiumProvider()
  private let crypto = EnteCrypto()

  private func code(_ work: () throws -> Void) -> LockstepErrorCode? {
    do {
      try work()
      return nil
    } catch {
      return (error as? LockstepError)?.code
    }
  }

  func testBlobComesBackAndDrawsAHeaderOfItsOwn() throws {
    let key = crypto.generateKey()
    let first = try crypto.encryptBlob([1, 2, 3], key: key)
    let second = try crypto.encryptBlob([1, 2, 3], key: key)
    XCTAssertNotEqual(first.header, second.header)
    XCTAssertEqual(try crypto.decryptBlob(first, key: key), [1, 2, 3])
    XCTAssertEqual(
      code { _ = try self.crypto.decryptBlob(first, key: EnteCrypto.FileKey([1])) },
      .invalidArgument)
    let swapped = EncryptedBlob(header: second.header, ciphertext: first.ciphertext)
    XCTAssertEqual(code { _ = try self.crypto.decryptBlob(swapped, key: key) }, .corrupt)
  }

  func testFrameWithATagOfNoMeaningIsRefused() throws {
    let key = crypto.generateKey()
    for tag: UInt8 in [1, 2] {
      let writer = try provider.makeStreamWriter(key: key)
      var frame = [UInt8](repeating: 0, count: 3 + Encryption.frameOverheadBytes)
      _ = try frame.withUnsafeMutableBytes { frame in
        try [UInt8]([1, 2, 3]).withUnsafeBytes { try writer.push($0, tag: tag, into: frame) }
      }
      let blob = EncryptedBlob(header: writer.header, ciphertext: frame)
      XCTAssertEqual(code { _ = try self.crypto.decryptBlob(blob, key: key) }, .unexpectedTag)
    }
  }

  func testEncryptorTakesFullChunksUntilTheLast() throws {
    let encryptor = try FrameEncryptor(key: crypto.generateKey())
    let frame = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Encryption.frameBytes, alignment: 16)
    defer { frame.deallocate() }
    let chunk = [UInt8](repeating: 0, count: Encryption.plaintextChunkBytes + 1)
    func encrypt(_ count: Int, isFinal: Bool) -> LockstepErrorCode? {
      code {
        _ = try chunk.withUnsafeBytes {
          try encryptor.encrypt(
            UnsafeRawBufferPointer(rebasing: $0[..<count]), isFinal: isFinal, into: frame)
        }
      }
    }
    XCTAssertEqual(encrypt(5, isFinal: false), .invalidArgument)
    XCTAssertEqual(encrypt(chunk.count, isFinal: true), .invalidArgument)
    XCTAssertNil(encrypt(chunk.count - 1, isFinal: false))
    XCTAssertNil(encrypt(0, isFinal: true))
    XCTAssertEqual(encrypt(5, isFinal: true), .invalidArgument)
  }

  func testAFrameThatFoundNoRoomCanBeAskedForAgain() throws {
    let key = crypto.generateKey()
    let encryptor = try FrameEncryptor(key: key)
    var frame = [UInt8](repeating: 0, count: 3 + Encryption.frameOverheadBytes)
    func encrypt(room: Int) throws -> Int {
      try frame.withUnsafeMutableBytes { frame in
        try [UInt8]([1, 2, 3]).withUnsafeBytes {
          try encryptor.encrypt(
            $0, isFinal: true, into: UnsafeMutableRawBufferPointer(rebasing: frame[..<room]))
        }
      }
    }
    XCTAssertEqual(code { _ = try encrypt(room: 3) }, .invalidArgument)
    XCTAssertEqual(try encrypt(room: frame.count), frame.count)
    let blob = EncryptedBlob(header: encryptor.header, ciphertext: frame)
    XCTAssertEqual(try crypto.decryptBlob(blob, key: key), [1, 2, 3])
  }

  func testNothingIsDecryptedAfterTheEndOrAnOffence() throws {
    let key = crypto.generateKey()
    let writer = try provider.makeStreamWriter(key: key)
    let frames = try [Encryption.finalTag, Encryption.messageTag].map { tag in
      var frame = [UInt8](repeating: 0, count: 1 + Encryption.frameOverheadBytes)
      _ = try frame.withUnsafeMutableBytes { frame in
        try [UInt8(7)].withUnsafeBytes { try writer.push($0, tag: UInt8(tag), into: frame) }
      }
      return frame
    }
    func decrypt(_ decryptor: FrameDecryptor, _ frame: [UInt8], isLast: Bool, room: Int = 1)
      -> LockstepErrorCode?
    {
      code {
        _ = try withUnsafeTemporaryAllocation(byteCount: room, alignment: 1) { chunk in
          try frame.withUnsafeBytes { try decryptor.decrypt($0, isLast: isLast, into: chunk) }
        }
      }
    }
    let whole = try FrameDecryptor(key: key, header: writer.header)
    XCTAssertEqual(decrypt(whole, frames[0], isLast: true, room: 0), .invalidArgument, "no room")
    XCTAssertNil(decrypt(whole, frames[0], isLast: true))
    XCTAssertEqual(decrypt(whole, frames[1], isLast: false), .invalidArgument)
    let trailing = try FrameDecryptor(key: key, header: writer.header)
    XCTAssertEqual(decrypt(trailing, frames[0], isLast: false), .trailingData)
    XCTAssertEqual(decrypt(trailing, frames[1], isLast: false), .invalidArgument)
  }

  func testBoxComesBackAndIsOpenedByNothingElse() throws {
    let key = crypto.generateKey()
    let box = try provider.sealBox(SecureBytes([1, 2, 3]), key: key)
    XCTAssertEqual(box.nonce.count, 24)
    XCTAssertEqual(box.ciphertext.count, 3 + 16)
    let message = try provider.openBox(box, key: key)
    XCTAssertEqual(message.withUnsafeBytes { Array($0) }, [1, 2, 3])
    for position in box.ciphertext.indices {
      var damaged = box.ciphertext
      damaged[position] ^= 0x80
      let other = SealedBox(nonce: box.nonce, ciphertext: damaged)
      XCTAssertEqual(code { _ = try self.provider.openBox(other, key: key) }, .corrupt)
    }
    let short = SealedBox(nonce: box.nonce, ciphertext: Array(box.ciphertext.prefix(15)))
    XCTAssertEqual(code { _ = try self.provider.openBox(short, key: key) }, .corrupt)
    XCTAssertEqual(
      code { _ = try self.provider.openBox(box, key: self.crypto.generateKey()) }, .corrupt)
    let noNonce = SealedBox(nonce: [], ciphertext: box.ciphertext)
    XCTAssertEqual(code { _ = try self.provider.openBox(noNonce, key: key) }, .invalidArgument)
  }

  func testDerivedKeysFollowFromWhatTheyAreDerivedFrom() throws {
    let salt = [UInt8](repeating: 1, count: 16)
    func derive(_ passphrase: String, opsLimit: Int) throws -> [UInt8] {
      try provider.deriveKey(
        passphrase: SecureBytes(passphrase.utf8), salt: salt, opsLimit: opsLimit, memLimit: 8192
      ).withUnsafeBytes { Array($0) }
    }
    let first = try derive("passphrase", opsLimit: 1)
    XCTAssertEqual(first.count, 32)
    XCTAssertEqual(first, try derive("passphrase", opsLimit: 1))
    XCTAssertNotEqual(first, try derive("passphrase", opsLimit: 2))
    XCTAssertNotEqual(first, try derive("Passphrase", opsLimit: 1))
    XCTAssertEqual(try derive("", opsLimit: 1).count, 32)
    XCTAssertEqual(
      code {
        _ = try self.provider.deriveKey(
          passphrase: SecureBytes([]), salt: [], opsLimit: 1, memLimit: 8192)
      }, .invalidArgument)

    let key = SecureBytes(first)
    let subkey = try provider.deriveSubkey(of: key, id: 1, context: "loginctx", size: 16)
    XCTAssertEqual(subkey.count, 16)
    XCTAssertEqual(
      code { _ = try self.provider.deriveSubkey(of: key, id: 1, context: "login", size: 16) },
      .invalidArgument)
    XCTAssertEqual(
      code { _ = try self.provider.deriveSubkey(of: key, id: 1, context: "loginctx", size: 15) },
      .invalidArgument)
  }

  func testChecksumIsMD5() throws {
    let checksum = try provider.makeChecksum()
    checksum.update(Array("ab".utf8))
    checksum.update([])
    checksum.update(Array("c".utf8))
    XCTAssertEqual(Base64.encode(checksum.finish()), "kAFQmDzST7DWlj99KOF/cg==")
  }

  func testSecretsDoNotDescribeThemselves() {
    let secret = SecureBytes([0xDE, 0xAD])
    XCTAssertEqual("\(secret)", "SecureBytes(2)")
    XCTAssertEqual(String(reflecting: secret), "SecureBytes(2)")
    var shown = ""
    dump(secret, to: &shown)
    XCTAssertEqual(shown, "- SecureBytes(2) #0\n")
  }
}
