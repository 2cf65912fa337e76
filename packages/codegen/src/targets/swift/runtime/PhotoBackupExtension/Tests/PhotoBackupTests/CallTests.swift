import Foundation
import LockstepCore
import XCTest

@testable import PhotoBackup

final class CallTests: XCTestCase {
  func testEveryPhotoIsCommittedOnceAndTheCallSaysSo() throws {
    let world = try FakeWorld()
    world.library.add((0..<10).map { FakeAsset("photo-\($0)", time: $0) })
    world.library.add(FakeAsset("empty", [(.photo, "EMPTY.JPG", 0)]))
    let host = FakeHost(world)
    host.drain()
    XCTAssertEqual(host.answers, [.completed])
    XCTAssertEqual(try world.committed(), (["empty"] + (0..<10).map { "photo-\($0)" }).sorted())
    XCTAssertEqual(world.server.created.count, 11)
    XCTAssertEqual(try world.queue().count, 0)
    let call = try world.lastCall()
    XCTAssertEqual(call.reason, .finished)
    XCTAssertEqual(call.answer, .completed)
    XCTAssertEqual([call.found, call.uploaded, call.passedOver, call.queued], [11, 11, 0, 0])
    XCTAssertEqual(call.duration, Int(host.longest * 1_000_000))
    XCTAssertNil(call.failure)
  }

  func testWhatIsStoredOpensWithTheCollectionsKey() throws {
    let world = try FakeWorld()
    // More than the 5 MiB of a single PUT, in frames of 4 MiB.
    let asset = FakeAsset("large", time: 3, [(.video, "MOVIE.MOV", 9_000_000)])
    world.library.add(asset, FakeAsset("small"))
    FakeHost(world).drain()
    for (id, resource) in [("large", asset.content(0)), ("small", FakeAsset("small").content(0))] {
      let row = try XCTUnwrap(
        world.inContainer {
          try $0.files.ofPhoto(id, inCollection: FakeWorld.collectionId)
        }.first)
      let body = try XCTUnwrap(
        world.server.created.first { $0["encryptedKey"] as? String == row.encryptedKey })
      let key = ((body["file"] as? [String: Any])?["objectKey"] as? String)?.dropFirst(2)
      let encrypted = try XCTUnwrap(world.server.object(String(XCTUnwrap(key))))
      let source = world.folder.appendingPathComponent("encrypted-\(id)")
      let target = world.folder.appendingPathComponent("plain-\(id)")
      try Data(encrypted).write(to: source)
      let crypto = EnteCrypto()
      let box = try SealedBox(
        nonce: XCTUnwrap(Base64.decode(row.keyDecryptionNonce)),
        ciphertext: XCTUnwrap(Base64.decode(row.encryptedKey)))
      _ = try crypto.decryptFile(
        at: source, to: target, key: crypto.unwrapFileKey(box, collectionKey: world.collectionKey),
        header: XCTUnwrap(Base64.decode(row.fileDecryptionHeader)), cancellation: nil)
      XCTAssertEqual([UInt8](try Data(contentsOf: target)), resource)
      XCTAssertEqual(row.contentHash, Base64.encode(try crypto.hash(resource)))
    }
  }

  func testAnAssetIsOneUnitWithAllItsFiles() throws {
    let world = try FakeWorld()
    world.library.add(
      FakeAsset(
        "all",
        [
          (.photo, "IMG_1.HEIC", 100), (.pairedVideo, "IMG_1.MOV", 200),
          (.alternatePhoto, "IMG_1.DNG", 300), (.fullSizePhoto, "FullSize.HEIC", 150),
          (.fullSizePairedVideo, "FullSize.MOV", 250), (.other, "Adjustments.plist", 50),
        ]))
    FakeHost(world).drain()
    // The live photo, its RAW, and the live photo as it was edited.
    XCTAssertEqual(try world.committed(), ["all", "all", "all"])
    let hashes = try world.inContainer {
      try $0.files.changed(since: 0, limit: 10).compactMap(\.contentHash)
    }
    XCTAssertEqual(hashes.filter { $0.contains(LivePhoto.hashSeparator) }.count, 2)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: world.folder.appendingPathComponent("lockstep/uploads").path)
    XCTAssertEqual(names, [], "a plaintext stayed")
  }

  func testAUnitThatIsNotThroughIsGoneOnWith() throws {
    let world = try FakeWorld()
    var asset = FakeAsset("raw", [(.photo, "A.JPG", 100), (.alternatePhoto, "A.DNG", 200)])
    asset.failure = PhotoReadError.library(code: 1)
    world.library.add(asset)
    FakeHost(world).drain()
    XCTAssertEqual(try world.queue()["raw"]?.state, .leftToApp)
    XCTAssertEqual(try world.queue()["raw"]?.failure, "library_1")
    XCTAssertEqual(try world.committed(), [])
  }

  func testPhotosComeBeforeVideosAndTheNewestFirst() throws {
    let world = try FakeWorld()
    var video = FakeAsset("video", time: 9, [(.video, "V.MOV", 10)])
    video.isVideo = true
    world.library.add(FakeAsset("old", time: 1), video, FakeAsset("new", time: 5))
    FakeHost(world).drain()
    let ids = try world.inContainer { try $0.files.changed(since: 0, limit: 9) }.map(\.localId)
    XCTAssertEqual(ids, ["new", "old", "video"])
  }

  func testACallEndsInItsTimeAndTheNextOneGoesOn() throws {
    let world = try FakeWorld()
    world.library.add(
      (0..<12).map {
        var asset = FakeAsset("slow-\($0)", time: $0)
        asset.readSeconds = 4
        return asset
      })
    let host = FakeHost(world)
    host.call()
    XCTAssertEqual(try world.lastCall().reason, .budgetSpent)
    XCTAssertEqual(host.answers, [.completed], "without a job, no progress is claimed")
    XCTAssertGreaterThan(try world.lastCall().queued, 0)
    for number in 0..<5 {
      world.library.add(FakeAsset("fresh-\(number)", time: 100 + number))
      host.drain()
    }
    XCTAssertEqual(try world.committed().count, 17)
    XCTAssertEqual(world.server.created.count, 17)
    XCTAssertLessThanOrEqual(host.longest, FakeHost.longestCall)
    XCTAssertEqual(host.punished, [])
  }

  func testTheTimeEndsAReadThatIsUnderWay() throws {
    let world = try FakeWorld()
    var asset = FakeAsset("endless")
    asset.readSeconds = 44
    world.library.add(asset)
    let host = FakeHost(world)
    host.call()
    XCTAssertEqual(try world.lastCall().reason, .budgetSpent)
    XCTAssertEqual(host.punished, [])
    // It had the whole call, and would have the next one, too.
    XCTAssertEqual(try world.queue()["endless"]?.state, .leftToApp)
    XCTAssertEqual(try world.queue()["endless"]?.failure, "too_slow")
  }

  func testWhatTheSystemContinuesToSendIsNotTooSlow() throws {
    let world = try FakeWorld()
    world.library.add(FakeAsset("photo"))
    world.server.continues = true
    world.server.putSeconds = 44
    let host = FakeHost(world)
    host.call()
    XCTAssertEqual(try world.lastCall().reason, .budgetSpent)
    XCTAssertEqual(try world.queue()["photo"]?.state, .waiting)
    XCTAssertNil(try world.queue()["photo"]?.failure)
    world.server.putSeconds = 0.1
    host.call()
    XCTAssertEqual(try world.committed(), ["photo"])
  }

  func testAPauseBetweenTriesIsNotBegunThatTheTimeDoesNotSufficeFor() throws {
    let world = try FakeWorld()
    world.library.add(FakeAsset("photo"))
    let body = Array(#"{"code":"BUSY"}"#.utf8)
    world.server.refusal = ApiResponse(
      status: 503, headers: [("retry-after", "25")], body: body)
    let host = FakeHost(world)
    host.call()
    XCTAssertEqual(try world.lastCall().reason, .budgetSpent)
    XCTAssertEqual(host.punished, [])
    XCTAssertLessThan(host.longest, Double(ExtensionLimits.callSeconds))
  }

  func testTerminationFromAnotherThreadEndsTheCallAndNotTheNext() throws {
    let world = try FakeWorld()
    let core = world.core
    var asset = FakeAsset("photo")
    asset.onRead = {
      let ended = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        core.terminate()
        ended.signal()
      }
      ended.wait()
    }
    world.library.add(asset)
    XCTAssertEqual(core.process(), .completed)
    XCTAssertEqual(try world.lastCall().reason, .terminated)
    XCTAssertEqual(try world.queue()["photo"]?.attempts, 0)
    world.library.update("photo") { $0.onRead = nil }
    core.terminate()
    XCTAssertEqual(core.process(), .completed)
    XCTAssertEqual(try world.lastCall().reason, .finished)
    XCTAssertEqual(try world.committed(), ["photo"])
  }

  func testACallOfTheNewerSystemIsTheSame() async throws {
    let world = try FakeWorld()
    world.library.add(FakeAsset("photo"))
    let core = world.core
    let answer: ExtensionAnswer = await core.process()
    XCTAssertEqual(answer, .completed)
    XCTAssertEqual(try world.committed(), ["photo"])
  }

  func testNothingOfTheKeyStaysAfterACall() throws {
    let world = try FakeWorld()
    world.library.add(FakeAsset("photo"))
    FakeHost(world).drain()
    XCTAssertEqual(try world.committed(), ["photo"])
    XCTAssertNil(world.secrets.handedOut)
  }

  func testWhatAnotherProcessHasIsPassedOver() throws {
    let world = try FakeWorld()
    world.library.add(FakeAsset("theirs"), FakeAsset("free"))
    try world.inContainer { container in
      let locks = LockCoordinator(container.store, clock: world.clock.wall)
      _ = try locks.start(.background)
      XCTAssertNotNil(try locks.acquire("theirs", owner: .background))
    }
    FakeHost(world).drain()
    XCTAssertEqual(try world.lastCall().reason, .locked)
    XCTAssertEqual(try world.committed(), ["free"])
    XCTAssertEqual(try world.queue()["theirs"]?.attempts, 0)
  }

  func testWhatIsTooLargeIsLeftToTheApp() throws {
    let world = try FakeWorld()
    let limit = ExtensionLimits.maximumAssetBytes
    var told = FakeAsset("told")
    told.resources = [ResourceDetails(kind: .video, filename: "V.MOV", size: limit + 1)]
    told.onRead = { XCTFail("a byte was read of what the system calls too large") }
    world.library.add(told)
    world.library.add(
      FakeAsset("untold", [(.photo, "A.JPG", limit / 2), (.alternatePhoto, "A.DNG", limit)]))
    FakeHost(world).drain()
    XCTAssertEqual(try world.lastCall().reason, .tooLarge)
    XCTAssertEqual(try world.queue().mapValues(\.state), ["told": .tooLarge, "untold": .tooLarge])
  }

  func testAnEditThatIsQueuedWhileItsPhotoIsUploadedStays() throws {
    let world = try FakeWorld()
    var asset = FakeAsset("photo")
    let edit = FoundPhoto(
      localId: "photo", isVideo: false, creationTime: 0, modificationTime: 5, isEdited: true)
    let (folder, clock) = (world.folder, world.clock.wall)
    asset.onRead = {
      // What the app does, or another call's discovery, once.
      let mark = folder.appendingPathComponent("edited")
      if FileManager.default.fileExists(atPath: mark.path) { return }
      do {
        try Data().write(to: mark)
        let container = try SharedContainer(folder: folder.appendingPathComponent("lockstep"))
        defer { container.store.close() }
        _ = try container.queue.record([edit], cursor: container.queue.cursor(), now: clock.now)
      } catch {
        XCTFail("\(error)")
      }
    }
    world.library.add(asset)
    // The run takes the photo, and then its edit.
    FakeHost(world).drain()
    XCTAssertEqual(try world.lastCall().uploaded, 2)
    XCTAssertEqual(try world.queue().count, 0)
  }

  func testAnAssetThatIsGoneIsTakenOut() throws {
    let world = try FakeWorld()
    var asset = FakeAsset("gone")
    asset.failure = PhotoReadError.gone
    world.library.add(asset)
    FakeHost(world).drain()
    XCTAssertEqual(try world.queue().count, 0)
    XCTAssertEqual(try world.lastCall().reason, .finished)
  }
}
