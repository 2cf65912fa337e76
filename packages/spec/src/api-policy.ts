/** How clients behave towards API and storage: headers, tries, pauses, deadlines, the life of addresses. */
import { Encryption } from './encryption.ts';
import { defineConstants, quantity, text } from './define.ts';

const MiB = 1024 * 1024;
const day = 24 * 60 * 60;

/** Headers by their names in lower case, and the content types of requests. */
export const ApiHeaders = defineConstants('ApiHeaders', {
  /** The account's token. It goes to the API's origin alone: never to storage, never along a redirect. */
  authToken: text('x-auth-token'),
  /** Which app asks. It goes to the API alone. */
  clientPackage: text('x-client-package'),
  /** The app's version. It goes to the API alone. */
  clientVersion: text('x-client-version'),
  /** What the server's log calls the request. It goes to the API alone; a browser leaves it out, since the API does not allow it to other origins. */
  requestID: text('x-request-id'),
  /** What the body is. */
  contentType: text('content-type'),
  /** The size of the body, in bytes. */
  contentLength: text('content-length'),
  /** The MD5 of the body, base64. */
  contentMD5: text('content-md5'),
  /** Which bytes of an object are asked for. */
  range: text('range'),
  /** Which bytes of an object an answer has. */
  contentRange: text('content-range'),
  /** What storage calls the bytes that it stored. */
  etag: text('etag'),
  /** Where a redirect leads. */
  location: text('location'),
  /** How long to wait before the next try: seconds, or a date. */
  retryAfter: text('retry-after'),
  /** The content type of JSON bodies. */
  jsonType: text('application/json'),
  /** The content type of a completion body. */
  completionType: text('text/xml'),
  /** The content type of a part. */
  partType: text('application/octet-stream'),
});

/** What apps call themselves in the client package header. */
export const ClientPackages = defineConstants('ClientPackages', {
  /** The photos app on iOS. */
  photosOnIOS: text('io.ente.frame'),
  /** The photos app on Android. */
  photosOnAndroid: text('io.ente.photos'),
  /** What the packages of the authenticator begin with: its tokens are not those of photos. */
  authenticatorPrefix: text('io.ente.auth'),
  /** What the packages of the locker begin with: its tokens are not those of photos. */
  lockerPrefix: text('io.ente.locker'),
});

/** The API that clients use unless another one is configured: self-hosted servers are common. */
export const ApiService = defineConstants('ApiService', {
  /** The base of all paths. A slash at its end is dropped: the server would redirect. */
  defaultBaseURL: text('https://api.ente.com'),
});

/**
 * When a call that failed is tried again: only where the error's code says that it is worth a retry, and never without an
 * end, since some failures of a server last.
 */
export const RetryPolicy = defineConstants('RetryPolicy', {
  /** How often a call is sent at most, the first time among them. */
  maximumTries: quantity(5, 'count'),
  /** The pause after the first failure. */
  firstPauseSeconds: quantity(1, 'seconds'),
  /** What each pause is multiplied by to make the next one. */
  pauseFactor: quantity(2, 'count'),
  /** The longest pause; a Retry-After that is longer ends the tries, and the upload continues later. */
  maximumPauseSeconds: quantity(60, 'seconds'),
  /** How much of a pause is drawn at random, so that clients do not come back all at once. */
  jitterPercent: quantity(25, 'percent'),
  /** The pause after a 429 without Retry-After: the server counts requests by the minute. */
  rateLimitedPauseSeconds: quantity(60, 'seconds'),
});

/** How long clients wait. */
export const TimeLimits = defineConstants('TimeLimits', {
  /** For a connection. */
  connectSeconds: quantity(15, 'seconds'),
  /** For the whole answer to a call of the API. */
  answerSeconds: quantity(60, 'seconds'),
  /** For the next byte to move to or from storage. */
  silenceSeconds: quantity(60, 'seconds'),
  /** For the completion of a multipart upload: storage puts the parts together before it answers. */
  completionSeconds: quantity(300, 'seconds'),
});

/** How long signed addresses live, which they say themselves in their query. */
export const SignedAddress = defineConstants('SignedAddress', {
  /** The member of the query that says when an address was signed: `20261128T203007Z`. */
  dateParameter: text('X-Amz-Date'),
  /** The member of the query that says how many seconds it lives. */
  expiresParameter: text('X-Amz-Expires'),
  /** How long addresses live as the server signs them today. */
  lifeSeconds: quantity(7 * day, 'seconds'),
  /** How long an address must have left where a transfer begins with it: a large part takes a while. */
  marginSeconds: quantity(60 * 60, 'seconds'),
  /** When the server removes objects that were never committed. */
  uncommittedObjectSeconds: quantity(14 * day, 'seconds'),
});

/** How uploads to storage continue after an interruption. */
export const ResumePolicy = defineConstants('ResumePolicy', {
  /**
   * How often a new address is asked for after a PUT failed. Each has a new object key, so it is only asked for while no
   * commit with the old one may have been sent.
   */
  maximumNewAddresses: quantity(4, 'count'),
  /** How often a part is sent at most to one address. */
  maximumPartTries: quantity(5, 'count'),
  /** The largest part that storage takes. */
  maximumPartBytes: quantity(5 * 1024 * MiB, 'bytes'),
  /** The most parts of an upload. */
  maximumParts: quantity(10_000, 'count'),
});

/** What edits of public magic metadata must keep to: the server answers 409 to any other. */
export const MagicMetadataEdits = defineConstants('MagicMetadataEdits', {
  /** The version of a new file's magic metadata. An edit sends the version that was last seen; the server stores the next one. */
  firstVersion: quantity(1, 'count'),
  /** How many members fewer than before an edit may have. */
  maximumLostMembers: quantity(2, 'count'),
});

/** What a new collection says of itself. */
export const NewCollections = defineConstants('NewCollections', {
  /** The kind of a collection that a person names. */
  type: text('album'),
  /** The version of its attributes. */
  attributesVersion: quantity(1, 'count'),
});

/** How much of an answer a reader takes in: what is longer is not an answer of the call. */
export const AnswerLimits = defineConstants('AnswerLimits', {
  /** Of a document about one thing. */
  documentBytes: quantity(4 * MiB, 'bytes'),
  /** Of a list: a page of a diff has about 2,500 entries, collections come all at once. */
  listBytes: quantity(32 * MiB, 'bytes'),
  /** Of an answer that says nothing, and of the document of a completion. */
  noticeBytes: quantity(256 * 1024, 'bytes'),
  /** Of a failure's answer, where its code may stand; what is longer has none. */
  failureBytes: quantity(64 * 1024, 'bytes'),
  /** Of an object of storage, which is a stream to a file. */
  objectBytes: quantity(Encryption.values.maximumEncryptedBytes, 'bytes'),
});

/** What readers look for in answers that are not documents of calls. */
export const AnswerNames = defineConstants('AnswerNames', {
  /** The root of storage's answer to a completion. */
  completionResult: text('CompleteMultipartUploadResult'),
  /** The root of storage's answers to what it refuses, also where the status says success. */
  storageFailure: text('Error'),
  /** The element of it that names the reason. */
  storageCode: text('Code'),
  /** The member of the API's answers to what it refuses that names the reason, where there is one. */
  apiCode: text('code'),
  /** How deep the elements of such an answer may nest. */
  maximumDepth: quantity(64, 'count'),
});
