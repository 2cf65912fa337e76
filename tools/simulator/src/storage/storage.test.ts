import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../clock.ts';
import { Faults, type Fault } from '../faults/fault.ts';
import { RequestLog } from '../log.ts';
import { defaultSettings, type Settings } from '../settings.ts';
import { Database } from '../state/database.ts';
import { Bandwidth } from './bandwidth.ts';
import { MultipartUploads } from './multipart-uploads.ts';
import { Objects } from './objects.ts';
import { bucket, partQuery } from './names.ts';
import { makeStorage } from './server.ts';
import { UrlSigner, type SignedRequest } from './signing.ts';

const MiB = 1024 * 1024;
const week = 7 * 24 * 60 * 60;
const key = '1/object';
const md5 = (body: Uint8Array): string => createHash('md5').update(body).digest('base64');

let folder: string;
let database: Database;
let objects: Objects;
let uploads: MultipartUploads;
let app: FastifyInstance;
let host: string;
let settings: Settings;
const log = new RequestLog();
const faults = new Faults();
const clock = new Clock();
const signer = new UrlSigner('secret');

async function start(): Promise<void> {
  database = new Database(folder);
  objects = new Objects(folder, database, clock);
  uploads = new MultipartUploads(database, objects);
  app = makeStorage({
    objects,
    uploads,
    signer,
    log,
    faults,
    settings: () => settings,
    now: () => clock.now(),
    accountOf: (token) => (token === 'known' ? 7 : undefined),
  });
  host = (await app.listen({ host: '127.0.0.1', port: 0 })).replace('http://', '');
}

async function stop(): Promise<void> {
  await app.close();
  database.close();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-storage-'));
  settings = defaultSettings;
  log.clear();
  faults.clear();
  clock.setOffset(0);
  await start();
});

afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

function sign(method: SignedRequest['method'], query: Record<string, string> = {}, headers: Record<string, string> = {}): string {
  return signer.sign({ method, host, path: `/${bucket}/${key}`, query, headers }, clock.now(), week);
}

const signPut = (body: Uint8Array, query: Record<string, string> = {}): string =>
  sign('PUT', query, { 'content-length': String(body.length), 'content-md5': md5(body) });

const put = (url: string, body: Uint8Array, headers: Record<string, string> = { 'content-md5': md5(body) }): Promise<Response> =>
  fetch(url, { method: 'PUT', body: Buffer.from(body), headers });

/** The status, and the code of an error document. */
async function outcome(answer: Response | Promise<Response>): Promise<string> {
  const response = await answer;
  return `${response.status} ${/<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? ''}`.trim();
}

const storedBytes = (): number => readdirSync(join(folder, 'objects')).length;

describe('signing', () => {
  it('has the query of the real storage’s URLs', () => {
    const url = signer.sign(
      { method: 'PUT', host: 'h', path: '/b/k', headers: { 'content-length': '1', 'content-md5': 'x' } },
      Date.UTC(2026, 10, 28, 20, 30),
      week,
    );
    const query = new URL(url).searchParams;
    expect([...query.keys()]).toEqual([
      'X-Amz-Algorithm',
      'X-Amz-Credential',
      'X-Amz-Date',
      'X-Amz-Expires',
      'X-Amz-SignedHeaders',
      'X-Amz-Signature',
    ]);
    expect(query.get('X-Amz-Date')).toBe('20261128T203000Z');
    expect(query.get('X-Amz-SignedHeaders')).toBe('content-length;content-md5;host');
  });

  it('refuses what the URL does not permit, with the code of each', async () => {
    const body = randomBytes(1000);
    const other = randomBytes(1000);
    const url = signPut(body);
    expect(await outcome(put(url, other))).toBe('403 SignatureDoesNotMatch');
    expect(await outcome(put(url, other, { 'content-md5': md5(body) }))).toBe('400 BadDigest');
    expect(await outcome(put(url, body, {}))).toBe('403 SignatureDoesNotMatch');
    expect(await outcome(put(url, body.subarray(1), { 'content-md5': md5(body) }))).toBe('403 SignatureDoesNotMatch');
    expect(
      await outcome(
        put(
          url.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
          body,
        ),
      ),
    ).toBe('403 SignatureDoesNotMatch');
    expect(await outcome(put(url.replace(key, '1/another'), body))).toBe('403 SignatureDoesNotMatch');
    expect(await outcome(fetch(url))).toBe('403 SignatureDoesNotMatch');
    expect(await outcome(put(url.split('?')[0] ?? '', body))).toBe('403 AccessDenied');
    const chunked = { method: 'PUT', body: new Blob([body]).stream(), duplex: 'half', headers: { 'content-md5': md5(body) } };
    expect(await outcome(fetch(url, chunked as RequestInit))).toBe('403 SignatureDoesNotMatch');
    expect(objects.find(key)).toBeUndefined();
    expect(storedBytes()).toBe(0);
  });

  it('lets a URL that signs only the host be used without an MD5, and judges an MD5 that is sent', async () => {
    const body = randomBytes(1000);
    const url = sign('PUT');
    expect(await outcome(put(url, body, {}))).toBe('200');
    expect(await outcome(put(url, body))).toBe('200');
    expect(await outcome(put(url, body, { 'content-md5': md5(randomBytes(1)) }))).toBe('400 BadDigest');
    expect(await outcome(put(url, body, { 'content-md5': '!!' }))).toBe('400 InvalidDigest');
    expect(await outcome(put(url, body, { 'content-md5': 'AAAAAAAAAAAAAAAAAAAA' }))).toBe('400 InvalidDigest');
    expect(await outcome(put(url, body, { 'content-md5': createHash('md5').update(body).digest('hex') }))).toBe('400 InvalidDigest');
    expect(storedBytes()).toBe(1);
  });

  it('refuses a URL that is older than its life', async () => {
    const body = randomBytes(10);
    const url = signPut(body);
    clock.setOffset(week + 1);
    const response = await put(url, body);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<Code>AccessDenied</Code><Message>Request has expired.</Message><ServerTime>');
  });

  it('lets other headers be: a content type, client headers, and a token, which is logged as one', async () => {
    const body = randomBytes(10);
    const headers = { 'content-md5': md5(body), 'content-type': 'application/octet-stream', 'x-auth-token': 'known' };
    const response = await put(signPut(body), body, headers);
    expect([response.status, response.headers.get('etag')]).toEqual([200, `"${createHash('md5').update(body).digest('hex')}"`]);
    const [entry] = log.entries({ origin: 'storage', hasToken: true });
    expect(entry).toMatchObject({ account: 7, call: 'putObject', requestBytes: 10, status: 200 });
    expect(JSON.stringify(entry)).not.toContain('known');
  });
});

describe('objects', () => {
  it('gives back what was stored, whole and in ranges, and after a restart', async () => {
    const body = randomBytes(100_000);
    await put(signPut(body), body);
    const url = sign('GET', { 'response-content-type': 'application/octet-stream', 'response-content-disposition': 'attachment' });
    const whole = await fetch(url);
    expect(Buffer.from(await whole.arrayBuffer()).equals(body)).toBe(true);
    expect(whole.headers.get('content-type')).toBe('application/octet-stream');
    const ranges = {
      'bytes=5-9': [5, 10],
      'bytes=99990-': [99_990, 100_000],
      'bytes=-3': [99_997, 100_000],
      'bytes=99999-200000': [99_999, 100_000],
    } as const;
    for (const [range, [from, to]] of Object.entries(ranges)) {
      const part = await fetch(url, { headers: { range } });
      expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes ${from}-${to - 1}/100000`]);
      expect(Buffer.from(await part.arrayBuffer()).equals(body.subarray(from, to))).toBe(true);
    }
    expect(await outcome(fetch(url, { headers: { range: 'bytes=100000-' } }))).toBe('416 InvalidRange');
    await stop();
    await start();
    const again = await fetch(sign('GET'));
    expect(Buffer.from(await again.arrayBuffer()).equals(body)).toBe(true);
  });

  it('keeps nothing of a body that was cut, and what was there before stays', async () => {
    const before = randomBytes(10);
    await put(signPut(before), before);
    const body = randomBytes(1000);
    const { pathname, search } = new URL(signPut(body));
    await new Promise<void>((resolve) => {
      const socket = connect(Number(host.split(':')[1]), '127.0.0.1', () => {
        socket.write(`PUT ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1000\r\nContent-MD5: ${md5(body)}\r\n\r\n`);
        socket.write(body.subarray(0, 500), () => setTimeout(() => socket.destroy(), 50));
      });
      socket.on('close', () => resolve());
    });
    await expect.poll(() => log.entries({ call: 'putObject' })[1]?.requestBytes).toBe(500);
    await expect.poll(storedBytes).toBe(1);
    expect(objects.find(key)?.size).toBe(10);
  });

  it('refuses a large body before it has come, and closes the connection', async () => {
    const body = Buffer.alloc(8 * MiB);
    const url = signPut(body.subarray(1));
    const answer = await put(url, body).then(outcome, () => 'reset');
    expect(['403 SignatureDoesNotMatch', 'reset']).toContain(answer);
    expect(log.entries({ call: 'putObject' })[0]?.requestBytes).toBe(0);
  });

  it('lets no second simulator have its folder', () => {
    expect(() => new Database(folder)).toThrow(`${folder} is in use by another simulator`);
  });

  it('removes at its start what a killed one left', async () => {
    await objects.files.receive([Buffer.from('x')] as unknown as AsyncIterable<Buffer>, () => undefined);
    expect(storedBytes()).toBe(1);
    await stop();
    await start();
    expect(storedBytes()).toBe(0);
  });
});

describe('multipart uploads', () => {
  const list = (...parts: readonly [number, string][]): string =>
    `<CompleteMultipartUpload>${parts.map(([number, etag]) => `<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag></Part>`).join('')}</CompleteMultipartUpload>`;

  let upload: string;
  const complete = (body: string): Promise<Response> =>
    fetch(sign('POST', { [partQuery.upload]: upload }), { method: 'POST', body, headers: { 'content-type': 'text/xml' } });
  const putPart = async (number: number, body: Uint8Array): Promise<string> => {
    const response = await put(signPut(body, { [partQuery.number]: String(number), [partQuery.upload]: upload }), body);
    return response.headers.get('etag') ?? outcome(response);
  };

  beforeEach(() => {
    upload = uploads.begin(key);
  });

  it('puts parts together, by quoted and bare ETags, and says so again', async () => {
    const parts = [randomBytes(5 * MiB), randomBytes(10)] as const;
    await putPart(1, randomBytes(5 * MiB)); // A part may be sent again, with another body.
    const first = await putPart(1, parts[0]);
    const second = (await putPart(2, parts[1])).replaceAll('"', '');
    const response = await complete(list([1, first], [2, second]));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/xml']);
    expect(await response.text()).toMatch(/<Key>1\/object<\/Key><ETag>&#34;[0-9a-f]{32}-2&#34;<\/ETag><\/CompleteMultipartUploadResult>$/);
    const object = await fetch(sign('GET'));
    expect(Buffer.from(await object.arrayBuffer()).equals(Buffer.concat(parts))).toBe(true);
    const across = await fetch(sign('GET'), { headers: { range: `bytes=${5 * MiB - 2}-${5 * MiB + 1}` } });
    expect(Buffer.from(await across.arrayBuffer()).equals(Buffer.concat([parts[0].subarray(-2), parts[1].subarray(0, 2)]))).toBe(true);
    expect(await outcome(complete(list([1, first], [2, second])))).toBe('200');
    expect(await putPart(1, parts[1])).toBe('404 NoSuchUpload');
    settings = { ...settings, secondCompletion: 404 };
    expect(await outcome(complete(list([1, first], [2, second])))).toBe('404 NoSuchUpload');
    expect(storedBytes()).toBe(2);
  });

  it('makes a shorter object of a list without the last part', async () => {
    const first = await putPart(1, randomBytes(5 * MiB));
    await putPart(2, randomBytes(10));
    expect(await outcome(complete(list([1, first])))).toBe('200');
    expect(objects.find(key)?.size).toBe(5 * MiB);
    expect(storedBytes()).toBe(1);
  });

  it('refuses lists as the real storage does', async () => {
    const small = await putPart(1, randomBytes(10));
    const large = await putPart(2, randomBytes(5 * MiB));
    const third = await putPart(3, randomBytes(10));
    const refusals: Record<string, string> = {
      [list()]: '400 MalformedXML',
      'no xml': '400 MalformedXML',
      '<CompleteMultipartUpload><Part></CompleteMultipartUpload>': '400 MalformedXML',
      '<CompleteMultipartUpload><Part><PartNumber>x</PartNumber><ETag>e</ETag></Part></CompleteMultipartUpload>': '400 MalformedXML',
      '<Other><Part><PartNumber>1</PartNumber><ETag>e</ETag></Part></Other>': '400 MalformedXML',
      [list([3, third], [2, large])]: '400 InvalidPartOrder',
      [list([2, large], [2, large])]: '400 InvalidPartOrder',
      [list([2, small])]: '400 InvalidPart',
      [list([4, small])]: '400 InvalidPart',
      [list([1, small], [2, large])]: '400 EntityTooSmall',
    };
    for (const [body, refusal] of Object.entries(refusals)) expect([body, await outcome(complete(body))]).toEqual([body, refusal]);
    await uploads.abort(key);
    expect(await outcome(complete(list([2, large])))).toBe('404 NoSuchUpload');
    upload = 'unknown';
    expect(await outcome(complete(list([2, large])))).toBe('404 NoSuchUpload');
    expect(await putPart(1, randomBytes(1))).toBe('404 NoSuchUpload');
    expect(storedBytes()).toBe(0);
  });
});

describe('faults', () => {
  const body = Buffer.alloc(1000, 'x');
  const attempt = (fault: Fault): Promise<string> => {
    faults.add(fault);
    return put(signPut(body), body).then(outcome, () => 'no answer');
  };

  it('happen to as many requests of their call as was asked for, after as many as pass before', async () => {
    faults.add({ call: 'putObject', kind: 'storageError', code: 'SlowDown', skip: 1, count: 2 });
    const seen = [];
    for (let number = 0; number < 4; number++) seen.push(await outcome(put(signPut(body), body)));
    expect(seen).toEqual(['200', '503 SlowDown', '503 SlowDown', '200']);
    expect(await outcome(fetch(sign('GET')))).toBe('200');
  });

  it.each([
    [{ kind: 'drop', when: 'before' }, 0],
    [{ kind: 'drop', when: 'during' }, 500],
    [{ kind: 'drop', when: 'during', bytes: 17 }, 17],
    [{ kind: 'drop', when: 'after' }, 1000],
  ] as const)('%j drops the connection after %d bytes, and nothing is done', async (fault, bytes) => {
    expect(await attempt({ call: 'putObject', ...fault })).toBe('no answer');
    expect(objects.find(key)).toBeUndefined();
    expect(log.entries()[0]).toMatchObject({ fault: 'drop', requestBytes: bytes, status: null });
  });

  it('answer something else, and nothing is done', async () => {
    expect(await attempt({ call: '*', kind: 'answer', status: 500 })).toBe('500');
    expect(await attempt({ call: '*', kind: 'answer', status: 503, early: true })).toBe('503');
    expect(await attempt({ call: '*', kind: 'html' })).toBe('200');
    expect(await attempt({ call: '*', kind: 'storageError', code: 'BadDigest' })).toBe('400 BadDigest');
    expect(await attempt({ call: '*', kind: 'storageError', code: 'AccessDenied', message: 'Request has expired.' })).toBe('403 AccessDenied');
    expect(objects.find(key)).toBeUndefined();
    faults.add({ call: 'putObject', kind: 'answer', status: 429, headers: { 'retry-after': '7' } });
    expect((await put(signPut(body), body)).headers.get('retry-after')).toBe('7');
  });

  it('lose the answer of what was done', async () => {
    expect(await attempt({ call: 'putObject', kind: 'loseAnswer' })).toBe('no answer');
    expect(objects.find(key)?.size).toBe(1000);
    expect(log.entries()[0]?.status).toBeNull();
  });

  it('answer 200 with an error, although or because', async () => {
    const afterWork = { call: 'putObject', kind: 'storageError', code: 'InternalError', status: 200, afterWork: true } as const;
    expect(await attempt(afterWork)).toBe('200 InternalError');
    expect(objects.find(key)?.size).toBe(1000);
  });

  it('cut a download, so that it is resumed', async () => {
    await put(signPut(body), body);
    faults.add({ call: 'getObject', kind: 'cutAnswer', bytes: 300 });
    const response = await fetch(sign('GET'));
    const got: Uint8Array[] = [];
    await expect(async () => {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) got.push(chunk);
    }).rejects.toThrow();
    expect(Buffer.concat(got).length).toBe(300);
  });

  it('send a body that does not end', async () => {
    await put(signPut(body), body);
    faults.add({ call: 'getObject', kind: 'endlessAnswer', bytes: 3 * MiB });
    expect((await (await fetch(sign('GET'))).arrayBuffer()).byteLength).toBe(3 * MiB);
  });

  it('are refused by name where they are none', () => {
    expect(() => faults.add({ call: 'putObject', kind: 'answer' } as unknown as Fault)).toThrow('not a fault: status: ');
    expect(() => faults.add({ kind: 'delay', count: 0 } as unknown as Fault)).toThrow(/call: .*; count: /);
  });
});

describe('the bandwidth limit', () => {
  it('lets all who send together have no more than the line carries', async () => {
    let now = 0;
    const waits: number[] = [];
    const line = new Bandwidth({
      now: () => now,
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
      },
    });
    await line.carry(1_000_000);
    line.setLimit(1000);
    await Promise.all([line.carry(500), line.carry(500)]);
    now = 1100; // Both are through at 1000: the line makes up for what its sleeper was late.
    await line.carry(250);
    now = 5000; // It does not make up for seconds in which nobody sent.
    await line.carry(250);
    line.setLimit(null);
    await line.carry(1_000_000);
    expect(waits).toEqual([500, 1000, 150, 50]);
  });

  it('is that of both directions', async () => {
    const carried: string[] = [];
    vi.spyOn(objects.incoming, 'carry').mockImplementation(async (bytes) => void carried.push(`in ${bytes}`));
    vi.spyOn(objects.outgoing, 'carry').mockImplementation(async (bytes) => void carried.push(`out ${bytes}`));
    const body = randomBytes(10);
    await put(signPut(body), body);
    await (await fetch(sign('GET'))).arrayBuffer();
    expect(carried).toEqual(['in 10', 'out 10']);
  });
});
