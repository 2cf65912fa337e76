/// Why an API call failed, for a program to decide by and for a person to read.
public struct ApiError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The spec's code: what a caller decides by.
  public let code: ApiErrorCode
  /// What happened to which call; never a token, an address or what the server answered.
  public let message: String
  /// The status; 0 where no answer came.
  public let status: Int
  /// How long the server asks to wait, in seconds; nil where it does not say.
  public let retryAfterSeconds: Double?
  /// What the server or storage calls the reason; nil where the answer names none.
  public let serverCode: String?

  /// Makes an error.
  public init(
    _ code: ApiErrorCode, _ message: String, status: Int, retryAfterSeconds: Double? = nil,
    serverCode: String? = nil
  ) {
    self.code = code
    self.message = message
    self.status = status
    self.retryAfterSeconds = retryAfterSeconds
    self.serverCode = serverCode
  }

  /// Whether the same call is worth another try.
  public var isRetryable: Bool { code.isRetryable }

  /// The code and the message, for logs.
  public var description: String { "\(code.wireValue): \(message)" }
}
