// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore
import XCTest

@testable import PhotoBackup

final class PartTests: XCTestCase {
  func testEveryQueryNamesTheGroupAndNothingTravels() {
    let queries = [
      KeychainStore.item(KeychainItems.masterKey), KeychainStore.reading(KeychainItems.authToken),
      KeychainStore.writing(KeychainItems.masterKey, Data([1])),
    ]
    for query in queries {
      XCTAssertEqual(query["agrp"] as? String, ExtensionIdentity.appGroup)
      XCTAssertEqual(query["svce"] as? String, KeychainItems.service)
      XCTAssertEqual(query["sync"] as? Bool, false)
      XCTAssertNotNil(query["acct"])
    }
    // After the first unlock, on this device only.
    XCTAssertEqual(queries[2]["pdmn"] as? String, "cku")
    XCTAssertEqual(queries[2]["v_Data"] as? Data, Data([1]))
    XCTAssertNil(queries[1]["v_Data"])
  }

  func testTheHandlerIsHeldUpUntilItsPieceWasTaken() throws {
    let handoff = Handoff()
    let given = Counter()
    Thread.detachNewThread {
      for number in 0..<50 {
        handoff.give(Data([UInt8(number)]))
        given.add()
      }
      handoff.end(nil)
    }
    var taken: [UInt8] = []
    try handoff.take(nil, isTooLate: { false }) { piece in
      XCTAssertLessThanOrEqual(given.value, taken.count)
      taken += [UInt8](piece)
      if taken.count % 10 == 0 { Thread.sleep(forTimeInterval: 0.01) }
    }
    XCTAssertEqual(taken, (0..<50).map { UInt8($0) })
  }

  func testAnErrorEndsTheHandoffFromBothSides() throws {
    struct Failure: Error {}
    let handoff = Handoff()
    let released = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      for _ in 0..<5 { handoff.give(Data([1])) }
      released.signal()
    }
    XCTAssertThrowsError(
      try handoff.take(nil, isTooLate: { false }) { _ in throw Failure() }
    ) { XCTAssertTrue($0 is Failure) }
    XCTAssertEqual(released.wait(timeout: .now() + 10), .success, "the handler is held up for ever")

    let other = Handoff()
    Thread.detachNewThread {
      other.give(Data([1]))
      other.end(Failure())
    }
    var count = 0
    XCTAssertThrowsError(try other.take(nil, isTooLate: { false }) { count += $0.count }) {
      XCTAssertTrue($0 is Failure)
    }
    XCTAssertEqual(count, 1)
  }

  func testAHandoffEndsWhereItIsCancelledOrTooLate() {
    let cancellation = Cancellation()
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.05)
      cancellation.cancel()
    }
    XCTAssertThrowsError(try Handoff().take(cancellation, isTooLate: { false }) { _ in }) {
      XCTAssertTrue($0 is CancellationError)
    }
    XCTAssertThrowsError(try Handoff().take(nil, isTooLate: { true }) { _ in }) {
      XCTAssertEqual($0 as? PhotoReadError, .tooSlow)
    }
  }

  func testTheFilesOfAnAsset() {
    func titles(_ resources: [(ResourceKind, String)]) -> [String] {
      AssetDetails(
        localId: "a", creationTime: 0, modificationTime: 0,
        resources: resources.map { ResourceDetails(kind: $0.0, filename: $0.1) }
      ).files.map { "\($0.title) \($0.fileType.specName) \($0.paired ?? -1)" }
    }
    XCTAssertEqual(titles([(.photo, "A")]), ["A image -1"])
    XCTAssertEqual(titles([(.video, "V"), (.fullSizeVideo, "F")]), ["V video -1", "F video -1"])
    XCTAssertEqual(titles([(.pairedVideo, "V"), (.photo, "A")]), ["A livePhoto 0"])
    XCTAssertEqual(titles([(.photo, "A"), (.alternatePhoto, "R")]), ["A image -1", "R image -1"])
    XCTAssertEqual(titles([(.other, "x")]), [])
  }

  func testTheMetadataOfAFile() throws {
    var details = AssetDetails(
      localId: "a", creationTime: 5, modificationTime: 6, place: (1.5, -2.5), duration: 7,
      subtypes: 8, pixels: (30, 40),
      resources: [ResourceDetails(kind: .video, filename: "V.MOV")])
    let metadata = details.metadata(of: details.files[0])
    XCTAssertEqual(
      String(decoding: try metadata.encoded(), as: UTF8.self),
      #"{"creationTime":5,"duration":7,"fileType":1,"latitude":1.5,"localID":"a","#
        + #""longitude":-2.5,"modificationTime":6,"subType":8,"title":"V.MOV","version":3}"#)
    XCTAssertEqual(details.publicMagicMetadata()?.width, .value(30))
    details.pixels = (0, 0)
    XCTAssertNil(details.publicMagicMetadata())
  }

  func testACodeOfTheLibraryIsReadAsWhatItMeans() {
    func read(_ code: Int, _ domain: String = "PHPhotosErrorDomain") -> PhotoReadError? {
      PhotoReadError.make(NSError(domain: domain, code: code)) as? PhotoReadError
    }
    XCTAssertEqual(read(3164), .inCloud)
    XCTAssertEqual(read(3303), .gone)
    XCTAssertEqual(read(3300), .library(code: 3300))
    XCTAssertNil(read(3164, "Other"))
  }

  func testAKeyPairHasBothKeysOrIsNone() throws {
    let bytes = Data((0..<64).map { UInt8($0) })
    let pair = try KeychainStore.keyPair(bytes)
    XCTAssertEqual(pair.publicKey, Array(0..<32))
    XCTAssertEqual(pair.secretKey.withUnsafeBytes { Array($0) }, Array(32..<64))
    for size in [0, 32, 63, 65] {
      XCTAssertThrowsError(try KeychainStore.keyPair(Data(count: size))) {
        XCTAssertEqual($0 as? SecretError, .missing)
      }
    }
  }

  func testWhatCameOfARegistration() {
    func outcome(_ enabling: Bool, _ code: Int) -> RegistrationOutcome {
      RegistrationResult.make(enabling, code).outcome
    }
    XCTAssertEqual(outcome(true, 0), .enabled)
    XCTAssertEqual(outcome(false, 0), .disabled)
    XCTAssertEqual(outcome(false, 3201), .disabled)
    XCTAssertEqual(outcome(true, 3202), .staleRegistration)
    XCTAssertEqual(outcome(true, 3311), .noFullAccess)
    XCTAssertEqual(outcome(true, -1), .notConfigured)
    XCTAssertEqual(outcome(true, 12345), .failed)
    XCTAssertEqual(RegistrationResult.make(true, 0, isSupported: false).outcome, .notSupported)
  }
}

/// A number that threads add to.
private final class Counter: @unchecked Sendable {
  private let turn = NSLock()
  private var count = 0

  func add() { turn.withLock { count += 1 } }

  var value: Int { turn.withLock { count } }
}
