// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
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

  private let magic = ModelKeys(PublicMagicMetadata())
  private let file = ModelKeys(
    FileMetadata(title: "a", creationTime: 1, modificationTime: 2, fileType: .image))

  private func metadata() -> FileMetadata {
    FileMetadata(title: "a", creationTime: 1, modificationTime: 2, fileType: .image)
  }

  private var least: String {
    objectText([
      file(\.title, "b"): "\"a\"", creationTime: "1", file(\.modificationTime, 0): "2",
      fileType: "\(FileType.image.wireValue)",
    ])
  }

  private var creationTime: JsonString { file(\.creationTime, 0) }
  private var fileType: JsonString { file(\.fileType, .video) }

  private func single(_ key: JsonString, _ value: JsonValue) -> JsonObject {
    var object = JsonObject()
    object[key] = value
    return object
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
    var metadata = metadata()
    XCTAssertEqual(metadata.hash, .absent)
    XCTAssertNil(metadata.hash.value)
    metadata.hash = .null
    XCTAssertNil(metadata.hash.value)
    let isNull = least.replacingOccurrences(of: "}", with: ",\"\(file(\.hash))\":null}")
    XCTAssertEqual(try decode(isNull, as: FileMetadata.self), metadata)
    XCTAssertEqual(try FileMetadata(decoding: metadata.encoded()), metadata)
    metadata.hash = "Sunset"
    XCTAssertEqual(metadata.hash.value, "Sunset")
    XCTAssertEqual(try FileMetadata(decoding: metadata.encoded()), metadata)
    metadata.hash = .absent
    XCTAssertEqual(try text(metadata), least)
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
    metadata.mediaType = .value([.panorama])
    XCTAssertEqual(
      try text(metadata),
      objectText([
        magic(\.latitude): "48", magic(\.longitude): "11.5", magic(\.noThumbnail): "true",
        magic(\.mediaType): "\(MediaType.panorama.rawValue)", magic(\.width): "4000",
      ]))
  }

  func testACopyChangesAlone() throws {
    let source = objectText([magic(\.caption): "\"a\"", magic(\.width): "1", "x": "1"])
    let before = try decode(source, as: PublicMagicMetadata.self)
    var after = before
    after.caption = "b"
    after.width = .absent
    after.unknownMembers["x"] = nil
    after.unknownMembers["y"] = .bool(true)
    XCTAssertEqual(try text(after), objectText([magic(\.caption): "\"b\"", "y": "true"]))
    XCTAssertEqual(try text(before), source)
    XCTAssertNotEqual(before, after)
  }

  func testUnknownMembersSurviveAnEdit() throws {
    let source =
      "{\"\(magic(\.width))\":1,\"\\u00e9\":1,"
      + "\"e\\u0301\":{\"b\":[true,1,1.5,null],\"a\":-0},\"__proto__\":{}}"
    var metadata = try decode(source, as: PublicMagicMetadata.self)
    XCTAssertEqual(metadata.unknownMembers.members.count, 3)
    XCTAssertEqual(metadata.unknownMembers["\u{E9}"], .number(JsonNumber(1)))
    metadata.caption = "c"
    let written = objectText([
      "__proto__": "{}", magic(\.caption): "\"c\"",
      "e\u{301}": "{\"a\":0,\"b\":[true,1,1.5,null]}", magic(\.width): "1", "\u{E9}": "1",
    ])
    XCTAssertEqual(try metadata.encoded(), Array(written.utf8))
  }

  func testAnUnknownMemberIsNoKnownOne() {
    var metadata = PublicMagicMetadata()
    metadata.unknownMembers.append(magic(\.width), .number(JsonNumber(1)))
    XCTAssertThrowsError(try metadata.encoded()) { error in
      XCTAssertEqual((error as? LockstepError)?.code, .invalidArgument)
    }
    metadata.unknownMembers = JsonObject()
    metadata.unknownMembers.append("x", .bool(true))
    metadata.unknownMembers.append("x", .bool(true))
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
    let width = magic(\.width)
    let left = try decode(
      "{\"x\":{\"a\":1,\"b\":2},\"\(width)\":1}", as: PublicMagicMetadata.self)
    let right = try decode(
      "{\"\(width)\":1,\"x\":{\"b\":2,\"a\":1}}", as: PublicMagicMetadata.self)
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
    let key = ModelKeys(PrivateMagicMetadata())(\.visibility)
    let unknown = (LockstepVisibility.allCases.map(\.wireValue).max() ?? 0) + 1
    let metadata = try decode("{\"\(key)\":\(unknown).0}", as: PrivateMagicMetadata.self)
    XCTAssertEqual(metadata.visibility, .value(.other(unknown)))
    XCTAssertEqual(try text(metadata), "{\"\(key)\":\(unknown)}")
    let hidden = LockstepVisibility.other(LockstepVisibility.hidden.wireValue)
    XCTAssertEqual(hidden, .hidden)
    XCTAssertEqual(Set([hidden, .hidden, .other(unknown)]).count, 2)
  }

  func testOldFormsAreWrittenAnew() throws {
    let (width, latitude) = (magic(\.width), magic(\.latitude))
    let old = objectText([
      magic(\.caption): "1.50", magic(\.height): "\"3e2\"", latitude: "\"-0.25\"",
      magic(\.longitude): "\"11\"", width: "\"4000.0\"",
    ])
    let metadata = try decode(old, as: PublicMagicMetadata.self)
    XCTAssertEqual(metadata.caption, "1.5")
    XCTAssertEqual(metadata.width, 4000)
    XCTAssertEqual(metadata.latitude, -0.25)
    let anew = objectText([
      magic(\.caption): "\"1.5\"", magic(\.height): "300", latitude: "-0.25",
      magic(\.longitude): "11", width: "4000",
    ])
    XCTAssertEqual(try text(metadata), anew)
    for text in ["", " 1", "1 ", "+1", "01", "0x10", "1.5", "1e400", "-", "１"] {
      let read = try decode("{\"\(width)\":\"\(text)\"}", as: PublicMagicMetadata.self)
      XCTAssertEqual(read.malformedPaths, [pointer(width)], text)
    }
    for text in ["NaN", "Infinity", "1e400", "9007199254740993", ".5", "1.", "1\\u0000"] {
      let read = try decode("{\"\(latitude)\":\"\(text)\"}", as: PublicMagicMetadata.self)
      XCTAssertEqual(read.malformedPaths, [pointer(latitude)], text)
    }
    for key in [width, magic(\.caption)] {
      let object = JsonValue.object(single(key, .bool(true)))
      assertOffence(pointer(key), try PublicMagicMetadata(checking: object))
      XCTAssertEqual(try PublicMagicMetadata(json: object).malformedPaths, [pointer(key)])
    }
  }

  func testNumbersThatJSONDoesNotHoldAreOffences() throws {
    let largest = 9_007_199_254_740_991
    for value in [largest + 1, -largest - 1, .max, .min] {
      var metadata = metadata()
      metadata.creationTime = value
      assertOffence(pointer(creationTime), try metadata.encoded())
      metadata = self.metadata()
      metadata.subType = .value(value)
      assertOffence(pointer(file(\.subType)), try metadata.encoded())
      metadata = self.metadata()
      metadata.fileType = .other(value)
      assertOffence(pointer(fileType), try metadata.encoded())
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
      assertOffence(pointer(file(\.latitude)), try metadata.encoded())
      assertOffence(pointer(file(\.latitude)), try metadata.json)
    }
  }

  func testTheFirstOffenceIsNamedInCanonicalOrder() throws {
    assertOffence("", try decode("[]", as: FileMetadata.self))
    let title = file(\.title, "b")
    let required = pointer(title, creationTime, file(\.modificationTime, 0), fileType)
    assertOffence(required, try decode("{\"\(title)\":1}", as: FileMetadata.self))
    var metadata = metadata()
    metadata.longitude = 1
    metadata.creationTime = .max
    let latitude = file(\.latitude)
    assertOffence(pointer(creationTime, latitude), try metadata.encoded())
    metadata.creationTime = 1
    metadata.title = "b"
    assertOffence(pointer(latitude), try metadata.encoded())
    metadata.latitude = .null
    assertOffence(pointer(latitude), try metadata.encoded())
    metadata.longitude = .null
    XCTAssertNoThrow(try metadata.encoded())
    let envelope = MagicMetadataEnvelope(version: 1, data: "", header: "")
    var offending = envelope
    offending.version = -1
    assertOffence(pointer(ModelKeys(envelope)(\.version, 2)), try offending.encoded())
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
    let title = file(\.title, "b")
    let secret = least.replacingOccurrences(of: "\"a\"", with: "[\"at home\"]")
    XCTAssertThrowsError(try decode(secret, as: FileMetadata.self)) { error in
      let message = String(describing: error)
      XCTAssertTrue(
        message.contains("FileMetadata\(pointer(title)) must be a string"), message)
      XCTAssertFalse(message.contains("home"), message)
    }
  }

  func testModelsNameWhatTheyHoldAndShowNoValue() {
    XCTAssertEqual("\(PublicMagicMetadata())", "PublicMagicMetadata()")
    var metadata = PublicMagicMetadata()
    metadata.caption = "at home"
    metadata.width = .null
    metadata.unknownMembers["secret"] = .string("at home")
    let shown = "PublicMagicMetadata(\(magic(\.caption).text))"
    XCTAssertEqual("\(metadata)", shown)
    XCTAssertEqual(String(reflecting: metadata), shown)
  }

  func testAMemberDescribesItselfAsItIs() {
    var metadata = PublicMagicMetadata()
    XCTAssertEqual("\(metadata.caption)", "absent")
    XCTAssertEqual("\(Presence<Int>.null)", "null")
    metadata.caption = .malformed(.string("a secret"))
    XCTAssertEqual("\(metadata.caption)", "malformed")
    metadata.caption = "null"
    XCTAssertEqual("\(metadata.caption)", "\"null\"")
    metadata.width = 7
    XCTAssertEqual("\(metadata.width)", "7")
    XCTAssertEqual("\(ExactText(wrappedValue: "a"))", "a")
  }

  func testManyUnknownMembersTakeLinearTime() throws {
    let members = (0..<100_000).map { "\"\($0)\":\($0)" }.joined(separator: ",")
    let metadata = try decode("{\(members)}", as: PrivateMagicMetadata.self)
    XCTAssertEqual(metadata.unknownMembers.members.count, 100_000)
    XCTAssertEqual(try PrivateMagicMetadata(decoding: metadata.encoded()), metadata)
  }
}
