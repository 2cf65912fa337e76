/** What goes wrong with API calls: the codes, and which answers become which. */
import { defineErrors, defineStatuses } from './define.ts';

/** Why an API call failed. */
export const ApiErrors = defineErrors('ApiErrorCode', {
  /** No answer came: not connected, timed out, or cut. The call may have been done, and a PUT may have been refused. */
  network_error: { retryable: true },
  /** The request is not what the server takes. */
  bad_request: { retryable: false },
  /** Storage received other bytes than the MD5 says. Compute the MD5 again before another try. */
  bad_digest: { retryable: false },
  /** The token is missing, unknown, expired, or that of another app. */
  unauthorized: { retryable: false },
  /** A signed address is no longer valid, or the request is not the one that was signed. Ask for a new one. */
  upload_url_expired: { retryable: false },
  /** The account has no subscription that allows it. */
  no_active_subscription: { retryable: false },
  /** It belongs to somebody else. */
  forbidden: { retryable: false },
  /** It is unknown or deleted. */
  not_found: { retryable: false },
  /** A multipart upload is unknown to storage: it was aborted, has expired, or was completed already. */
  upload_expired: { retryable: false },
  /** It was changed meanwhile, or is in the trash. */
  conflict: { retryable: false },
  /** The file, or the request, is larger than the server takes. */
  file_too_large: { retryable: false },
  /** The account's storage is full. */
  storage_limit_exceeded: { retryable: false },
  /** Too many requests were sent. */
  rate_limited: { retryable: true },
  /** Any other refusal, a redirect among them: none is followed. */
  request_failed: { retryable: false },
  /** The server or storage failed. Some of these failures last: tries are always bounded. */
  server_error: { retryable: true },
  /** An answer says that it is a success, and is not one that the call can have. */
  invalid_response: { retryable: false },
});

/**
 * Which code an answer without success has; the first rule that fits. Status 0 stands for no answer. A status below 100 or
 * above 599 is not one that HTTP defines, and counts as a failure of the server (RFC 9110, section 15).
 */
export const ApiStatuses = defineStatuses('ApiStatuses', ApiErrors, [
  { status: 0, code: 'network_error' },
  { status: [400, 599], host: 'storage', calls: ['putPart', 'completeMultipartUpload'], serverCodes: ['NoSuchUpload'], code: 'upload_expired' },
  { status: 400, host: 'storage', serverCodes: ['BadDigest', 'InvalidDigest'], code: 'bad_digest' },
  { status: 400, code: 'bad_request' },
  { status: 401, host: 'storage', code: 'upload_url_expired' },
  { status: 401, code: 'unauthorized' },
  { status: 402, code: 'no_active_subscription' },
  { status: 403, host: 'storage', code: 'upload_url_expired' },
  { status: 403, code: 'forbidden' },
  { status: 404, host: 'storage', calls: ['putPart', 'completeMultipartUpload'], code: 'upload_expired' },
  { status: 404, code: 'not_found' },
  { status: 409, code: 'conflict' },
  { status: 413, code: 'file_too_large' },
  { status: 426, code: 'storage_limit_exceeded' },
  { status: 429, code: 'rate_limited' },
  { status: [100, 499], code: 'request_failed' },
  { status: [1, 999], code: 'server_error' },
]);
