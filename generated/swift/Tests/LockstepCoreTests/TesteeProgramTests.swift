// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

@testable import LockstepTesteeKit

import LockstepCore
import XCTest

final class TesteeProgramTests: XCTestCase {
  func testWhatNobodyForesawIsNoCodeThatACaseMayExpect() throws {
    var handlers = TesteeHandlers.lockstep
    handlers.queue = FaultyQueue()
    let program = TesteeProgram(handlers: handlers)
    XCTAssertEqual(
      answer(of: program, #"{"id":1,"op":"queue.next","args":{"pending":[],"running":[]}}"#),
      #"{"id":1,"error":{"code":"internal_error","message":"Fault(place: \"planted\")"}}"#)
    // The program goes on.
    let next = answer(of: program, #"{"id":2,"op":"info","args":{}}"#)
    XCTAssertTrue(next.hasPrefix(#"{"id":2,"result":"#), next)
  }

  private func answer(of program: TesteeProgram, _ line: String) -> String {
    String(decoding: program.answer(Array(line.utf8)), as: UTF8.self)
  }
}

/// An error that the spec has no code for.
private struct Fault: Error {
  let place: String
}

/// A handler with a mistake.
private struct FaultyQueue: QueueHandler {
  func next(_ arguments: QueueNextArguments) throws -> QueueNextResult {
    throw Fault(place: "planted")
  }
}
