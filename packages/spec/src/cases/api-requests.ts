/** Requests by hand: what each call of today sends, written out, and what no request may hold. */
import { access, request, type ApiFlag } from './api-derived.ts';
import { inAnswer, utf8, type Case, type Json } from './define-cases.ts';

const base = 'https://api.example/base';
const client = {
  'x-auth-token': access.authToken,
  'x-client-package': access.clientPackage,
  'x-client-version': access.clientVersion,
  'x-request-id': access.requestId,
};
const json = { ...client, 'content-type': 'application/json' };
const md5 = '+/8AAAAAAAAAAAAAAAAAAA==';
const url = 'https://storage.example/b%2Fk?X-Amz-Signature=a%2fb';

function written(method: string, address: string, headers: Json, body: string | null = null): { readonly result: Json } {
  return { result: { method, url: address, headers, body: body === null ? null : inAnswer(utf8(body)) } };
}

function sends(name: string, call: string, params: Json, expect: { readonly result: Json }): Case<ApiFlag> {
  return request(`${name}-by-hand`, 'What the call sends, written down without the reference.', 'Request', call, params, expect);
}

const object = { size: 5, objectKey: '7/a', decryptionHeader: 'h' };
const objectText = '{"decryptionHeader":"h","objectKey":"7/a","size":5}';
const magic = { version: 1, count: 2, data: 'd', header: 'h' };
const magicText = '{"count":2,"data":"d","header":"h","version":1}';

const byHand: readonly Case<ApiFlag>[] = [
  sends('validate-upload-eligibility', 'validateUploadEligibility', {}, written('GET', `${base}/files/upload-eligibility`, client)),
  sends(
    'get-upload-url',
    'getUploadURL',
    { contentMD5: md5, contentLength: 17 },
    written('POST', `${base}/files/upload-url`, json, `{"contentLength":17,"contentMD5":"${md5}"}`),
  ),
  sends('get-upload-urls', 'getUploadURLs', { count: 50 }, written('GET', `${base}/files/upload-urls?count=50`, client)),
  sends(
    'get-multipart-upload-url',
    'getMultipartUploadURL',
    { contentLength: 30, partLength: 20, partMd5s: [md5, md5] },
    written('POST', `${base}/files/multipart-upload-url`, json, `{"contentLength":30,"partLength":20,"partMd5s":["${md5}","${md5}"]}`),
  ),
  sends(
    'get-multipart-upload-urls',
    'getMultipartUploadURLs',
    { count: 10_000 },
    written('GET', `${base}/files/multipart-upload-urls?count=10000`, client),
  ),
  sends('put-object', 'putObject', { url, contentLength: 17, contentMD5: md5 }, written('PUT', url, { 'content-length': '17', 'content-md5': md5 })),
  sends(
    'put-part',
    'putPart',
    { url, contentLength: 10_737_418_240, contentMD5: md5 },
    written('PUT', url, { 'content-length': '10737418240', 'content-md5': md5, 'content-type': 'application/octet-stream' }),
  ),
  sends(
    'complete-multipart-upload',
    'completeMultipartUpload',
    { completeURL: url, etags: ['"a<&"', 'b'] },
    written(
      'POST',
      url,
      { 'content-type': 'text/xml' },
      '<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>a&lt;&amp;</ETag></Part><Part><PartNumber>2</PartNumber><ETag>b</ETag></Part></CompleteMultipartUpload>',
    ),
  ),
  sends(
    'create-file',
    'createFile',
    {
      thumbnail: object,
      metadata: { encryptedData: 'e', decryptionHeader: 'h' },
      keyDecryptionNonce: 'n',
      file: object,
      encryptedKey: 'k',
      collectionID: 1_580_559_962_386_438,
      pubMagicMetadata: magic,
    },
    written(
      'POST',
      `${base}/files`,
      json,
      `{"collectionID":1580559962386438,"encryptedKey":"k","file":${objectText},"keyDecryptionNonce":"n","metadata":{"decryptionHeader":"h","encryptedData":"e"},"pubMagicMetadata":${magicText},"thumbnail":${objectText}}`,
    ),
  ),
  sends(
    'update-file',
    'updateFile',
    { id: 9, thumbnail: object, metadata: { encryptedData: 'e', decryptionHeader: 'h' }, file: object },
    written(
      'PUT',
      `${base}/files/update`,
      json,
      `{"file":${objectText},"id":9,"metadata":{"decryptionHeader":"h","encryptedData":"e"},"thumbnail":${objectText}}`,
    ),
  ),
  sends('get-collections', 'getCollections', { sinceTime: 0 }, written('GET', `${base}/collections/v2?sinceTime=0`, client)),
  sends(
    'create-collection',
    'createCollection',
    { type: 'album', attributes: { version: 1 }, encryptedName: 'e', nameDecryptionNonce: 'n', encryptedKey: 'k', keyDecryptionNonce: 'm' },
    written(
      'POST',
      `${base}/collections`,
      json,
      '{"attributes":{"version":1},"encryptedKey":"k","encryptedName":"e","keyDecryptionNonce":"m","nameDecryptionNonce":"n","type":"album"}',
    ),
  ),
  sends(
    'get-diff',
    'getDiff',
    { sinceTime: 1_764_361_807_000_001, collectionID: 1_580_559_962_386_438 },
    written('GET', `${base}/collections/v2/diff?collectionID=1580559962386438&sinceTime=1764361807000001`, client),
  ),
  sends(
    'add-files',
    'addFiles',
    { collectionID: 3, files: [{ keyDecryptionNonce: 'n', id: 9, encryptedKey: 'k' }] },
    written('POST', `${base}/collections/add-files`, json, '{"collectionID":3,"files":[{"encryptedKey":"k","id":9,"keyDecryptionNonce":"n"}]}'),
  ),
  sends(
    'update-public-magic-metadata',
    'updatePublicMagicMetadata',
    { metadataList: [{ id: 9, magicMetadata: magic }] },
    written('PUT', `${base}/files/public-magic-metadata`, json, `{"metadataList":[{"id":9,"magicMetadata":${magicText}}]}`),
  ),
  sends('download-file', 'downloadFile', { id: 9 }, written('GET', `${base}/files/download/9`, client)),
  sends('preview-file', 'previewFile', { id: -9 }, written('GET', `${base}/files/preview/-9`, client)),
  sends('get-object', 'getObject', { url, offset: 4_194_321 }, written('GET', url, { range: 'bytes=4194321-' })),
  sends('get-object-from-the-start', 'getObject', { url, offset: 0 }, written('GET', url, {})),
];

const plain = 'validateUploadEligibility';
const { 'x-request-id': _, ...unnamed } = client;
const bare = { 'x-auth-token': '', 'x-client-package': '', 'x-client-version': '' };

function based(name: string, baseUrl: string, expected: string | null): Case<ApiFlag> {
  const expect = expected === null ? ('invalid_argument' as const) : written('GET', `${expected}/files/upload-eligibility`, client);
  return request(`base-${name}`, 'An address is used as it is, or refused: no parser mends it.', 'Access', plain, {}, expect, { baseUrl });
}

function token(name: string, authToken: string, isSent: boolean): Case<ApiFlag> {
  return request(
    `token-${name}`,
    'A header holds printable ASCII: anything else would end it, or arrive as another text.',
    'Access',
    plain,
    {},
    isSent ? written('GET', `${base}/files/upload-eligibility`, { ...client, 'x-auth-token': authToken }) : 'invalid_argument',
    { authToken },
  );
}

const accesses: readonly Case<ApiFlag>[] = [
  based('with-slashes', 'https://api.example///', 'https://api.example'),
  based('with-port-and-path', 'http://127.0.0.1:8080/museum/v1/', 'http://127.0.0.1:8080/museum/v1'),
  based('in-capitals', 'HTTPS://API.Example', 'HTTPS://API.Example'),
  based('of-version-6', 'http://[::1]:8080', 'http://[::1]:8080'),
  based('with-escapes', 'https://api.example/a%2fb', 'https://api.example/a%2fb'),
  based('largest-port', 'http://h:65535', 'http://h:65535'),
  based('port-too-large', 'http://h:65536', null),
  based('empty', '', null),
  based('no-scheme', 'api.example', null),
  based('other-scheme', 'ftp://api.example', null),
  based('no-host', 'https:///x', null),
  based('user', 'https://user@api.example', null),
  based('query', 'https://api.example?x', null),
  based('fragment', 'https://api.example#x', null),
  based('space', 'https://api.example /', null),
  based('line-end', 'https://api.example\n', null),
  based('backslash', 'https://api.example\\x', null),
  based('half-an-escape', 'https://api.example/%2', null),
  based('letters', 'https://\u00e4pi.example', null),
  token('empty', '', true),
  token('inner-space', 'a b', true),
  token('line-end', 'a\r\nx-evil: b', false),
  token('space-before', ' a', false),
  token('space-after', 'a ', false),
  token('tab', 'a\tb', false),
  token('letter', 'caf\u00e9', false),
  token('delete', 'a\u007f', false),
  request('client-version-line-end', 'The other client headers are headers, too.', 'Access', plain, {}, 'invalid_argument', {
    clientVersion: '1\n2',
  }),
  request('request-id-letter', 'So is what the server’s log calls the request.', 'Access', plain, {}, 'invalid_argument', { requestId: '\u{1f600}' }),
  request(
    'storage-checks-the-access',
    'A call of storage sends no token, and an access that can’t be used is one all the same.',
    'Access',
    'getObject',
    { url },
    'invalid_argument',
    { authToken: '\n' },
  ),
  request(
    'without-request-id',
    'A request without a name in the log.',
    'Request',
    plain,
    {},
    written('GET', `${base}/files/upload-eligibility`, unnamed),
    { requestId: undefined },
  ),
  request(
    'empty-client',
    'Headers without a text are sent.',
    'Request',
    plain,
    {},
    written('GET', `${base}/files/upload-eligibility`, { ...bare, 'x-request-id': '' }),
    { authToken: '', clientPackage: '', clientVersion: '', requestId: '' },
  ),
];

const parameters: readonly Case<ApiFlag>[] = [
  request('unknown-call', 'A call that the spec does not define.', 'Parameter', 'getEverything', {}, 'unknown_value'),
  request('inherited-call', 'A name that objects of some languages have.', 'Parameter', 'toString', {}, 'unknown_value'),
  request('params-no-object', 'Parameters are an object, whatever the call.', 'Parameter', 'getEverything', [], 'invalid_request'),
  request(
    'type-before-range',
    'A length out of range does not hide an MD5 of another type.',
    'Parameter',
    'getUploadURL',
    { contentLength: 0, contentMD5: 5 },
    'invalid_request',
  ),
  request(
    'deep-type-before-range',
    'Nor does a range inside hide a type after it.',
    'Parameter',
    'createFile',
    {
      collectionID: 1,
      encryptedKey: 'k',
      keyDecryptionNonce: 'n',
      file: { ...object, size: -1 },
      thumbnail: object,
      metadata: { encryptedData: 'e' },
    },
    'invalid_request',
  ),
  request('params-before-access', 'The parameters are judged before the access.', 'Parameter', 'getUploadURLs', {}, 'invalid_request', {
    baseUrl: '',
  }),
  request(
    'whole-fraction',
    'A whole number may be written with a fraction, and is sent without: the server refuses 17.0.',
    'Request',
    'getUploadURLs',
    { count: 17 },
    written('GET', `${base}/files/upload-urls?count=17`, client),
  ),
  request(
    'largest-length',
    'The largest file.',
    'Parameter',
    'getUploadURL',
    { contentLength: 10 * 1024 ** 3, contentMD5: md5 },
    written('POST', `${base}/files/upload-url`, json, `{"contentLength":10737418240,"contentMD5":"${md5}"}`),
  ),
  request(
    'length-beyond-2-53',
    'A whole number of any size has the type of a length, and is out of its range.',
    'Parameter',
    'getUploadURL',
    { contentLength: 2 ** 63, contentMD5: md5 },
    'invalid_argument',
  ),
  request(
    'id-beyond-2-53',
    'An identifier has no range but that of whole numbers that are exact.',
    'Parameter',
    'downloadFile',
    { id: 2 ** 53 },
    'invalid_request',
  ),
  request(
    'body-with-a-large-integer',
    'An integer beyond 2^53 that a double holds is sent as it is.',
    'Parameter',
    'getUploadURL',
    { contentLength: 17, contentMD5: md5, zz: 2 ** 53 + 2 },
    'computed',
  ),
  request(
    'md5-with-other-bits',
    'An MD5 has one base64.',
    'Parameter',
    'getUploadURL',
    { contentLength: 17, contentMD5: '+/8AAAAAAAAAAAAAAAAAAB==' },
    'invalid_argument',
  ),
];

/** Requests by hand. */
export const requestCases: readonly Case<ApiFlag>[] = [...byHand, ...accesses, ...parameters];
