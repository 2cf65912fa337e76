/** The clients of HTTP that the reference has, against servers of their own: what they send where, and how much they read. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  completeMultipartUpload,
  createCollection,
  downloadFile,
  getCollections,
  getObject,
  getUploadURL,
  putPart,
  validateUploadEligibility,
  type Call,
  type ParamsOf,
} from '@lockstep/spec';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HttpTransfer } from '../uploader/node/http-transfer.ts';
import { ApiError, buildRequest, fetchAnswer, readResponse, type ApiRequest, type ApiResponse } from './index.ts';

interface Seen {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that keeps what it was asked, and answers as a test says. */
class LocalServer {
  readonly seen: Seen[] = [];
  respond: (response: ServerResponse) => void = (response) => response.end();
  /** Whether the last answer was cut by the client. */
  wasCut = false;
  url = '';
  readonly #server = createServer((request, response) => void this.#take(request, response));

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.seen.push({ method: request.method, path: request.url, headers: request.headers, body: Buffer.concat(chunks).toString('latin1') });
    response.on('close', () => (this.wasCut = !response.writableFinished));
    this.respond(response);
  }
}

const api = new LocalServer();
const other = new LocalServer();
const transfer = new HttpTransfer();
beforeAll(async () => Promise.all([api.start(), other.start()]));
afterAll(async () => {
  transfer.close();
  await Promise.all([api.close(), other.close()]);
});
afterEach(() => {
  for (const server of [api, other]) {
    server.seen.length = 0;
    server.respond = (response) => response.end();
  }
});

/** In milliseconds: a client that reads for ever fails its test, and ends. */
const patience = 4000;

type Send = (request: ApiRequest, maximumAnswerBytes: number) => Promise<ApiResponse>;
const clients: [name: string, send: Send][] = [
  ['fetch', (request, maximumAnswerBytes) => fetchAnswer(request, { maximumAnswerBytes, signal: AbortSignal.timeout(patience) })],
  ['Node’s own client', (request, maximumAnswerBytes) => transfer.send(request, { maximumAnswerBytes, signal: AbortSignal.timeout(patience) })],
];

const md5 = 'AAAAAAAAAAAAAAAAAAAAAA==';
const ours = ['x-auth-token', 'x-client-package', 'x-client-version', 'x-request-id'];

async function exchange<C extends Call>(send: Send, call: C, params: ParamsOf<C>): Promise<unknown> {
  const access = { baseURL: api.url, authToken: 'secret-token', clientPackage: 'io.ente.photos', clientVersion: '1.2.3' };
  const response = await send(buildRequest(call, params, access, 'id'), call.maximumAnswerBytes);
  try {
    return readResponse(call, response, { params }).value;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    expect(error.message).not.toContain('secret-token');
    return error.code;
  }
}

describe.each(clients)('%s', (_, send) => {
  it('sends the token to the API, and nothing of ours to storage', async () => {
    expect(await exchange(send, getCollections, { sinceTime: 7 })).toBe('invalid_response');
    other.respond = (response) => response.setHeader('ETag', '"a"').end();
    const part = { url: `${other.url}/k?X-Amz-Signature=%2fa+b`, contentLength: 1, contentMD5: md5 };
    const request = buildRequest(putPart, part, { baseURL: api.url, authToken: 'secret-token', clientPackage: 'p', clientVersion: 'v' }, 'id');
    await send({ ...request, body: new Uint8Array([120]) }, putPart.maximumAnswerBytes);
    await exchange(send, getObject, { url: `${other.url}/k`, offset: 5 });
    await exchange(send, completeMultipartUpload, { completeURL: `${other.url}/k`, etags: ['a'] });
    expect(api.seen.map(({ method, path, headers }) => [method, path, headers['x-auth-token'], headers['x-request-id']])).toEqual([
      ['GET', '/collections/v2?sinceTime=7', 'secret-token', 'id'],
    ]);
    expect(
      other.seen.map(({ method, path, headers, body }) => [
        method,
        path,
        headers['content-length'],
        headers['content-md5'],
        headers.range,
        body.length,
      ]),
    ).toEqual([
      ['PUT', '/k?X-Amz-Signature=%2fa+b', '1', md5, undefined, 1],
      ['GET', '/k', undefined, undefined, 'bytes=5-', 0],
      ['POST', '/k', expect.any(String), undefined, undefined, expect.any(Number)],
    ]);
    for (const { headers } of other.seen) expect(Object.keys(headers).filter((name) => ours.includes(name))).toEqual([]);
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect of %i, and sends no token along one', async (status) => {
    api.respond = (response) => response.writeHead(status, { Location: `${other.url}/elsewhere` }).end();
    expect(
      await exchange(send, createCollection, {
        encryptedKey: 'k',
        keyDecryptionNonce: 'n',
        encryptedName: 'e',
        nameDecryptionNonce: 'n',
        type: 'album',
        attributes: { version: 1 },
      }),
    ).toBe('request_failed');
    expect(await exchange(send, validateUploadEligibility, {})).toBe('request_failed');
    expect(await exchange(send, downloadFile, { id: 3 })).toEqual(status === 307 ? { url: `${other.url}/elsewhere` } : 'request_failed');
    // Neither elsewhere nor at the same host again.
    expect(other.seen).toEqual([]);
    expect(api.seen.map(({ path }) => path)).toEqual(['/collections', '/files/upload-eligibility', '/files/download/3']);
  });

  it('cuts an endless answer at the limit of the call', async () => {
    api.respond = (response) => {
      // With a pause, so that a client that reads on does not fill memory.
      const pour = setInterval(() => response.write(Buffer.alloc(256 * 1024, ' ')), 5);
      response.on('close', () => clearInterval(pour));
    };
    expect(await exchange(send, getUploadURL, { contentLength: 1, contentMD5: md5 })).toBe('invalid_response');
    await expect.poll(() => api.wasCut).toBe(true);
    const request = buildRequest(validateUploadEligibility, {}, { baseURL: api.url, authToken: '', clientPackage: '', clientVersion: '' });
    expect((await send(request, 1000)).body.length).toBe(1001);
  });

  it('answers with the status 0 where none came, or half of one', async () => {
    api.respond = (response) => response.destroy();
    expect(await exchange(send, validateUploadEligibility, {})).toBe('network_error');
    api.respond = (response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{', () => response.destroy());
    };
    expect(await exchange(send, getCollections, { sinceTime: 0 })).toBe('network_error');
  });
});

describe('fetch', () => {
  const request: ApiRequest = { method: 'PUT', url: 'http://127.0.0.1:1/a', headers: {}, body: null };

  it('sends a file in place of the body', async () => {
    const response = await fetchAnswer(
      { ...request, url: `${other.url}/a`, headers: { 'content-length': '3' } },
      { maximumAnswerBytes: 9, body: new Blob(['abc']) },
    );
    expect(response.status).toBe(200);
    expect(other.seen.map(({ headers, body }) => [headers['content-length'], headers['content-type'], body])).toEqual([['3', undefined, 'abc']]);
  });

  it('reads a redirect that a browser hides as one that failed, not as no answer', async () => {
    const hidden = { type: 'opaqueredirect', status: 0, headers: new Headers(), body: null } as unknown as Response;
    expect((await fetchAnswer(request, { maximumAnswerBytes: 9, fetch: async () => hidden })).status).toBe(300);
  });

  it.each(['http://h/a/../b', 'http://h/./a', "http://h/a?b'c", 'http://h/%2e/a'])(
    'refuses the address %s, which it would write anew',
    async (url) => {
      await expect(
        fetchAnswer({ ...request, url }, { maximumAnswerBytes: 9, fetch: () => Promise.reject(new Error('was sent')) }),
      ).rejects.toMatchObject({ code: 'invalid_argument' });
    },
  );

  it('ends where it is told to, with the reason', async () => {
    const reason = new Error('enough');
    await expect(fetchAnswer(request, { maximumAnswerBytes: 9, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    api.respond = () => controller.abort(reason);
    await expect(fetchAnswer({ ...request, url: api.url }, { maximumAnswerBytes: 9, signal: controller.signal })).rejects.toBe(reason);
  });
});
