// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore
import XCTest

@testable import PhotoBackup

final class DiscoveryTests: XCTestCase {
  private func many(_ count: Int, from first: Int = 0) -> [FakeAsset] {
    (first..<first + count).map { FakeAsset(String(format: "%05d", $0), time: $0) }
  }

  func testWhatComesWhileAScanRunsIsFound() throws {
    let world = try FakeWorld()
    world.library.add(many(ExtensionLimits.discoverySlice + 5))
    var slices = 0
    world.library.onSlice = {
      slices += 1
      // The earliest of all: the scan is past it.
      if slices == 2 { world.library.add(FakeAsset("late", time: -1)) }
    }
    let host = FakeHost(world)
    host.drain()
    let all = try world.committed() + world.queue().keys
    XCTAssertTrue(all.contains("late"))
    XCTAssertEqual(all.count, ExtensionLimits.discoverySlice + 6)
  }

  func testWhatIsDeletedWhileAScanRunsLetsNothingSlipBy() throws {
    let world = try FakeWorld()
    let slice = ExtensionLimits.discoverySlice
    world.library.add(many(slice * 3))
    let queue = try SharedContainer(folder: world.folder.appendingPathComponent("lockstep")).queue
    // The first call ends after one slice.
    var isOver = false
    world.library.onSlice = { isOver = true }
    _ = try Discovery(
      queue: queue, library: world.library, clock: world.clock.wall, isOver: { isOver }
    ).run()
    XCTAssertEqual(try queue.cursor().scanOffset, slice)
    for index in 0..<10 { world.library.delete(String(format: "%05d", index)) }
    world.library.onSlice = nil
    _ = try Discovery(
      queue: queue, library: world.library, clock: world.clock.wall, isOver: { false }
    ).run()
    let found = Set(try queue.list(limit: 10_000).map(\.localId))
    XCTAssertEqual(found, Set(world.library.assets.map(\.id)))
  }

  func testALostHistoryIsLookedThroughAgain() throws {
    let world = try FakeWorld()
    world.library.add(FakeAsset("first"))
    let host = FakeHost(world)
    host.drain()
    world.library.add(FakeAsset("second", time: 2))
    world.library.lostBefore = world.library.version + 1
    world.library.add(FakeAsset("third", time: 3))
    host.drain()
    XCTAssertEqual(try world.committed(), ["first", "second", "third"])
    XCTAssertEqual(world.server.created.count, 3)
    XCTAssertEqual(host.punished, [])
  }

  func testAnEditIsUploadedAndAFavouriteIsNot() throws {
    let world = try FakeWorld()
    world.library.add(FakeAsset("photo"), FakeAsset("other"))
    let host = FakeHost(world)
    host.drain()
    world.library.touch("other")
    host.drain()
    XCTAssertEqual(world.library.lookups, 2)
    world.library.edit("photo")
    host.drain()
    XCTAssertEqual(try world.committed(), ["other", "photo", "photo"])
  }

  func testWhatIsDeletedIsTakenOutOfTheQueue() throws {
    let world = try FakeWorld()
    var asset = FakeAsset("photo")
    asset.failure = PhotoReadError.tooSlow
    world.library.add(asset)
    let host = FakeHost(world)
    host.drain()
    XCTAssertEqual(try world.queue()["photo"]?.state, .leftToApp)
    world.library.delete("photo")
    host.drain()
    XCTAssertEqual(try world.queue().count, 0)
  }

  func testTheCapComesBeforeAnyWorkOnAnAsset() throws {
    let world = try FakeWorld()
    world.library.add(many(5_000))
    world.server.putSeconds = 5
    let host = FakeHost(world)
    host.call()
    let call = try world.lastCall()
    XCTAssertLessThanOrEqual(call.found, ExtensionLimits.maximumQueued)
    XCTAssertLessThanOrEqual(world.library.lookups, call.uploaded + 1)
    XCTAssertLessThanOrEqual(host.longest, FakeHost.longestCall)
  }

  func testAScanGoesOnWhereTheCallBeforeEndedIt() throws {
    let world = try FakeWorld()
    world.library.add(many(450))
    world.library.onSlice = { try world.clock.pass(3) }
    let host = FakeHost(world)
    host.call()
    let first = world.library.slices.count
    XCTAssertEqual(first, 2, "discovery keeps to its share of the call")
    world.library.onSlice = nil
    while try world.inContainer({ try $0.queue.cursor().changeToken }) == nil { host.call() }
    XCTAssertEqual(world.library.slices.count, 5)
    XCTAssertEqual(try Set(world.committed()).union(world.queue().keys).count, 450)
  }

  func testASliceThatACallWasKilledAtMakesTheNextOneSmaller() throws {
    let world = try FakeWorld()
    world.library.add(many(50))
    world.library.onSlice = {
      if world.library.slices.last == ExtensionLimits.discoverySlice { try world.clock.pass(40) }
    }
    let host = FakeHost(world)
    host.call()
    XCTAssertEqual(host.punished, [.killed])
    XCTAssertNil(try world.lastCall().reason, "a call that was killed has no end")
    try world.clock.pass(Double(ExtensionHost.penaltySeconds))
    host.drain()
    XCTAssertEqual(world.library.slices.first, ExtensionLimits.discoverySlice)
    XCTAssertEqual(
      world.library.slices.dropFirst().first,
      ExtensionLimits.discoverySlice / ExtensionLimits.sliceDivisor)
    XCTAssertEqual(host.punished, [.killed])
    XCTAssertEqual(try world.committed().count, 50)
  }

  func testAnEditThatALostHistoryHidesIsFoundByTheScan() throws {
    let world = try FakeWorld()
    world.library.add(FakeAsset("edited"), FakeAsset("other"))
    let host = FakeHost(world)
    host.drain()
    world.library.edit("edited")
    world.library.lostBefore = world.library.version
    world.library.touch("other")
    host.drain()
    XCTAssertEqual(try world.committed(), ["edited", "edited", "other"])
    XCTAssertEqual(world.server.created.count, 3)
    // What is known already is looked at, and sent no second time.
    world.library.touch("other")
    world.library.lostBefore = world.library.version
    world.library.touch("other")
    host.drain()
    XCTAssertEqual(world.server.created.count, 3)
    XCTAssertEqual(try world.queue().count, 0)
  }

  func testAnEditedPhotoThatWaitsKeepsItsStateInAScan() throws {
    let world = try FakeWorld()
    var asset = FakeAsset("broken")
    asset.failure = PhotoReadError.library(code: 1)
    world.library.add(asset)
    let host = FakeHost(world)
    host.drain()
    world.library.edit("broken")
    host.drain()
    XCTAssertEqual(try world.queue()["broken"]?.state, .leftToApp)
    world.library.touch("broken")
    world.library.lostBefore = world.library.version
    world.library.touch("other")
    host.drain()
    XCTAssertEqual(try world.queue()["broken"]?.state, .leftToApp)
  }
}
