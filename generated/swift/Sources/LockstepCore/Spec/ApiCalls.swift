// Generated from the spec's calls; edit the spec instead.

/// The calls of the API, and of the storage behind it.
public enum ApiCalls {
  /// Adds files to another collection, each with its key wrapped anew. The server keeps the first
  /// key of a repeat.
  ///
  /// Spec: `addFiles`.
  public static let addFiles = ApiCall<AddFilesRequest, NoContent>(
    ApiCallDefinition(
      "addFiles",
      .api,
      "POST",
      "/collections/add-files",
      AddFilesRequest.shape,
      body: .json,
      answer: .nothing,
      maximumAnswerBytes: 262144,
      repeat: .settles))

  /// Puts the parts of a file together. Storage may answer 200 and name an error in the body. A
  /// repeat may be answered 404 though the first try was done: the commit is tried before the
  /// upload is begun anew.
  ///
  /// Spec: `completeMultipartUpload`.
  public static let completeMultipartUpload = ApiCall<CompletionRequest, NoContent>(
    ApiCallDefinition(
      "completeMultipartUpload",
      .storage,
      "POST",
      "completeURL",
      CompletionRequest.shape,
      body: .completion,
      answer: .completion,
      maximumAnswerBytes: 262144,
      repeat: .lookFirst))

  /// Makes a collection. A repeat makes another one.
  ///
  /// Spec: `createCollection`.
  public static let createCollection = ApiCall<CreateCollectionRequest, CreatedCollection>(
    ApiCallDefinition(
      "createCollection",
      .api,
      "POST",
      "/collections",
      CreateCollectionRequest.shape,
      body: .json,
      answer: .document(CreatedCollection.shape, wrappedIn: nil),
      maximumAnswerBytes: 4_194_304,
      repeat: .never))

  /// Commits an upload. No answer but a success says whether it was committed: the server looks at
  /// the collection (404), the objects' sizes (503, 413, 400) and the quota (402, 426) before it
  /// looks whether the call is a repeat.
  ///
  /// Spec: `createFile`.
  public static let createFile = ApiCall<CreateFileRequest, CreatedFile>(
    ApiCallDefinition(
      "createFile",
      .api,
      "POST",
      "/files",
      CreateFileRequest.shape,
      body: .json,
      answer: .document(CreatedFile.shape, wrappedIn: nil),
      maximumAnswerBytes: 4_194_304,
      repeat: .sameBody))

  /// Asks where an encrypted file can be read.
  ///
  /// Spec: `downloadFile`.
  public static let downloadFile = ApiCall<FileRequest, RedirectTarget>(
    ApiCallDefinition(
      "downloadFile",
      .api,
      "GET",
      "/files/download/{id}",
      FileRequest.shape,
      answer: .location(status: 307),
      maximumAnswerBytes: 262144,
      repeat: .reads))

  /// Asks for the collections of the account, and those that are shared with it.
  ///
  /// Spec: `getCollections`.
  public static let getCollections = ApiCall<CollectionsRequest, CollectionList>(
    ApiCallDefinition(
      "getCollections",
      .api,
      "GET",
      "/collections/v2",
      CollectionsRequest.shape,
      query: ["sinceTime"],
      answer: .document(CollectionList.shape, wrappedIn: nil),
      maximumAnswerBytes: 33_554_432,
      repeat: .reads))

  /// Asks for a page of what changed in a collection. A collection that is deleted, unknown or
  /// another's is 404.
  ///
  /// Spec: `getDiff`.
  public static let getDiff = ApiCall<DiffRequest, CollectionDiff>(
    ApiCallDefinition(
      "getDiff",
      .api,
      "GET",
      "/collections/v2/diff",
      DiffRequest.shape,
      query: ["collectionID", "sinceTime"],
      answer: .document(CollectionDiff.shape, wrappedIn: nil),
      maximumAnswerBytes: 33_554_432,
      repeat: .reads))

  /// Begins a multipart upload: a place in storage, an address for each part, and one that
  /// completes it.
  ///
  /// Spec: `getMultipartUploadURL`.
  public static let getMultipartUploadURL = ApiCall<MultipartUploadURLRequest, MultipartUploadURLs>(
    ApiCallDefinition(
      "getMultipartUploadURL",
      .api,
      "POST",
      "/files/multipart-upload-url",
      MultipartUploadURLRequest.shape,
      body: .json,
      answer: .document(MultipartUploadURLs.shape, wrappedIn: "urls"),
      maximumAnswerBytes: 33_554_432,
      count: ApiItemCount(list: "partURLs", parameter: "partMd5s"),
      repeat: .takes,
      fallback: ApiFallback(
        status: 404,
        call: "getMultipartUploadURLs",
        parameters: ["count": .count(of: "partMd5s")])))

  /// Begins a multipart upload with an older server: the addresses take any length and MD5.
  ///
  /// Spec: `getMultipartUploadURLs`.
  public static let getMultipartUploadURLs =
    ApiCall<MultipartUploadURLsRequest, MultipartUploadURLs>(
      ApiCallDefinition(
        "getMultipartUploadURLs",
        .api,
        "GET",
        "/files/multipart-upload-urls",
        MultipartUploadURLsRequest.shape,
        query: ["count"],
        answer: .document(MultipartUploadURLs.shape, wrappedIn: "urls"),
        maximumAnswerBytes: 33_554_432,
        count: ApiItemCount(list: "partURLs", parameter: "count"),
        repeat: .takes))

  /// Reads an object from storage, or what is left of it from an offset on.
  ///
  /// Spec: `getObject`.
  public static let getObject = ApiCall<GetObjectRequest, NoContent>(
    ApiCallDefinition(
      "getObject",
      .storage,
      "GET",
      "url",
      GetObjectRequest.shape,
      headers: [ApiHeader("range", "bytes={offset}-", where: "offset")],
      answer: .stream,
      maximumAnswerBytes: 10_737_418_240,
      repeat: .reads))

  /// Asks for a place in storage, and an address that takes this length and MD5 alone.
  ///
  /// Spec: `getUploadURL`.
  public static let getUploadURL = ApiCall<UploadURLRequest, UploadURL>(
    ApiCallDefinition(
      "getUploadURL",
      .api,
      "POST",
      "/files/upload-url",
      UploadURLRequest.shape,
      body: .json,
      answer: .document(UploadURL.shape, wrappedIn: nil),
      maximumAnswerBytes: 4_194_304,
      repeat: .takes,
      fallback: ApiFallback(status: 404, call: "getUploadURLs", parameters: ["count": .number(1)])))

  /// Asks an older server for places in storage: their addresses take any length and MD5.
  ///
  /// Spec: `getUploadURLs`.
  public static let getUploadURLs = ApiCall<UploadURLsRequest, UploadURLs>(
    ApiCallDefinition(
      "getUploadURLs",
      .api,
      "GET",
      "/files/upload-urls",
      UploadURLsRequest.shape,
      query: ["count"],
      answer: .document(UploadURLs.shape, wrappedIn: nil),
      maximumAnswerBytes: 4_194_304,
      count: ApiItemCount(list: "urls", parameter: "count"),
      repeat: .takes))

  /// Asks where an encrypted thumbnail can be read.
  ///
  /// Spec: `previewFile`.
  public static let previewFile = ApiCall<FileRequest, RedirectTarget>(
    ApiCallDefinition(
      "previewFile",
      .api,
      "GET",
      "/files/preview/{id}",
      FileRequest.shape,
      answer: .location(status: 307),
      maximumAnswerBytes: 262144,
      repeat: .reads))

  /// Puts an encrypted file or thumbnail into storage. Missing or other length or MD5 than signed:
  /// 403.
  ///
  /// Spec: `putObject`.
  public static let putObject = ApiCall<PutRequest, StoredETag>(
    ApiCallDefinition(
      "putObject",
      .storage,
      "PUT",
      "url",
      PutRequest.shape,
      headers: [
        ApiHeader("content-length", "{contentLength}"),
        ApiHeader("content-md5", "{contentMD5}"),
      ],
      body: .stream,
      answer: .etag,
      maximumAnswerBytes: 262144,
      repeat: .sameBytes))

  /// Puts a part of an encrypted file into storage.
  ///
  /// Spec: `putPart`.
  public static let putPart = ApiCall<PutRequest, StoredETag>(
    ApiCallDefinition(
      "putPart",
      .storage,
      "PUT",
      "url",
      PutRequest.shape,
      headers: [
        ApiHeader("content-length", "{contentLength}"),
        ApiHeader("content-md5", "{contentMD5}"),
        ApiHeader("content-type", "application/octet-stream"),
      ],
      body: .stream,
      answer: .etag,
      maximumAnswerBytes: 262144,
      repeat: .sameBytes))

  /// Replaces the content of a file. A late repeat of an older edit would roll the file back.
  ///
  /// Spec: `updateFile`.
  public static let updateFile = ApiCall<UpdateFileRequest, UpdatedFile>(
    ApiCallDefinition(
      "updateFile",
      .api,
      "PUT",
      "/files/update",
      UpdateFileRequest.shape,
      body: .json,
      answer: .document(UpdatedFile.shape, wrappedIn: nil),
      maximumAnswerBytes: 4_194_304,
      repeat: .whileNewest))

  /// Edits the public magic metadata of files. Each edit sends the version that was last seen, and
  /// has at most two members fewer than before; any other is 409. A repeat of an edit that was done
  /// is 409, too: look before it is sent again.
  ///
  /// Spec: `updatePublicMagicMetadata`.
  public static let updatePublicMagicMetadata = ApiCall<MagicMetadataUpdates, NoContent>(
    ApiCallDefinition(
      "updatePublicMagicMetadata",
      .api,
      "PUT",
      "/files/public-magic-metadata",
      MagicMetadataUpdates.shape,
      body: .json,
      answer: .nothing,
      maximumAnswerBytes: 262144,
      repeat: .lookFirst))

  /// Asks whether the account may upload: it has a subscription, and storage is left. Answers may
  /// be stale.
  ///
  /// Spec: `validateUploadEligibility`.
  public static let validateUploadEligibility = ApiCall<NoParameters, NoContent>(
    ApiCallDefinition(
      "validateUploadEligibility",
      .api,
      "GET",
      "/files/upload-eligibility",
      NoParameters.shape,
      answer: .nothing,
      maximumAnswerBytes: 262144,
      repeat: .reads,
      fallback: ApiFallback(status: 404, call: "getUploadURLs", parameters: ["count": .number(1)])))

  /// All calls, by their names.
  public static let all: [ApiCallDefinition] = [
    addFiles.definition,
    completeMultipartUpload.definition,
    createCollection.definition,
    createFile.definition,
    downloadFile.definition,
    getCollections.definition,
    getDiff.definition,
    getMultipartUploadURL.definition,
    getMultipartUploadURLs.definition,
    getObject.definition,
    getUploadURL.definition,
    getUploadURLs.definition,
    previewFile.definition,
    putObject.definition,
    putPart.definition,
    updateFile.definition,
    updatePublicMagicMetadata.definition,
    validateUploadEligibility.definition,
  ]
}

/// Which code an answer without success has; the first rule that fits. Status 0 stands for no
/// answer. A status below 100 or above 599 is not one that HTTP defines, and counts as a failure of
/// the server (RFC 9110, section 15).
///
/// Spec: `ApiStatuses`.
public enum ApiStatuses {
  /// The rules, of which the first that fits is the one.
  public static let rules: [StatusRule] = [
    StatusRule(0...0, .networkError),
    StatusRule(
      400...599,
      .uploadExpired,
      host: .storage,
      calls: ["putPart", "completeMultipartUpload"],
      serverCodes: ["NoSuchUpload"]),
    StatusRule(400...400, .badDigest, host: .storage, serverCodes: ["BadDigest", "InvalidDigest"]),
    StatusRule(400...400, .badRequest),
    StatusRule(401...401, .uploadUrlExpired, host: .storage),
    StatusRule(401...401, .unauthorized),
    StatusRule(402...402, .noActiveSubscription),
    StatusRule(403...403, .uploadUrlExpired, host: .storage),
    StatusRule(403...403, .forbidden),
    StatusRule(
      404...404,
      .uploadExpired,
      host: .storage,
      calls: ["putPart", "completeMultipartUpload"]),
    StatusRule(404...404, .notFound),
    StatusRule(409...409, .conflict),
    StatusRule(413...413, .fileTooLarge),
    StatusRule(426...426, .storageLimitExceeded),
    StatusRule(429...429, .rateLimited),
    StatusRule(100...499, .requestFailed),
    StatusRule(1...999, .serverError),
  ]
}
