import Foundation
import XCTest

@testable import LockstepCore

/// A clock that goes on by one with each look, and counts the looks.
private final class CountingClock: @unchecked Sendable {
  private let turn = NSLock()
  private var looks = 0

  var now: Int { turn.withLock { looks } }

  func look() -> Int {
    turn.withLock {
      looks += 1
      return looks
    }
  }
}

/// What was told of beats and releases that failed.
private final class Failures: @unchecked Sendable {
  private let turn = NSLock()
  private var list: [DatabaseFailure?] = []

  var all: [DatabaseFailure?] { turn.withLock { list } }

  func add(_ error: Error) {
    turn.withLock { list.append((error as? LockstepError)?.databaseFailure) }
  }
}

final class LockSessionTests: XCTestCase {
  private struct WorkFailed: Error {}

  private let folder = try! TemporaryFolder()

  override func tearDown() {
    folder.remove()
  }
  private let clock = CountingClock()

  private func session(_ owner: ProcessType) throws -> LockSession {
    let clock = self.clock
    return LockSession(
      try LockCoordinator(path: folder.path("db")), owner: owner, clock: { clock.look() })
  }

  /// Waits until something holds, however long it takes.
  private func until(_ holds: () throws -> Bool) async throws {
    while try !holds() { try await Task.sleep(nanoseconds: 1_000_000) }
  }

  func testTheLockIsHeldDuringTheWorkAndLetGoAfterIt() async throws {
    let session = try session(.foreground)
    let other = try self.session(.background)
    let answer = try await session.withLock("photo") { lock in
      XCTAssertTrue(try lock.isHeld())
      XCTAssertEqual(try session.locks.list().heartbeats.map(\.owner), [.foreground])
      let refused = try await other.withLock("photo") { _ in true }
      XCTAssertNil(refused, "somebody else has it")
      return 7
    }
    XCTAssertEqual(answer, 7)
    XCTAssertEqual(try session.locks.list().locks, [])
  }

  func testWorkThatThrowsLetsItsLockGo() async throws {
    let session = try session(.foreground)
    do {
      _ = try await session.withLock("photo") { _ in throw WorkFailed() }
      XCTFail("the work's error is the caller's")
    } catch {
      XCTAssertTrue(error is WorkFailed, "\(error)")
    }
    XCTAssertEqual(try session.locks.list().locks, [])
  }

  func testWorkThatIsCancelledLetsItsLockGo() async throws {
    let session = try session(.foreground)
    let task = Task {
      try await session.withLock("photo") { _ in
        try await Task.sleep(nanoseconds: 3_600_000_000_000)
      }
    }
    try await until { try !session.locks.list().locks.isEmpty }
    task.cancel()
    let result = await task.result
    XCTAssertThrowsError(try result.get()) { XCTAssertTrue($0 is CancellationError) }
    XCTAssertEqual(try session.locks.list().locks, [])
  }

  func testALockThatCanNotBeLetGoHidesNeitherResultNorError() async throws {
    let container = try SharedContainer(folder: folder.url)
    let session = LockSession(container.locks, owner: .extension)
    for fails in [false, true] {
      let failures = Failures()
      do {
        let answer = try await session.withLock("\(fails)", failed: failures.add) { _ in
          container.suspend()
          if fails { throw WorkFailed() }
          return 7
        }
        XCTAssertEqual(answer, 7)
        XCTAssertFalse(fails)
      } catch {
        XCTAssertTrue(fails && error is WorkFailed, "\(error)")
      }
      XCTAssertTrue(failures.all.contains(.interrupted))
      container.resume()
    }
    XCTAssertEqual(try container.locks.list().locks.map(\.id), ["false", "true"])
    XCTAssertEqual(try container.locks.start(.extension, now: session.clock()), 2)
  }

  func testBeatsWhileItWorksAndNoMoreAfterwards() async throws {
    let session = try session(.foreground)
    func beat() throws -> Int { try session.locks.list().heartbeats.first?.time ?? 0 }
    _ = try await session.withLock("photo") { _ in
      for _ in 0..<2 {
        let last = try beat()
        try await until { try beat() > last }
      }
    }
    XCTAssertEqual(try session.locks.stop(.foreground), 0)
    XCTAssertEqual(try session.locks.list().heartbeats, [], "no beat comes after the end")
  }

  func testALockThatWasLostIsNotHeld() async throws {
    let session = try session(.foreground)
    let other = try self.session(.extension)
    _ = try await session.withLock("photo") { lock in
      // The process was suspended for longer than the dead are waited for.
      let later = 2 * LockTiming.aliveWithin
      XCTAssertEqual(try other.locks.sweep(now: later), 1)
      let token = try XCTUnwrap(try other.locks.acquire("photo", owner: .extension, now: later))
      XCTAssertFalse(try lock.isHeld())
      XCTAssertGreaterThan(token, lock.token)
    }
    XCTAssertEqual(
      try other.locks.list().locks.map(\.owner), [.extension], "the successor's is not let go")
  }

  func testWaitsForItsTurnAndForNoLongerThanItMay() async throws {
    let holder = try session(.foreground)
    let waiting = try session(.background)
    let token = try XCTUnwrap(try holder.locks.acquire("photo", owner: .foreground, now: 1))
    let none = try await waiting.wait(for: "photo", atMost: 20_000)
    XCTAssertNil(none)
    let task = Task { try await waiting.wait(for: "photo", atMost: 3_600_000_000) }
    let looks = clock.now
    try await until { clock.now >= looks + 3 }
    XCTAssertTrue(try holder.locks.release("photo", owner: .foreground, token: token))
    let next = try await task.value
    XCTAssertGreaterThan(try XCTUnwrap(next), token)
  }

  func testMayWaitForAnyTime() async throws {
    let session = try session(.foreground)
    let token = try await session.wait(for: "photo", atMost: .max)
    XCTAssertNotNil(token)
    let none = try await session.wait(for: "photo", atMost: .min)
    XCTAssertNil(none)
  }

  func testWhoeverIsCancelledWhileItWaitsLocksNothing() async throws {
    let holder = try session(.foreground)
    let waiting = try session(.background)
    let token = try XCTUnwrap(try holder.locks.acquire("photo", owner: .foreground, now: 1))
    let task = Task { try await waiting.withLock("photo", waiting: 3_600_000_000) { _ in true } }
    try await until { try holder.locks.list().heartbeats.map(\.owner) == [.background] }
    task.cancel()
    let result = await task.result
    XCTAssertThrowsError(try result.get()) { XCTAssertTrue($0 is CancellationError) }
    XCTAssertTrue(try holder.locks.release("photo", owner: .foreground, token: token))
    XCTAssertEqual(try holder.locks.list().locks, [])
  }

  func testPausesGrowWithinTheirBoundsAndAreRandom() {
    var most = LockTiming.waitPauseMinimum
    var pauses = WaitingPauses()
    for _ in 0..<20 {
      XCTAssertTrue((most / 2...most).contains(pauses.next()))
      most = min(most * 2, LockTiming.blockedPollInterval)
    }
    XCTAssertEqual(most, LockTiming.blockedPollInterval)
    let several = Set((0..<100).map { _ in pauses.next() })
    XCTAssertGreaterThan(several.count, 1)
  }

  func testEachPhotoThatOthersHadIsToldOfOnceItIsFree() async throws {
    let holder = try session(.foreground)
    let polling = try session(.extension)
    let token = try XCTUnwrap(try holder.locks.acquire("b", owner: .foreground, now: 1))
    var told: [String] = []
    for try await id in polling.freed(of: ["a", "b", "c"]) {
      told.append(id)
      if told == ["a", "c"] {
        XCTAssertTrue(try holder.locks.release("b", owner: .foreground, token: token))
      }
    }
    XCTAssertEqual(told, ["a", "c", "b"])
  }
}
