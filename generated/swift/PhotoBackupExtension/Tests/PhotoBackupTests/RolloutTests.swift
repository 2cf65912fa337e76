// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore
import XCTest

@testable import PhotoBackup

/// The rollout and its stop, as the extension meets them: by the local copy alone.
final class RolloutTests: XCTestCase {
  /// A world with a photo, whose account (number 7) has the bucket that the vectors' hash gives.
  private func world() throws -> FakeWorld {
    let world = try FakeWorld()
    world.library.add(FakeAsset("photo"))
    return world
  }

  private func assertOff(
    _ world: FakeWorld, _ failure: String?, line: UInt = #line
  ) throws {
    world.jobs.finished = ["job"]
    XCTAssertEqual(world.core.process(), .completed, line: line)
    let call = try world.lastCall()
    XCTAssertEqual(call.reason, .switchedOff, line: line)
    XCTAssertEqual(call.failure, failure, line: line)
    XCTAssertEqual(world.jobs.finished, [], "acknowledging comes first", line: line)
    XCTAssertEqual([world.library.reads, world.server.requests], [0, 0], line: line)
  }

  private func bucket() throws -> Int {
    try Rollout.bucket(feature: RolloutLimits.feature, userID: 7)
  }

  func testAStopEndsTheNextCallAndItsEndLetsTheOneAfterUpload() throws {
    let world = try world()
    try world.fetchRollout(#"{"stage":100,"stopped":true}"#)
    try assertOff(world, "rollout_stopped")
    try world.fetchRollout(#"{"stage":100,"stopped":false}"#)
    FakeHost(world).drain()
    XCTAssertEqual(try world.committed(), ["photo"])
  }

  func testAStageLetsTheAccountsInThatItHasAndNoOther() throws {
    let world = try world()
    let bucket = try bucket()
    let percent = bucket / Rollout.bucketsPerPercent
    try world.fetchRollout(#"{"stage":\#(percent),"stopped":false}"#)
    try assertOff(world, "rollout_notYet")
    try world.fetchRollout(#"{"stage":\#(percent + 1),"stopped":false}"#)
    FakeHost(world).drain()
    XCTAssertEqual(try world.committed(), ["photo"])
  }

  func testADocumentThatNobodyRenewsTurnsItOffAtLast() throws {
    let world = try world()
    try world.clock.pass(Double(RolloutLimits.maximumAgeSeconds) + 60)
    try assertOff(world, "rollout_outdated")
  }

  func testWithoutADocumentNobodyHasIt() throws {
    try assertOff(try FakeWorld(rollout: nil), "rollout_missing")
  }

  func testNoDocumentTurnsOnWhatThePersonHasSwitchedOff() throws {
    let world = try world()
    try world.configure(enabled: false)
    try world.fetchRollout(#"{"stage":100,"stopped":false}"#)
    try assertOff(world, nil)
  }

  func testAKeyThatDoesNotOpenIsCounted() throws {
    let world = try world()
    try world.inContainer { container in
      try container.collections.write(
        SharedCollection(
          id: 6, encryptedKey: Base64.encode([UInt8](repeating: 1, count: 48)),
          keyDecryptionNonce: Base64.encode([UInt8](repeating: 2, count: 24))))
    }
    FakeHost(world).drain()
    XCTAssertEqual(try world.committed(), ["photo"])
    let refusals = try world.inContainer { try $0.refusals.take() }
    XCTAssertEqual(refusals.count, 1)
    let refusal = try XCTUnwrap(refusals.first)
    XCTAssertEqual([refusal.reader, refusal.writer], [.swift, .unknown])
    XCTAssertEqual(refusal.subject, .collectionKey)
    XCTAssertEqual(refusal.code, .corrupt)
    XCTAssertGreaterThan(refusal.refusals, 0)
  }

  func testAnEventAboutACallSaysNothingOfItsFailure() throws {
    let world = try world()
    try world.fetchRollout(#"{"stage":100,"stopped":true}"#)
    try assertOff(world, "rollout_stopped")
    let event = String(
      decoding: try ExtensionCallEnded(world.lastCall()).encoded(), as: UTF8.self)
    XCTAssertTrue(event.hasPrefix(#"{"event":"extensionCallEnded","format":1,"members":{"#), event)
    XCTAssertTrue(event.contains(#""reason":"switchedOff""#), event)
    XCTAssertFalse(event.contains("rollout"), event)
  }
}
