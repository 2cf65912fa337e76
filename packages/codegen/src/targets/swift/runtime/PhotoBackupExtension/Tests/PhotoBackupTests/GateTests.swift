import Foundation
import LockstepCore
import XCTest

@testable import PhotoBackup

final class GateTests: XCTestCase {
  private func reason(
    isConfigured: Bool = true, _ set: (FakeWorld) throws -> Void
  ) throws -> ExtensionReason? {
    let world = try FakeWorld(isConfigured: isConfigured)
    world.library.add(FakeAsset("photo"))
    world.jobs.finished = ["of-nobody"]
    try set(world)
    XCTAssertEqual(world.core.process(), .completed)
    let call = try world.lastCall()
    XCTAssertEqual(world.library.reads, 0, "the library was read behind a closed gate")
    XCTAssertEqual(world.server.requests, 0)
    // Before every gate, and though nobody knows the job.
    XCTAssertEqual(world.jobs.finished, [])
    XCTAssertEqual([call.acknowledged, call.unknownJobs], [1, 1])
    XCTAssertNotNil(call.duration)
    return call.reason
  }

  func testEachGateEndsTheCallWithItsReason() throws {
    XCTAssertEqual(try reason(isConfigured: false) { _ in }, .switchedOff)
    XCTAssertEqual(try reason { try $0.configure(enabled: false) }, .switchedOff)
    XCTAssertEqual(try reason { $0.secrets.error = .missing }, .signedOut)
    for access in PhotoAccess.allCases where access != .full {
      XCTAssertEqual(try reason { $0.library.allowed = access }, .noFullAccess)
    }
    XCTAssertEqual(try reason { $0.secrets.error = .notUnlocked }, .beforeFirstUnlock)
    XCTAssertEqual(
      try reason { world in
        try world.inContainer {
          _ = try LockCoordinator($0.store, clock: world.clock.wall).start(.foreground)
        }
      }, .foregroundAlive)
    XCTAssertEqual(try reason { $0.network = .none }, .networkPolicy)
    XCTAssertEqual(try reason { $0.network = .expensive }, .networkPolicy)
  }

  func testAnExpensiveNetworkIsUsedWhereThePersonAllows() throws {
    let world = try FakeWorld()
    try world.configure(allowsExpensive: true)
    world.network = .expensive
    world.library.add(FakeAsset("photo"))
    FakeHost(world).drain()
    XCTAssertEqual(try world.committed(), ["photo"])
  }

  func testNothingNewIsSaid() throws {
    let world = try FakeWorld()
    XCTAssertEqual(world.core.process(), .completed)
    XCTAssertEqual(try world.lastCall().reason, .nothingToDo)
  }

  func testBeforeTheFirstUnlockAPlainFileSaysWhyAndTheDatabaseHasItLater() throws {
    let world = try FakeWorld()
    world.jobs.finished = ["job"]
    world.openFailure = LockstepError(
      .databaseError, "locked", databaseFailure: .lockedDevice)
    XCTAssertEqual(world.core.process(), .completed)
    XCTAssertEqual(world.jobs.finished, [])
    XCTAssertEqual(world.earlyLog.lines.count, 1)
    world.openFailure = nil
    XCTAssertEqual(world.core.process(), .completed)
    let reasons = try world.calls().compactMap(\.reason)
    XCTAssertEqual(Set(reasons), [.beforeFirstUnlock, .nothingToDo])
    XCTAssertEqual(world.earlyLog.lines, [])
  }

  func testADamagedDatabaseIsToldOnce() throws {
    let world = try FakeWorld()
    world.openFailure = LockstepError(.databaseError, "damaged", databaseFailure: .corrupt)
    XCTAssertEqual(world.core.process(), .failure)
    XCTAssertEqual(world.core.process(), .completed)
    XCTAssertEqual(world.core.process(), .completed)
    let lines = world.earlyLog.lines.map { $0.split(separator: " ").dropFirst(2).first ?? "" }
    XCTAssertEqual(lines, ["failed", "failedBefore", "failedBefore"])
    XCTAssertTrue(world.earlyLog.lines.allSatisfy { $0.hasSuffix("database_error.corrupt") })
  }

  func testTheEarlyLogIsBounded() throws {
    let world = try FakeWorld()
    var call = ExtensionCall.begun(at: 1)
    call.reason = .beforeFirstUnlock
    call.answer = .completed
    call.failure = String(repeating: "x", count: 1000)
    for _ in 0..<200 { try world.earlyLog.append(call) }
    let size = try Data(contentsOf: world.earlyLog.file).count
    XCTAssertLessThanOrEqual(size, ExtensionLimits.earlyLogBytes)
    XCTAssertGreaterThan(world.earlyLog.lines.count, 10)
  }

  func testTheLastCallsAreKeptAndNoMore() throws {
    let world = try FakeWorld()
    for _ in 0..<ExtensionLimits.keptCalls + 20 { _ = world.core.process() }
    let calls = try world.inContainer { try $0.extensionRecords.calls(limit: 1000) }
    XCTAssertEqual(calls.count, ExtensionLimits.keptCalls)
  }
}
