import LockstepCore
import XCTest

/// What requests hold and what is made of answers, as a caller in Swift sees it.
final class ApiCallTests: XCTestCase {
  private let md5 = "AAAAAAAAAAAAAAAAAAAAAA=="
  private let access = ApiAccess(
    baseURL: "https://api.example/", authToken: "secret-token",
    clientPackage: ClientPackages.photosOnIOS, clientVersion: "1.2.3")
  private let ours = [
    ApiHeaders.authToken, ApiHeaders.clientPackage, ApiHeaders.clientVersion,
    ApiHeaders.requestID,
  ]

  private func answer(
    _ status: Int, _ body: String = "", _ headers: [(name: String, value: String)] = []
  ) -> ApiResponse {
    ApiResponse(status: status, headers: headers, body: Array(body.utf8))
  }

  private func failure<Success>(_ work: () throws -> Success) -> ApiError? {
    do {
      _ = try work()
      return nil
    } catch {
      XCTAssertFalse("\(error)".contains("secret-token"))
      return error as? ApiError
    }
  }

  func testTheTokenGoesToTheAPIAlone() throws {
    let request = try ApiCalls.getUploadURL.request(
      UploadURLRequest(contentLength: 17, contentMD5: md5), access, requestID: "id")
    XCTAssertEqual(request.url, "https://api.example/files/upload-url")
    XCTAssertEqual(ours.filter { request.headers[$0] != nil }, ours)
    let url = "https://storage.example/k"
    let put = PutRequest(url: url, contentLength: 1, contentMD5: md5)
    let completion = CompletionRequest(completeURL: url, etags: ["a"])
    for request in [
      try ApiCalls.putObject.request(put, access, requestID: "id"),
      try ApiCalls.completeMultipartUpload.request(completion, access, requestID: "id"),
      try ApiCalls.getObject.request(GetObjectRequest(url: url), access, requestID: "id"),
    ] {
      XCTAssertEqual(request.url, url)
      XCTAssertEqual(ours.filter { request.headers[$0] != nil }, [])
    }
  }

  func testWhatDescribesItselfHoldsNoTokenAndNoAddress() throws {
    let request = try ApiCalls.getCollections.request(CollectionsRequest(sinceTime: 0), access)
    XCTAssertEqual("\(request)", "GET request")
    for text in [String(reflecting: request), "\(access)", String(reflecting: access)] {
      XCTAssertFalse(text.contains("secret-token"), text)
    }
    var dumped = ""
    dump(request, to: &dumped)
    dump(access, to: &dumped)
    XCTAssertFalse(dumped.contains("secret-token"), dumped)
  }

  func testAURLRequestHasWhatWasBuilt() throws {
    let built = try ApiCalls.getUploadURL.request(
      UploadURLRequest(contentLength: 17, contentMD5: md5), access)
    let request = try built.urlRequest()
    XCTAssertEqual(request.url?.absoluteString, built.url)
    XCTAssertEqual(request.httpMethod, "POST")
    XCTAssertEqual(request.httpBody.map { Array($0) }, built.body)
    for (name, value) in built.headers {
      XCTAssertEqual(request.value(forHTTPHeaderField: name), value)
    }
    XCTAssertFalse(request.httpShouldHandleCookies)
  }

  func testWhatStandsInAPathOrQueryIsEscaped() throws {
    let shape = DocumentShape(
      "Search",
      [
        DocumentMember("id", .text, .required), DocumentMember("text", .text),
      ])
    let call = ApiCallDefinition(
      "search", .api, "GET", "/a/{id}", shape, query: ["text"], answer: .nothing,
      maximumAnswerBytes: 1, repeat: .reads)
    var params = JsonObject()
    params.append("id", .string("../\u{FC}"))
    params.append("text", .string("a&b=c d+e"))
    XCTAssertEqual(
      try call.request(params, access).url,
      "https://api.example/a/..%2F%C3%BC?text=a%26b%3Dc%20d%2Be")
  }

  func testAParameterOutOfRangeIsNotSent() {
    for md5 in ["00000000000000000000000000000000", "", "AAAA"] {
      let params = UploadURLRequest(contentLength: 17, contentMD5: md5)
      XCTAssertThrowsError(try ApiCalls.getUploadURL.request(params, access)) { error in
        XCTAssertEqual((error as? LockstepError)?.code, .invalidArgument)
      }
    }
  }

  func testASuccessHasTheTypesOfItsDocument() throws {
    let text = #"{"id":7,"ownerID":8,"updationTime":9,"more":[null]}"#
    let file = try ApiCalls.createFile.read(answer(200, text))
    XCTAssertEqual([file.id, file.ownerID, file.updationTime], [7, 8, 9])
  }

  func testAFailureSaysWhatACallerDecidesBy() {
    let refused = answer(
      503, #"{"code":"OBJECT_SIZE_FETCH_FAILED"}"#, [(name: "Retry-After", value: "7")])
    XCTAssertEqual(
      failure { try ApiCalls.createFile.read(refused) },
      ApiError(
        .serverError, "createFile: answered 503", status: 503, retryAfterSeconds: 7,
        serverCode: "OBJECT_SIZE_FETCH_FAILED"))
    XCTAssertEqual(failure { try ApiCalls.createFile.read(refused) }?.isRetryable, true)
  }

  func testAnErrorInThe200OfACompletionIsAFailure() {
    let error = failure {
      try ApiCalls.completeMultipartUpload.read(
        answer(200, "<Error><Code>InternalError</Code></Error>"))
    }
    XCTAssertEqual(error?.code, .serverError)
    XCTAssertEqual(error?.serverCode, "InternalError")
  }

  func testAsManyAddressesAsThereArePartsOrNone() {
    let params = MultipartUploadURLRequest(
      contentLength: 2, partLength: 1, partMd5s: [md5, md5])
    for urls in [#""a""#, #""a","a""#, #""a","c""#, #""a","b","d""#] {
      let text = #"{"objectKey":"k","partURLs":[\#(urls)],"completeURL":"c"}"#
      let error = failure {
        try ApiCalls.getMultipartUploadURL.read(answer(200, text), params: params)
      }
      XCTAssertEqual(error?.code, .invalidResponse, urls)
    }
  }
}
