// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import XCTest

@testable import LockstepCore

final class HeartbeatTests: XCTestCase {
  private let folder = try! TemporaryFolder()
  private let clock = CountingClock()

  override func tearDown() {
    folder.remove()
  }

  private func session(_ store: SharedStore, _ owner: ProcessType) -> LockSession {
    let clock = self.clock
    return LockSession(LockCoordinator(store, clock: LockClock { clock.look() }), owner: owner)
  }

  /// The beats of an owner as another process sees them.
  private func beat(_ other: LockCoordinator, _ owner: ProcessType) throws -> Int? {
    try other.list().heartbeats.first { $0.owner == owner }?.time
  }

  /// Waits for two beats more; false where none come for a minute.
  private func goesOnBeating(_ other: LockCoordinator, _ owner: ProcessType) throws -> Bool {
    let first = try beat(other, owner) ?? 0
    for _ in 0..<6000 {
      // The clock counts its looks, and it is looked at once a beat.
      if try beat(other, owner) ?? 0 >= first + 2 { return true }
      usleep(10_000)
    }
    return false
  }

  func testBeatsWhileItWorksAndNoMoreAfterwards() async throws {
    let session = session(try SharedStore(path: folder.path("db")), .foreground)
    let other = try LockCoordinator(path: folder.path("db"))
    try await session.beating {
      XCTAssertTrue(try goesOnBeating(other, .foreground))
    }
    let freed = try await session.stop()
    XCTAssertEqual(freed, 0)
    let looks = clock.now
    usleep(UInt32(2 * LockTiming.heartbeatInterval))
    XCTAssertEqual(clock.now, looks, "nobody beats")
    XCTAssertEqual(try other.list().heartbeats, [], "no beat comes after the end")
  }

  /// The pool has a thread for each core: as many tasks that block leave none for anything else.
  func testNothingThatTheProcessIsBlockedByDelaysABeat() throws {
    let store = try SharedStore(path: folder.path("db"))
    let other = try LockCoordinator(path: folder.path("db"))
    let session = session(store, .foreground)
    let goOn = DispatchSemaphore(value: 0)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let working = DispatchSemaphore(value: 0)
    let done = DispatchGroup()
    for photo in 0..<cores + 2 {
      done.enter()
      Task.detached {
        _ = try? await session.withLock("\(photo)") { _ in
          working.signal()
          block(on: goOn)
        }
        done.leave()
      }
    }
    for _ in 0..<cores { working.wait() }
    // The connection for changes has its hands full as well.
    let reading = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      _ = try? store.run(.read) { _ in
        reading.signal()
        goOn.wait()
      }
    }
    reading.wait()
    XCTAssertTrue(try goesOnBeating(other, .foreground))
    for _ in 0..<cores + 3 { goOn.signal() }
    done.wait()
  }

  func testSeveralPiecesOfWorkShareOneBeat() async throws {
    let store = try SharedStore(path: folder.path("db"))
    let other = try LockCoordinator(path: folder.path("db"))
    let (one, two) = (session(store, .foreground), session(store, .foreground))
    try await one.beating {
      try await two.beating {
        let (looks, beats) = (clock.now, try beat(other, .foreground) ?? 0)
        XCTAssertTrue(try goesOnBeating(other, .foreground))
        XCTAssertEqual(clock.now - looks, (try beat(other, .foreground) ?? 0) - beats)
        let threads = clock.now
        usleep(UInt32(3 * LockTiming.heartbeatInterval / 2))
        XCTAssertLessThanOrEqual(clock.now - threads, 2, "two works beat no oftener than one")
      }
      XCTAssertTrue(try goesOnBeating(other, .foreground), "the other one works still")
    }
  }

  func testABeatThatFailsIsToldOfAndTheNextOneComes() async throws {
    let store = try SharedStore(path: folder.path("db"))
    let other = try LockCoordinator(path: folder.path("db"))
    let failures = Failures()
    try await session(store, .background).beating(failed: failures.add) {
      store.suspend()
      while failures.all.isEmpty { usleep(10_000) }
      store.resume()
      XCTAssertTrue(try goesOnBeating(other, .background))
    }
    XCTAssertEqual(Set(failures.all), [.interrupted])
  }

  /// A piece of work that begins while others write, and while another piece ends.
  func testAPieceThatEndsInterruptsTheFirstBeatOfNoOther() throws {
    for (ending, beginning) in [
      (ProcessType.foreground, ProcessType.foreground), (.foreground, .background),
    ] {
      let path = folder.path("\(beginning)")
      let waits = DispatchSemaphore(value: 0)
      let connection = try SharedDatabaseConnection(
        path: path,
        pause: {
          waits.signal()
          SharedDatabaseConnection.randomPause()
        })
      // The thread beats after a minute: what waits is the first beat.
      let heartbeat = Heartbeat(on: ConnectionSlot(connection), interval: 60_000_000)
      let first = try heartbeat.begin(ending, clock: .system) { _ in }
      let writer = try SQLiteConnection(path: path)
      try writer.execute("BEGIN IMMEDIATE")
      let ended = DispatchSemaphore(value: 0)
      let begun = Failures()
      Thread.detachNewThread {
        do {
          heartbeat.end(try heartbeat.begin(beginning, clock: .system) { _ in })
        } catch {
          begun.add(error)
        }
        ended.signal()
      }
      waits.wait()
      heartbeat.end(first)
      try writer.execute("COMMIT")
      ended.wait()
      XCTAssertEqual(begun.all, [], "\(beginning) while \(ending) ends")
    }
  }

  /// A beat that waits for others to end their writing ends with the work it is for.
  func testTheEndWaitsForNoOtherWriter() throws {
    let store = try SharedStore(path: folder.path("db"))
    let writer = try SQLiteConnection(path: folder.path("db"))
    let clock = LockClock.system
    let number = try store.heartbeat.begin(.foreground, clock: clock) { _ in }
    try writer.execute("BEGIN IMMEDIATE")
    usleep(UInt32(3 * LockTiming.heartbeatInterval / 2))
    store.heartbeat.end(number)
    try writer.execute("DELETE FROM process_heartbeats; COMMIT")
    usleep(UInt32(3 * LockTiming.heartbeatInterval / 2))
    XCTAssertEqual(try LockCoordinator(store).list().heartbeats, [])
  }
}

/// Waits where a task should not, as code does that is not ours.
private func block(on semaphore: DispatchSemaphore) {
  semaphore.wait()
}
