import LockstepCore
import XCTest

/// Metadata as it is stored: encrypted, and in envelopes.
final class MetadataTests: XCTestCase {
  private let crypto = EnteCrypto()

  private func metadata() -> FileMetadata {
    FileMetadata(title: "a.jpg", creationTime: 1, modificationTime: 2, fileType: .livePhoto)
  }

  func testTheContentHashOfEitherForm() {
    var metadata = metadata()
    XCTAssertNil(metadata.contentHash)
    metadata.imageHash = "image"
    XCTAssertNil(metadata.contentHash)
    metadata.videoHash = "video"
    let hashOfBoth = "image\(LivePhoto.hashSeparator)video"
    XCTAssertEqual(metadata.contentHash, hashOfBoth)
    metadata.hash = .null
    XCTAssertEqual(metadata.contentHash, hashOfBoth)
    metadata.hash = "both"
    XCTAssertEqual(metadata.contentHash, "both")
    XCTAssertEqual(metadata.imageHash, "image")
  }

  func testMetadataIsABlobUnderAHeaderOfItsOwn() throws {
    let key = crypto.generateKey()
    var metadata = metadata()
    metadata.unknownMembers["later"] = .bool(true)
    let first = try crypto.encryptMetadata(metadata, key: key)
    let second = try crypto.encryptMetadata(metadata, key: key)
    XCTAssertNotEqual(first.header, second.header)
    XCTAssertEqual(try crypto.decryptBlob(first, key: key), try metadata.encoded())
    XCTAssertEqual(try crypto.decryptMetadata(second, as: FileMetadata.self, key: key), metadata)
    XCTAssertThrowsError(
      try crypto.decryptMetadata(first, as: FileMetadata.self, key: crypto.generateKey())
    ) { XCTAssertEqual(($0 as? LockstepError)?.code, .corrupt) }
    XCTAssertThrowsError(
      try crypto.decryptMetadata(first, as: KeyAttributes.self, key: key)
    ) { XCTAssertEqual(($0 as? LockstepError)?.code, .invalidModel) }
  }

  func testAnEnvelopeCountsWhatIsWritten() throws {
    let key = crypto.generateKey()
    var metadata = PublicMagicMetadata()
    XCTAssertEqual(try crypto.encryptMagicMetadata(metadata, version: 1, key: key).count, .value(0))
    metadata.caption = "c"
    metadata.editedName = .null
    metadata.unknownMembers["later"] = .number(JsonNumber(1))
    let envelope = try crypto.encryptMagicMetadata(metadata, version: 2, key: key)
    XCTAssertEqual(envelope.version, 2)
    XCTAssertEqual(envelope.count, .value(2))
    let read = try MagicMetadataEnvelope(decoding: envelope.encoded())
    XCTAssertEqual(read, envelope)
    XCTAssertEqual(
      try crypto.decryptMagicMetadata(read, as: PublicMagicMetadata.self, key: key), metadata)
  }

  func testAnEditKeepsWhatItDoesNotChangeAndLosesTwoMembersAtMost() throws {
    let key = crypto.generateKey()
    let most = MagicMetadataEdits.maximumLostMembers
    var before = PublicMagicMetadata()
    before.width = .malformed(.array([]))
    before.mediaType = .value(MediaType(rawValue: 8))
    for index in 0...most { before.unknownMembers[JsonString("x\(index)")] = .bool(true) }
    let count = 2 + most + 1
    var envelope = try crypto.encryptMagicMetadata(before, version: 7, key: key)
    func edit(_ change: (inout PublicMagicMetadata) -> Void) throws -> MagicMetadataEnvelope {
      try crypto.editMagicMetadata(
        envelope, as: PublicMagicMetadata.self, key: key, change: change)
    }
    func remove(_ number: Int) throws -> MagicMetadataEnvelope {
      try edit { for index in 0..<number { $0.unknownMembers[JsonString("x\(index)")] = nil } }
    }
    func assertRefused(_ body: @autoclosure () throws -> some Any, line: UInt = #line) {
      XCTAssertThrowsError(try body(), line: line) {
        XCTAssertEqual(($0 as? LockstepError)?.code, .invalidArgument, line: line)
      }
    }
    let sent = try edit { $0.caption = "d" }
    XCTAssertEqual(sent.version, 7)
    XCTAssertEqual(sent.count, .value(count + 1))
    var expected = before
    expected.caption = "d"
    XCTAssertEqual(
      try crypto.decryptMagicMetadata(sent, as: PublicMagicMetadata.self, key: key), expected)
    XCTAssertEqual(try remove(most).count, .value(count - most))
    assertRefused(try remove(most + 1))
    // As many others in their place make it no smaller, and lose as much.
    assertRefused(
      try edit { metadata in
        for index in 0...most {
          metadata.unknownMembers[JsonString("x\(index)")] = nil
          metadata.unknownMembers[JsonString("y\(index)")] = .bool(true)
        }
      })
    // A client that counted nulls told the server of more members than are left.
    envelope.count = .value(count + most + 1)
    assertRefused(try edit { _ in })
    envelope.count = .value(count + most)
    XCTAssertEqual(try edit { _ in }.count, .value(count))
    envelope.count = .absent
    XCTAssertEqual(try edit { _ in }.count, .value(count))
  }

  func testAnEnvelopeThatCantBeIsRefused() throws {
    let key = crypto.generateKey()
    let version = pointer(
      ModelKeys(MagicMetadataEnvelope(version: 1, data: "", header: ""))(\.version, 2))
    XCTAssertThrowsError(
      try crypto.encryptMagicMetadata(PrivateMagicMetadata(), version: -1, key: key)
    ) { XCTAssertEqual(($0 as? LockstepError)?.path, version) }
    var envelope = try crypto.encryptMagicMetadata(PrivateMagicMetadata(), version: 1, key: key)
    envelope.data += "="
    XCTAssertThrowsError(
      try crypto.decryptMagicMetadata(envelope, as: PrivateMagicMetadata.self, key: key)
    ) { XCTAssertEqual(($0 as? LockstepError)?.code, .invalidArgument) }
  }
}
