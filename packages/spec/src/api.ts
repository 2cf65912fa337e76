/**
 * The calls of the API and of the storage behind it, as the public server answers them. Tokens and client headers go to the
 * API alone. No redirect is followed.
 */
import {
  AddFilesRequest,
  CollectionDiff,
  CollectionList,
  CollectionsRequest,
  CompletionRequest,
  CreateCollectionRequest,
  CreatedCollection,
  CreatedFile,
  CreateFileRequest,
  DiffRequest,
  FileRequest,
  GetObjectRequest,
  MagicMetadataUpdates,
  MultipartUploadURLRequest,
  MultipartUploadURLs,
  MultipartUploadURLsRequest,
  NoParameters,
  PutRequest,
  UpdatedFile,
  UpdateFileRequest,
  UploadURL,
  UploadURLRequest,
  UploadURLs,
  UploadURLsRequest,
} from './api-documents.ts';
import { AnswerLimits, ApiHeaders } from './api-policy.ts';
import { defineCall, defineOperation, nullable, optional, t } from './define.ts';

const { documentBytes, listBytes, noticeBytes, objectBytes } = AnswerLimits.values;
const { contentLength, contentMD5, contentType, partType, range } = ApiHeaders.values;
const put = [
  { name: contentLength, value: '{contentLength}' },
  { name: contentMD5, value: '{contentMD5}' },
] as const;

/** Asks whether the account may upload: it has a subscription, and storage is left. Answers may be stale. */
export const validateUploadEligibility = defineCall('validateUploadEligibility', {
  host: 'api',
  method: 'GET',
  path: '/files/upload-eligibility',
  params: NoParameters,
  body: 'none',
  success: { answer: 'nothing' },
  maximumAnswerBytes: noticeBytes,
  repeat: 'reads',
  fallback: { status: 404, call: 'getUploadURLs', params: { count: 1 } },
});

/** Asks for a place in storage, and an address that takes this length and MD5 alone. */
export const getUploadURL = defineCall('getUploadURL', {
  host: 'api',
  method: 'POST',
  path: '/files/upload-url',
  params: UploadURLRequest,
  body: 'json',
  success: { answer: 'json', model: UploadURL },
  maximumAnswerBytes: documentBytes,
  repeat: 'takes',
  fallback: { status: 404, call: 'getUploadURLs', params: { count: 1 } },
});

/** Asks an older server for places in storage: their addresses take any length and MD5. */
export const getUploadURLs = defineCall('getUploadURLs', {
  host: 'api',
  method: 'GET',
  path: '/files/upload-urls',
  params: UploadURLsRequest,
  query: ['count'],
  body: 'none',
  success: { answer: 'json', model: UploadURLs },
  maximumAnswerBytes: documentBytes,
  counts: { list: 'urls', parameter: 'count' },
  repeat: 'takes',
});

/** Begins a multipart upload: a place in storage, an address for each part, and one that completes it. */
export const getMultipartUploadURL = defineCall('getMultipartUploadURL', {
  host: 'api',
  method: 'POST',
  path: '/files/multipart-upload-url',
  params: MultipartUploadURLRequest,
  body: 'json',
  success: { answer: 'json', model: MultipartUploadURLs, wrappedIn: 'urls' },
  maximumAnswerBytes: listBytes,
  counts: { list: 'partURLs', parameter: 'partMd5s' },
  repeat: 'takes',
  fallback: { status: 404, call: 'getMultipartUploadURLs', params: { count: 'partMd5s' } },
});

/** Begins a multipart upload with an older server: the addresses take any length and MD5. */
export const getMultipartUploadURLs = defineCall('getMultipartUploadURLs', {
  host: 'api',
  method: 'GET',
  path: '/files/multipart-upload-urls',
  params: MultipartUploadURLsRequest,
  query: ['count'],
  body: 'none',
  success: { answer: 'json', model: MultipartUploadURLs, wrappedIn: 'urls' },
  maximumAnswerBytes: listBytes,
  counts: { list: 'partURLs', parameter: 'count' },
  repeat: 'takes',
});

/** Puts an encrypted file or thumbnail into storage. Missing or other length or MD5 than signed: 403. */
export const putObject = defineCall('putObject', {
  host: 'storage',
  method: 'PUT',
  path: 'url',
  params: PutRequest,
  headers: put,
  body: 'stream',
  success: { answer: 'etag' },
  maximumAnswerBytes: noticeBytes,
  repeat: 'sameBytes',
});

/** Puts a part of an encrypted file into storage. */
export const putPart = defineCall('putPart', {
  host: 'storage',
  method: 'PUT',
  path: 'url',
  params: PutRequest,
  headers: [...put, { name: contentType, value: partType }],
  body: 'stream',
  success: { answer: 'etag' },
  maximumAnswerBytes: noticeBytes,
  repeat: 'sameBytes',
});

/**
 * Puts the parts of a file together. Storage may answer 200 and name an error in the body. A repeat may be answered 404
 * though the first try was done: the commit is tried before the upload is begun anew.
 */
export const completeMultipartUpload = defineCall('completeMultipartUpload', {
  host: 'storage',
  method: 'POST',
  path: 'completeURL',
  params: CompletionRequest,
  body: 'completion',
  success: { answer: 'completion' },
  maximumAnswerBytes: noticeBytes,
  repeat: 'lookFirst',
});

/**
 * Commits an upload. No answer but a success says whether it was committed: the server looks at the collection (404), the
 * objects' sizes (503, 413, 400) and the quota (402, 426) before it looks whether the call is a repeat.
 */
export const createFile = defineCall('createFile', {
  host: 'api',
  method: 'POST',
  path: '/files',
  params: CreateFileRequest,
  body: 'json',
  success: { answer: 'json', model: CreatedFile },
  maximumAnswerBytes: documentBytes,
  repeat: 'sameBody',
});

/** Replaces the content of a file. A late repeat of an older edit would roll the file back. */
export const updateFile = defineCall('updateFile', {
  host: 'api',
  method: 'PUT',
  path: '/files/update',
  params: UpdateFileRequest,
  body: 'json',
  success: { answer: 'json', model: UpdatedFile },
  maximumAnswerBytes: documentBytes,
  repeat: 'whileNewest',
});

/** Asks for the collections of the account, and those that are shared with it. */
export const getCollections = defineCall('getCollections', {
  host: 'api',
  method: 'GET',
  path: '/collections/v2',
  params: CollectionsRequest,
  query: ['sinceTime'],
  body: 'none',
  success: { answer: 'json', model: CollectionList },
  maximumAnswerBytes: listBytes,
  repeat: 'reads',
});

/** Makes a collection. A repeat makes another one. */
export const createCollection = defineCall('createCollection', {
  host: 'api',
  method: 'POST',
  path: '/collections',
  params: CreateCollectionRequest,
  body: 'json',
  success: { answer: 'json', model: CreatedCollection },
  maximumAnswerBytes: documentBytes,
  repeat: 'never',
});

/** Asks for a page of what changed in a collection. A collection that is deleted, unknown or another's is 404. */
export const getDiff = defineCall('getDiff', {
  host: 'api',
  method: 'GET',
  path: '/collections/v2/diff',
  params: DiffRequest,
  query: ['collectionID', 'sinceTime'],
  body: 'none',
  success: { answer: 'json', model: CollectionDiff },
  maximumAnswerBytes: listBytes,
  repeat: 'reads',
});

/** Adds files to another collection, each with its key wrapped anew. The server keeps the first key of a repeat. */
export const addFiles = defineCall('addFiles', {
  host: 'api',
  method: 'POST',
  path: '/collections/add-files',
  params: AddFilesRequest,
  body: 'json',
  success: { answer: 'nothing' },
  maximumAnswerBytes: noticeBytes,
  repeat: 'settles',
});

/**
 * Edits the public magic metadata of files. Each edit sends the version that was last seen, and has at most two members
 * fewer than before; any other is 409. A repeat of an edit that was done is 409, too: look before it is sent again.
 */
export const updatePublicMagicMetadata = defineCall('updatePublicMagicMetadata', {
  host: 'api',
  method: 'PUT',
  path: '/files/public-magic-metadata',
  params: MagicMetadataUpdates,
  body: 'json',
  success: { answer: 'nothing' },
  maximumAnswerBytes: noticeBytes,
  repeat: 'lookFirst',
});

/** Asks where an encrypted file can be read. */
export const downloadFile = defineCall('downloadFile', {
  host: 'api',
  method: 'GET',
  path: '/files/download/{id}',
  params: FileRequest,
  body: 'none',
  success: { answer: 'location', status: 307 },
  maximumAnswerBytes: noticeBytes,
  repeat: 'reads',
});

/** Asks where an encrypted thumbnail can be read. */
export const previewFile = defineCall('previewFile', {
  host: 'api',
  method: 'GET',
  path: '/files/preview/{id}',
  params: FileRequest,
  body: 'none',
  success: { answer: 'location', status: 307 },
  maximumAnswerBytes: noticeBytes,
  repeat: 'reads',
});

/** Reads an object from storage, or what is left of it from an offset on. */
export const getObject = defineCall('getObject', {
  host: 'storage',
  method: 'GET',
  path: 'url',
  params: GetObjectRequest,
  headers: [{ name: range, value: 'bytes={offset}-', where: 'offset' }],
  body: 'none',
  success: { answer: 'stream' },
  maximumAnswerBytes: objectBytes,
  repeat: 'reads',
});

const call = t.string();
const params = t.json();

/** Builds the request of a call. */
export const apiRequest = defineOperation('api.request', {
  args: {
    /** The call's name. */
    call,
    /** Its parameters, an object. */
    params,
    /** The base of the API's addresses. */
    baseUrl: t.string(),
    /** The account's token. */
    authToken: t.string(),
    /** What the app calls itself. */
    clientPackage: t.string(),
    /** The app's version. */
    clientVersion: t.string(),
    /** What the server's log shall call the request. */
    requestId: optional(t.string()),
  },
  result: {
    /** The method. */
    method: t.string(),
    /** The address. */
    url: t.string(),
    /** The headers, by their names in lower case. */
    headers: t.json(),
    /** The body; null where there is none, and for a PUT, which streams a file. */
    body: nullable(t.bytes()),
  },
});

/** Reads the answer to a call. */
export const apiResponse = defineOperation('api.response', {
  args: {
    /** The call's name. */
    call,
    /** The status; 0 where no answer came. */
    status: t.integer(),
    /** The headers: an object of strings, by their names in any case. */
    headers: t.json(),
    /** The body. */
    body: t.bytes({ readTo: listBytes + 1 }),
    /** The time in microseconds since 1970, without which a Retry-After that is a date says nothing. */
    now: optional(t.integer()),
    /** The parameters of the request: with them, the number of parts and the offset of a stream are compared. */
    params: optional(params),
  },
  result: {
    /** The success: the document as it came, the ETag, the location, or an empty object. */
    value: t.json(),
  },
});
