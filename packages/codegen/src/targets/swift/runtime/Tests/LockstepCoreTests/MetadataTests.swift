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
    XCTAssertEqual(envelope.count, .value(3))
    let read = try MagicMetadataEnvelope(decoding: envelope.encoded())
    XCTAssertEqual(read, envelope)
    XCTAssertEqual(
      try crypto.decryptMagicMetadata(read, as: PublicMagicMetadata.self, key: key), metadata)
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
