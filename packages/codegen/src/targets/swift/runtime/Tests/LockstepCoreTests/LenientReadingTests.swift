import LockstepCore
import XCTest

/// What others wrote and this version can't read, what magic metadata leaves out, sets of flags.
final class LenientReadingTests: XCTestCase {
  private let magic = ModelKeys(PublicMagicMetadata())
  private let file = ModelKeys(
    FileMetadata(title: "a", creationTime: 1, modificationTime: 2, fileType: .image))

  private func decode<Model: JsonModel>(_ text: String, as type: Model.Type) throws -> Model {
    try Model(decoding: Array(text.utf8))
  }

  private func text(_ model: some JsonModel) throws -> String {
    String(decoding: try model.encoded(), as: UTF8.self)
  }

  func testWhatHasNoReadingIsKeptThroughAnEdit() throws {
    let source = objectText([
      magic(\.caption): "\"c\"", magic(\.height): "\" 3024\"", magic(\.width): "[4032,null]",
    ])
    var metadata = try decode(source, as: PublicMagicMetadata.self)
    XCTAssertNil(metadata.width.value)
    XCTAssertEqual(metadata.height, .malformed(.string(" 3024")))
    XCTAssertEqual(
      metadata.malformedPaths, [pointer(magic(\.height)), pointer(magic(\.width))])
    XCTAssertEqual(try text(metadata), source)
    metadata.caption = "d"
    metadata.height = 3024
    XCTAssertEqual(metadata.malformedPaths, [pointer(magic(\.width))])
    XCTAssertEqual(
      try text(metadata),
      objectText([
        magic(\.caption): "\"d\"", magic(\.height): "3024", magic(\.width): "[4032,null]",
      ]))
    metadata.width = .absent
    XCTAssertEqual(metadata.malformedPaths, [])
    XCTAssertEqual(
      try text(metadata), objectText([magic(\.caption): "\"d\"", magic(\.height): "3024"]))
  }

  func testTwoThatHaveNoReadingAreEqualWhereTheyAreWrittenTheSame() throws {
    let width = magic(\.width)
    let texts = ["[1]", "[1.0]", "[2]", "{}"]
    let read = try texts.map {
      try decode("{\"\(width)\":\($0)}", as: PublicMagicMetadata.self)
    }
    XCTAssertEqual(read[0], read[1])
    XCTAssertEqual(Set(read).count, 3)
  }

  func testAGroupIsReadAsAWholeAndGivenAnewAsAWhole() throws {
    var metadata = FileMetadata(
      title: "a", creationTime: 1, modificationTime: 2, fileType: .image)
    metadata.latitude = .malformed(.number(JsonNumber(35.5)))
    let written = try metadata.encoded()
    var read = try FileMetadata(decoding: written)
    XCTAssertEqual(read, metadata)
    XCTAssertEqual(read.malformedPaths, [pointer(file(\.latitude))])
    read.longitude = 138
    XCTAssertThrowsError(try read.encoded()) {
      XCTAssertEqual(($0 as? LockstepError)?.path, pointer(self.file(\.latitude)))
    }
    read.latitude = 35.5
    XCTAssertEqual(try FileMetadata(decoding: read.encoded()).malformedPaths, [])
  }

  func testHalfOfASurrogatePairReadsAsTheSignForIt() throws {
    let caption = magic(\.caption)
    let source =
      "{\"\(caption)\":\"a\\ud83d\",\"\\ude00\":[\"\\ud83d\\ud83d\\ude00\"]}"
    let metadata = try decode(source, as: PublicMagicMetadata.self)
    XCTAssertEqual(metadata.caption, "a\u{FFFD}")
    XCTAssertEqual(
      metadata.unknownMembers["\u{FFFD}"], .array([.string("\u{FFFD}\u{1F600}")]))
  }

  func testMagicMetadataLeavesNullOutWhoeverGivesIt() throws {
    let source = objectText([
      magic(\.caption): "null", magic(\.width): "1", "x": "null", "y": "{\"a\":null}",
    ])
    var metadata = try decode(source, as: PublicMagicMetadata.self)
    XCTAssertEqual(metadata.caption, .absent)
    XCTAssertEqual(
      try text(metadata), objectText([magic(\.width): "1", "y": "{\"a\":null}"]))
    let before = metadata
    metadata.height = .null
    metadata.unknownMembers["z"] = .null
    XCTAssertEqual(metadata, before)
    metadata.width = .null
    XCTAssertEqual(try text(metadata), "{\"y\":{\"a\":null}}")
  }

  func testASetOfFlagsKeepsTheBitsThatNobodyKnows() throws {
    let key = magic(\.mediaType)
    let unknown = 1 << 40
    var metadata = try decode("{\"\(key)\":\(unknown)}", as: PublicMagicMetadata.self)
    XCTAssertEqual(metadata.mediaType.value?.contains(.panorama), false)
    metadata.mediaType = .value(metadata.mediaType.value?.union(.panorama) ?? [])
    let panorama = MediaType.panorama.rawValue
    XCTAssertEqual(try text(metadata), "{\"\(key)\":\(unknown + panorama)}")
    metadata.mediaType = .value(metadata.mediaType.value?.subtracting(.panorama) ?? [])
    XCTAssertEqual(try text(metadata), "{\"\(key)\":\(unknown)}")
    metadata.mediaType = .value(MediaType(rawValue: -1))
    XCTAssertThrowsError(try metadata.encoded()) {
      XCTAssertEqual(($0 as? LockstepError)?.path, pointer(key))
    }
  }
}
