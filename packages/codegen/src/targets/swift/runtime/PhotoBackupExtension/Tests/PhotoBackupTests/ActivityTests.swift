import Foundation
import LockstepCore
import XCTest

@testable import PhotoBackup

/// The system's `performExpiringActivity`, whose time a test ends.
private final class FakeActivity: @unchecked Sendable {
  private let turn = NSCondition()
  private var block: (@Sendable (Bool) -> Void)?
  private var returned = 0
  var isRefused = false

  /// How many calls of the block have returned.
  var count: Int {
    turn.lock()
    defer { turn.unlock() }
    return returned
  }

  func begin(_ block: @escaping @Sendable (Bool) -> Void) {
    turn.lock()
    self.block = block
    turn.unlock()
    call(isExpired: isRefused)
  }

  private func call(isExpired: Bool) {
    Thread.detachNewThread { [self] in
      block?(isExpired)
      turn.lock()
      returned += 1
      turn.broadcast()
      turn.unlock()
    }
  }

  /// The time is over; returns when the block has returned, both times.
  func expire() {
    block?(true)
    untilReturned(1)
  }

  /// Waits until so many calls of the block have returned.
  func untilReturned(_ count: Int) {
    turn.lock()
    defer { turn.unlock() }
    while returned < count { turn.wait() }
  }
}

final class ActivityTests: XCTestCase {
  private final class Count: @unchecked Sendable {
    private let turn = NSLock()
    private var number = 0

    var value: Int { turn.withLock { number } }

    func add() { turn.withLock { number += 1 } }
  }

  func testTheBlockStaysUntilTheWorkHasEnded() {
    let (system, expired) = (FakeActivity(), Count())
    let activity = ExpiringActivity(system.begin) { expired.add() }
    XCTAssertTrue(activity.isGranted)
    // The block is on a thread of its own: it has the time to return, if nothing keeps it.
    Thread.sleep(forTimeInterval: 0.2)
    XCTAssertEqual(system.count, 0)
    activity.end()
    system.untilReturned(1)
    // What comes late finds nothing to do.
    system.expire()
    XCTAssertEqual(expired.value, 0)
    XCTAssertFalse(activity.isGranted)
  }

  func testWhereTheTimeIsOverTheWorkIsEndedOnce() {
    let (system, expired) = (FakeActivity(), Count())
    let activity = ExpiringActivity(system.begin) { expired.add() }
    system.expire()
    system.expire()
    XCTAssertEqual(expired.value, 1)
    XCTAssertFalse(activity.isGranted)
    activity.end()
    system.untilReturned(1)
  }

  func testWhereNoTimeIsGrantedTheWorkIsEndedAtOnce() {
    let (system, expired) = (FakeActivity(), Count())
    system.isRefused = true
    let activity = ExpiringActivity(system.begin) { expired.add() }
    XCTAssertFalse(activity.isGranted)
    XCTAssertEqual(expired.value, 1)
    activity.end()
  }

  func testACallWithoutTimeOpensNothing() throws {
    let world = try FakeWorld()
    let system = FakeActivity()
    system.isRefused = true
    world.beginActivity = system.begin
    world.library.add(FakeAsset("photo"))
    world.jobs.finished = ["job"]
    XCTAssertEqual(world.core.process(), .completed)
    XCTAssertEqual(world.jobs.finished, [], "finished jobs are acknowledged in every call")
    XCTAssertEqual(world.library.reads, 0)
    XCTAssertEqual(world.earlyLog.lines.count, 1)
    XCTAssertEqual(try world.calls().count, 0)
    world.beginActivity = nil
    try world.clock.pass(1)
    FakeHost(world).call()
    let calls = try world.calls().sorted { $0.startedAt < $1.startedAt }
    XCTAssertEqual(calls.map(\.reason), [.terminated, .finished])
  }

  func testACallWhoseTimeEndsHoldsNoLockAndSaysWhy() throws {
    let world = try FakeWorld()
    let system = FakeActivity()
    world.beginActivity = system.begin
    var asset = FakeAsset("photo")
    let (before, after) = (Count(), Count())
    let folder = world.folder
    asset.onRead = {
      do {
        for _ in 0..<(try lockedFiles(folder)) { before.add() }
        system.expire()
        for _ in 0..<(try lockedFiles(folder)) { after.add() }
      } catch {
        XCTFail("\(error)")
      }
    }
    world.library.add(asset)
    XCTAssertEqual(world.core.process(), .completed)
    #if os(Linux)
      XCTAssertGreaterThan(before.value, 0, "the test sees no lock at all")
      XCTAssertEqual(after.value, 0)
    #endif
    XCTAssertEqual(world.server.created.count, 0)
    // The row that the call began, and no other. As after a kill the photo is the app's.
    world.beginActivity = nil
    world.library.update("photo") { $0.onRead = nil }
    FakeHost(world).drain()
    let calls = try world.calls()
    XCTAssertEqual(calls.map(\.reason), [.terminated, .nothingToDo])
    XCTAssertEqual(try world.queue()["photo"]?.state, .leftToApp)
    XCTAssertEqual(calls[0].answer, .completed)
    XCTAssertEqual(world.earlyLog.lines, [])
  }
}

/// How many locks on the container's files this process has, as the system says.
private func lockedFiles(_ folder: URL) throws -> Int {
  #if !os(Linux)
    return 0
  #else
    let database = folder.appendingPathComponent("lockstep/lockstep.db").path
    let locks = try String(contentsOfFile: "/proc/locks", encoding: .utf8)
    var numbers = Set<String>()
    for path in ["", "-wal", "-shm"].map({ database + $0 }) {
      var found = stat()
      if stat(path, &found) == 0 { numbers.insert(":\(found.st_ino) ") }
    }
    return locks.split(separator: "\n").filter { line in
      line.contains(" \(getpid()) ") && numbers.contains { line.contains($0) }
    }.count
  #endif
}
