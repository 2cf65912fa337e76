// Generated from the spec of Lockstep: change it there and generate anew.

import '../api/api_call.dart';
import '../api/api_document.dart';
import 'api_documents.dart';
import 'api_errors.dart';

/// The calls of the API, and of the storage behind it.
abstract final class ApiCalls {
  /// Adds files to another collection, each with its key wrapped anew. The
  /// server keeps the first key of a repeat.
  ///
  /// The spec's `addFiles`.
  static const addFiles = ApiCall<AddFilesRequest, NoContent>(
    ApiCallDefinition(
      'addFiles',
      ApiHost.api,
      'POST',
      '/collections/add-files',
      AddFilesRequest.shape,
      answer: NoAnswer(),
      maximumAnswerBytes: 262_144,
      repeat: ApiRepeat.settles,
      body: ApiRequestBody.json,
    ),
    NoContent.fromJson,
  );

  /// Puts the parts of a file together. Storage may answer 200 and name an
  /// error in the body. A repeat may be answered 404 though the first try was
  /// done: the commit is tried before the upload is begun anew.
  ///
  /// The spec's `completeMultipartUpload`.
  static const completeMultipartUpload = ApiCall<CompletionRequest, NoContent>(
    ApiCallDefinition(
      'completeMultipartUpload',
      ApiHost.storage,
      'POST',
      'completeURL',
      CompletionRequest.shape,
      answer: CompletionAnswer(),
      maximumAnswerBytes: 262_144,
      repeat: ApiRepeat.lookFirst,
      body: ApiRequestBody.completion,
    ),
    NoContent.fromJson,
  );

  /// Makes a collection. A repeat makes another one.
  ///
  /// The spec's `createCollection`.
  static const createCollection =
      ApiCall<CreateCollectionRequest, CreatedCollection>(
        ApiCallDefinition(
          'createCollection',
          ApiHost.api,
          'POST',
          '/collections',
          CreateCollectionRequest.shape,
          answer: DocumentAnswer(CreatedCollection.shape),
          maximumAnswerBytes: 4_194_304,
          repeat: ApiRepeat.never,
          body: ApiRequestBody.json,
        ),
        CreatedCollection.fromJson,
      );

  /// Commits an upload. No answer but a success says whether it was committed:
  /// the server looks at the collection (404), the objects' sizes (503, 413, 400)
  /// and the quota (402, 426) before it looks whether the call is a repeat.
  ///
  /// The spec's `createFile`.
  static const createFile = ApiCall<CreateFileRequest, CreatedFile>(
    ApiCallDefinition(
      'createFile',
      ApiHost.api,
      'POST',
      '/files',
      CreateFileRequest.shape,
      answer: DocumentAnswer(CreatedFile.shape),
      maximumAnswerBytes: 4_194_304,
      repeat: ApiRepeat.sameBody,
      body: ApiRequestBody.json,
    ),
    CreatedFile.fromJson,
  );

  /// Asks where an encrypted file can be read.
  ///
  /// The spec's `downloadFile`.
  static const downloadFile = ApiCall<FileRequest, RedirectTarget>(
    ApiCallDefinition(
      'downloadFile',
      ApiHost.api,
      'GET',
      '/files/download/{id}',
      FileRequest.shape,
      answer: LocationAnswer(307),
      maximumAnswerBytes: 262_144,
      repeat: ApiRepeat.reads,
    ),
    RedirectTarget.fromJson,
  );

  /// Asks for the collections of the account, and those that are shared with
  /// it.
  ///
  /// The spec's `getCollections`.
  static const getCollections = ApiCall<CollectionsRequest, CollectionList>(
    ApiCallDefinition(
      'getCollections',
      ApiHost.api,
      'GET',
      '/collections/v2',
      CollectionsRequest.shape,
      answer: DocumentAnswer(CollectionList.shape),
      maximumAnswerBytes: 33_554_432,
      repeat: ApiRepeat.reads,
      query: ['sinceTime'],
    ),
    CollectionList.fromJson,
  );

  /// Asks for a page of what changed in a collection. A collection that is
  /// deleted, unknown or another's is 404.
  ///
  /// The spec's `getDiff`.
  static const getDiff = ApiCall<DiffRequest, CollectionDiff>(
    ApiCallDefinition(
      'getDiff',
      ApiHost.api,
      'GET',
      '/collections/v2/diff',
      DiffRequest.shape,
      answer: DocumentAnswer(CollectionDiff.shape),
      maximumAnswerBytes: 33_554_432,
      repeat: ApiRepeat.reads,
      query: ['collectionID', 'sinceTime'],
    ),
    CollectionDiff.fromJson,
  );

  /// Begins a multipart upload: a place in storage, an address for each part,
  /// and one that completes it.
  ///
  /// The spec's `getMultipartUploadURL`.
  static const getMultipartUploadURL =
      ApiCall<MultipartUploadURLRequest, MultipartUploadURLs>(
        ApiCallDefinition(
          'getMultipartUploadURL',
          ApiHost.api,
          'POST',
          '/files/multipart-upload-url',
          MultipartUploadURLRequest.shape,
          answer: DocumentAnswer(MultipartUploadURLs.shape, wrappedIn: 'urls'),
          maximumAnswerBytes: 33_554_432,
          repeat: ApiRepeat.takes,
          body: ApiRequestBody.json,
          count: ApiItemCount(list: 'partURLs', parameter: 'partMd5s'),
          fallback: ApiFallback(
            status: 404,
            call: 'getMultipartUploadURLs',
            parameters: {'count': 'partMd5s'},
          ),
        ),
        MultipartUploadURLs.fromJson,
      );

  /// Begins a multipart upload with an older server: the addresses take any
  /// length and MD5.
  ///
  /// The spec's `getMultipartUploadURLs`.
  static const getMultipartUploadURLs =
      ApiCall<MultipartUploadURLsRequest, MultipartUploadURLs>(
        ApiCallDefinition(
          'getMultipartUploadURLs',
          ApiHost.api,
          'GET',
          '/files/multipart-upload-urls',
          MultipartUploadURLsRequest.shape,
          answer: DocumentAnswer(MultipartUploadURLs.shape, wrappedIn: 'urls'),
          maximumAnswerBytes: 33_554_432,
          repeat: ApiRepeat.takes,
          query: ['count'],
          count: ApiItemCount(list: 'partURLs', parameter: 'count'),
        ),
        MultipartUploadURLs.fromJson,
      );

  /// Reads an object from storage, or what is left of it from an offset on.
  ///
  /// The spec's `getObject`.
  static const getObject = ApiCall<GetObjectRequest, NoContent>(
    ApiCallDefinition(
      'getObject',
      ApiHost.storage,
      'GET',
      'url',
      GetObjectRequest.shape,
      answer: StreamAnswer(),
      maximumAnswerBytes: 10_737_418_240,
      repeat: ApiRepeat.reads,
      headers: [ApiHeader('range', 'bytes={offset}-', parameter: 'offset')],
    ),
    NoContent.fromJson,
  );

  /// Asks for a place in storage, and an address that takes this length and MD5
  /// alone.
  ///
  /// The spec's `getUploadURL`.
  static const getUploadURL = ApiCall<UploadURLRequest, UploadURL>(
    ApiCallDefinition(
      'getUploadURL',
      ApiHost.api,
      'POST',
      '/files/upload-url',
      UploadURLRequest.shape,
      answer: DocumentAnswer(UploadURL.shape),
      maximumAnswerBytes: 4_194_304,
      repeat: ApiRepeat.takes,
      body: ApiRequestBody.json,
      fallback: ApiFallback(
        status: 404,
        call: 'getUploadURLs',
        parameters: {'count': 1},
      ),
    ),
    UploadURL.fromJson,
  );

  /// Asks an older server for places in storage: their addresses take any
  /// length and MD5.
  ///
  /// The spec's `getUploadURLs`.
  static const getUploadURLs = ApiCall<UploadURLsRequest, UploadURLs>(
    ApiCallDefinition(
      'getUploadURLs',
      ApiHost.api,
      'GET',
      '/files/upload-urls',
      UploadURLsRequest.shape,
      answer: DocumentAnswer(UploadURLs.shape),
      maximumAnswerBytes: 4_194_304,
      repeat: ApiRepeat.takes,
      query: ['count'],
      count: ApiItemCount(list: 'urls', parameter: 'count'),
    ),
    UploadURLs.fromJson,
  );

  /// Asks where an encrypted thumbnail can be read.
  ///
  /// The spec's `previewFile`.
  static const previewFile = ApiCall<FileRequest, RedirectTarget>(
    ApiCallDefinition(
      'previewFile',
      ApiHost.api,
      'GET',
      '/files/preview/{id}',
      FileRequest.shape,
      answer: LocationAnswer(307),
      maximumAnswerBytes: 262_144,
      repeat: ApiRepeat.reads,
    ),
    RedirectTarget.fromJson,
  );

  /// Puts an encrypted file or thumbnail into storage. Missing or other length
  /// or MD5 than signed: 403.
  ///
  /// The spec's `putObject`.
  static const putObject = ApiCall<PutRequest, StoredETag>(
    ApiCallDefinition(
      'putObject',
      ApiHost.storage,
      'PUT',
      'url',
      PutRequest.shape,
      answer: ETagAnswer(),
      maximumAnswerBytes: 262_144,
      repeat: ApiRepeat.sameBytes,
      headers: [
        ApiHeader('content-length', '{contentLength}'),
        ApiHeader('content-md5', '{contentMD5}'),
      ],
      body: ApiRequestBody.stream,
    ),
    StoredETag.fromJson,
  );

  /// Puts a part of an encrypted file into storage.
  ///
  /// The spec's `putPart`.
  static const putPart = ApiCall<PutRequest, StoredETag>(
    ApiCallDefinition(
      'putPart',
      ApiHost.storage,
      'PUT',
      'url',
      PutRequest.shape,
      answer: ETagAnswer(),
      maximumAnswerBytes: 262_144,
      repeat: ApiRepeat.sameBytes,
      headers: [
        ApiHeader('content-length', '{contentLength}'),
        ApiHeader('content-md5', '{contentMD5}'),
        ApiHeader('content-type', 'application/octet-stream'),
      ],
      body: ApiRequestBody.stream,
    ),
    StoredETag.fromJson,
  );

  /// Replaces the content of a file. A late repeat of an older edit would roll
  /// the file back.
  ///
  /// The spec's `updateFile`.
  static const updateFile = ApiCall<UpdateFileRequest, UpdatedFile>(
    ApiCallDefinition(
      'updateFile',
      ApiHost.api,
      'PUT',
      '/files/update',
      UpdateFileRequest.shape,
      answer: DocumentAnswer(UpdatedFile.shape),
      maximumAnswerBytes: 4_194_304,
      repeat: ApiRepeat.whileNewest,
      body: ApiRequestBody.json,
    ),
    UpdatedFile.fromJson,
  );

  /// Edits the public magic metadata of files. Each edit sends the version that
  /// was last seen, and has at most two members fewer than before; any other is 409.
  /// A repeat of an edit that was done is 409, too: look before it is sent
  /// again.
  ///
  /// The spec's `updatePublicMagicMetadata`.
  static const updatePublicMagicMetadata =
      ApiCall<MagicMetadataUpdates, NoContent>(
        ApiCallDefinition(
          'updatePublicMagicMetadata',
          ApiHost.api,
          'PUT',
          '/files/public-magic-metadata',
          MagicMetadataUpdates.shape,
          answer: NoAnswer(),
          maximumAnswerBytes: 262_144,
          repeat: ApiRepeat.lookFirst,
          body: ApiRequestBody.json,
        ),
        NoContent.fromJson,
      );

  /// Asks whether the account may upload: it has a subscription, and storage is
  /// left. Answers may be stale.
  ///
  /// The spec's `validateUploadEligibility`.
  static const validateUploadEligibility = ApiCall<NoParameters, NoContent>(
    ApiCallDefinition(
      'validateUploadEligibility',
      ApiHost.api,
      'GET',
      '/files/upload-eligibility',
      NoParameters.shape,
      answer: NoAnswer(),
      maximumAnswerBytes: 262_144,
      repeat: ApiRepeat.reads,
      fallback: ApiFallback(
        status: 404,
        call: 'getUploadURLs',
        parameters: {'count': 1},
      ),
    ),
    NoContent.fromJson,
  );

  /// All calls, by their names.
  static final List<ApiCallDefinition> all = List.unmodifiable([
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
  ]);
}

/// Which code an answer without success has; the first rule that fits. Status 0
/// stands for no answer. A status below 100 or above 599 is not one that HTTP
/// defines, and counts as a failure of the server (RFC 9110, section 15).
///
/// The spec's `ApiStatuses`.
abstract final class ApiStatuses {
  /// The rules, of which the first that fits is the one.
  static const List<StatusRule> rules = [
    StatusRule(0, 0, ApiErrorCode.networkError),
    StatusRule(
      400,
      599,
      ApiErrorCode.uploadExpired,
      host: ApiHost.storage,
      calls: ['putPart', 'completeMultipartUpload'],
      serverCodes: ['NoSuchUpload'],
    ),
    StatusRule(
      400,
      400,
      ApiErrorCode.badDigest,
      host: ApiHost.storage,
      serverCodes: ['BadDigest', 'InvalidDigest'],
    ),
    StatusRule(400, 400, ApiErrorCode.badRequest),
    StatusRule(401, 401, ApiErrorCode.uploadUrlExpired, host: ApiHost.storage),
    StatusRule(401, 401, ApiErrorCode.unauthorized),
    StatusRule(402, 402, ApiErrorCode.noActiveSubscription),
    StatusRule(403, 403, ApiErrorCode.uploadUrlExpired, host: ApiHost.storage),
    StatusRule(403, 403, ApiErrorCode.forbidden),
    StatusRule(
      404,
      404,
      ApiErrorCode.uploadExpired,
      host: ApiHost.storage,
      calls: ['putPart', 'completeMultipartUpload'],
    ),
    StatusRule(404, 404, ApiErrorCode.notFound),
    StatusRule(409, 409, ApiErrorCode.conflict),
    StatusRule(413, 413, ApiErrorCode.fileTooLarge),
    StatusRule(426, 426, ApiErrorCode.storageLimitExceeded),
    StatusRule(429, 429, ApiErrorCode.rateLimited),
    StatusRule(100, 499, ApiErrorCode.requestFailed),
    StatusRule(1, 999, ApiErrorCode.serverError),
  ];
}
