import LockstepCore
import XCTest

final class JsonTests: XCTestCase {
  private func canonical(_ text: String) throws -> String {
    let value = try JsonParser.parse(Array(text.utf8), maximumDepth: 128)
    return String(decoding: try CanonicalJson.encode(value, maximumDepth: 128), as: UTF8.self)
  }

  private func reason(_ bytes: [UInt8], maximumDepth: Int = 128) -> JsonError.Reason? {
    do {
      let value = try JsonParser.parse(bytes, maximumDepth: maximumDepth)
      _ = try CanonicalJson.encode(value, maximumDepth: maximumDepth)
      return nil
    } catch {
      return (error as? JsonError)?.reason
    }
  }

  // RFC 8785, appendix B, and what lies beside it.
  func testNumbersArePrintedAsECMAScriptPrintsThem() throws {
    let printed: [(UInt64, String)] = [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
      (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
      (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
      (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"), (0xC340_0000_0000_0000, "-9007199254740992"),
      (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"),
      (0x44B5_2D02_C7E1_4AF6, "1e+23"), (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
      (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
      (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
      (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
      (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5557, "333333333.33333343"),
      (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
      (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
    ]
    for (bits, text) in printed {
      let value = JsonValue.number(JsonNumber(Double(bitPattern: bits)))
      let bytes = try CanonicalJson.encode(value, maximumDepth: 1)
      XCTAssertEqual(String(decoding: bytes, as: UTF8.self), text)
    }
  }

  func testEveryDoubleComesBackFromItsText() throws {
    var seed: UInt64 = 0x10C5_7E9B_0F0E_1D2C
    for _ in 0..<20_000 {
      // SplitMix64: every run tries the same bit patterns.
      seed &+= 0x9E37_79B9_7F4A_7C15
      var bits = (seed ^ seed >> 30) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
      bits ^= bits >> 31
      let value = Double(bitPattern: bits)
      guard value.isFinite else { continue }
      let bytes = try CanonicalJson.encode(.number(JsonNumber(value)), maximumDepth: 1)
      guard case .number(let number) = try JsonParser.parse(bytes, maximumDepth: 1) else {
        return XCTFail("no number: \(String(decoding: bytes, as: UTF8.self))")
      }
      XCTAssertEqual(number.value.bitPattern, bits, String(decoding: bytes, as: UTF8.self))
    }
  }

  func testNumbersAreReadToTheNearestDouble() throws {
    let read = [
      "1.0": "1", "-0": "0", "-0.0": "0", "0e99999999999999999999": "0", "1E30": "1e+30",
      "1e-400": "0", "4.50": "4.5", "2e-3": "0.002", "333333333.33333329": "333333333.3333333",
      "9007199254740993.0": "9007199254740992", "9007199254740992": "9007199254740992",
      "0.000000000000000000000000001": "1e-27", "123456789012345680000": "123456789012345680000",
      "2.2250738585072011e-308": "2.225073858507201e-308",
      "179769313486231570000000000000000000000.0": "1.7976931348623156e+38",
      "0.\(String(repeating: "0", count: 400))1e401": "1",
    ]
    for (text, printed) in read { XCTAssertEqual(try canonical(text), printed, text) }
  }

  func testMembersAreOrderedByUTF16() throws {
    XCTAssertEqual(
      try canonical(
        #"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7,"":8}"#),
      "{\"\":8,\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{F6}\":7,\"\u{20AC}\":1,\"\u{1F600}\":5,"
        + "\"\u{FB33}\":3}")
    XCTAssertEqual(
      try canonical(#"{"b":{"b":1,"a":2},"aa":1,"a":2}"#), #"{"a":2,"aa":1,"b":{"a":2,"b":1}}"#)
  }

  func testEquivalentTextsStayApart() throws {
    XCTAssertEqual(
      try canonical(#"{"\u00e9":1,"e\u0301":2,"\u212a":3,"K":4}"#),
      "{\"K\":4,\"e\u{301}\":2,\"\u{E9}\":1,\"\u{212A}\":3}")
    XCTAssertNotEqual(JsonValue.bool(true), .number(JsonNumber(1)))
    XCTAssertEqual(try canonical(#"{"__proto__":1}"#), #"{"__proto__":1}"#)
  }

  func testOnlyWhatMustBeIsEscaped() throws {
    XCTAssertEqual(
      try canonical(#""\u0000\u001f\b\t\n\f\r\"\\\/\u007f\u2028\u20ac\ud83c\udfd6""#),
      "\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\u{7F}\u{2028}\u{20AC}\u{1F3D6}\"")
  }

  func testOffencesAreToldApart() {
    let offences: [(String, JsonError.Reason)] = [
      ("", .syntax), (" ", .syntax), ("[", .syntax), ("[1", .syntax), ("[1,", .syntax),
      ("[1,]", .syntax), ("{\"a\"}", .syntax), ("{\"a\":}", .syntax), ("{a:1}", .syntax),
      ("{\"a\":1,}", .syntax), ("nul", .syntax), ("truE", .syntax), ("01", .trailingText),
      ("-", .syntax), ("+1", .syntax), ("1.", .syntax), (".5", .syntax), ("1e", .syntax),
      ("1e+", .syntax), ("0x10", .trailingText), ("NaN", .syntax), ("1 2", .trailingText),
      ("\"", .syntax), ("\"\\", .syntax), ("\"\\x\"", .syntax), ("\"\\u12g4\"", .syntax),
      ("\"a\nb\"", .syntax), ("\"\\ud800\"", .loneSurrogate), ("\"\\udc00\"", .loneSurrogate),
      ("\"\\ud800\\u0041\"", .loneSurrogate), ("\"\\ud800\\n\"", .loneSurrogate),
      ("{\"a\":1,\"\\u0061\":2}", .duplicateMember), ("1e400", .overflow), ("-1e400", .overflow),
      ("9007199254740993", .inexactInteger), ("1000000000000000000000", .inexactInteger),
      ("\u{FEFF}1", .byteOrderMark),
    ]
    for (text, expected) in offences { XCTAssertEqual(reason(Array(text.utf8)), expected, text) }
    let bytes: [[UInt8]] = [
      [0xFF], [0x80], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
      [0xF8, 0x88, 0x80, 0x80],
    ]
    for bytes in bytes {
      XCTAssertEqual(reason([0x22] + bytes + [0x22]), .invalidUTF8, "\(bytes)")
    }
  }

  func testWhatHasAFlawIsKeptApartWhereThatIsTold() throws {
    let flaws: [(String, JsonError.Reason, Int)] = [
      ("\"\\ud800\"", .loneSurrogate, 5), ("\"a\\ude00\\ud83d\\ude00\"", .loneSurrogate, 6),
      ("1e400", .overflow, 4), ("{\"b\":1,\"b\":[1e400]}", .duplicateMember, 11),
      ("{\"\\udc00\":1,\"\\udc00\":2}", .loneSurrogate, 6),
    ]
    for (flawed, expected, offset) in flaws {
      let text = Array("[1,[\(flawed)],{\"a\":2}]".utf8)
      let value = try JsonParser.parse(text, deepestOnLargeStack: 9, flaws: .stay)
      XCTAssertEqual(value.description, "[1,[null],{\"a\":2}]", flawed)
      guard case .array(let items) = value, case .array(let inner) = items[1],
        case .flawed(let flaw)? = inner.first
      else {
        XCTFail("not kept: \(flawed)")
        continue
      }
      XCTAssertEqual(flaw.reason, expected, flawed)
      XCTAssertEqual(flaw.offset, offset, flawed)
      XCTAssertThrowsError(try CanonicalJson.encode(value)) {
        XCTAssertEqual($0 as? JsonError, flaw)
      }
      XCTAssertEqual(reason(text), expected, flawed)
    }
    for text in ["\"\\ud800", "\"\\ud800\\u\"", "{\"\\ud800\"}", "1e400e"] {
      XCTAssertThrowsError(
        try JsonParser.parse(Array(text.utf8), deepestOnLargeStack: 9, flaws: .stay), text)
    }
  }

  func testMembersComeInCanonicalOrderAtEveryDepth() throws {
    let text = Array("{\"z\":[{\"b\":1,\"a\":{\"d\":0,\"c\":0}}],\"y\":0}".utf8)
    let value = try JsonParser.parse(text, maximumDepth: 9)
    XCTAssertEqual(
      value.inCanonicalOrder.description,
      "{\"y\":0,\"z\":[{\"a\":{\"c\":0,\"d\":0},\"b\":1}]}")
  }

  func testDepthIsLimited() {
    let deepest = [UInt8](repeating: 0x5B, count: 128) + [UInt8](repeating: 0x5D, count: 128)
    XCTAssertNil(reason(deepest))
    XCTAssertEqual(reason([0x5B] + deepest + [0x5D]), .tooDeep)
    XCTAssertEqual(reason(Array(repeating: 0x5B, count: 5_000_000)), .tooDeep)
    // Whatever is asked for, the stack sets a limit.
    XCTAssertEqual(
      reason(Array(repeating: 0x5B, count: 5_000_000), maximumDepth: .max), .tooDeep)
    var nested = JsonValue.null
    for _ in 0..<200 { nested = .array([nested]) }
    XCTAssertThrowsError(try CanonicalJson.encode(nested, maximumDepth: 128))
  }

  func testTheDeepestValueNeedsNoMoreThanASmallStack() throws {
    let depth = JsonParser.highestMaximumDepth
    let opening = String(repeating: "[{\"a\":", count: depth / 2)
    let text = opening + "1" + String(repeating: "}]", count: depth / 2)
    let ended = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var bytes: [UInt8]?
    let thread = Thread {
      let value = try? JsonParser.parse(Array(text.utf8), maximumDepth: .max)
      bytes = value.flatMap { try? CanonicalJson.encode($0, maximumDepth: depth) }
      XCTAssertEqual(value, value)
      XCTAssertEqual(value?.hashValue, value?.hashValue)
      XCTAssertEqual(value?.description, text)
      ended.signal()
    }
    // What queues and tasks have on Apple's systems.
    thread.stackSize = 512 * 1024
    thread.start()
    ended.wait()
    XCTAssertEqual(bytes, Array(text.utf8))
    XCTAssertEqual(reason(Array("[\(text)]".utf8), maximumDepth: .max), .tooDeep)
  }

  func testLargeObjectsFindTheirDuplicates() {
    let members = (0..<100_000).map { "\"\($0)\":\($0)" }
    XCTAssertNil(reason(Array("{\(members.joined(separator: ","))}".utf8)))
    for name in [0, 7, 8, 9, 99_999] {
      let text = "{\((members + ["\"\(name)\":0"]).joined(separator: ","))}"
      XCTAssertEqual(reason(Array(text.utf8)), .duplicateMember)
    }
  }

  func testWhatIsMadeByHandIsCheckedWhenItIsMade() throws {
    var object = JsonObject()
    try object.add("a", .null)
    XCTAssertThrowsError(try object.add("a", .bool(true))) {
      XCTAssertEqual(($0 as? JsonError)?.reason, .duplicateMember)
    }
    XCTAssertEqual(object.members.count, 1)
    let limit = JsonLimits.maximumExactInteger
    for value in [0, limit, -limit] {
      XCTAssertEqual(try JsonNumber(exactly: value).integer, value)
    }
    for value in [limit + 1, -limit - 1, .max, .min] {
      XCTAssertThrowsError(try JsonNumber(exactly: value)) {
        XCTAssertEqual(($0 as? JsonError)?.reason, .inexactInteger)
      }
    }
    for value in [Double.infinity, -.infinity, .nan] {
      XCTAssertThrowsError(try JsonNumber(finite: value)) {
        XCTAssertEqual(($0 as? JsonError)?.reason, .overflow)
      }
    }
  }
}
