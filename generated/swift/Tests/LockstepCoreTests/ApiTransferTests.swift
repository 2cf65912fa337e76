// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import Foundation
import LockstepCore
import XCTest

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Requests over URLSession, against real servers: what is sent where, and how much is read.
final class ApiTransferTests: XCTestCase {
  private let transfer = URLSessionTransfer()
  private let md5 = "AAAAAAAAAAAAAAAAAAAAAA=="
  private let ours = [
    ApiHeaders.authToken, ApiHeaders.clientPackage, ApiHeaders.clientVersion,
    ApiHeaders.requestID,
  ]

  private func exchange<Params, Success>(
    _ call: ApiCall<Params, Success>, _ params: Params, to server: LocalServer,
    slice: FileSlice? = nil
  ) throws -> Success {
    let access = ApiAccess(
      baseURL: server.url, authToken: "secret-token", clientPackage: "io.ente.frame",
      clientVersion: "1.2.3")
    let response = try transfer.send(
      try call.request(params, access, requestID: "id"), slice: slice,
      maximumAnswerBytes: call.definition.maximumAnswerBytes, limit: 20, cancellation: nil)
    return try call.read(response, params: params)
  }

  private func code<Success>(_ work: @autoclosure () throws -> Success) -> ApiErrorCode? {
    do {
      _ = try work()
      return nil
    } catch {
      XCTAssertFalse("\(error)".contains("secret-token"))
      return (error as? ApiError)?.code
    }
  }

  func testNothingOfOursGoesToStorage() throws {
    let (api, storage) = (try LocalServer(), try LocalServer())
    let folder = try TemporaryFolder()
    try folder.write([1, 2, 3, 4, 5], to: "part")
    XCTAssertEqual(
      code(try exchange(ApiCalls.getCollections, CollectionsRequest(sinceTime: 7), to: api)),
      .invalidResponse)
    XCTAssertEqual(api.seen.map(\.path), ["/collections/v2?sinceTime=7"])
    XCTAssertEqual(api.seen.first?.headers[ApiHeaders.authToken], "secret-token")
    storage.respond { $0.answer(200, ["ETag": "\"a\""]) }
    let put = PutRequest(
      url: "\(storage.url)/k?X-Amz-Signature=%2fa+b", contentLength: 3, contentMD5: md5)
    let slice = FileSlice(path: folder.path("part"), offset: 1, length: 3)
    XCTAssertEqual(
      try exchange(ApiCalls.putPart, put, to: api, slice: slice).etag, "\"a\"")
    let object = GetObjectRequest(url: "\(storage.url)/k", offset: 5)
    XCTAssertEqual(code(try exchange(ApiCalls.getObject, object, to: api)), .invalidResponse)
    let seen = storage.seen
    XCTAssertEqual(seen.map(\.path), ["/k?X-Amz-Signature=%2fa+b", "/k"])
    XCTAssertEqual(seen.first?.body, [2, 3, 4])
    XCTAssertEqual(seen.first?.headers[ApiHeaders.contentLength], "3")
    XCTAssertEqual(seen.first?.headers[ApiHeaders.contentMD5], md5)
    XCTAssertEqual(seen.last?.headers[ApiHeaders.range], "bytes=5-")
    for request in seen { XCTAssertEqual(ours.filter { request.headers[$0] != nil }, []) }
  }

  func testNoRedirectIsFollowed() throws {
    let (api, elsewhere) = (try LocalServer(), try LocalServer())
    let location = "\(elsewhere.url)/elsewhere"
    for status in [301, 302, 303, 307, 308] {
      api.respond { $0.answer(status, ["Location": location]) }
      let added = AddFilesRequest(
        collectionID: 1, files: [AddedFile(id: 2, encryptedKey: "k", keyDecryptionNonce: "n")])
      XCTAssertEqual(code(try exchange(ApiCalls.addFiles, added, to: api)), .requestFailed)
      XCTAssertEqual(
        code(try exchange(ApiCalls.validateUploadEligibility, NoParameters(), to: api)),
        .requestFailed)
      let file = FileRequest(id: 3)
      if status == 307 {
        XCTAssertEqual(try exchange(ApiCalls.downloadFile, file, to: api).url, location)
      } else {
        XCTAssertEqual(code(try exchange(ApiCalls.downloadFile, file, to: api)), .requestFailed)
      }
      XCTAssertEqual(api.seen.count, 3)
    }
    XCTAssertEqual(elsewhere.seen.map(\.path), [])
  }

  func testTheRefusalForOtherSessionsFollowsNoRedirect() throws {
    let (api, elsewhere) = (try LocalServer(), try LocalServer())
    let location = "\(elsewhere.url)/elsewhere"
    api.respond { $0.answer(307, ["Location": location]) }
    let access = ApiAccess(
      baseURL: api.url, authToken: "secret-token", clientPackage: "p", clientVersion: "v")
    let request = try ApiCalls.downloadFile.request(FileRequest(id: 3), access).urlRequest()
    let session = URLSession(
      configuration: .ephemeral, delegate: RedirectRefusal(), delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    let answered = expectation(description: "an answer")
    let task = session.dataTask(with: request) { data, response, _ in
      let answer = (response as? HTTPURLResponse).map { ApiResponse($0, data ?? Data()) }
      let read = answer.flatMap { try? ApiCalls.downloadFile.read($0) }
      XCTAssertEqual(read?.url, location)
      answered.fulfill()
    }
    task.resume()
    wait(for: [answered], timeout: 60)
    XCTAssertEqual(elsewhere.seen.map(\.path), [])
  }

  func testAnEndlessAnswerIsCut() throws {
    let api = try LocalServer()
    let ended = DispatchSemaphore(value: 0)
    api.respond { connection in
      connection.write("HTTP/1.1 200 OK\r\n\r\n")
      let block = String(repeating: " ", count: 65_536)
      // With a pause, so that a client that reads on does not fill memory.
      while connection.write(block) { usleep(2000) }
      ended.signal()
    }
    XCTAssertEqual(
      code(try exchange(ApiCalls.validateUploadEligibility, NoParameters(), to: api)),
      .invalidResponse)
    // The server is told: it would pour for ever.
    XCTAssertEqual(ended.wait(timeout: .now() + 30), .success)
  }

  func testNoAnswerOrHalfOfOneIsNone() throws {
    let api = try LocalServer()
    let collections = CollectionsRequest(sinceTime: 0)
    api.respond { _ in }
    XCTAssertEqual(
      code(try exchange(ApiCalls.getCollections, collections, to: api)), .networkError)
    api.respond { $0.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{") }
    XCTAssertEqual(
      code(try exchange(ApiCalls.getCollections, collections, to: api)), .networkError)
  }

  func testAFileThatIsNotThereIsAnErrorOfFiles() throws {
    let api = try LocalServer()
    let put = PutRequest(url: "\(api.url)/k", contentLength: 3, contentMD5: md5)
    let slice = FileSlice(path: "/nowhere/part", offset: 0, length: 3)
    XCTAssertThrowsError(
      try exchange(ApiCalls.putObject, put, to: api, slice: slice)
    ) { error in
      XCTAssertEqual((error as? LockstepError)?.code, .ioError)
      XCTAssert("\(error)".contains("/nowhere/part"))
    }
    XCTAssertEqual(api.seen.map(\.path), [])
  }
}
