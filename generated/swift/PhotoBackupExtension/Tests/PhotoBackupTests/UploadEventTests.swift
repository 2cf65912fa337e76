// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore
import XCTest

@testable import PhotoBackupHost

/// What the app does where the system launches it for uploads that have ended.
final class UploadEventTests: XCTestCase {
  private final class Log: @unchecked Sendable {
    private let turn = NSLock()
    private var lines: [String] = []

    var all: [String] { turn.withLock { lines } }

    func add(_ line: String) { turn.withLock { lines.append(line) } }
  }

  private func handle(
    _ identifier: String, _ log: Log, tellsAtOnce: Bool
  ) -> (isOurs: Bool, tell: @Sendable () -> Void) {
    var tell: @Sendable () -> Void = {}
    let isOurs = UploadEvents.handle(identifier, completed: { log.add("completed") }) {
      owner, told in
      log.add("attached \(owner.wireValue)")
      tell = told
      if tellsAtOnce { told() }
      return { log.add("released") }
    }
    return (isOurs, tell)
  }

  func testTheHandlerIsCalledOnceAfterTheEventsAndTheSessionIsTheExtensionsAgain() {
    for tellsAtOnce in [true, false] {
      let log = Log()
      let (isOurs, tell) = handle(
        UploadSessions.extension, log, tellsAtOnce: tellsAtOnce)
      XCTAssertTrue(isOurs)
      if !tellsAtOnce { XCTAssertEqual(log.all, ["attached extension"]) }
      tell()
      tell()
      XCTAssertEqual(log.all, ["attached extension", "released", "completed"])
    }
  }

  func testTheAppsOwnSessionStays() {
    let log = Log()
    let (isOurs, tell) = handle(UploadSessions.background, log, tellsAtOnce: false)
    XCTAssertTrue(isOurs)
    tell()
    XCTAssertEqual(log.all, ["attached background", "completed"])
  }

  func testAnotherOnesSessionIsLeftAlone() {
    let log = Log()
    XCTAssertFalse(handle("com.example.session", log, tellsAtOnce: true).isOurs)
    XCTAssertEqual(log.all, [])
  }
}
