import LockstepCore
import XCTest

/// Reading, writing and comparing models; the shared vectors hold every case of the schemas.
final class ModelTests: XCTestCase {
  private func decode<Model: JsonModel>(_ text: String, as type: Model.Type) throws -> Model {
    try Model(decoding: Array(text.utf8))
  }

  private func text(_ model: some JsonModel) throws -> String {
    String(decoding: try model.encoded(), as: UTF8.self)
  }

  private let least =
    "{\"creationTime\":1,\"fileType\":0,\"modificationTime\":2,\"title\":\"a\"}"

  private func metadata() -> FileMetadata {
    FileMetadata(title: "a", creationTime: 1, modificationTime: 2, fileType: .image)
  }

  private func assertOffence(
    _ path: String, _ body: @autoclosure () throws -> some Any, line: UInt = #line
  ) {
    XCTAssertThrowsError(try body(), line: line) { error in
      XCTAssertEqual((error as? LockstepError)?.code, .invalidModel, line: line)
      XCTAssertEqual((error as? LockstepError)?.path, path, line: line)
    }
  }

  func testWhatMustBeThereIsAllThatIsWritten() throws {
    XCTAssertEqual(try text(metadata()), least)
    XCTAssertEqual(try decode(least, as: FileMetadata.self), metadata())
    XCTAssertEqual(try text(PublicMagicMetadata()), "{}")
  }

  func testAbsentNullAndAValueAreThreeStates() throws {
    var metadata = PublicMagicMetadata()
    XCTAssertEqual(metadata.caption, .absent)
    XCTAssertNil(metadata.caption.value)
    metadata.caption = .null
    XCTAssertNil(metadata.caption.value)
    XCTAssertEqual(try text(metadata), "{\"caption\":null}")
    XCTAssertEqual(try decode("{\"caption\":null}", as: PublicMagicMetadata.self), metadata)
    metadata.caption = "Sunset"
    XCTAssertEqual(metadata.caption.value, "Sunset")
    XCTAssertEqual(try text(metadata), "{\"caption\":\"Sunset\"}")
    metadata.caption = .absent
    XCTAssertEqual(try text(metadata), "{}")
    XCTAssertEqual(Set<Presence<String>>([.absent, .null, ""]).count, 3)
    XCTAssertEqual(Presence<Int>(nil), .absent)
    XCTAssertEqual(Presence(1), .value(1))
  }

  func testLiteralsMakeValues() throws {
    var metadata = PublicMagicMetadata()
    metadata.width = 4000
    metadata.latitude = 48
    metadata.longitude = 11.5
    metadata.noThumbnail = true
    metadata.mediaType = .value(.panorama)
    XCTAssertEqual(
      try text(metadata), "{\"lat\":48,\"long\":11.5,\"mediaType\":1,\"noThumb\":true,\"w\":4000}")
  }

  func testACopyChangesAlone() throws {
    let before = try decode("{\"caption\":\"a\",\"w\":1,\"x\":1}", as: PublicMagicMetadata.self)
    var after = before
    after.caption = .null
    after.width = .absent
    after.unknownMembers["x"] = nil
    after.unknownMembers["y"] = .null
    XCTAssertEqual(try text(after), "{\"caption\":null,\"y\":null}")
    XCTAssertEqual(try text(before), "{\"caption\":\"a\",\"w\":1,\"x\":1}")
    XCTAssertNotEqual(before, after)
  }

  func testUnknownMembersSurviveAnEdit() throws {
    let source =
      "{\"w\":1,\"\\u00e9\":1,\"e\\u0301\":{\"b\":[true,1,1.5,null],\"a\":-0},\"__proto__\":{}}"
    var metadata = try decode(source, as: PublicMagicMetadata.self)
    XCTAssertEqual(metadata.unknownMembers.members.count, 3)
    XCTAssertEqual(metadata.unknownMembers["\u{E9}"], .number(JsonNumber(1)))
    metadata.caption = "c"
    XCTAssertEqual(
      Array(try metadata.encoded()),
      Array(
        "{\"__proto__\":{},\"caption\":\"c\",\"e\u{301}\":{\"a\":0,\"b\":[true,1,1.5,null]},"
          .utf8) + Array("\"w\":1,\"\u{E9}\":1}".utf8))
  }

  func testAnUnknownMemberIsNoKnownOne() {
    var metadata = PublicMagicMetadata()
    metadata.unknownMembers.append("w", .number(JsonNumber(1)))
    XCTAssertThrowsError(try metadata.encoded()) { error in
      XCTAssertEqual((error as? LockstepError)?.code, .invalidArgument)
    }
    metadata.unknownMembers = JsonObject()
    metadata.unknownMembers.append("x", .null)
    metadata.unknownMembers.append("x", .null)
    XCTAssertThrowsError(try metadata.encoded()) { error in
      XCTAssertEqual((error as? LockstepError)?.code, .invalidArgument)
    }
    XCTAssertThrowsError(try PublicMagicMetadata(json: .object(metadata.unknownMembers))) {
      XCTAssertEqual(($0 as? LockstepError)?.code, .invalidJson)
    }
  }

  func testTextsAreComparedByTheirCodeUnits() throws {
    var (left, right) = (metadata(), metadata())
    left.title = "caf\u{E9}"
    right.title = "cafe\u{301}"
    XCTAssertEqual(left.title, right.title)
    XCTAssertNotEqual(left, right)
    XCTAssertEqual(Set([left, right, left]).count, 2)
    right.title = left.title
    XCTAssertEqual(left, right)
    left.hash = "\u{212A}"
    right.hash = "K"
    XCTAssertNotEqual(left.hash, right.hash)
    XCTAssertNotEqual(left, right)
    XCTAssertEqual(Set([left.hash, right.hash, "K"]).count, 2)
  }

  func testTheOrderOfMembersMakesNoDifference() throws {
    let left = try decode("{\"x\":{\"a\":1,\"b\":2},\"w\":1}", as: PublicMagicMetadata.self)
    let right = try decode("{\"w\":1,\"x\":{\"b\":2,\"a\":1}}", as: PublicMagicMetadata.self)
    XCTAssertEqual(left, right)
    XCTAssertEqual(Set([left, right]).count, 1)
    var other = JsonObject()
    other["z"] = .null
    other["x"] = left.unknownMembers["x"]
    XCTAssertNotEqual(left.unknownMembers, other)
    other["z"] = nil
    XCTAssertEqual(left.unknownMembers, other)
  }

  func testValuesOfOpenEnumsAreKept() throws {
    let metadata = try decode("{\"mediaType\":7.0}", as: PublicMagicMetadata.self)
    XCTAssertEqual(metadata.mediaType, .value(.other(7)))
    XCTAssertEqual(try text(metadata), "{\"mediaType\":7}")
    XCTAssertEqual(MediaType.other(1), .panorama)
    XCTAssertEqual(Set([MediaType.other(1), .panorama, .other(2)]).count, 2)
  }

  func testOldFormsAreWrittenAnew() throws {
    let old = "{\"caption\":1.50,\"h\":\"3e2\",\"lat\":\"-0.25\",\"long\":\"11\",\"w\":\"4000.0\"}"
    let metadata = try decode(old, as: PublicMagicMetadata.self)
    XCTAssertEqual(metadata.caption, "1.5")
    XCTAssertEqual(metadata.width, 4000)
    XCTAssertEqual(metadata.latitude, -0.25)
    XCTAssertEqual(
      try text(metadata), "{\"caption\":\"1.5\",\"h\":300,\"lat\":-0.25,\"long\":11,\"w\":4000}")
    for text in ["", " 1", "1 ", "+1", "01", "0x10", "1.5", "1e400", "-", "１"] {
      assertOffence("/w", try decode("{\"w\":\"\(text)\"}", as: PublicMagicMetadata.self))
    }
    for text in ["NaN", "Infinity", "1e400", "9007199254740993", ".5", "1.", "1\\u0000"] {
      assertOffence("/lat", try decode("{\"lat\":\"\(text)\"}", as: PublicMagicMetadata.self))
    }
    assertOffence("/w", try decode("{\"w\":true}", as: PublicMagicMetadata.self))
    assertOffence("/caption", try decode("{\"caption\":true}", as: PublicMagicMetadata.self))
  }

  func testNumbersThatJSONDoesNotHoldAreOffences() throws {
    let largest = 9_007_199_254_740_991
    for value in [largest + 1, -largest - 1, .max, .min] {
      var metadata = metadata()
      metadata.creationTime = value
      assertOffence("/creationTime", try metadata.encoded())
      metadata = self.metadata()
      metadata.subType = .value(value)
      assertOffence("/subType", try metadata.encoded())
      metadata = self.metadata()
      metadata.fileType = .other(value)
      assertOffence("/fileType", try metadata.encoded())
    }
    for value in [largest, -largest] {
      var metadata = metadata()
      metadata.creationTime = value
      XCTAssertEqual(try FileMetadata(decoding: metadata.encoded()), metadata)
    }
    for value in [Double.nan, .infinity, -.infinity] {
      var metadata = metadata()
      metadata.latitude = .value(value)
      metadata.longitude = 1
      assertOffence("/latitude", try metadata.encoded())
      assertOffence("/latitude", try metadata.json)
    }
  }

  func testTheFirstOffenceIsNamedInCanonicalOrder() throws {
    assertOffence("", try decode("[]", as: FileMetadata.self))
    assertOffence("/creationTime", try decode("{\"title\":1}", as: FileMetadata.self))
    var metadata = metadata()
    metadata.longitude = 1
    metadata.creationTime = .max
    assertOffence("/creationTime", try metadata.encoded())
    metadata.creationTime = 1
    metadata.title = "b"
    assertOffence("/latitude", try metadata.encoded())
    metadata.latitude = .null
    assertOffence("/latitude", try metadata.encoded())
    metadata.longitude = .null
    XCTAssertNoThrow(try metadata.encoded())
    assertOffence(
      "/version",
      try MagicMetadataEnvelope(version: 0, count: 0, data: "", header: "").encoded())
  }

  func testWhatHasNoCanonicalFormIsRefusedFirst() throws {
    let deep = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    for text in [
      "{\"x\":9007199254740993}", "{\"x\":\(deep)}", "{\"x\":1,\"x\":1}", "\u{FEFF}{}", "",
    ] {
      XCTAssertThrowsError(try decode(text, as: FileMetadata.self), text) { error in
        XCTAssertEqual((error as? LockstepError)?.code, .invalidJson, text)
      }
    }
    var metadata = metadata()
    metadata.creationTime = .max
    metadata.unknownMembers["x"] = try JsonParser.parse(Array(deep.utf8), maximumDepth: 128)
    XCTAssertThrowsError(try metadata.encoded()) { error in
      XCTAssertEqual((error as? LockstepError)?.code, .invalidJson)
    }
  }

  func testMessagesHoldNoValue() {
    XCTAssertThrowsError(
      try decode("{\"w\":\"at home\"}", as: PublicMagicMetadata.self)
    ) { error in
      let message = String(describing: error)
      XCTAssertTrue(message.contains("PublicMagicMetadata/w must be a whole number"), message)
      XCTAssertFalse(message.contains("home"), message)
    }
  }

  func testManyUnknownMembersTakeLinearTime() throws {
    let members = (0..<100_000).map { "\"\($0)\":\($0)" }.joined(separator: ",")
    let metadata = try decode("{\(members)}", as: PrivateMagicMetadata.self)
    XCTAssertEqual(metadata.unknownMembers.members.count, 100_000)
    XCTAssertEqual(try PrivateMagicMetadata(decoding: metadata.encoded()), metadata)
  }
}
