import {
  createCollection,
  defineCall,
  defineDocument,
  d,
  required,
  downloadFile,
  getDiff,
  getMultipartUploadURL,
  getUploadURL,
  getUploadURLs,
  putObject,
  putPart,
  completeMultipartUpload,
  validateUploadEligibility,
  createFile,
} from '@lockstep/spec';
import { describe, expect, it } from 'vitest';
import { LockstepError } from '../errors.ts';
import { ApiError, buildRequest, readResponse, readRetryAfter, signedAddressEnd, type ApiAccess } from './index.ts';

const access: ApiAccess = { baseURL: 'https://api.example/', authToken: 'token', clientPackage: 'io.ente.photos', clientVersion: '1.2.3' };
const md5 = 'AAAAAAAAAAAAAAAAAAAAAA==';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const answer = (status: number, body = '', headers: Record<string, string> = {}) => ({ status, headers: Object.entries(headers), body: bytes(body) });
const failure = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    if (error instanceof ApiError) return [error.code, error.serverCode, error.retryAfterSeconds];
    return error instanceof LockstepError ? error.code : error;
  }
};

describe('requests', () => {
  it('to the API have the token and the client headers', () => {
    expect(buildRequest(getUploadURL, { contentLength: 17, contentMD5: md5 }, access, 'ios_test')).toEqual({
      method: 'POST',
      url: 'https://api.example/files/upload-url',
      headers: {
        'x-auth-token': 'token',
        'x-client-package': 'io.ente.photos',
        'x-client-version': '1.2.3',
        'x-request-id': 'ios_test',
        'content-type': 'application/json',
      },
      body: bytes(`{"contentLength":17,"contentMD5":"${md5}"}`),
    });
    expect(buildRequest(getDiff, { collectionID: 5, sinceTime: 0 }, access).url).toBe(
      'https://api.example/collections/v2/diff?collectionID=5&sinceTime=0',
    );
  });

  it('to storage have neither', () => {
    const url = 'https://storage.example/a%2Fb?X-Amz-Date=1&x=%2F';
    expect(buildRequest(putObject, { url, contentLength: 17, contentMD5: md5 }, access, 'id')).toEqual({
      method: 'PUT',
      url,
      headers: { 'content-length': '17', 'content-md5': md5 },
      body: null,
    });
    expect(buildRequest(putPart, { url, contentLength: 17, contentMD5: md5 }, access).headers['content-type']).toBe('application/octet-stream');
  });

  it('escape what stands in paths and queries', () => {
    const call = defineCall('search', {
      host: 'api',
      method: 'GET',
      path: '/a/{id}',
      params: defineDocument('Search', { id: required(d.string()), text: d.string() }),
      query: ['text'],
      body: 'none',
      success: { answer: 'nothing' },
      maximumAnswerBytes: 1,
      repeat: 'reads',
    });
    expect(call.problems).toEqual([]);
    expect(buildRequest(call, { id: '../ü', text: 'a&b=c d+e' }, access).url).toBe('https://api.example/a/..%2F%C3%BC?text=a%26b%3Dc%20d%2Be');
  });

  it.each([
    '',
    'api.example',
    'ftp://x',
    'https://',
    'https:///x',
    'https://u@h',
    'https://h?x',
    'https://h#x',
    'https://h:99999',
    'https://h x',
    'https://h\\x',
  ])('refuse the base %j', (baseURL) => {
    expect(failure(() => buildRequest(validateUploadEligibility, {}, { ...access, baseURL }))).toBe('invalid_argument');
  });

  it('refuse an MD5 in hex, and one of another length', () => {
    for (const contentMD5 of ['00000000000000000000000000000000', '', 'AAAA'])
      expect(failure(() => buildRequest(getUploadURL, { contentLength: 17, contentMD5 }, access))).toBe('invalid_argument');
  });

  it('refuse what would end a header', () => {
    expect(failure(() => buildRequest(validateUploadEligibility, {}, { ...access, authToken: 'a\r\nb: c' }))).toBe('invalid_argument');
  });
});

describe('answers', () => {
  const url = { objectKey: 'k', url: 'https://s/1' };

  it('of a document have what the call needs', () => {
    const text = '{"objectKey":"k","url":"https://s/1","more":1}';
    const { value, json } = readResponse(getUploadURL, answer(200, text));
    expect(value).toEqual(url);
    expect([...json.keys()]).toEqual(['objectKey', 'url', 'more']);
    expect(failure(() => readResponse(getUploadURL, answer(200, '{"objectKey":"k"}')))).toEqual(['invalid_response', undefined, null]);
    expect(failure(() => readResponse(getUploadURLs, answer(200, JSON.stringify({ urls: [url, url] }))))).toEqual([
      'invalid_response',
      undefined,
      null,
    ]);
    const parts = { objectKey: 'k', partURLs: ['1', '2'], completeURL: 'c' };
    const read = readResponse(getMultipartUploadURL, answer(200, JSON.stringify({ urls: parts })), { params: { partMd5s: [md5, md5] } });
    expect(read.value).toEqual(parts);
    expect(failure(() => readResponse(getMultipartUploadURL, answer(200, JSON.stringify(parts)), { params: { partMd5s: [md5] } }))).toEqual([
      'invalid_response',
      undefined,
      null,
    ]);
  });

  it('become the codes of the table', () => {
    expect(failure(() => readResponse(createFile, answer(503, '{"code":"OBJECT_SIZE_FETCH_FAILED","message":""}', { 'Retry-After': '7' })))).toEqual([
      'server_error',
      'OBJECT_SIZE_FETCH_FAILED',
      7,
    ]);
    expect(failure(() => readResponse(createFile, answer(0)))).toEqual(['network_error', undefined, null]);
    expect(failure(() => readResponse(putPart, answer(404)))).toEqual(['upload_expired', undefined, null]);
    expect(failure(() => readResponse(putObject, answer(404)))).toEqual(['not_found', undefined, null]);
    expect(failure(() => readResponse(putObject, answer(400, '<?xml version="1.0"?>\n<Error><Code>BadDigest</Code><Mess')))).toEqual([
      'bad_digest',
      'BadDigest',
      null,
    ]);
    expect(failure(() => readResponse(createCollection, answer(307, '', { location: 'https://x' })))).toEqual(['request_failed', undefined, null]);
    expect(readResponse(downloadFile, answer(307, '', { Location: 'https://x' })).value).toEqual({ url: 'https://x' });
  });

  it('of a completion name an error in a success', () => {
    const result =
      '<?xml version="1.0" encoding="UTF-8"?>\n <!-- a --> <s3:CompleteMultipartUploadResult xmlns:s3="x"><ETag>&#34;a&quot;</ETag></s3:CompleteMultipartUploadResult>\n';
    expect(readResponse(completeMultipartUpload, answer(200, result)).value).toEqual({});
    expect(failure(() => readResponse(completeMultipartUpload, answer(200, '<Error><Code>InternalError</Code></Error>')))).toEqual([
      'server_error',
      'InternalError',
      null,
    ]);
    for (const bad of ['', '<html/>', result.slice(0, -10), `${result}<x/>`, `<!DOCTYPE x>${result}`])
      expect(failure(() => readResponse(completeMultipartUpload, answer(200, bad)))).toEqual(['invalid_response', undefined, null]);
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 28, 20, 30, 0) * 1000;
  it.each([
    ['5', 5],
    ['-5', 0],
    [' 7\t', 7],
    ['1.5', null],
    ['5, 7', null],
    ['', null],
    ['99999999999999999999', 2 ** 53 - 1],
    ['Sat, 28 Nov 2026 20:31:00 GMT', 60],
    ['Saturday, 28-Nov-26 20:31:00 GMT', 60],
    ['Sat Nov 28 20:31:00 2026', 60],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 0],
    ['Sat, 30 Feb 2026 20:31:00 GMT', null],
  ])('%j is %j', (text, seconds) => {
    expect(readRetryAfter(text, now)).toBe(seconds);
  });
});

describe('a signed address', () => {
  it('says when it ends', () => {
    expect(signedAddressEnd('https://s/x?X-Amz-Date=20261128T203007Z&X-Amz-Expires=604800&y=1')).toBe(Date.UTC(2026, 11, 5, 20, 30, 7) * 1000);
    for (const address of ['https://s/x', 'https://s/x?X-Amz-Date=20261328T203007Z&X-Amz-Expires=1', 'https://s/x?X-Amz-Date=20261128T203007Z'])
      expect(signedAddressEnd(address)).toBeNull();
  });
});
