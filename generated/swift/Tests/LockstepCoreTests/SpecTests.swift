// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore
import XCTest

final class SpecTests: XCTestCase {
  func testEnumsReadWhatTheyWrite() {
    for type in ProcessType.allCases {
      XCTAssertEqual(ProcessType(wireValue: type.wireValue), type)
    }
    XCTAssertNil(ProcessType(wireValue: "Foreground"))
    XCTAssertNil(ProcessType(wireValue: ""))
  }

  func testCanonicallyEquivalentTextIsAnotherValue() {
    // The Kelvin sign: for Swift's own strings it equals K.
    XCTAssertEqual("\u{212A}", "K")
    XCTAssertNotEqual(JsonString("\u{212A}"), JsonString("K"))
    XCTAssertNotEqual(JsonString("\u{E9}"), JsonString("e\u{301}"))
    XCTAssertEqual(Set<JsonString>(["\u{E9}", "e\u{301}"]).count, 2)
  }

  func testErrorsSayWhatHappenedWhereAnyErrorIsShown() {
    let failure: any Error = LockstepError(.ioError, "can't read /a")
    XCTAssertEqual(failure.localizedDescription, "can't read /a")
    XCTAssertEqual("\(failure)", "io_error: can't read /a")
    XCTAssertThrowsError(try JsonParser.parse([0x5B], maximumDepth: 1)) { error in
      XCTAssertEqual(error.localizedDescription, "the text breaks JSON's grammar, at byte 1")
    }
  }

  func testErrorCodesAreDistinct() {
    XCTAssertEqual(
      Set(LockstepErrorCode.allCases.map(\.wireValue)).count, LockstepErrorCode.allCases.count)
    XCTAssertTrue(LockstepErrorCode.ioError.isRetryable)
    XCTAssertFalse(LockstepErrorCode.corrupt.isRetryable)
  }

  func testEachErrorHasACodeOfItsOwnWhereAReportLooksForOne() {
    let errors = LockstepErrorCode.allCases.map { LockstepError($0, "text") as NSError }
    XCTAssertEqual(Set(errors.map(\.code)).count, errors.count)
    for (error, code) in zip(errors, LockstepErrorCode.allCases) {
      XCTAssertEqual(error.domain, LockstepError.errorDomain)
      XCTAssertEqual(error.code, code.number)
      XCTAssertEqual(error.localizedDescription, "text")
      XCTAssertEqual(error.userInfo["code"] as? String, code.wireValue)
    }
    XCTAssertThrowsError(try CanonicalJson.canonicalize([0x7B])) { error in
      XCTAssertEqual((error as NSError).domain, LockstepError.errorDomain)
      XCTAssertEqual((error as NSError).code, LockstepErrorCode.invalidJson.number)
    }
  }
}
