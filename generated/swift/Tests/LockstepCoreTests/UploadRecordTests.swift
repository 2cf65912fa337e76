// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import XCTest

@testable import LockstepCore

final class UploadRecordTests: XCTestCase {
  private let folder = try! TemporaryFolder()
  private let third = UploadRecords.FileAddress(
    objectKey: "1/third", url: "https://storage", completeURL: nil, partURLs: [])

  override func tearDown() {
    folder.remove()
  }

  private func file(_ container: SharedContainer) -> URL {
    container.uploads.appendingPathComponent("photo.encrypted")
  }

  func testARecordStaysWhereItsFileCanNotBeLookedAt() throws {
    let container = try SharedContainer(folder: folder.url)
    let record = try container.records.writeOrAdopt(.sample("1/object"))
    // The system refuses a name of that length, as it does a file of a locked device.
    let unreadable = container.uploads.appendingPathComponent(String(repeating: "x", count: 300))
    XCTAssertThrowsError(
      try container.records.adopt(
        localId: "photo", collectionId: 1, contentHash: "c", folder: unreadable)
    ) { error in
      XCTAssertEqual((error as? LockstepError)?.code, .ioError)
    }
    XCTAssertEqual(
      try container.records.read(localId: "photo", collectionId: 1, contentHash: "c"), record)
  }

  func testRowsNameWhatTheyHoldAndShowNoValue() {
    let heartbeat = ProcessHeartbeat(owner: .extension, time: 5)
    XCTAssertEqual("\(heartbeat)", "ProcessHeartbeat(owner, time)")
    let record = "\(UploadRecord.sample("1/object"))"
    XCTAssertTrue(record.hasPrefix("UploadRecord(localId, ") && record.hasSuffix(")"), record)
    XCTAssertTrue(record.contains("fileObjectKey"), record)
    XCTAssertFalse(record.contains("1/object") || record.contains("transferId"), record)
  }

  func testASuccessorAdoptsARecordAndDropsOneWithoutItsFile() throws {
    let container = try SharedContainer(folder: folder.url)
    let records = container.records
    func adopted() throws -> UploadRecord? {
      try records.adopt(
        localId: "photo", collectionId: 1, contentHash: "c", folder: container.uploads)
    }
    XCTAssertNil(try adopted())
    let first = try records.writeOrAdopt(.sample("1/first"))
    XCTAssertEqual(try records.writeOrAdopt(.sample("1/second")), first)
    try Data("abcd".utf8).write(to: file(container))
    XCTAssertEqual(try adopted(), first)
    try Data("abc".utf8).write(to: file(container))
    XCTAssertNil(try adopted(), "a file of another size is not the one that was encrypted")
    let second = try records.writeOrAdopt(.sample("1/second"))
    XCTAssertEqual(second.fileObjectKey, "1/second")
    // Whoever knows the record of before changes nothing.
    XCTAssertFalse(try records.advance(first, to: .uploading))
    XCTAssertFalse(try records.setTransfer(first, id: "t", deadline: 9))
    let token = try XCTUnwrap(container.locks.acquire("photo", owner: .extension))
    XCTAssertFalse(
      try records.setFile(first, owner: .extension, token: token, address: third))
    XCTAssertFalse(try records.drop(first))
    XCTAssertEqual(
      try records.read(localId: "photo", collectionId: 1, contentHash: "c"), second)
  }

  func testARecordGoesOnByTheMovesOfTheSpecAlone() throws {
    let container = try SharedContainer(folder: folder.url)
    let records = container.records
    for from in UploadPhase.allCases {
      for to in UploadPhase.allCases {
        var record = UploadRecord.sample("1/key")
        record.phase = from
        record.localId = "\(from) \(to)"
        _ = try records.writeOrAdopt(record)
        XCTAssertEqual(
          try records.advance(record, to: to),
          UploadPhaseMove.all.contains(UploadPhaseMove(from: from, to: to)), record.localId)
      }
    }
  }

  func testOnlyTheHolderOfTheLockBeginsACommit() throws {
    let container = try SharedContainer(folder: folder.url)
    let (locks, records) = (container.locks, container.records)
    var sample = UploadRecord.sample("1/key")
    sample.phase = .uploaded
    let record = try records.writeOrAdopt(sample)
    let stale = try XCTUnwrap(locks.acquire("photo", owner: .background))
    // The background task is suspended, is taken for dead, and the extension takes over.
    XCTAssertEqual(try locks.sweep(), 1)
    let token = try XCTUnwrap(locks.acquire("photo", owner: .extension))
    func begin(
      _ record: UploadRecord, _ owner: ProcessType, _ token: LockCoordinator.Token
    ) throws -> Bool {
      try records.beginCommit(record, owner: owner, token: token, body: "{}")
    }
    XCTAssertFalse(try begin(record, .background, stale))
    XCTAssertFalse(try begin(record, .background, token))
    XCTAssertFalse(try begin(record, .extension, stale))
    XCTAssertFalse(try begin(.sample("1/other"), .extension, token))
    XCTAssertEqual(
      try records.read(localId: "photo", collectionId: 1, contentHash: "c"), record)
    XCTAssertTrue(try begin(record, .extension, token))
    // Its commit may have reached the server: the object keys stay, though the file be gone.
    XCTAssertFalse(try records.drop(record))
    XCTAssertFalse(
      try records.setFile(record, owner: .extension, token: token, address: third))
    let adopted = try records.adopt(
      localId: "photo", collectionId: 1, contentHash: "c", folder: container.uploads)
    XCTAssertEqual(adopted?.fileObjectKey, "1/key")
    XCTAssertTrue(try begin(record, .extension, token))
  }

  func testWhatIsInFlightIsFoundUntilItIsDone() throws {
    let container = try SharedContainer(folder: folder.url)
    let (locks, records) = (container.locks, container.records)
    let record = try records.writeOrAdopt(.sample("1/key"))
    XCTAssertTrue(try records.advance(record, to: .uploading))
    XCTAssertTrue(try records.setTransfer(record, id: "t", deadline: 9))
    XCTAssertEqual(try records.inFlight().map(\.transferId), ["t"])
    XCTAssertTrue(try records.advance(record, to: .uploaded))
    XCTAssertEqual(try records.inFlight(), [])
    let token = try XCTUnwrap(locks.acquire("photo", owner: .background))
    XCTAssertTrue(
      try records.beginCommit(record, owner: .background, token: token, body: "{}"))
    XCTAssertEqual(try records.unfinished().map(\.phase), [.committing])
    let file = CommittedFile(
      fileId: 7, localId: "photo", collectionId: 1, encryptedKey: "k", keyDecryptionNonce: "n",
      fileDecryptionHeader: "h", thumbnailDecryptionHeader: "h", metadataDecryptionHeader: "h",
      contentHash: "c", updationTime: 10)
    XCTAssertTrue(try records.finish(record, as: file))
    XCTAssertEqual(try records.unfinished(), [])
    XCTAssertFalse(try records.finish(record, as: file), "the record is there no more")
    let found = try container.store.perform(
      CommittedFileStatements.findContent(collectionId: 1, contentHash: "c"))
    XCTAssertEqual(found.map(\.fileId), [7])
  }
}
