// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import XCTest

@testable import LockstepCore

/// A clock that continues by one with each look, and counts the looks.
final class CountingClock: @unchecked Sendable {
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
final class Failures: @unchecked Sendable {
  private let turn = NSLock()
  private var list: [DatabaseFailure?] = []

  var all: [DatabaseFailure?] { turn.withLock { list } }

  func add(_ error: any Error) {
    turn.withLock { list.append((error as? LockstepError)?.databaseFailure) }
  }
}

extension LockSession.Outcome {
  /// What the work has returned; nil where it was refused.
  var value: Value? {
    if case .done(let value) = self { value } else { nil }
  }
}

/// An actor that touches its own state in the work.
private actor Counter {
  private(set) var count = 0

  func countUnderLock(_ session: LockSession) async throws -> Int? {
    try await session.withLock("photo") { lock in
      count += 1
      assertIsolated("the work runs where it was written")
      return try await lock.isHeld() ? count : 0
    }.value
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
    let store = try SharedStore(path: folder.path("db"))
    return LockSession(LockCoordinator(store, clock: LockClock { clock.look() }), owner: owner)
  }

  /// Waits until something holds, however long it takes.
  private func until(_ holds: () throws -> Bool) async throws {
    while try !holds() { try await Task.sleep(nanoseconds: 1_000_000) }
  }

  func testTheLockIsHeldDuringTheWorkAndLetGoAfterIt() async throws {
    let session = try session(.foreground)
    let other = try self.session(.background)
    let answer = try await session.withLock("photo") { lock in
      let isHeld = try await lock.isHeld()
      XCTAssertTrue(isHeld)
      XCTAssertEqual(try session.locks.list().heartbeats.map(\.owner), [.foreground])
      guard case .refused = try await other.withLock("photo", { _ in true }) else {
        return XCTFail("somebody else has it")
      }
    }
    guard case .done = answer else { return XCTFail("nobody else had it") }
    XCTAssertEqual(try session.locks.list().locks, [])
  }

  func testARefusalIsNoResultOfTheWork() async throws {
    let session = try session(.foreground)
    let nothing: LockSession.Outcome<Int?> = try await session.withLock("photo") { _ in nil }
    guard case .done(nil) = nothing else { return XCTFail("the work was done, and has nothing") }
  }

  func testTheWorkInheritsTheCallersIsolation() async throws {
    let counter = Counter()
    let count = try await counter.countUnderLock(try session(.foreground))
    XCTAssertEqual(count, 1)
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
        XCTAssertEqual(answer.value, 7)
        XCTAssertFalse(fails)
      } catch {
        XCTAssertTrue(fails && error is WorkFailed, "\(error)")
      }
      XCTAssertTrue(failures.all.contains(.interrupted))
      container.resume()
    }
    XCTAssertEqual(try container.locks.list().locks.map(\.id), ["false", "true"])
    let freed = try await session.start()
    XCTAssertEqual(freed, 2)
  }

  func testALockThatWasLostIsNotHeld() async throws {
    let session = try session(.foreground)
    let other = try self.session(.extension)
    _ = try await session.withLock("photo") { lock in
      // The process was suspended for longer than the dead are waited for.
      let later = other.locks.at(2 * LockTiming.aliveWithin)
      XCTAssertEqual(try later.sweep(), 1)
      let token = try XCTUnwrap(try later.acquire("photo", owner: .extension))
      let isHeld = try await lock.isHeld()
      XCTAssertFalse(isHeld)
      XCTAssertGreaterThan(token.number, lock.token.number)
    }
    XCTAssertEqual(
      try other.locks.list().locks.map(\.owner), [.extension], "the successor's is not let go")
  }

  func testWaitsForItsTurnAndForNoLongerThanItMay() async throws {
    let holder = try session(.foreground)
    let waiting = try session(.background)
    let token = try XCTUnwrap(try holder.locks.acquire("photo", owner: .foreground))
    let none = try await waiting.lock("photo", waiting: .milliseconds(20))
    XCTAssertNil(none)
    let task = Task { try await waiting.lock("photo", waiting: .never) }
    let looks = clock.now
    try await until { clock.now >= looks + 3 }
    XCTAssertTrue(try holder.locks.release("photo", owner: .foreground, token: token))
    let next = try await task.value
    XCTAssertGreaterThan(try XCTUnwrap(next).token.number, token.number)
  }

  func testMayWaitForAnyTime() async throws {
    let session = try session(.foreground)
    let lock = try await session.lock("photo", waiting: .seconds(.max))
    XCTAssertNotNil(lock)
    for limit in [DispatchTimeInterval.seconds(.min), .nanoseconds(-1), .seconds(0)] {
      let none = try await session.lock("photo", waiting: limit)
      XCTAssertNil(none)
    }
  }

  func testWhoeverIsCancelledWhileItWaitsLocksNothing() async throws {
    let holder = try session(.foreground)
    let waiting = try session(.background)
    let token = try XCTUnwrap(try holder.locks.acquire("photo", owner: .foreground))
    let task = Task { try await waiting.withLock("photo", waiting: .never) { _ in true } }
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
    let token = try XCTUnwrap(try holder.locks.acquire("b", owner: .foreground))
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
