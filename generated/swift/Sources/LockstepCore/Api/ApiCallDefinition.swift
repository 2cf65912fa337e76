// Copied from the same path below packages/codegen/src/targets/swift/runtime.
// Edit it there, then run `npx nx generate lockstep`.

/// Who answers a call: the API, or the storage that signed addresses lead to.
public enum ApiHost: Sendable {
  /// The API: it alone is sent the token and the client headers.
  case api
  /// The storage.
  case storage
}

/// What a call sends as its body.
public enum ApiRequestBody: Sendable {
  /// Nothing.
  case none
  /// The parameters, as canonical JSON.
  case json
  /// The completion body of a multipart upload.
  case completion
  /// The bytes of a file, which no builder holds.
  case stream
}

/// What makes it safe to send a call again that may have been done already.
public enum ApiRepeat: Sendable {
  /// It changes nothing.
  case reads
  /// Done twice is done once.
  case settles
  /// Each answer takes something new, which is lost when nobody uses it.
  case takes
  /// It replaces what it wrote, so the same bytes must be sent.
  case sameBytes
  /// A repeat is recognized where the whole body is the same, byte for byte.
  case sameBody
  /// A repeat undoes what was written in between, so it may be sent only while nothing was.
  case whileNewest
  /// A refusal may mean that it was done: look before it is begun anew.
  case lookFirst
  /// A repeat does it again.
  case never
}

/// What an answer with success is.
public enum ApiAnswer: Sendable {
  /// A 2xx with a document, which may be the member `wrappedIn` of an object.
  case document(DocumentShape, wrappedIn: JsonString?)
  /// A 2xx whose body says nothing.
  case nothing
  /// A 2xx whose header ETag names what was stored.
  case etag
  /// A 2xx with the document of a completed multipart upload.
  case completion
  /// A redirect that is not followed: its Location is the result.
  case location(status: Int)
  /// A 2xx whose body is an object's bytes.
  case stream
}

/// A header that a request has beside those of all requests.
public struct ApiHeader: Sendable {
  let name: String
  let value: String
  let parameter: JsonString?

  /// Describes a header.
  ///
  /// - Parameters:
  ///   - name: its name, in lower case.
  ///   - value: its value; a parameter's name in braces stands for the parameter.
  ///   - parameter: the parameter without which, or at whose 0, the header is left out.
  public init(_ name: String, _ value: String, where parameter: JsonString? = nil) {
    self.name = name
    self.value = value
    self.parameter = parameter
  }
}

/// The list of a success's document that must have as many items as a parameter says: its value, or
/// its own items.
public struct ApiItemCount: Sendable {
  let list: JsonString
  let parameter: JsonString

  /// Describes a count.
  public init(list: JsonString, parameter: JsonString) {
    self.list = list
    self.parameter = parameter
  }
}

/// What is asked instead of an older server that does not know a call.
public struct ApiFallback: Sendable {
  /// A parameter of the other call.
  public enum Parameter: Sendable {
    /// A number.
    case number(Int)
    /// The number of items of a list among the call's own parameters.
    case count(of: String)
  }

  /// The status that says that the server does not know the call.
  public let status: Int
  /// The name of the call to make instead.
  public let call: String
  /// Its parameters.
  public let parameters: [String: Parameter]

  /// Describes a way out.
  public init(status: Int, call: String, parameters: [String: Parameter]) {
    self.status = status
    self.call = call
    self.parameters = parameters
  }
}

/// What a call is made of.
public struct ApiCallDefinition: Sendable {
  /// The name of the spec's definition.
  public let name: String
  /// Who answers it.
  public let host: ApiHost
  /// The method.
  public let method: String
  let path: String
  let params: DocumentShape
  let query: [JsonString]
  let headers: [ApiHeader]
  let body: ApiRequestBody
  let answer: ApiAnswer
  /// The largest body that a reader takes in, in bytes: a client need not take in more than one
  /// byte above it.
  public let maximumAnswerBytes: Int
  let count: ApiItemCount?
  /// What makes it safe to send it again.
  public let `repeat`: ApiRepeat
  /// What is asked instead of an older server; nil where every server knows the call.
  public let fallback: ApiFallback?

  /// Describes a call.
  public init(
    _ name: String, _ host: ApiHost, _ method: String, _ path: String, _ params: DocumentShape,
    query: [JsonString] = [], headers: [ApiHeader] = [], body: ApiRequestBody = .none,
    answer: ApiAnswer, maximumAnswerBytes: Int, count: ApiItemCount? = nil, repeat: ApiRepeat,
    fallback: ApiFallback? = nil
  ) {
    self.name = name
    self.host = host
    self.method = method
    self.path = path
    self.params = params
    self.query = query
    self.headers = headers
    self.body = body
    self.answer = answer
    self.maximumAnswerBytes = maximumAnswerBytes
    self.count = count
    self.repeat = `repeat`
    self.fallback = fallback
  }
}

/// A call with the types of its parameters and of its success.
public struct ApiCall<Params: ApiDocument, Success: ApiSuccess>: Sendable {
  /// What it is made of.
  public let definition: ApiCallDefinition

  /// Gives a call its types.
  public init(_ definition: ApiCallDefinition) {
    self.definition = definition
  }

  /// Builds the request.
  ///
  /// - Parameters:
  ///   - params: the parameters.
  ///   - access: who is asked, and by whom.
  ///   - requestID: what the server's log shall call the request; never sent to storage.
  /// - Throws: `invalid_argument` for a parameter that is out of range, and for an access that
  ///   can't be used.
  public func request(
    _ params: Params, _ access: ApiAccess, requestID: String? = nil
  ) throws(LockstepError) -> ApiRequest {
    try definition.request(params.json, access, requestID: requestID)
  }

  /// Reads the answer.
  ///
  /// - Parameters:
  ///   - response: the answer, as a client of HTTP has it.
  ///   - now: the time in microseconds since 1970, without which a Retry-After that is a date says
  ///     nothing.
  ///   - params: the parameters of the request: with them, the number of parts and the offset of a
  ///     stream are compared.
  /// - Throws: `ApiError` where it is not a success that the call can have.
  public func read(
    _ response: ApiResponse, now: Int? = nil, params: Params? = nil
  ) throws(ApiError) -> Success {
    let result = try definition.read(response, now: now, params: params?.json)
    do {
      return try Success(reading: result.document)
    } catch {
      throw ApiError(
        .invalidResponse, "\(definition.name): \(error.message)", status: response.status)
    }
  }
}
