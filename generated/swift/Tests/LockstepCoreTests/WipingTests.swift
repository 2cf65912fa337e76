// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import XCTest

@testable import LockstepCore

/// Keeps what was in memory when it was given back.
private final class GivenBack {
  private(set) var bytes: [[UInt8]] = []

  func take(_ memory: UnsafeMutableRawBufferPointer) {
    bytes.append(Array(memory))
    memory.deallocate()
  }
}

final class WipingTests: XCTestCase {
  private struct FillFailed: Error {}

  func testSecretsAreWipedBeforeTheirMemoryIsGivenBack() {
    let givenBack = GivenBack()
    var secret: SecureBytes? = SecureBytes(count: 40, free: givenBack.take) {
      $0.copyBytes(from: [UInt8](repeating: 0xA5, count: 40))
    }
    let other = secret
    secret = nil
    XCTAssertEqual(givenBack.bytes, [], "somebody has it still")
    XCTAssertEqual(other?.withUnsafeBytes { $0[39] }, 0xA5)
    withExtendedLifetime(other) {}
  }

  func testTheLastReferenceWipes() {
    let givenBack = GivenBack()
    func useOnce() {
      let secret = SecureBytes(count: 40, free: givenBack.take) {
        $0.copyBytes(from: [UInt8](repeating: 0xA5, count: 40))
      }
      XCTAssertEqual(secret.count, 40)
    }
    useOnce()
    XCTAssertEqual(givenBack.bytes, [[UInt8](repeating: 0, count: 40)])
  }

  /// A box that does not open may have left half a plaintext.
  func testWhatWasFilledHalfwayIsWipedToo() {
    let givenBack = GivenBack()
    XCTAssertThrowsError(
      try SecureBytes(count: 3, free: givenBack.take) {
        $0[0] = 0xA5
        throw FillFailed()
      })
    XCTAssertEqual(givenBack.bytes, [[0, 0, 0]])
  }

  func testBuffersOfPlaintextAreWiped() {
    let givenBack = GivenBack()
    func useOnce() {
      let buffer = ReusableBuffer(count: 100, free: givenBack.take)
      buffer.bytes.copyBytes(from: [UInt8](repeating: 0xA5, count: 100))
    }
    useOnce()
    XCTAssertEqual(givenBack.bytes, [[UInt8](repeating: 0, count: 100)])
  }
}
