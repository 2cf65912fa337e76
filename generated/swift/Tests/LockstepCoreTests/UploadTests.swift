// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import LockstepCore
import XCTest

final class UploadTests: XCTestCase {
  func testAPlanCoversEveryByteOnce() throws {
    let part = Multipart.partBytes
    for size in [1, part / 4 + 1, part, part + 1, 7 * part - 1, Encryption.maximumEncryptedBytes] {
      var end = 0
      for (index, each) in try MultipartPlan(encryptedSize: size).parts.enumerated() {
        XCTAssertEqual(each.number, index + 1)
        XCTAssertEqual(each.offset, end)
        XCTAssert((1...part).contains(each.length))
        end += each.length
      }
      XCTAssertEqual(end, size)
    }
  }

  func testAPlanRefusesWhatIsNoSize() {
    for size in [-1, .min, .max, Encryption.maximumEncryptedBytes + 1] {
      XCTAssertThrowsError(try MultipartPlan(encryptedSize: size)) { error in
        XCTAssertEqual((error as? LockstepError)?.code, .invalidArgument)
      }
    }
  }

  func testTheQueueTellsSpellingsApart() {
    let composed = UploadQueue.Pending(id: "\u{E9}", isVideo: false, creationTime: 1)
    let running = [UploadQueue.Running(id: "e\u{301}", isVideo: false)]
    XCTAssertEqual(UploadQueue.next(of: [composed], beside: running), composed)
    XCTAssertNil(
      UploadQueue.next(of: [composed], beside: [.init(id: "\u{E9}", isVideo: true)]))
  }

  func testPhotosComeFirstWhereTheSystemEndsTheProcess() {
    let photo = UploadQueue.Pending(id: "photo", isVideo: false, creationTime: 1)
    let video = UploadQueue.Pending(id: "video", isVideo: true, creationTime: 2)
    let next = { UploadQueue.next(of: [video, photo], beside: [], for: $0) }
    XCTAssertEqual(ProcessType.allCases.map(next), [video, photo, photo])
    XCTAssertEqual(UploadQueue.next(of: [photo, video], beside: []), video)
  }

  func testARolloutBeginsAndEndsAtABucket() throws {
    let bucket = try Rollout.bucket(feature: "passkeys", userID: 4526)
    let percent = Double(bucket) / Double(Rollout.bucketsPerPercent)
    let next = Double(bucket + 1) / Double(Rollout.bucketsPerPercent)
    XCTAssertFalse(try Rollout.isOn("passkeys", percent: percent, userID: 4526))
    XCTAssertTrue(try Rollout.isOn("passkeys", percent: next, userID: 4526))
    for userID in 0..<200 {
      XCTAssertFalse(try Rollout.isOn("passkeys", percent: 0, userID: userID))
      XCTAssertTrue(try Rollout.isOn("passkeys", percent: 100, userID: userID))
    }
  }
}
