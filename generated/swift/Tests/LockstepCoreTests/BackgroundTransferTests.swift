// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import XCTest

@testable import LockstepCore

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Uploads that the system carries out, against a server on this machine: what lies on disk, and
/// what a later life of the process learns.
final class BackgroundTransferTests: XCTestCase {
  private let folder = try! TemporaryFolder()
  private let system = SystemUploads()
  private let md5 = "AAAAAAAAAAAAAAAAAAAAAA=="

  override func setUpWithError() throws {
    try folder.write(Array(0..<200), to: "encrypted")
  }

  override func tearDown() {
    folder.remove()
  }

  /// A life of the process: what it waits with, attached to the system.
  private func live(_ ending: BackgroundTransfer.Ending = .handOver) -> BackgroundTransfer {
    let uploads = FileUploads(uploads: folder.url, owner: .extension)
    system.attach(uploads)
    return BackgroundTransfer(session: system, uploads: uploads, ending: ending)
  }

  private func slice(_ offset: Int = 10, _ length: Int = 20) -> FileSlice {
    FileSlice(path: folder.path("encrypted"), offset: offset, length: length)
  }

  private func put(_ server: LocalServer, _ length: Int = 20) throws -> ApiRequest {
    let access = ApiAccess(
      baseURL: server.url, authToken: "secret-token", clientPackage: "p", clientVersion: "1")
    let params = PutRequest(url: "\(server.url)/k?a=%2f", contentLength: length, contentMD5: md5)
    return try ApiCalls.putPart.request(params, access)
  }

  private func send(
    _ transfer: BackgroundTransfer, _ request: ApiRequest, _ slice: FileSlice,
    limit: Int? = nil, _ cancellation: Cancellation? = nil
  ) throws -> ApiResponse {
    try transfer.send(
      request, slice: slice, maximumAnswerBytes: 100, limit: limit, cancellation: cancellation)
  }

  private func etag(_ answer: ApiResponse) -> String? {
    answer.headers.first { $0.name.lowercased() == "etag" }?.value
  }

  /// Begins an upload whose answer waits at a barrier, and ends the process.
  private func handOver(_ server: LocalServer, _ barrier: Barrier) throws {
    server.respond {
      barrier.pass()
      $0.answer(200, ["ETag": "\"a\""])
    }
    let cancellation = Cancellation()
    Thread.detachNewThread {
      barrier.awaitArrival()
      cancellation.cancel()
    }
    let transfer = live()
    XCTAssertThrowsError(try send(transfer, put(server), slice(), cancellation)) {
      XCTAssertTrue($0 is CancellationError)
    }
    XCTAssertEqual(transfer.handedOver, 1)
    system.attach(nil)
  }

  func testAPartIsAFileOfExactlyItsBytesWhichGoesAfterwards() throws {
    let server = try LocalServer()
    server.respond { $0.answer(200, ["ETag": "\"a\"", "X-Other": "b"]) }
    let answer = try send(live(), put(server), slice())
    XCTAssertEqual(answer.status, 200)
    XCTAssertEqual(etag(answer), "\"a\"")
    XCTAssertEqual(server.seen.map(\.body), [Array(10..<30)])
    XCTAssertEqual(server.seen.first?.path, "/k?a=%2f")
    XCTAssertEqual(server.seen.first?.headers[ApiHeaders.contentMD5], md5)
    XCTAssertNotEqual(system.files.first?.lastPathComponent, "encrypted")
    XCTAssertEqual(try folder.names, ["encrypted"])
    // No address, which is signed, in a name.
    XCTAssertFalse(system.names.joined().contains("k"))
  }

  func testAWholeFileIsSentWithoutACopy() throws {
    let server = try LocalServer()
    XCTAssertEqual(try send(live(), put(server, 200), slice(0, 200)).status, 200)
    XCTAssertEqual(system.files, [folder.file("encrypted")])
    XCTAssertEqual(server.seen.map(\.body), [Array(0..<200)])
    XCTAssertEqual(try folder.names, ["encrypted"])
  }

  func testAFileThatIsTooShortIsNotSent() throws {
    let server = try LocalServer()
    XCTAssertThrowsError(try send(live(), put(server), slice(190, 20))) {
      XCTAssertEqual(($0 as? LockstepError)?.code, .corrupt)
    }
    XCTAssertThrowsError(
      try send(live(), put(server), FileSlice(path: folder.path("none"), offset: 0, length: 1))
    ) { XCTAssertEqual(($0 as? LockstepError)?.code, .ioError) }
    XCTAssertEqual(system.files, [])
    XCTAssertEqual(try folder.names, ["encrypted"])
  }

  func testWhatBearsTheTokenAndWhatIsNoUploadStaysOutOfTheSession() throws {
    let server = try LocalServer()
    let access = ApiAccess(
      baseURL: server.url, authToken: "secret-token", clientPackage: "p", clientVersion: "1")
    let asked = try ApiCalls.validateUploadEligibility.request(NoParameters(), access)
    let completed = try ApiCalls.completeMultipartUpload.request(
      CompletionRequest(completeURL: "\(server.url)/done", etags: ["a"]), access)
    let transfer = live()
    for request in [asked, completed] {
      let answer = try transfer.send(
        request, slice: nil, maximumAnswerBytes: 100, limit: 9, cancellation: nil)
      XCTAssertEqual(answer.status, 200)
    }
    // A mistake of a caller's, which would be one of all: the token goes with a file.
    _ = try transfer.send(
      asked, slice: slice(), maximumAnswerBytes: 100, limit: 9, cancellation: nil)
    XCTAssertEqual(system.files, [])
  }

  func testAnUploadThatIsStillUnderWayIsWaitedForAndNotBegunAgain() throws {
    let (server, barrier) = (try LocalServer(), Barrier())
    try handOver(server, barrier)
    let next = live()
    Thread.detachNewThread { barrier.open() }
    XCTAssertEqual(etag(try send(next, put(server), slice())), "\"a\"")
    XCTAssertEqual(server.seen.count, 1)
    XCTAssertEqual(try folder.names, ["encrypted"])
  }

  func testWhatEndedWhileNoProcessLivedIsToldToTheNextOne() throws {
    let (server, barrier) = (try LocalServer(), Barrier())
    try handOver(server, barrier)
    barrier.open()
    system.settle()
    XCTAssertEqual(etag(try send(live(), put(server), slice())), "\"a\"")
    XCTAssertEqual(server.seen.count, 1)
    XCTAssertEqual(try folder.names, ["encrypted"])
  }

  func testAnAnswerThatAnotherProcessWasToldLiesOnDisk() throws {
    let (server, barrier) = (try LocalServer(), Barrier())
    try handOver(server, barrier)
    barrier.open()
    system.settle()
    // The app, which the system launches; its handler is called once all is on disk.
    let app = FileUploads(uploads: folder.url, owner: .extension)
    let seen = Names()
    app.whenDelivered { [folder] in seen.add((try? folder.names) ?? []) }
    system.attach(app)
    XCTAssertEqual(seen.all.count, 1)
    XCTAssertEqual(seen.all.first?.filter { $0.hasSuffix(".answer") }.count, 1)
    XCTAssertEqual(seen.all.first?.filter { $0.hasSuffix(".part") }, [])
    app.delivered()
    XCTAssertEqual(seen.all.count, 1, "the handler was called twice")
    // Its own session has nothing to do with the extension's.
    let own = FileUploads(uploads: folder.url, owner: .foreground)
    XCTAssertNil(own.folder.take(system.names[0]))
    XCTAssertEqual(etag(try send(live(), put(server), slice())), "\"a\"")
    XCTAssertEqual(server.seen.count, 1)
    XCTAssertEqual(try folder.names, ["encrypted"])
  }

  func testAnAnswerIsTakenOnceAndForItsAddressAlone() throws {
    let (server, barrier) = (try LocalServer(), Barrier())
    try handOver(server, barrier)
    barrier.open()
    system.settle()
    let next = live()
    let other = PutRequest(url: "\(server.url)/other", contentLength: 20, contentMD5: md5)
    let access = ApiAccess(authToken: "t", clientPackage: "p", clientVersion: "1")
    _ = try send(next, ApiCalls.putPart.request(other, access), slice())
    XCTAssertEqual(server.seen.map(\.path), ["/k?a=%2f", "/other"])
    for _ in 0..<2 { _ = try send(next, put(server), slice()) }
    XCTAssertEqual(server.seen.map(\.path), ["/k?a=%2f", "/other", "/k?a=%2f"])
  }

  func testNoAnswerIsNoneAndTheSameIsSentAgain() throws {
    let server = try LocalServer()
    server.respond { _ in }
    let transfer = live()
    XCTAssertEqual(try send(transfer, put(server), slice()).status, 0)
    XCTAssertEqual(try folder.names, ["encrypted"])
    server.respond { $0.answer(403, [:], "<Error/>") }
    let refusal = try send(transfer, put(server), slice())
    XCTAssertEqual(refusal.status, 403)
    XCTAssertEqual(refusal.body, Array("<Error/>".utf8))
    XCTAssertEqual(server.seen.count, 1)
  }

  func testWhatHasEndedIsBegunAgainThoughTheSystemStillListsIt() throws {
    let server = try LocalServer()
    server.respond { $0.answer(503) }
    system.listsTheEnded = true
    let transfer = live()
    for count in 1...3 {
      XCTAssertEqual(try send(transfer, put(server), slice()).status, 503)
      XCTAssertEqual(server.seen.count, count)
    }
  }

  func testAnUploadThatTheSystemHasLostHasNoAnswer() throws {
    let server = try LocalServer()
    let session = LosingSession()
    let uploads = FileUploads(uploads: folder.url, owner: .extension)
    let transfer = BackgroundTransfer(
      session: session, uploads: uploads, direct: URLSessionTransfer(), ending: .handOver,
      crypto: EnteCrypto(), lookSeconds: 0)
    XCTAssertEqual(try send(transfer, put(server), slice()).status, 0)
    XCTAssertGreaterThan(session.looks, 1)
  }

  func testAnAnswerIsBounded() throws {
    let server = try LocalServer()
    let long = String(repeating: "x", count: AnswerLimits.noticeBytes * 3)
    server.respond { $0.answer(500, ["ETag": String(repeating: "e", count: 9000)], long) }
    XCTAssertEqual(try send(live(), put(server), slice()).body.count, 101)
    let uploads = FileUploads(uploads: folder.url, owner: .extension)
    system.attach(uploads)
    let request = try put(server).urlRequest()
    system.begin(request, file: folder.file("encrypted"), name: "long")
    system.settle()
    let kept = try XCTUnwrap(uploads.folder.take("long"))
    XCTAssertEqual(kept.body.count, AnswerLimits.noticeBytes + 1)
    XCTAssertNil(etag(kept))
    // In memory, too, and not only where it is written.
    let asked = try XCTUnwrap(URL(string: "https://storage.test/k"))
    uploads.expect("endless")
    for _ in 0..<3 {
      uploads.receive(Data(repeating: 120, count: AnswerLimits.noticeBytes), of: "endless")
    }
    let failure = HTTPURLResponse(url: asked, statusCode: 500, httpVersion: nil, headerFields: nil)
    uploads.end("endless", failure, asked: asked)
    XCTAssertEqual(uploads.take("endless", within: 0)?.body.count, AnswerLimits.noticeBytes + 1)
  }

  func testAnAnswerFromElsewhereIsARedirect() throws {
    let asked = try XCTUnwrap(URL(string: "https://storage.test/k"))
    func status(_ url: String, asked: URL?) -> Int? {
      let response = HTTPURLResponse(
        url: URL(string: url)!, statusCode: 200, httpVersion: nil, headerFields: ["ETag": "e"])
      return FileUploads.answer(response, asked: asked, body: Data())?.status
    }
    XCTAssertEqual(status("https://storage.test/k", asked: asked), 200)
    XCTAssertEqual(status("https://elsewhere.test/k", asked: asked), 307)
    XCTAssertEqual(status("https://storage.test/k?a", asked: asked), 307)
    XCTAssertEqual(status("https://storage.test/k", asked: nil), 307)
    XCTAssertNil(FileUploads.answer(nil, asked: asked, body: Data()))
    let redirect = ApiResponse(status: 307)
    XCTAssertThrowsError(try ApiCalls.putPart.definition.read(redirect)) {
      XCTAssertEqual(($0 as? ApiError)?.isRetryable, false)
    }
  }

  func testWhatAPersonHasStoppedEnds() throws {
    let (server, barrier) = (try LocalServer(), Barrier())
    server.respond { _ in barrier.pass() }
    defer { barrier.open() }
    let cancellation = Cancellation()
    Thread.detachNewThread {
      barrier.awaitArrival()
      cancellation.cancel()
    }
    let transfer = live(.cancel)
    XCTAssertThrowsError(try send(transfer, put(server), slice(), cancellation))
    XCTAssertEqual(transfer.handedOver, 0)
    system.settle()
    XCTAssertEqual(try folder.names, ["encrypted"])
  }

  func testAtSignOutNothingIsLeft() throws {
    let (server, barrier) = (try LocalServer(), Barrier())
    try handOver(server, barrier)
    defer { barrier.open() }
    try folder.write([1], to: "sending-foreground-a.part")
    try folder.write([1], to: "sending-extension-b.answer")
    live().cancelAll()
    system.settle()
    XCTAssertEqual(try folder.names, ["encrypted", "sending-foreground-a.part"])
  }

  func testAnUploadWhoseTimeIsOverContinues() throws {
    let (server, barrier) = (try LocalServer(), Barrier())
    server.respond {
      barrier.pass()
      $0.answer(200, ["ETag": "\"a\""])
    }
    let transfer = live()
    XCTAssertEqual(try send(transfer, put(server), slice(), limit: 0).status, 0)
    XCTAssertEqual(transfer.handedOver, 1)
    barrier.open()
    XCTAssertEqual(etag(try send(transfer, put(server), slice())), "\"a\"")
    XCTAssertEqual(server.seen.count, 1)
  }

  func testWhatCannotBeReadOnDiskIsNoAnswer() throws {
    let server = try LocalServer()
    let request = try put(server)
    let name = try FileUploadFolder.name(of: request, slice(), EnteCrypto())
    for text in ["", "{", #"{"status":9,"headers":{},"body":""}"#, #"{"status":"200"}"#] {
      try folder.write(Array(text.utf8), to: "sending-extension-\(name).answer")
      XCTAssertEqual(try send(live(), request, slice()).status, 200)
    }
    XCTAssertEqual(server.seen.count, 4)
    XCTAssertEqual(try folder.names, ["encrypted"])
  }

  func testAFirstUploadRemovesTheCopiesOfThoseThatAreOver() throws {
    let server = try LocalServer()
    try folder.write([1], to: "sending-extension-gone.part")
    try folder.write([1], to: "sending-background-theirs.part")
    _ = try send(live(), put(server), slice())
    XCTAssertEqual(try folder.names, ["encrypted", "sending-background-theirs.part"])
  }

  func testEachProcessHasASessionOfItsOwn() {
    XCTAssertEqual(Set(ProcessType.allCases.map(\.uploadSession)).count, 3)
    for owner in ProcessType.allCases {
      XCTAssertEqual(ProcessType(uploadSession: owner.uploadSession), owner)
    }
    XCTAssertNil(ProcessType(uploadSession: "another"))
  }

  func testAFileInPartsGoesOnInTheNextLifeAndEachPartIsSentOnce() throws {
    let (server, barrier) = (try UploadServer(), Barrier())
    server.fail { server, call in
      if call == "putPart", server.count(call) == 2 { barrier.pass() }
      return nil
    }
    let container = try SharedContainer(folder: folder.file("container"))
    let original = folder.file("video.mov")
    try folder.write([UInt8](repeating: 7, count: 2 * Multipart.partBytes + 1000), to: "video.mov")
    let photo = UploadPhoto(
      localId: "video", collectionId: 1, content: .file(original), thumbnail: .bytes([1]),
      metadata: FileMetadata(
        title: "video.mov", creationTime: 1, modificationTime: 1, fileType: .video))
    func upload(_ cancellation: Cancellation?) throws -> UploadResult {
      let uploads = FileUploads(uploads: container.uploads, owner: .extension)
      system.attach(uploads)
      let manager = try UploadManager(
        container: container, owner: .extension,
        environment: UploadEnvironment(
          transfer: BackgroundTransfer(session: system, uploads: uploads)),
        access: ApiAccess(
          baseURL: server.url, authToken: "token", clientPackage: "p", clientVersion: "1"),
        keys: [1: EnteCrypto.CollectionKey([UInt8](repeating: 5, count: 32))])
      try manager.start()
      return try manager.upload(photo, options: UploadOptions(cancellation: cancellation))
    }
    let cancellation = Cancellation()
    Thread.detachNewThread {
      barrier.awaitArrival()
      cancellation.cancel()
    }
    XCTAssertThrowsError(try upload(cancellation)) { XCTAssertTrue($0 is CancellationError) }
    system.attach(nil)
    barrier.open()
    XCTAssertEqual(try upload(nil).outcome, .uploaded)
    XCTAssertEqual(
      server.calls.filter { $0.hasPrefix("putPart") }, ["putPart 0", "putPart 1", "putPart 2"])
    XCTAssertEqual(server.count("putObject"), 1)
    XCTAssertEqual(server.committed.count, 1)
    let names = try FileManager.default.contentsOfDirectory(atPath: container.uploads.path)
    XCTAssertEqual(names, [])
  }
}

/// A system that forgets what it was given.
private final class LosingSession: FileUploadSession, @unchecked Sendable {
  private let turn = NSLock()
  private var count = 0

  var looks: Int { turn.withLock { count } }

  func begin(_ request: URLRequest, file: URL, name: String) {}

  func underWay() -> Set<String> {
    turn.withLock { count += 1 }
    return []
  }

  func cancel(_ names: Set<String>) {}
}

/// What handlers have seen.
private final class Names: @unchecked Sendable {
  private let turn = NSLock()
  private var lists: [[String]] = []

  var all: [[String]] { turn.withLock { lists } }

  func add(_ list: [String]) { turn.withLock { lists.append(list) } }
}
