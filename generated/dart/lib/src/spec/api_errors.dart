// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// Why an API call failed.
///
/// The spec's `ApiErrorCode`.
enum ApiErrorCode {
  /// No answer came: not connected, timed out, or cut. The call may have been
  /// done, and a PUT may have been refused.
  networkError('network_error', isRetryable: true),

  /// The request is not what the server takes.
  badRequest('bad_request', isRetryable: false),

  /// Storage received other bytes than the MD5 says. Compute the MD5 again
  /// before another try.
  badDigest('bad_digest', isRetryable: false),

  /// The token is missing, unknown, expired, or that of another app.
  unauthorized('unauthorized', isRetryable: false),

  /// A signed address is no longer valid, or the request is not the one that
  /// was signed. Ask for a new one.
  uploadUrlExpired('upload_url_expired', isRetryable: false),

  /// The account has no subscription that allows it.
  noActiveSubscription('no_active_subscription', isRetryable: false),

  /// It belongs to somebody else.
  forbidden('forbidden', isRetryable: false),

  /// It is unknown or deleted.
  notFound('not_found', isRetryable: false),

  /// A multipart upload is unknown to storage: it was aborted, has expired, or
  /// was completed already.
  uploadExpired('upload_expired', isRetryable: false),

  /// It was changed meanwhile, or is in the trash.
  conflict('conflict', isRetryable: false),

  /// The file, or the request, is larger than the server takes.
  fileTooLarge('file_too_large', isRetryable: false),

  /// The account's storage is full.
  storageLimitExceeded('storage_limit_exceeded', isRetryable: false),

  /// Too many requests were sent.
  rateLimited('rate_limited', isRetryable: true),

  /// Any other refusal, a redirect among them: none is followed.
  requestFailed('request_failed', isRetryable: false),

  /// The server or storage failed. Some of these failures last: tries are
  /// always bounded.
  serverError('server_error', isRetryable: true),

  /// An answer says that it is a success, and is not one that the call can
  /// have.
  invalidResponse('invalid_response', isRetryable: false);

  const ApiErrorCode(this.code, {required this.isRetryable});

  /// The code as it stands in answers.
  final String code;

  /// Whether trying the same again may help.
  final bool isRetryable;

  /// The member with this [code], null where the spec defines none.
  static ApiErrorCode? fromCode(String code) => _byCode[code];

  static final _byCode = {for (final member in values) member.code: member};
}
