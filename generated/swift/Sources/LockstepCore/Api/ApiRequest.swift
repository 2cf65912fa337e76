// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Who is asked, and by whom.
///
/// It describes itself without the token.
public struct ApiAccess: Sendable, CustomStringConvertible, CustomReflectable {
  /// The base of the API's addresses; slashes at its end are dropped.
  public let baseURL: String
  /// The account's token. It goes to the API alone.
  public let authToken: String
  /// What the app calls itself: `ClientPackages` has the names of today.
  public let clientPackage: String
  /// The app's version.
  public let clientVersion: String

  /// Says who is asked, and by whom.
  public init(
    baseURL: String = ApiService.defaultBaseURL, authToken: String, clientPackage: String,
    clientVersion: String
  ) {
    self.baseURL = baseURL
    self.authToken = authToken
    self.clientPackage = clientPackage
    self.clientVersion = clientVersion
  }

  /// All but the token.
  public var description: String { "\(clientPackage) \(clientVersion) at \(baseURL)" }

  /// Shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A request as plain values: any client of HTTP can send it.
///
/// It describes itself by its method: the address may be a signed one, and a header the token.
public struct ApiRequest: Sendable, CustomStringConvertible, CustomReflectable {
  /// The method.
  public let method: String
  /// The address.
  public let url: String
  /// Headers, by their names in lower case.
  public let headers: [String: String]
  /// The body; nil where there is none, and for a PUT, which streams a file.
  public let body: [UInt8]?

  /// The method.
  public var description: String { "\(method) request" }

  /// Shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension ApiCallDefinition {
  /// Builds the request from parameters as JSON. What the call does not know of a JSON body is
  /// sent, too.
  ///
  /// - Throws: `invalid_request` for a parameter that is missing or has another type, then
  ///   `invalid_argument` for one that is out of range and for an access that can't be used;
  ///   `invalid_json` for a body that has no canonical form.
  public func request(
    _ params: JsonObject, _ access: ApiAccess, requestID: String? = nil
  ) throws(LockstepError) -> ApiRequest {
    try check(params)
    guard let base = WebAddress.base(access.baseURL) else {
      throw LockstepError(.invalidArgument, "the base URL \(WebAddress.baseExpectation)")
    }
    let clientHeaders = try clientHeaders(access, requestID)
    var headers = host == .api ? clientHeaders : [:]
    for header in self.headers {
      if let parameter = header.parameter, !isThere(parameter, in: params) { continue }
      headers[header.name] = fill(header.value, params, escape: { $0 })
    }
    switch body {
    case .json: headers[ApiHeaders.contentType] = ApiHeaders.jsonType
    case .completion: headers[ApiHeaders.contentType] = ApiHeaders.completionType
    case .none, .stream: break
    }
    let url = host == .api ? base + apiPath(params) : text(JsonString(path), in: params)
    return ApiRequest(method: method, url: url, headers: headers, body: try bytes(params))
  }

  /// Judges parameters.
  ///
  /// - Throws: `invalid_request` for one that is missing or has another type, then
  ///   `invalid_argument` for one that is out of range.
  package func check(_ params: JsonObject) throws(LockstepError) {
    do {
      try self.params.judge(.object(params), as: .request)
    } catch {
      let code: LockstepErrorCode = error.kind == .type ? .invalidRequest : .invalidArgument
      throw LockstepError(code, "\(name): \(error.message)")
    }
  }

  private func clientHeaders(
    _ access: ApiAccess, _ requestID: String?
  ) throws(LockstepError) -> [String: String] {
    var headers = [
      ApiHeaders.authToken: access.authToken,
      ApiHeaders.clientPackage: access.clientPackage,
      ApiHeaders.clientVersion: access.clientVersion,
    ]
    headers[ApiHeaders.requestID] = requestID
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) where !isHeaderValue(value) {
      throw LockstepError(
        .invalidArgument, "\(name) must be printable ASCII without spaces around it")
    }
    return headers
  }

  /// Anything else would end the header, or arrive as another text than was meant.
  private func isHeaderValue(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    let space = UInt8(ascii: " ")
    return bytes.allSatisfy { (0x20...0x7E).contains($0) } && bytes.first != space
      && bytes.last != space
  }

  private func isThere(_ parameter: JsonString, in params: JsonObject) -> Bool {
    let value = params[parameter] ?? .null
    return value != .null && value != .number(JsonNumber(0))
  }

  private func apiPath(_ params: JsonObject) -> String {
    let pairs =
      query
      .filter { params[$0] ?? .null != .null }
      .map { "\(WebAddress.escape($0.text))=\(WebAddress.escape(text($0, in: params)))" }
    let path = fill(path, params, escape: WebAddress.escape)
    return pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
  }

  /// A text with the parameters in the places of their names in braces.
  private func fill(
    _ template: String, _ params: JsonObject, escape: (String) -> String
  ) -> String {
    var filled = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = JsonString(String(rest[rest.index(after: open)..<close]))
      filled += rest[..<open] + escape(text(name, in: params))
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }

  private func text(_ parameter: JsonString, in params: JsonObject) -> String {
    switch params[parameter] {
    case .string(let text)?: text.text
    case .number(let number)?: String(number.integer ?? 0)
    default: ""
    }
  }

  private func bytes(_ params: JsonObject) throws(LockstepError) -> [UInt8]? {
    switch body {
    case .none, .stream:
      return nil
    case .json:
      do {
        return try CanonicalJson.encode(.object(params))
      } catch {
        throw .invalidJson(error)
      }
    case .completion:
      return CompletionBody.encode(etags: params.optional("etags") ?? [])
    }
  }
}
