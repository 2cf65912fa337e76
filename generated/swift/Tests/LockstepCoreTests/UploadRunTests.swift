// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import XCTest

@testable import LockstepCore

/// Runs of many uploads against a server of its own.
final class UploadRunTests: XCTestCase {
  private let folder = try! TemporaryFolder()

  override func tearDown() {
    folder.remove()
  }

  private func queued(
    _ world: UploadWorld, _ id: String, _ creationTime: Int, isVideo: Bool = false,
    gate: Gate? = nil
  ) -> QueuedUpload {
    let turn = UploadQueue.Pending(id: id, isVideo: isVideo, creationTime: creationTime)
    return QueuedUpload(turn) {
      await gate?.pass(id)
      return try world.photo(id)
    }
  }

  private func many(_ world: UploadWorld, _ count: Int) -> [QueuedUpload] {
    (0..<count).map { queued(world, "p\($0)", $0) }
  }

  func testStartsTheNewestFirstFourAtOnceTwoVideosAmongThem() async throws {
    let world = try UploadWorld(folder: folder, owner: .foreground)
    let gate = Gate()
    let photos =
      [queued(world, "a", 1)]
      + ["v1", "v2", "v3"].enumerated().map {
        queued(world, $1, 9 - $0, isVideo: true, gate: gate)
      } + [("b", 2), ("c", 3), ("d", 3)].map { queued(world, $0, $1, gate: gate) }
    let run = UploadRun(world.manager, photos)
    let ofA = Task {
      var names: [String] = []
      for await event in run.events {
        switch event {
        case .started("a"): names.append("started")
        case .progressed(let step) where step.localId == "a": names.append("progressed")
        case .ended("a", _): names.append("ended")
        default: break
        }
      }
      return names
    }
    let running = Task { try await run.run() }
    await gate.until(4)
    var begun = await gate.begun
    XCTAssertEqual(begun.sorted(), ["c", "d", "v1", "v2"])
    await gate.open("c")
    await gate.until(5)
    begun = await gate.begun
    XCTAssertEqual(begun.last, "b")
    await gate.open("v1")
    await gate.until(6)
    begun = await gate.begun
    XCTAssertEqual(begun.last, "v3")
    await gate.openAll()
    let result = try await running.value
    XCTAssertEqual(result.outcomes, [.uploaded: 7])
    XCTAssertEqual([result.failed, result.left], [0, 0])
    XCTAssertNil(result.stoppedBy)
    XCTAssertEqual(world.server.committed.count, 7)
    let names = await ofA.value
    XCTAssertEqual(names.first, "started")
    XCTAssertTrue(names.filter { $0 == "progressed" }.count > 1, "\(names)")
    XCTAssertEqual(names.last, "ended")
  }

  func testStopsAtOnceWhereTheTokenIsRefused() async throws {
    let world = try UploadWorld(folder: folder)
    world.server.fail { $1 == "validateUploadEligibility" ? .status(401) : nil }
    let result = try await UploadRun(world.manager, many(world, 20)).run()
    XCTAssertEqual(result.failed + result.left, 20)
    XCTAssertLessThanOrEqual(result.failed, QueueLimits.maximumRunning)
    XCTAssertEqual((result.stoppedBy as? ApiError)?.code, .unauthorized)
  }

  func testSendsNoMoreToAnAlbumThatRefusedAPhoto() async throws {
    let world = try UploadWorld(folder: folder)
    world.server.fail { $1 == "createFile" ? .status(403) : nil }
    let gate = Gate()
    let photos =
      [queued(world, "newest", 100)] + (0..<19).map { queued(world, "p\($0)", $0, gate: gate) }
    let run = UploadRun(world.manager, photos)
    let opening = Task {
      for await event in run.events {
        if case .failed = event { await gate.openAll() }
      }
    }
    let result = try await run.run()
    await opening.value
    XCTAssertEqual([result.failed, result.left], [1, 19])
    XCTAssertEqual((result.stoppedBy as? ApiError)?.code, .forbidden)
    let begun = await gate.begun
    XCTAssertEqual(begun.count, 3)
    XCTAssertEqual(world.server.count("putObject"), 2, "a thumbnail and a file")
    XCTAssertEqual(world.server.count("createFile"), 1)
  }

  func testStopsAfterFourFailuresOfTheServerInARow() async throws {
    let world = try UploadWorld(folder: folder)
    world.server.fail { _, _ in .status(500) }
    let result = try await UploadRun(world.manager, many(world, 20)).run()
    XCTAssertTrue((4..<8).contains(result.failed), "\(result)")
    XCTAssertEqual(result.left, 20 - result.failed)
  }

  func testGoesOnAfterAFailureOfOnePhoto() async throws {
    let world = try UploadWorld(folder: folder)
    let broken = QueuedUpload(.init(id: "b", isVideo: false, creationTime: 2)) {
      throw LockstepError(.ioError, "no")
    }
    let result = try await UploadRun(world.manager, [queued(world, "a", 1), broken]).run()
    XCTAssertEqual(result.failed, 1)
    XCTAssertNil(result.stoppedBy)
    XCTAssertEqual(result.outcomes, [.uploaded: 1])
  }

  func testEndsWhatRunsWhenItsTaskIsCancelledAndRecordsStayForALaterRun() async throws {
    let world = try UploadWorld(folder: folder)
    let isOpen = Flag()
    world.server.fail { _, call in
      while call == "putObject" && !isOpen.isSet { Thread.sleep(forTimeInterval: 0.005) }
      return nil
    }
    let photos = many(world, 6)
    let running = Task { try await UploadRun(world.manager, photos).run() }
    while world.server.count("putObject") < 4 { try await Task.sleep(nanoseconds: 5_000_000) }
    running.cancel()
    do {
      _ = try await running.value
      XCTFail("a run that is cancelled must throw")
    } catch is CancellationError {}
    XCTAssertEqual(try world.container.records.list().count, 4)
    XCTAssertTrue(try world.container.locks.list().locks.isEmpty)
    XCTAssertEqual(world.server.count("putObject"), 4)
    isOpen.set()
    let result = try await UploadRun(world.manager, photos).run()
    XCTAssertEqual(result.outcomes, [.uploaded: 6])
    XCTAssertEqual(world.server.count("getUploadURL"), 12)
    XCTAssertEqual(world.server.committed.count, 6)
  }
}

private final class Flag: @unchecked Sendable {
  private let turn = NSLock()
  private var value = false

  var isSet: Bool { turn.withLock { value } }

  func set() {
    turn.withLock { value = true }
  }
}

// Where photos wait in the test's hands until it lets them go.
private actor Gate {
  private(set) var begun: [String] = []
  private var held: [String: CheckedContinuation<Void, Never>] = [:]
  private var waiting: [(count: Int, reached: CheckedContinuation<Void, Never>)] = []
  private var isOpen = false

  func pass(_ id: String) async {
    begun.append(id)
    for each in waiting where each.count == begun.count { each.reached.resume() }
    waiting.removeAll { $0.count == begun.count }
    if isOpen { return }
    await withCheckedContinuation { held[id] = $0 }
  }

  func until(_ count: Int) async {
    if begun.count >= count { return }
    await withCheckedContinuation { waiting.append((count, $0)) }
  }

  func open(_ id: String) {
    held.removeValue(forKey: id)?.resume()
  }

  func openAll() {
    isOpen = true
    for each in held.values { each.resume() }
    held = [:]
  }
}
