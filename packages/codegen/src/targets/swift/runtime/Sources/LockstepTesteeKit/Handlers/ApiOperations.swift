import LockstepCore

/// `api.*`: the calls of the API by name.
struct ApiOperations: ApiHandler {
  /// The largest status that HTTP's grammar has: three digits.
  private static let largestStatus = 999

  func request(_ arguments: ApiRequestArguments) throws -> ApiRequestResult {
    let params = try Self.object("args.params", arguments.params)
    let access = ApiAccess(
      baseURL: arguments.baseUrl.text, authToken: arguments.authToken.text,
      clientPackage: arguments.clientPackage.text, clientVersion: arguments.clientVersion.text)
    let request = try Self.call(arguments.call)
      .request(params, access, requestID: arguments.requestId?.text)
    var headers = JsonObject()
    for (name, value) in request.headers { headers.append(JsonString(name), .text(value)) }
    return ApiRequestResult(
      method: request.method, url: request.url, headers: .object(headers), body: request.body)
  }

  func response(_ arguments: ApiResponseArguments) throws -> ApiResponseResult {
    let headers = try Self.object("args.headers", arguments.headers).members.map { member in
      guard case .string(let value) = member.value else {
        throw LockstepError(.invalidRequest, "args.headers.\(member.name) must be a string")
      }
      return (name: member.name.text, value: value.text)
    }
    let params = try arguments.params.map { try Self.object("args.params", $0) }
    let call = try Self.call(arguments.call)
    guard (0...Self.largestStatus).contains(arguments.status) else {
      throw LockstepError(
        .invalidArgument,
        "args.status must be from 0 to \(Self.largestStatus); got \(arguments.status)")
    }
    if let params { try call.check(params) }
    let response = ApiResponse(status: arguments.status, headers: headers, body: arguments.body)
    let result = try call.read(response, now: arguments.now, params: params)
    return ApiResponseResult(value: .object(result.json))
  }

  private static func object(_ path: String, _ json: JsonValue) throws -> JsonObject {
    guard case .object(let object) = json else {
      throw LockstepError(.invalidRequest, "\(path) must be an object")
    }
    return object
  }

  private static func call(_ name: JsonString) throws -> ApiCallDefinition {
    guard let call = ApiCalls.all.first(where: { JsonString($0.name) == name }) else {
      throw LockstepError(.unknownValue, "the spec has no call \(name)")
    }
    return call
  }
}
