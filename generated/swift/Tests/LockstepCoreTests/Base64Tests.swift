// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore
import XCTest

final class Base64Tests: XCTestCase {
  func testEveryLengthComesBack() {
    for length in 0...70 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ length) }
      XCTAssertEqual(Base64.decode(Base64.encode(bytes)), bytes)
      XCTAssertEqual(Base64.encode(bytes), Data(bytes).base64EncodedString())
    }
  }

  func testAnythingElseIsRefused() {
    let refused = [
      "A", "AA", "AAA", "AA=", "AAA=A", "AA==AAAA", "====", "A===", "AB==", "AAB=", "AAA-", "AA A",
      "AAAA\n", " AAAA", "AA=A", "AAA\u{E9}",
    ]
    for text in refused { XCTAssertNil(Base64.decode(text), text) }
  }
}
