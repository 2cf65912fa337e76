// Generated from the spec's subject `api-errors`. Edit the spec, then run
// `npx nx generate lockstep`.

/// Why an API call failed.
///
/// Spec: `ApiErrorCode`.
public enum ApiErrorCode: Sendable, Hashable, CaseIterable {
  /// No answer came: not connected, timed out, or cut. The call may have been done, and a PUT may
  /// have been refused.
  ///
  /// Spec: `ApiErrorCode.network_error`; worth a retry.
  case networkError

  /// The request is not what the server takes.
  ///
  /// Spec: `ApiErrorCode.bad_request`; no retry helps.
  case badRequest

  /// Storage received other bytes than the MD5 says. Compute the MD5 again before another try.
  ///
  /// Spec: `ApiErrorCode.bad_digest`; no retry helps.
  case badDigest

  /// The token is missing, unknown, expired, or that of another app.
  ///
  /// Spec: `ApiErrorCode.unauthorized`; no retry helps.
  case unauthorized

  /// A signed address is no longer valid, or the request is not the one that was signed. Ask for a
  /// new one.
  ///
  /// Spec: `ApiErrorCode.upload_url_expired`; no retry helps.
  case uploadUrlExpired

  /// The account has no subscription that allows it.
  ///
  /// Spec: `ApiErrorCode.no_active_subscription`; no retry helps.
  case noActiveSubscription

  /// It belongs to somebody else.
  ///
  /// Spec: `ApiErrorCode.forbidden`; no retry helps.
  case forbidden

  /// It is unknown or deleted.
  ///
  /// Spec: `ApiErrorCode.not_found`; no retry helps.
  case notFound

  /// A multipart upload is unknown to storage: it was aborted, has expired, or was completed
  /// already.
  ///
  /// Spec: `ApiErrorCode.upload_expired`; no retry helps.
  case uploadExpired

  /// It was changed meanwhile, or is in the trash.
  ///
  /// Spec: `ApiErrorCode.conflict`; no retry helps.
  case conflict

  /// The file, or the request, is larger than the server takes.
  ///
  /// Spec: `ApiErrorCode.file_too_large`; no retry helps.
  case fileTooLarge

  /// The account's storage is full.
  ///
  /// Spec: `ApiErrorCode.storage_limit_exceeded`; no retry helps.
  case storageLimitExceeded

  /// Too many requests were sent.
  ///
  /// Spec: `ApiErrorCode.rate_limited`; worth a retry.
  case rateLimited

  /// Any other refusal, a redirect among them: none is followed.
  ///
  /// Spec: `ApiErrorCode.request_failed`; no retry helps.
  case requestFailed

  /// The server or storage failed. Some of these failures last: tries are always bounded.
  ///
  /// Spec: `ApiErrorCode.server_error`; worth a retry.
  case serverError

  /// An answer says that it is a success, and is not one that the call can have.
  ///
  /// Spec: `ApiErrorCode.invalid_response`; no retry helps.
  case invalidResponse

  /// The code as it stands in answers and logs.
  public var wireValue: String {
    switch self {
    case .networkError: "network_error"
    case .badRequest: "bad_request"
    case .badDigest: "bad_digest"
    case .unauthorized: "unauthorized"
    case .uploadUrlExpired: "upload_url_expired"
    case .noActiveSubscription: "no_active_subscription"
    case .forbidden: "forbidden"
    case .notFound: "not_found"
    case .uploadExpired: "upload_expired"
    case .conflict: "conflict"
    case .fileTooLarge: "file_too_large"
    case .storageLimitExceeded: "storage_limit_exceeded"
    case .rateLimited: "rate_limited"
    case .requestFailed: "request_failed"
    case .serverError: "server_error"
    case .invalidResponse: "invalid_response"
    }
  }

  /// The code as an `NSError` has it: its place in the spec, from 1.
  public var number: Int {
    switch self {
    case .networkError: 1
    case .badRequest: 2
    case .badDigest: 3
    case .unauthorized: 4
    case .uploadUrlExpired: 5
    case .noActiveSubscription: 6
    case .forbidden: 7
    case .notFound: 8
    case .uploadExpired: 9
    case .conflict: 10
    case .fileTooLarge: 11
    case .storageLimitExceeded: 12
    case .rateLimited: 13
    case .requestFailed: 14
    case .serverError: 15
    case .invalidResponse: 16
    }
  }

  /// Whether the same call may succeed later.
  public var isRetryable: Bool {
    switch self {
    case .networkError: true
    case .badRequest: false
    case .badDigest: false
    case .unauthorized: false
    case .uploadUrlExpired: false
    case .noActiveSubscription: false
    case .forbidden: false
    case .notFound: false
    case .uploadExpired: false
    case .conflict: false
    case .fileTooLarge: false
    case .storageLimitExceeded: false
    case .rateLimited: true
    case .requestFailed: false
    case .serverError: true
    case .invalidResponse: false
    }
  }
}
