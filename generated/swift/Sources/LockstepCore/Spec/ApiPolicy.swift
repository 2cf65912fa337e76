// Generated from the spec's subject `api-policy`. Edit the spec, then run
// `npx nx generate lockstep`.

/// How much of an answer a reader takes in: what is longer is not an answer of the call.
///
/// Spec: `AnswerLimits`.
public enum AnswerLimits {
  /// Of a document about one thing.
  ///
  /// Spec: `AnswerLimits.documentBytes`, bytes.
  public static let documentBytes = 4_194_304

  /// Of a list: a page of a diff has about 2,500 entries, collections come all at once.
  ///
  /// Spec: `AnswerLimits.listBytes`, bytes.
  public static let listBytes = 33_554_432

  /// Of an answer that says nothing, and of the document of a completion.
  ///
  /// Spec: `AnswerLimits.noticeBytes`, bytes.
  public static let noticeBytes = 262144

  /// Of a failure's answer, where its code may stand; what is longer has none.
  ///
  /// Spec: `AnswerLimits.failureBytes`, bytes.
  public static let failureBytes = 65536

  /// Of an object of storage, which is a stream to a file.
  ///
  /// Spec: `AnswerLimits.objectBytes`, bytes.
  public static let objectBytes = 10_737_418_240
}

/// What readers look for in answers that are not documents of calls.
///
/// Spec: `AnswerNames`.
public enum AnswerNames {
  /// The root of storage's answer to a completion.
  ///
  /// Spec: `AnswerNames.completionResult`, text.
  public static let completionResult = "CompleteMultipartUploadResult"

  /// The root of storage's answers to what it refuses, also where the status says success.
  ///
  /// Spec: `AnswerNames.storageFailure`, text.
  public static let storageFailure = "Error"

  /// The element of it that names the reason.
  ///
  /// Spec: `AnswerNames.storageCode`, text.
  public static let storageCode = "Code"

  /// The member of the API's answers to what it refuses that names the reason, where there is one.
  ///
  /// Spec: `AnswerNames.apiCode`, text.
  public static let apiCode = "code"

  /// How deep the elements of such an answer may nest.
  ///
  /// Spec: `AnswerNames.maximumDepth`, count.
  public static let maximumDepth = 64
}

/// Headers by their names in lower case, and the content types of requests.
///
/// Spec: `ApiHeaders`.
public enum ApiHeaders {
  /// The account's token. It goes to the API's origin alone: never to storage, never along a
  /// redirect.
  ///
  /// Spec: `ApiHeaders.authToken`, text.
  public static let authToken = "x-auth-token"

  /// Which app asks. It goes to the API alone.
  ///
  /// Spec: `ApiHeaders.clientPackage`, text.
  public static let clientPackage = "x-client-package"

  /// The app's version. It goes to the API alone.
  ///
  /// Spec: `ApiHeaders.clientVersion`, text.
  public static let clientVersion = "x-client-version"

  /// What the server's log calls the request. It goes to the API alone; a browser leaves it out,
  /// since the API does not allow it to other origins.
  ///
  /// Spec: `ApiHeaders.requestID`, text.
  public static let requestID = "x-request-id"

  /// What the body is.
  ///
  /// Spec: `ApiHeaders.contentType`, text.
  public static let contentType = "content-type"

  /// The size of the body, in bytes.
  ///
  /// Spec: `ApiHeaders.contentLength`, text.
  public static let contentLength = "content-length"

  /// The MD5 of the body, base64.
  ///
  /// Spec: `ApiHeaders.contentMD5`, text.
  public static let contentMD5 = "content-md5"

  /// Which bytes of an object are asked for.
  ///
  /// Spec: `ApiHeaders.range`, text.
  public static let range = "range"

  /// Which bytes of an object an answer has.
  ///
  /// Spec: `ApiHeaders.contentRange`, text.
  public static let contentRange = "content-range"

  /// What storage calls the bytes that it stored.
  ///
  /// Spec: `ApiHeaders.etag`, text.
  public static let etag = "etag"

  /// Where a redirect leads.
  ///
  /// Spec: `ApiHeaders.location`, text.
  public static let location = "location"

  /// How long to wait before the next try: seconds, or a date.
  ///
  /// Spec: `ApiHeaders.retryAfter`, text.
  public static let retryAfter = "retry-after"

  /// The content type of JSON bodies.
  ///
  /// Spec: `ApiHeaders.jsonType`, text.
  public static let jsonType = "application/json"

  /// The content type of a completion body.
  ///
  /// Spec: `ApiHeaders.completionType`, text.
  public static let completionType = "text/xml"

  /// The content type of a part.
  ///
  /// Spec: `ApiHeaders.partType`, text.
  public static let partType = "application/octet-stream"
}

/// The API that clients use unless another one is configured: self-hosted servers are common.
///
/// Spec: `ApiService`.
public enum ApiService {
  /// The base of all paths. A slash at its end is dropped: the server would redirect.
  ///
  /// Spec: `ApiService.defaultBaseURL`, text.
  public static let defaultBaseURL = "https://api.ente.com"
}

/// What apps call themselves in the client package header.
///
/// Spec: `ClientPackages`.
public enum ClientPackages {
  /// The photos app on iOS.
  ///
  /// Spec: `ClientPackages.photosOnIOS`, text.
  public static let photosOnIOS = "io.ente.frame"

  /// The photos app on Android.
  ///
  /// Spec: `ClientPackages.photosOnAndroid`, text.
  public static let photosOnAndroid = "io.ente.photos"

  /// What the packages of the authenticator begin with: its tokens are not those of photos.
  ///
  /// Spec: `ClientPackages.authenticatorPrefix`, text.
  public static let authenticatorPrefix = "io.ente.auth"

  /// What the packages of the locker begin with: its tokens are not those of photos.
  ///
  /// Spec: `ClientPackages.lockerPrefix`, text.
  public static let lockerPrefix = "io.ente.locker"
}

/// What edits of public magic metadata must keep to: the server answers 409 to any other.
///
/// Spec: `MagicMetadataEdits`.
public enum MagicMetadataEdits {
  /// The version of a new file's magic metadata. An edit sends the version that was last seen; the
  /// server stores the next one.
  ///
  /// Spec: `MagicMetadataEdits.firstVersion`, count.
  public static let firstVersion = 1

  /// How many members fewer than before an edit may have.
  ///
  /// Spec: `MagicMetadataEdits.maximumLostMembers`, count.
  public static let maximumLostMembers = 2
}

/// What a new collection says of itself.
///
/// Spec: `NewCollections`.
public enum NewCollections {
  /// The kind of a collection that a person names.
  ///
  /// Spec: `NewCollections.type`, text.
  public static let type = "album"

  /// The version of its attributes.
  ///
  /// Spec: `NewCollections.attributesVersion`, count.
  public static let attributesVersion = 1
}

/// How uploads to storage continue after an interruption.
///
/// Spec: `ResumePolicy`.
public enum ResumePolicy {
  /// How often a new address is asked for after a PUT failed. Each has a new object key, so it is
  /// only asked for while no commit with the old one may have been sent.
  ///
  /// Spec: `ResumePolicy.maximumNewAddresses`, count.
  public static let maximumNewAddresses = 4

  /// How often a part is sent at most to one address.
  ///
  /// Spec: `ResumePolicy.maximumPartTries`, count.
  public static let maximumPartTries = 5

  /// The largest part that storage takes.
  ///
  /// Spec: `ResumePolicy.maximumPartBytes`, bytes.
  public static let maximumPartBytes = 5_368_709_120

  /// The most parts of an upload.
  ///
  /// Spec: `ResumePolicy.maximumParts`, count.
  public static let maximumParts = 10000
}

/// When a call that failed is tried again: only where the error's code says that it is worth a
/// retry, and never without an end, since some failures of a server last.
///
/// Spec: `RetryPolicy`.
public enum RetryPolicy {
  /// How often a call is sent at most, the first time among them.
  ///
  /// Spec: `RetryPolicy.maximumTries`, count.
  public static let maximumTries = 5

  /// The pause after the first failure.
  ///
  /// Spec: `RetryPolicy.firstPauseSeconds`, seconds.
  public static let firstPauseSeconds = 1

  /// What each pause is multiplied by to make the next one.
  ///
  /// Spec: `RetryPolicy.pauseFactor`, count.
  public static let pauseFactor = 2

  /// The longest pause; a Retry-After that is longer ends the tries, and the upload continues
  /// later.
  ///
  /// Spec: `RetryPolicy.maximumPauseSeconds`, seconds.
  public static let maximumPauseSeconds = 60

  /// How much of a pause is drawn at random, so that clients do not come back all at once.
  ///
  /// Spec: `RetryPolicy.jitterPercent`, percent.
  public static let jitterPercent = 25

  /// The pause after a 429 without Retry-After: the server counts requests by the minute.
  ///
  /// Spec: `RetryPolicy.rateLimitedPauseSeconds`, seconds.
  public static let rateLimitedPauseSeconds = 60
}

/// How long signed addresses live, which they say themselves in their query.
///
/// Spec: `SignedAddress`.
public enum SignedAddress {
  /// The member of the query that says when an address was signed: `20261128T203007Z`.
  ///
  /// Spec: `SignedAddress.dateParameter`, text.
  public static let dateParameter = "X-Amz-Date"

  /// The member of the query that says how many seconds it lives.
  ///
  /// Spec: `SignedAddress.expiresParameter`, text.
  public static let expiresParameter = "X-Amz-Expires"

  /// How long addresses live as the server signs them today.
  ///
  /// Spec: `SignedAddress.lifeSeconds`, seconds.
  public static let lifeSeconds = 604800

  /// How long an address must have left where a transfer begins with it: a large part takes a
  /// while.
  ///
  /// Spec: `SignedAddress.marginSeconds`, seconds.
  public static let marginSeconds = 3600

  /// When the server removes objects that were never committed.
  ///
  /// Spec: `SignedAddress.uncommittedObjectSeconds`, seconds.
  public static let uncommittedObjectSeconds = 1_209_600
}

/// How long clients wait.
///
/// Spec: `TimeLimits`.
public enum TimeLimits {
  /// For a connection.
  ///
  /// Spec: `TimeLimits.connectSeconds`, seconds.
  public static let connectSeconds = 15

  /// For the whole answer to a call of the API.
  ///
  /// Spec: `TimeLimits.answerSeconds`, seconds.
  public static let answerSeconds = 60

  /// For the next byte to move to or from storage.
  ///
  /// Spec: `TimeLimits.silenceSeconds`, seconds.
  public static let silenceSeconds = 60

  /// For the completion of a multipart upload: storage puts the parts together before it answers.
  ///
  /// Spec: `TimeLimits.completionSeconds`, seconds.
  public static let completionSeconds = 300
}
