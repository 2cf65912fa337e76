// Generated from the spec of Lockstep: change it there, then run
// `npx nx generate lockstep`.

/// How much of an answer a reader takes in: what is longer is not an answer of
/// the call.
///
/// The spec's `AnswerLimits`.
abstract final class AnswerLimits {
  /// Of a document about one thing.
  ///
  /// Unit: bytes.
  static const int documentBytes = 4_194_304;

  /// Of a list: a page of a diff has about 2,500 entries, collections come all
  /// at once.
  ///
  /// Unit: bytes.
  static const int listBytes = 33_554_432;

  /// Of an answer that says nothing, and of the document of a completion.
  ///
  /// Unit: bytes.
  static const int noticeBytes = 262_144;

  /// Of a failure's answer, where its code may stand; what is longer has none.
  ///
  /// Unit: bytes.
  static const int failureBytes = 65_536;

  /// Of an object of storage, which is a stream to a file.
  ///
  /// Unit: bytes.
  static const int objectBytes = 10_737_418_240;
}

/// What readers look for in answers that are not documents of calls.
///
/// The spec's `AnswerNames`.
abstract final class AnswerNames {
  /// The root of storage's answer to a completion.
  static const String completionResult = 'CompleteMultipartUploadResult';

  /// The root of storage's answers to what it refuses, also where the status
  /// says success.
  static const String storageFailure = 'Error';

  /// The element of it that names the reason.
  static const String storageCode = 'Code';

  /// The member of the API's answers to what it refuses that names the reason,
  /// where there is one.
  static const String apiCode = 'code';

  /// How deep the elements of such an answer may nest.
  static const int maximumDepth = 64;
}

/// Headers by their names in lower case, and the content types of requests.
///
/// The spec's `ApiHeaders`.
abstract final class ApiHeaders {
  /// The account's token. It goes to the API's origin alone: never to storage,
  /// never along a redirect.
  static const String authToken = 'x-auth-token';

  /// Which app asks. It goes to the API alone.
  static const String clientPackage = 'x-client-package';

  /// The app's version. It goes to the API alone.
  static const String clientVersion = 'x-client-version';

  /// What the server's log calls the request. It goes to the API alone; a
  /// browser leaves it out, since the API does not allow it to other origins.
  static const String requestID = 'x-request-id';

  /// What the body is.
  static const String contentType = 'content-type';

  /// The size of the body, in bytes.
  static const String contentLength = 'content-length';

  /// The MD5 of the body, base64.
  static const String contentMD5 = 'content-md5';

  /// Which bytes of an object are asked for.
  static const String range = 'range';

  /// Which bytes of an object an answer has.
  static const String contentRange = 'content-range';

  /// What storage calls the bytes that it stored.
  static const String etag = 'etag';

  /// Where a redirect leads.
  static const String location = 'location';

  /// How long to wait before the next try: seconds, or a date.
  static const String retryAfter = 'retry-after';

  /// The content type of JSON bodies.
  static const String jsonType = 'application/json';

  /// The content type of a completion body.
  static const String completionType = 'text/xml';

  /// The content type of a part.
  static const String partType = 'application/octet-stream';
}

/// The API that clients use unless another one is configured: self-hosted
/// servers are common.
///
/// The spec's `ApiService`.
abstract final class ApiService {
  /// The base of all paths. A slash at its end is dropped: the server would
  /// redirect.
  static const String defaultBaseURL = 'https://api.ente.com';
}

/// What apps call themselves in the client package header.
///
/// The spec's `ClientPackages`.
abstract final class ClientPackages {
  /// The photos app on iOS.
  static const String photosOnIOS = 'io.ente.frame';

  /// The photos app on Android.
  static const String photosOnAndroid = 'io.ente.photos';

  /// What the packages of the authenticator begin with: its tokens are not
  /// those of photos.
  static const String authenticatorPrefix = 'io.ente.auth';

  /// What the packages of the locker begin with: its tokens are not those of
  /// photos.
  static const String lockerPrefix = 'io.ente.locker';
}

/// What edits of public magic metadata must keep to: the server answers 409 to
/// any other.
///
/// The spec's `MagicMetadataEdits`.
abstract final class MagicMetadataEdits {
  /// The version of a new file's magic metadata. An edit sends the version that
  /// was last seen; the server stores the next one.
  static const int firstVersion = 1;

  /// How many members fewer than before an edit may have.
  static const int maximumLostMembers = 2;
}

/// What a new collection says of itself.
///
/// The spec's `NewCollections`.
abstract final class NewCollections {
  /// The kind of a collection that a person names.
  static const String type = 'album';

  /// The version of its attributes.
  static const int attributesVersion = 1;
}

/// How uploads to storage continue after an interruption.
///
/// The spec's `ResumePolicy`.
abstract final class ResumePolicy {
  /// How often a new address is asked for after a PUT failed. Each has a new
  /// object key, so it is only asked for while no commit with the old one may
  /// have been sent.
  static const int maximumNewAddresses = 4;

  /// How often a part is sent at most to one address.
  static const int maximumPartTries = 5;

  /// The largest part that storage takes.
  ///
  /// Unit: bytes.
  static const int maximumPartBytes = 5_368_709_120;

  /// The most parts of an upload.
  static const int maximumParts = 10_000;
}

/// When a call that failed is tried again: only where the error's code says
/// that it is worth a retry, and never without an end, since some failures of a
/// server last.
///
/// The spec's `RetryPolicy`.
abstract final class RetryPolicy {
  /// How often a call is sent at most, the first time among them.
  static const int maximumTries = 5;

  /// The pause after the first failure.
  ///
  /// Unit: seconds.
  static const int firstPauseSeconds = 1;

  /// What each pause is multiplied by to make the next one.
  static const int pauseFactor = 2;

  /// The longest pause; a Retry-After that is longer ends the tries, and the
  /// upload continues later.
  ///
  /// Unit: seconds.
  static const int maximumPauseSeconds = 60;

  /// How much of a pause is drawn at random, so that clients do not come back
  /// all at once.
  ///
  /// Unit: percent.
  static const int jitterPercent = 25;

  /// The pause after a 429 without Retry-After: the server counts requests by
  /// the minute.
  ///
  /// Unit: seconds.
  static const int rateLimitedPauseSeconds = 60;
}

/// How long signed addresses live, which they say themselves in their query.
///
/// The spec's `SignedAddress`.
abstract final class SignedAddress {
  /// The member of the query that says when an address was signed:
  /// `20261128T203007Z`.
  static const String dateParameter = 'X-Amz-Date';

  /// The member of the query that says how many seconds it lives.
  static const String expiresParameter = 'X-Amz-Expires';

  /// How long addresses live as the server signs them today.
  ///
  /// Unit: seconds.
  static const int lifeSeconds = 604_800;

  /// How long an address must have left where a transfer begins with it: a
  /// large part takes a while.
  ///
  /// Unit: seconds.
  static const int marginSeconds = 3600;

  /// When the server removes objects that were never committed.
  ///
  /// Unit: seconds.
  static const int uncommittedObjectSeconds = 1_209_600;
}

/// How long clients wait.
///
/// The spec's `TimeLimits`.
abstract final class TimeLimits {
  /// For a connection.
  ///
  /// Unit: seconds.
  static const int connectSeconds = 15;

  /// For the whole answer to a call of the API.
  ///
  /// Unit: seconds.
  static const int answerSeconds = 60;

  /// For the next byte to move to or from storage.
  ///
  /// Unit: seconds.
  static const int silenceSeconds = 60;

  /// For the completion of a multipart upload: storage puts the parts together
  /// before it answers.
  ///
  /// Unit: seconds.
  static const int completionSeconds = 300;
}
