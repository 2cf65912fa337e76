// Generated from the spec's operations. Edit the spec, then run
// `npx nx generate lockstep`.
import LockstepCore

/// Answers the operations of `api`.
protocol ApiHandler: Sendable {
  /// Builds the request of a call.
  ///
  /// Spec: `api.request`.
  func request(_ arguments: ApiRequestArguments) throws -> ApiRequestResult

  /// Reads the answer to a call.
  ///
  /// Spec: `api.response`.
  func response(_ arguments: ApiResponseArguments) throws -> ApiResponseResult
}

/// The arguments of the operation `api.request`.
struct ApiRequestArguments: Sendable {
  /// The call's name.
  let call: JsonString
  /// Its parameters, an object.
  let params: JsonValue
  /// The base of the API's addresses.
  let baseUrl: JsonString
  /// The account's token.
  let authToken: JsonString
  /// What the app calls itself.
  let clientPackage: JsonString
  /// The app's version.
  let clientVersion: JsonString
  /// What the server's log shall call the request.
  let requestId: JsonString?

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let call = try reader.required("call", .string())
    let params = try reader.required("params", .json())
    let baseUrl = try reader.required("baseUrl", .string())
    let authToken = try reader.required("authToken", .string())
    let clientPackage = try reader.required("clientPackage", .string())
    let clientVersion = try reader.required("clientVersion", .string())
    let requestId = try reader.optional("requestId", .string())
    return Pending {
      try Self(
        call: call.checked(),
        params: params.checked(),
        baseUrl: baseUrl.checked(),
        authToken: authToken.checked(),
        clientPackage: clientPackage.checked(),
        clientVersion: clientVersion.checked(),
        requestId: requestId.checked())
    }
  }
}

/// The result of the operation `api.request`.
struct ApiRequestResult: Sendable {
  /// The method.
  let method: String
  /// The address.
  let url: String
  /// The headers, by their names in lower case.
  let headers: JsonValue
  /// The body; null where there is none, and for a PUT, which streams a file.
  let body: [UInt8]?

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("method", .text(result.method))
    members.append("url", .text(result.url))
    members.append("headers", result.headers.inCanonicalOrder)
    try members.append("body", .nullable(result.body) { try .bytes($0) })
    return members
  }
}

/// The arguments of the operation `api.response`.
struct ApiResponseArguments: Sendable {
  /// The call's name.
  let call: JsonString
  /// The status; 0 where no answer came.
  let status: Int
  /// The headers: an object of strings, by their names in any case.
  let headers: JsonValue
  /// The body.
  let body: [UInt8]
  /// The time in microseconds since 1970, without which a Retry-After that is a date says nothing.
  let now: Int?
  /// The parameters of the request: with them, the number of parts and the offset of a stream are
  /// compared.
  let params: JsonValue?

  /// Checks the types of the members.
  static func decode(_ reader: ArgumentReader) throws -> Pending<Self> {
    let call = try reader.required("call", .string())
    let status = try reader.required("status", .integer())
    let headers = try reader.required("headers", .json())
    let body = try reader.required("body", .bytes(readTo: 33_554_433))
    let now = try reader.optional("now", .integer())
    let params = try reader.optional("params", .json())
    return Pending {
      try Self(
        call: call.checked(),
        status: status.checked(),
        headers: headers.checked(),
        body: body.checked(),
        now: now.checked(),
        params: params.checked())
    }
  }
}

/// The result of the operation `api.response`.
struct ApiResponseResult: Sendable {
  /// The success: the document as it came, the ETag, the location, or an empty object.
  let value: JsonValue

  /// The members in the spec's order.
  static func encode(_ result: Self) throws -> JsonObject {
    var members = JsonObject()
    members.append("value", result.value.inCanonicalOrder)
    return members
  }
}
