/// An answer as a client of HTTP has it.
public struct ApiResponse: Sendable {
  /// The status; 0 where no answer came.
  public let status: Int
  /// Headers in any case; those of one name count as one, joined with commas.
  public let headers: [(name: String, value: String)]
  /// The body, or as much of it as shows that it is too long for the call.
  public let body: [UInt8]

  /// Holds what was answered.
  public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// The success of a call.
public struct ApiResult: Sendable {
  /// The document; of one that was wrapped, the inner one.
  public let document: JsonObject
  /// The whole of it as it came, members that the spec does not know among them.
  public let json: JsonObject
}

/// A rule: which answers without success become an error. What is nil does not matter.
public struct StatusRule: Sendable {
  let statuses: ClosedRange<Int>
  let host: ApiHost?
  let calls: [String]?
  let serverCodes: [String]?
  let code: ApiErrorCode

  /// Describes a rule.
  public init(
    _ statuses: ClosedRange<Int>, _ code: ApiErrorCode, host: ApiHost? = nil,
    calls: [String]? = nil, serverCodes: [String]? = nil
  ) {
    self.statuses = statuses
    self.code = code
    self.host = host
    self.calls = calls
    self.serverCodes = serverCodes
  }
}

extension ApiCallDefinition {
  /// Reads the answer: judged before it is believed.
  ///
  /// - Parameters:
  ///   - response: the answer.
  ///   - now: the time in microseconds since 1970, without which a Retry-After that is a date says
  ///     nothing.
  ///   - params: the parameters of the request: with them, the number of parts and the offset of a
  ///     stream are compared.
  /// - Throws: `ApiError` where it is not a success that the call can have.
  public func read(
    _ response: ApiResponse, now: Int? = nil, params: JsonObject? = nil
  ) throws(ApiError) -> ApiResult {
    try AnswerReader(call: self, response: response, now: now, params: params).read()
  }
}

private struct AnswerReader {
  private let call: ApiCallDefinition
  private let status: Int
  private let headers: [JsonString: String]
  private let body: [UInt8]
  private let now: Int?
  private let params: JsonObject?

  init(call: ApiCallDefinition, response: ApiResponse, now: Int?, params: JsonObject?) {
    self.call = call
    status = response.status
    headers = Self.combined(response.headers)
    body = response.body
    self.now = now
    self.params = params
  }

  private static func combined(
    _ headers: [(name: String, value: String)]
  ) -> [JsonString: String] {
    var byName: [JsonString: String] = [:]
    let sorted = headers.map { (JsonString($0.name), $0.value) }.sorted { $0.0 < $1.0 }
    for (name, value) in sorted {
      let lowerCase = String(decoding: name.text.utf8.map(\.asciiLowercased), as: UTF8.self)
      let key = JsonString(lowerCase)
      byName[key] = byName[key].map { "\($0), \(value)" } ?? value
    }
    return byName
  }

  private func header(_ name: String) -> String? { headers[JsonString(name)] }

  func read() throws(ApiError) -> ApiResult {
    if case .location(let status) = call.answer { return try location(status) }
    guard (200...299).contains(status) else { throw failure() }
    if case .stream = call.answer { return try stream() }
    if body.count > call.maximumAnswerBytes {
      throw invalid("the answer has more than \(call.maximumAnswerBytes) bytes")
    }
    switch call.answer {
    case .document(let shape, let wrappedIn):
      return try document(shape, wrappedIn)
    case .etag:
      return try etag()
    case .completion:
      return try completion()
    case .nothing, .location, .stream:
      if beginsLikeAPage { throw invalid("the answer is a page, and not one of the API") }
      return ApiResult(document: JsonObject(), json: JsonObject())
    }
  }

  private func result(_ name: JsonString, _ text: String) -> ApiResult {
    var json = JsonObject()
    json.append(name, .string(JsonString(text)))
    return ApiResult(document: json, json: json)
  }

  private func location(_ expected: Int) throws(ApiError) -> ApiResult {
    if status == expected, let url = header(ApiHeaders.location), !url.utf8.isEmpty {
      return result("url", url)
    }
    if (200...299).contains(status) { throw invalid("the answer must be a redirect") }
    throw failure()
  }

  private func etag() throws(ApiError) -> ApiResult {
    let etag = header(ApiHeaders.etag) ?? ""
    guard etag.utf8.contains(where: { $0 != UInt8(ascii: "\"") }) else {
      throw invalid("the answer has no ETag")
    }
    return result("etag", etag)
  }

  private func stream() throws(ApiError) -> ApiResult {
    let offset: Int = params?.optional("offset") ?? 0
    if params != nil {
      let range = header(ApiHeaders.contentRange) ?? ""
      let begins = status == 206 && range.utf8.starts(with: "bytes \(offset)-".utf8)
      if offset != 0, !begins {
        throw invalid("the answer does not begin at the offset that was asked for")
      }
      if offset == 0, status == 206 {
        throw invalid("the answer is a part, and the whole was asked for")
      }
    }
    return ApiResult(document: JsonObject(), json: JsonObject())
  }

  private func document(
    _ shape: DocumentShape, _ wrappedIn: JsonString?
  ) throws(ApiError) -> ApiResult {
    let json = try parsed()
    var document = json
    if case .object(let outer) = json, let wrappedIn, case .object(let inner)? = outer[wrappedIn] {
      document = .object(inner)
    }
    do {
      try shape.judge(document, as: .answer)
    } catch {
      throw invalid(error.message)
    }
    guard case .object(let outer) = json, case .object(let inner) = document else {
      throw invalid("the answer must be an object")
    }
    try checkCount(inner)
    return ApiResult(document: inner, json: outer)
  }

  private func parsed() throws(ApiError) -> JsonValue {
    let json: JsonValue
    do {
      json = try JsonParser.parse(body, maximumDepth: JsonLimits.maximumDepth)
    } catch {
      throw invalid("the answer is not JSON: \(error)")
    }
    if let offence = CanonicalJson.offence(in: json) {
      throw invalid("the answer is not JSON: \(offence)")
    }
    return json
  }

  private func checkCount(_ document: JsonObject) throws(ApiError) {
    guard let count = call.count, case .array(let items)? = document[count.list] else { return }
    let expected: Int?
    switch params?[count.parameter] {
    case .array(let asked)?: expected = asked.count
    case .number(let number)?: expected = number.integer
    default: expected = nil
    }
    if let expected, items.count != expected {
      throw invalid(
        "\(count.list) must have as many items as were asked for; got \(items.count)")
    }
  }

  private func completion() throws(ApiError) -> ApiResult {
    do {
      var reader = try XMLReader(body)
      let root = try reader.next()
      if root == .start(AnswerNames.storageFailure) {
        throw error(.serverError, "storage answered that it failed")
      }
      guard root == .start(AnswerNames.completionResult) else {
        throw invalid("the answer is not the document of a completed upload")
      }
      while try reader.next() != nil { continue }
    } catch let error as XMLError {
      throw invalid("the answer is not XML: \(error.message)")
    } catch let error as ApiError {
      throw error
    } catch {
      throw invalid("\(error)")
    }
    return ApiResult(document: JsonObject(), json: JsonObject())
  }

  /// The failure that a status without success stands for.
  private func failure() -> ApiError {
    let serverCode = serverCode
    let rule = ApiStatuses.rules.first { fits($0, serverCode) }
    let message = status == 0 ? "no answer came" : "answered \(status)"
    return error(rule?.code ?? .requestFailed, message)
  }

  private func fits(_ rule: StatusRule, _ serverCode: String?) -> Bool {
    guard rule.statuses.contains(status), rule.host ?? call.host == call.host else { return false }
    if let calls = rule.calls, !calls.contains(call.name) { return false }
    guard let serverCodes = rule.serverCodes else { return true }
    return serverCode.map { code in serverCodes.contains { JsonString($0) == JsonString(code) } }
      ?? false
  }

  private func invalid(_ message: String) -> ApiError {
    error(.invalidResponse, message)
  }

  private func error(_ code: ApiErrorCode, _ message: String) -> ApiError {
    let retryAfter = RetryAfter.seconds(header(ApiHeaders.retryAfter), now: now)
    return ApiError(
      code, "\(call.name): \(message)", status: status,
      retryAfterSeconds: status == 0 ? nil : retryAfter, serverCode: serverCode)
  }

  private var beginsLikeAPage: Bool {
    // White space and a byte-order mark are ignored.
    let first = body.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    return first == UInt8(ascii: "<")
  }

  /// What the body of a failure calls the reason.
  private var serverCode: String? {
    guard status != 0, body.count <= AnswerLimits.failureBytes else { return nil }
    let code = call.host == .storage ? try? storageCode() : apiCode
    return code?.utf8.isEmpty == false ? code : nil
  }

  private var apiCode: String? {
    let json = try? JsonParser.parse(body, maximumDepth: JsonLimits.maximumDepth)
    guard case .object(let object)? = json else { return nil }
    return object.optional(JsonString(AnswerNames.apiCode))
  }

  /// The code of a failure of storage. What follows it is not looked at: answers are cut, and the
  /// code is worth having.
  private func storageCode() throws(XMLError) -> String? {
    var reader = try XMLReader(body)
    guard try reader.next() == .start(AnswerNames.storageFailure) else { return nil }
    var depth = 0
    var code: String?
    while let event = try reader.next() {
      switch event {
      case .start(let name):
        depth += 1
        if depth == 1, name == AnswerNames.storageCode { code = "" }
      case .end:
        if depth == 1, let code { return Self.trimmed(code) }
        depth -= 1
      case .text(let text):
        if depth == 1, let before = code { code = before + text }
      }
    }
    return nil
  }

  private static func trimmed(_ text: String) -> String {
    let isSpace = { (byte: UInt8) in [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.first, isSpace(byte) { bytes.removeFirst() }
    while let byte = bytes.last, isSpace(byte) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
