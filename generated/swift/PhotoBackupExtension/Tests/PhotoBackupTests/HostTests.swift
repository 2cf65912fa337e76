// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore
import XCTest

@testable import PhotoBackup

final class HostTests: XCTestCase {
  func testAPhotoThatKillsACallIsLeftToTheApp() throws {
    let world = try FakeWorld()
    var asset = FakeAsset("deadly", time: 9)
    asset.lookupSeconds = 60
    world.library.add(asset, FakeAsset("photo"))
    let host = FakeHost(world)
    host.call()
    XCTAssertEqual(host.punished, [.killed])
    XCTAssertEqual(host.next, .at(world.clock.now + 300))
    XCTAssertFalse(host.callIfDue(), "it calls before the pause is over")
    try world.clock.pass(300)
    host.drain()
    XCTAssertEqual(host.punished, [.killed])
    XCTAssertEqual(try world.committed(), ["photo"])
    XCTAssertEqual(try world.queue()["deadly"]?.state, .leftToApp)
    XCTAssertEqual(try world.calls().filter { $0.reason == nil }.count, 1)
  }

  func testAnErrorIsToldOnceUntilACallWasSound() throws {
    let world = try FakeWorld()
    world.library.add(FakeAsset("photo"))
    world.server.refusal = ApiResponse(status: 403)
    let host = FakeHost(world)
    for _ in 0..<5 {
      host.call()
      try world.clock.pass(1000)
      world.network = .none
      host.call()
      world.network = .inexpensive
    }
    XCTAssertEqual(host.punished, [.failure])
    XCTAssertEqual(try world.calls().filter { $0.reason == .failedBefore }.count, 4)
    XCTAssertEqual(try world.lastCall().reason, .networkPolicy)
    world.server.refusal = nil
    host.call()
    XCTAssertEqual(try world.committed(), ["photo"])
    world.library.add(FakeAsset("next"))
    world.server.refusal = ApiResponse(status: 403)
    host.call()
    XCTAssertEqual(host.punished, [.failure, .failure])
    XCTAssertEqual(try world.lastCall().failure, "forbidden")
  }

  func testATokenThatIsNoneAnyMoreCountsAsSignedOut() throws {
    let world = try FakeWorld()
    world.library.add(FakeAsset("photo"))
    world.server.refusal = ApiResponse(status: 401)
    let host = FakeHost(world)
    host.call()
    XCTAssertEqual(try world.lastCall().reason, .signedOut)
    XCTAssertEqual(host.punished, [])
  }

  func testAServerThatIsDownIsNoFailure() throws {
    let world = try FakeWorld()
    world.library.add(FakeAsset("photo"))
    world.server.refusal = ApiResponse(status: 0)
    let host = FakeHost(world)
    host.call()
    XCTAssertEqual(host.punished, [])
    XCTAssertEqual(host.answers, [.completed])
    XCTAssertEqual(try world.queue()["photo"]?.state, .waiting)
  }

  func testOriginalsInICloudAreFetchedByAFewJobs() throws {
    let world = try FakeWorld()
    world.library.add(
      (0..<7).map {
        var asset = FakeAsset("cloud-\($0)", time: $0)
        asset.isInCloud = true
        return asset
      })
    let host = FakeHost(world)
    host.call()
    XCTAssertEqual(host.answers, [.processing])
    XCTAssertEqual(world.jobs.running.count, ExtensionLimits.maximumJobsInFlight)
    XCTAssertEqual(try world.lastCall().reason, .jobLimit)
    XCTAssertFalse(host.callIfDue(), "it calls while a job is in flight")
    for _ in 0..<10 {
      world.jobs.deliver()
      host.drain()
    }
    XCTAssertEqual(try world.committed().count, 7)
    XCTAssertEqual(host.punished, [])
    XCTAssertEqual(try world.inContainer { try $0.extensionRecords.jobs() }, [])
  }

  func testAJobThatNeverEndsIsCancelledAndItsPhotoLeft() throws {
    let world = try FakeWorld()
    var asset = FakeAsset("lost")
    asset.isInCloud = true
    asset.isDelivered = false
    world.library.add(asset)
    let host = FakeHost(world)
    host.call()
    XCTAssertEqual(world.jobs.running.count, 1)
    world.library.add(FakeAsset("fresh", time: 5))
    XCTAssertFalse(host.callIfDue())
    try world.clock.pass(Double(ExtensionLimits.jobDeadlineSeconds))
    // The system may call all the same; the app does as much, by the same table.
    host.call()
    XCTAssertEqual(world.jobs.cancelled.count, 1)
    XCTAssertEqual(try world.lastCall().cancelled, 1)
    XCTAssertEqual(try world.queue()["lost"]?.state, .leftToApp)
    XCTAssertEqual(try world.committed(), ["fresh"])
  }

  func testWithoutJobsAnOriginalInICloudIsLookedAtAgainADayLater() throws {
    let world = try FakeWorld()
    world.jobs.isSupported = false
    var asset = FakeAsset("cloud")
    asset.isInCloud = true
    world.library.add(asset)
    let host = FakeHost(world)
    host.call()
    XCTAssertEqual(host.answers, [.completed])
    XCTAssertEqual(try world.lastCall().reason, .inCloud)
    host.call()
    XCTAssertEqual(world.library.lookups, 1)
    world.library.update("cloud") { $0.isInCloud = false }
    try world.clock.pass(Double(ExtensionLimits.cloudPauseSeconds))
    host.call()
    XCTAssertEqual(try world.committed(), ["cloud"])
    XCTAssertEqual(host.punished, [])
  }

  func testAJobOfWhichNobodyKnowsAnyMoreIsForgottenAndItsPhotoWaits() throws {
    let world = try FakeWorld()
    var asset = FakeAsset("cloud")
    asset.isInCloud = true
    world.library.add(asset)
    FakeHost(world).call()
    XCTAssertEqual(try world.queue()["cloud"]?.state, .inCloud)
    world.jobs.dropAll()
    try world.inContainer { try $0.extensionRecords.forgetJobs() }
    XCTAssertEqual(try world.queue()["cloud"]?.state, .waiting)
    world.library.update("cloud") { $0.isInCloud = false }
    FakeHost(world).call()
    XCTAssertEqual(try world.committed(), ["cloud"])
  }

  func testTheHostPunishesAndGivesUp() throws {
    let world = try FakeWorld()
    let host = FakeHost(world)
    host.process = { .processing }
    for attempt in 1..<ExtensionHost.attempts {
      host.call()
      XCTAssertEqual(host.next, .at(world.clock.now + Double(300 * attempt)))
      try world.clock.pass(Double(300 * attempt))
    }
    host.call()
    XCTAssertEqual(host.next, .never)
    XCTAssertEqual(Set(host.punished), [.noProgress])
  }

  func testTheHostPunishesJobsThatAreNotAcknowledged() throws {
    let world = try FakeWorld()
    let host = FakeHost(world)
    world.jobs.finished = ["job"]
    host.process = { .completed }
    host.call()
    XCTAssertEqual(host.punished, [.notAcknowledged])
  }

  // Days of a person: photos come, some are in iCloud, some kill the call, the network comes and
  // goes, the app is on the screen for a while.
  func testDaysWithoutAPunishmentThatHasNoCause() throws {
    let world = try FakeWorld()
    let host = FakeHost(world)
    var number = 0
    var deadly = 0
    for day in 0..<8 {
      for _ in 0..<15 {
        number += 1
        var asset = FakeAsset(String(format: "%04d", number), time: number)
        if number % 11 == 0 { asset.isInCloud = true }
        if number % 44 == 0 { asset.isDelivered = false }
        if number % 97 == 0 {
          asset.lookupSeconds = 100
          deadly += 1
        }
        if number % 13 == 0 {
          asset.resources.append(ResourceDetails(kind: .alternatePhoto, filename: "A.DNG"))
          asset.bytes.append(500)
        }
        world.library.add(asset)
        world.network = number % 7 == 0 ? .none : .inexpensive
        host.drain(limit: 20)
        world.jobs.deliver()
        try world.clock.pass(Double(3600 + day * 60))
      }
      world.network = .inexpensive
      try world.clock.pass(Double(ExtensionLimits.jobDeadlineSeconds))
      // The app is opened: it asks how far the extension is rolled out, and does about overdue jobs
      // what it can, since the system does not call meanwhile.
      try world.fetchRollout(FakeWorld.everybody)
      if !world.jobs.running.isEmpty { host.call() }
      host.drain(limit: 20)
    }
    let committed = Set(try world.committed())
    let left = try world.queue()
    for asset in world.library.assets where !committed.contains(asset.id) {
      XCTAssertEqual(left[asset.id]?.state, .leftToApp, "\(asset.id) is lost")
      XCTAssertNotNil(left[asset.id]?.failure)
    }
    XCTAssertEqual(host.punished, Array(repeating: .killed, count: deadly))
    let entries = world.server.created.count
    XCTAssertEqual(entries, try world.committed().count)
    XCTAssertLessThanOrEqual(host.longest, FakeHost.longestCall)
    XCTAssertGreaterThan(committed.count, 110)
  }
}
