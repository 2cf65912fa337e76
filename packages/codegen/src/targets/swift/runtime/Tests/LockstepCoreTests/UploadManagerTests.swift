import Foundation
import XCTest

@testable import LockstepCore

/// The uploader against a server of its own: commits in doubt, and runs with a deadline.
final class UploadManagerTests: XCTestCase {
  private let folder = try! TemporaryFolder()

  override func tearDown() {
    folder.remove()
  }

  private func assertFails(
    _ code: ApiErrorCode, _ work: @autoclosure () throws -> UploadResult, line: UInt = #line
  ) {
    XCTAssertThrowsError(try work(), line: line) {
      XCTAssertEqual(($0 as? ApiError)?.code, code, line: line)
    }
  }

  // Uploads a photo so that the storage lacks its file, and nobody knows what became of its
  // commits.
  private func loseCommits(_ photo: UploadPhoto, _ world: UploadWorld) {
    world.server.fail { server, call in
      switch call {
      case "createFile": .noAnswer
      case "completeMultipartUpload": .status(404)
      case "putObject" where photo.localId == "whole" && server.count(call) == 2: .status(200)
      default: nil
      }
    }
    assertFails(.networkError, try world.upload(photo))
    world.server.fail { _, _ in nil }
  }

  func testACommitInDoubtKeepsItsObjectKeysAndGetsWhatTheStorageLacks() throws {
    let world = try UploadWorld(folder: folder)
    let photo = try world.photo("whole")
    loseCommits(photo, world)
    XCTAssertEqual(try world.upload(photo).outcome, .uploaded)
    XCTAssertEqual(world.server.count("getUploadURL"), 2)
    XCTAssertEqual(world.server.puts, ["o1", "o1", "o2"])
    XCTAssertEqual(world.server.committed.count, 1)
    XCTAssertEqual(try world.left, [])
  }

  func testACommitInDoubtCompletesAgainWhatA404LeftUndone() throws {
    let world = try UploadWorld(folder: folder)
    let photo = try world.photo("parts", size: 6 << 20)
    loseCommits(photo, world)
    XCTAssertEqual(try world.upload(photo).outcome, .uploaded)
    XCTAssertEqual(world.server.count("getMultipartUploadURL"), 1)
    XCTAssertEqual(world.server.count("putPart"), 1)
    XCTAssertEqual(world.server.committed.count, 1)
  }

  func testACommitInDoubtWhoseAddressesHaveExpiredTakesNoNewKeys() throws {
    let world = try UploadWorld(folder: folder)
    world.server.signAddresses()
    let photo = try world.photo("whole")
    loseCommits(photo, world)
    world.pass(8 * 24 * 3600)
    assertFails(.serverError, try world.upload(photo))
    XCTAssertEqual(world.server.count("getUploadURL"), 2)
    XCTAssertEqual(world.server.count("putObject"), 2)
    XCTAssertEqual(try world.left.count, 2)
  }

  func testWhatDoesNotOpenWithItsKeyIsNeverCommittedIsCountedAndIsEncryptedAnew() throws {
    let world = try UploadWorld(folder: folder)
    let photo = try world.photo("whole")
    world.server.fail { _, call in call == "createFile" ? .status(402) : nil }
    XCTAssertThrowsError(try world.upload(photo))
    world.server.fail { _, _ in nil }
    for name in try world.left {
      let file = world.container.uploads.appendingPathComponent(name)
      var bytes = try Data(contentsOf: file)
      bytes[100] ^= 1
      try bytes.write(to: file)
    }
    let refused = CompatibilityRefusal(
      reader: .swift, writer: .dart, subject: .file, code: .corrupt, refusals: 1)
    XCTAssertThrowsError(try world.manager.resume()) {
      XCTAssertEqual(($0 as? LockstepError)?.code, .corrupt)
    }
    XCTAssertEqual(world.server.count("createFile"), 1)
    XCTAssertEqual(try world.container.refusals.take(), [refused])
    XCTAssertEqual(try world.upload(photo).outcome, .uploaded)
    XCTAssertEqual(world.server.count("createFile"), 2)
    XCTAssertEqual(world.server.committed.count, 1)
    XCTAssertEqual(try world.container.refusals.take(), [refused])
    XCTAssertEqual(try world.left, [])
  }

  #if os(Linux)
    // How much memory is mapped, in bytes.
    private func mapped() throws -> Int {
      let statistics = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
      let pages = try XCTUnwrap(statistics.split(separator: " ").first.flatMap { Int($0) })
      return pages * Int(getpagesize())
    }

    func testTheMemoryOfAPartIsGivenBackWithItsData() throws {
      let part = 8 << 20
      _ = try UploadWorld(folder: folder).photo("part", size: part)
      let path = folder.file("part").path
      let read = {
        let data = try UploadFiles.readBody(path, offset: 0, length: part)
        XCTAssertEqual(data.count, part)
      }
      try read()
      let before = try mapped()
      for _ in 0..<20 { try read() }
      XCTAssertLessThan(try mapped() - before, 5 * part)
      // Fewer bytes than were asked for, and none: the caller sees that they lack.
      for left in 0...1 {
        let data = try UploadFiles.readBody(path, offset: part - left, length: 9)
        XCTAssertEqual(data.count, left)
      }
    }
  #endif

  func testAFileInPartsGoesUpRunByRunAndNoPartThatWouldNotFitIsBegun() throws {
    let world = try UploadWorld(folder: folder)
    world.setCost { $0 == "PUT" ? 12 : 0.1 }  // One part fits, and a second one would not.
    let photo = try world.photo("photo", size: 2 * Multipart.partBytes + 1000)
    var outcomes: [UploadOutcome] = []
    repeat {
      outcomes.append(try world.upload(photo, isShort: true).outcome)
    } while outcomes.last == .postponed && outcomes.count < 9
    XCTAssertEqual(outcomes, [.postponed, .postponed, .uploaded])
    XCTAssertEqual(
      world.server.calls.filter { $0.hasPrefix("putPart") },
      ["putPart 0", "putPart 1", "putPart 2"])
  }

  func testAnEncryptionThatWouldNotFitIsNotBegun() throws {
    let world = try UploadWorld(folder: folder)
    let photo = try world.photo("photo", size: 300 << 20)
    XCTAssertEqual(try world.upload(photo, isShort: true).outcome, .postponed)
    XCTAssertEqual(world.server.calls, [])
    XCTAssertEqual(try world.left, [])
  }

  func testNoCommitIsBegunAfterTheDeadlineSoThatNoneIsInDoubt() throws {
    let world = try UploadWorld(folder: folder)
    world.suspend(afterPuts: 2)
    let photo = try world.photo("photo")
    XCTAssertEqual(try world.upload(photo, isShort: true).outcome, .postponed)
    XCTAssertEqual(try world.container.records.list().map(\.commitsSent), [0])
    let later = try world.upload(photo, isShort: true)
    XCTAssertEqual(later, UploadResult(outcome: .uploaded, fileId: 1, sentBytes: 0))
  }

  func testAPauseThatWouldOutlastTheRunIsNotBegun() throws {
    let world = try UploadWorld(folder: folder)
    world.server.fail { $1 == "getUploadURL" ? .status(429) : nil }
    let photo = try world.photo("photo")
    let begun = world.now
    XCTAssertEqual(try world.upload(photo, isShort: true).outcome, .postponed)
    XCTAssertLessThan(world.now - begun, UploadWorld.second, "it was not postponed at once")
    XCTAssertEqual(world.server.count("getUploadURL"), 1)
  }

  func testWhatIsInFlightAtTheDeadlineIsGivenUpAndNoPauseOutlastsIt() throws {
    let world = try UploadWorld(folder: folder)
    for method in ["GET", "PUT", "POST"] {
      world.setCost { $0 == method ? 3600 : 0.1 }
      let photo = try world.photo("photo \(method)")
      let end = world.now + UploadWorld.run
      XCTAssertEqual(try world.upload(photo, isShort: true).outcome, .postponed)
      XCTAssertLessThanOrEqual(world.now, end + UploadWorld.second)
      world.setCost { _ in 0.1 }
      XCTAssertEqual(try world.upload(photo, isShort: true).outcome, .uploaded)
    }
  }

  func testHashesBeforeItEncryptsWhereItIsToldTo() throws {
    for hashesFirst in [false, true] {
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let world = try UploadWorld(folder: folder, hashesFirst: hashesFirst)
      let photo = try world.photo("photo")
      XCTAssertEqual(try world.upload(photo).outcome, .uploaded)
      let copy = UploadPhoto(
        localId: "copy", collectionId: 1, content: photo.content, thumbnail: photo.thumbnail,
        metadata: photo.metadata)
      let states = States()
      let result = try world.manager.upload(
        copy, options: UploadOptions(progress: { states.add($0.state) }))
      XCTAssertEqual(result.outcome, .present)
      XCTAssertEqual(states.all.contains(.encrypting), !hashesFirst)
    }
  }
}

private final class States: @unchecked Sendable {
  private let turn = NSLock()
  private var seen: [UploadState] = []

  var all: [UploadState] { turn.withLock { seen } }

  func add(_ state: UploadState) {
    turn.withLock { seen.append(state) }
  }
}
