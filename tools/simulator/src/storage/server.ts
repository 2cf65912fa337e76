/** The storage: objects under signed URLs, as S3's storages answer them. */
import { Readable } from 'node:stream';
import { Hashes, completeMultipartUpload, getObject, putObject, putPart } from '@lockstep/spec';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { makeOrigin, readText, type Origin } from '../exchange.ts';
import type { Faults } from '../faults/fault.ts';
import type { RequestLog } from '../log.ts';
import type { Settings } from '../settings.ts';
import { readCompletionList } from './completion-list.ts';
import { completionResult, StorageError } from './documents.ts';
import type { MultipartUploads } from './multipart-uploads.ts';
import { bucket, partQuery } from './names.ts';
import type { Objects } from './objects.ts';
import type { UrlSigner } from './signing.ts';

/** A refusal before the body leaves a body up to this size to be read first, so that a client always sees the refusal. */
const mostReadBeforeRefusal = 64 * 1024;
const mostListBytes = 4 * 1024 * 1024;

/** What the storage works with. */
export interface StorageParts {
  readonly objects: Objects;
  readonly uploads: MultipartUploads;
  readonly signer: UrlSigner;
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly settings: () => Settings;
  /** In milliseconds. */
  readonly now: () => number;
  /** The account that a token belongs to: a storage gets none, and the log says if it did. */
  readonly accountOf: Origin['accountOf'];
}

interface Target {
  readonly key: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Makes the storage's HTTP server. */
export function makeStorage({ objects, uploads, signer, log, faults, settings, now, accountOf }: StorageParts): FastifyInstance {
  const app = makeOrigin({ name: 'storage', callOf, accountOf }, log, faults);

  app.setErrorHandler(async (error, request, reply) => {
    const refusal = error instanceof StorageError ? error : new StorageError('InternalError');
    if (!(await isReadWhole(request))) void reply.header('connection', 'close');
    return reply.code(refusal.status).header('content-type', 'application/xml').send(refusal.document);
  });
  app.setNotFoundHandler(() => {
    throw new StorageError('MethodNotAllowed');
  });

  app.put(`/${bucket}/*`, async (request, reply) => {
    checkUrl(request);
    const { key, query } = targetOf(request);
    const { [partQuery.upload]: upload, [partQuery.number]: number } = query;
    if (upload !== undefined) uploads.checkOpen(upload, key);
    if (request.headers['content-length'] === undefined) throw new StorageError('MissingContentLength');
    const expected = expectedMd5(request);
    const received = await objects.files.receive(request.raw, (bytes) => (request.exchange.entry.requestBytes += bytes));
    if (expected && !expected.equals(received.md5)) {
      await objects.files.remove(received.name);
      throw new StorageError('BadDigest', { CalculatedDigest: received.md5.toString('base64'), ExpectedDigest: expected.toString('hex') });
    }
    const etag = upload === undefined ? await objects.put(key, received) : await keepPart(upload, key, Number(number), received);
    return reply.header('etag', `"${etag}"`).send();
  });

  app.post(`/${bucket}/*`, async (request, reply) => {
    checkUrl(request);
    const { key, query } = targetOf(request);
    const text = await readText(request, mostListBytes);
    if (text === undefined) throw new StorageError('MalformedXML');
    const list = readCompletionList(text);
    const etag = await uploads.complete(query[partQuery.upload] ?? '', key, list, settings().secondCompletion);
    const location = `http://${request.host}/${bucket}/${encodeURIComponent(key)}`;
    return reply.header('content-type', 'application/xml').send(completionResult({ location, bucket, key, etag }));
  });

  app.get(`/${bucket}/*`, async (request, reply) => {
    checkUrl(request);
    const { key, query } = targetOf(request);
    const object = objects.find(key);
    if (!object) throw new StorageError('NoSuchKey', { Key: key });
    const range = readRange(request.headers.range, object.size);
    const { start, end } = range ?? { start: 0, end: object.size - 1 };
    if (range) void reply.code(206).header('content-range', `bytes ${start}-${end}/${object.size}`);
    void reply.headers({
      'content-type': query['response-content-type'] ?? 'binary/octet-stream',
      'content-length': end - start + 1,
      etag: `"${object.etag}"`,
      'accept-ranges': 'bytes',
      'last-modified': new Date(object.storedAt / 1000).toUTCString(),
    });
    const disposition = query['response-content-disposition'];
    if (disposition !== undefined) void reply.header('content-disposition', disposition);
    return reply.send(Readable.from(objects.read(key, start, end), { objectMode: false }));
  });

  function callOf({ method, url }: FastifyRequest): string | null {
    const hasUpload = new URL(url, 'http://localhost').searchParams.has(partQuery.upload);
    if (method === 'PUT') return hasUpload ? putPart.name : putObject.name;
    if (method === completeMultipartUpload.method) return hasUpload ? completeMultipartUpload.name : null;
    return method === getObject.method ? getObject.name : null;
  }

  function checkUrl(request: FastifyRequest): void {
    const refusal = signer.judge(request.method, request.url, request.headers, now());
    if (refusal) throw new StorageError(refusal.code, refusal.details, refusal.message);
  }

  async function keepPart(upload: string, key: string, number: number, received: Awaited<ReturnType<Objects['files']['receive']>>): Promise<string> {
    try {
      return await uploads.putPart(upload, key, number, received);
    } catch (error) {
      await objects.files.remove(received.name);
      throw error;
    }
  }
  return app;
}

/** Whether a request's body is read to its end; a small rest of it is read now. */
async function isReadWhole({ raw, headers }: FastifyRequest): Promise<boolean> {
  if (raw.readableEnded || raw.complete) return true;
  if (Number(headers['content-length'] ?? 0) > mostReadBeforeRefusal) return false;
  let read = 0;
  for await (const chunk of raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    read += chunk.length;
    if (read > mostReadBeforeRefusal) return false;
  }
  return true;
}

function targetOf(request: FastifyRequest): Target {
  const { '*': key = '' } = request.params as { '*'?: string };
  return { key, query: request.query as Record<string, string> };
}

/** The MD5 that the request's header announces. @throws StorageError `InvalidDigest` */
function expectedMd5(request: FastifyRequest): Buffer | undefined {
  const header = request.headers['content-md5'];
  if (header === undefined) return undefined;
  const md5 = Buffer.from(String(header), 'base64');
  if (md5.length !== Hashes.values.uploadChecksumBytes || md5.toString('base64') !== header)
    throw new StorageError('InvalidDigest', { 'Content-MD5': String(header) });
  return md5;
}

/** The bytes that a Range header asks for, both ends included; undefined where it is not a single range. */
function readRange(header: string | undefined, size: number): { readonly start: number; readonly end: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || header === 'bytes=-') return undefined;
  const [, first = '', last = ''] = match;
  const start = first === '' ? Math.max(size - Number(last), 0) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start > end) throw new StorageError('InvalidRange');
  return { start, end };
}
