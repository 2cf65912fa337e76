/// Sends the calls of the spec for one account: builds, transfers and reads them, tries again, and
/// asks older servers their way. Every method blocks its thread and throws an `ApiError`.
struct ApiClient: Sendable {
  let environment: UploadEnvironment
  let access: ApiAccess
  /// What pauses between tries are multiplied by.
  let pace: Double
  /// What no exchange and no pause outlasts.
  let budget: UploadBudget

  /// A client without a deadline.
  init(environment: UploadEnvironment, access: ApiAccess, pace: Double) {
    self.init(
      environment: environment, access: access, pace: pace,
      budget: UploadBudget(clock: environment.clock, deadline: nil))
  }

  private init(
    environment: UploadEnvironment, access: ApiAccess, pace: Double, budget: UploadBudget
  ) {
    self.environment = environment
    self.access = access
    self.pace = pace
    self.budget = budget
  }

  /// The same client, whose exchanges and pauses end with a run.
  func within(_ budget: UploadBudget) -> ApiClient {
    ApiClient(environment: environment, access: access, pace: pace, budget: budget)
  }

  /// Counts the tries of a call.
  func retries(
    _ cancellation: Cancellation?, maximum: Int = RetryPolicy.maximumTries
  ) -> UploadRetries {
    UploadRetries(
      environment, budget: budget, pace: pace, cancellation: cancellation, maximum: maximum)
  }

  /// Sends a call once.
  func once<Params: ApiDocument, Success: ApiSuccess>(
    _ call: ApiCall<Params, Success>, _ params: Params, slice: FileSlice? = nil,
    cancellation: Cancellation?
  ) throws -> Success {
    let request = try call.request(params, access, requestID: environment.drawName())
    let response = try environment.transfer.send(
      request, slice: slice, maximumAnswerBytes: call.definition.maximumAnswerBytes,
      limit: budget.limit(Self.limit(of: call.definition)), cancellation: cancellation)
    return try call.read(response, now: environment.clock.now, params: params)
  }

  // Storage has no limit for the whole: a transfer is watched for silence.
  private static func limit(of call: ApiCallDefinition) -> Int? {
    if call.host == .api { return TimeLimits.answerSeconds }
    return call.method == "POST" ? TimeLimits.completionSeconds : nil
  }

  /// Sends a call until it succeeds, as often as the policy allows. Throws `UploadEnd.budgetSpent`
  /// where the run ends before.
  func send<Params: ApiDocument, Success: ApiSuccess>(
    _ call: ApiCall<Params, Success>, _ params: Params, _ cancellation: Cancellation?
  ) throws -> Success {
    var retries = retries(cancellation)
    while true {
      try budget.requireTime()
      do {
        return try once(call, params, cancellation: cancellation)
      } catch let error as ApiError where error.isRetryable {
        try retries.next(error)
      }
    }
  }

  /// Sends a call, or what the spec names in its place for a server that does not know it.
  private func send<Params: ApiDocument, Success: ApiSuccess, Value>(
    _ call: ApiCall<Params, Success>, _ params: Params, _ cancellation: Cancellation?,
    reading value: (Success) -> Value, or instead: () throws -> Value
  ) throws -> Value {
    do {
      return value(try send(call, params, cancellation))
    } catch let error as ApiError where error.status == call.definition.fallback?.status {
      return try instead()
    }
  }

  /// Asks whether the account may upload.
  func requireEligibility(_ cancellation: Cancellation?) throws {
    try send(
      ApiCalls.validateUploadEligibility, NoParameters(), cancellation, reading: { _ in () },
      or: {
        _ = try send(ApiCalls.getUploadURLs, UploadURLsRequest(count: 1), cancellation)
      })
  }

  /// Asks for an address for a single PUT.
  func uploadURL(_ params: UploadURLRequest, _ cancellation: Cancellation?) throws -> UploadURL {
    try send(ApiCalls.getUploadURL, params, cancellation, reading: { $0 }) {
      // As many as were asked for, or the answer was refused.
      try send(ApiCalls.getUploadURLs, UploadURLsRequest(count: 1), cancellation).urls[0]
    }
  }

  /// Begins a multipart upload.
  func multipartURLs(
    _ params: MultipartUploadURLRequest, _ cancellation: Cancellation?
  ) throws -> MultipartUploadURLs {
    try send(ApiCalls.getMultipartUploadURL, params, cancellation, reading: { $0 }) {
      let count = MultipartUploadURLsRequest(count: params.partMd5s.count)
      return try send(ApiCalls.getMultipartUploadURLs, count, cancellation)
    }
  }
}
