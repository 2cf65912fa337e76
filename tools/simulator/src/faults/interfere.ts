/** Makes go wrong what a fault says. */
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StorageError } from '../storage/documents.ts';
import type { ReadFault } from './fault.ts';

const spaces = Buffer.alloc(64 * 1024, ' ');
const portal = '<!DOCTYPE html><html><head><title>Welcome</title></head><body>Please accept the terms of this network.</body></html>';

/**
 * What happens before a call is carried out.
 * @param count is told how many bytes of the request's body were read
 * @returns whether the request is done with
 */
export async function interfereBefore(
  fault: ReadFault,
  request: FastifyRequest,
  reply: FastifyReply,
  count: (bytes: number) => void,
): Promise<boolean> {
  if (fault.delayMilliseconds > 0) await sleep(fault.delayMilliseconds, undefined, { ref: false });
  switch (fault.kind) {
    case 'drop': {
      const half = Math.floor(Number(request.headers['content-length'] ?? 0) / 2);
      const most = { before: 0, during: fault.bytes ?? half, after: Infinity }[fault.when];
      await readBody(request, most, count);
      reply.hijack();
      request.raw.socket.resetAndDestroy();
      return true;
    }
    case 'answer':
      await answerInstead(request, reply, { ...fault, early: fault.early ?? false }, count);
      return true;
    case 'html':
      await answerInstead(request, reply, { status: fault.status ?? 200, headers: { 'content-type': 'text/html' }, body: portal }, count);
      return true;
    case 'redirect':
      await answerInstead(request, reply, { status: fault.status ?? 302, headers: { location: fault.location } }, count);
      return true;
    case 'storageError':
      if (fault.afterWork) return false;
      await answerInstead(request, reply, documentOf(fault), count);
      return true;
    default:
      return false;
  }
}

/**
 * What happens to the answer of a call that was carried out.
 * @param payload the answer's body, as it would be sent
 * @returns the body that is sent
 */
export function interfereAfter(fault: ReadFault, request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  const text = typeof payload === 'string' || Buffer.isBuffer(payload) ? Buffer.from(payload) : undefined;
  switch (fault.kind) {
    case 'loseAnswer':
      request.raw.socket.resetAndDestroy();
      return payload;
    case 'truncateAnswer':
      return text?.subarray(0, fault.bytes ?? Math.floor(text.length / 2)) ?? payload;
    case 'cutAnswer': {
      const size = text?.length ?? Number(reply.getHeader('content-length') ?? 0);
      void reply.header('content-length', size);
      const body = text ? [text] : payload instanceof Readable ? payload : [];
      return Readable.from(cut(body, fault.bytes ?? Math.floor(size / 2), request), { objectMode: false });
    }
    case 'endlessAnswer':
      void reply.removeHeader('content-length');
      return Readable.from(goOn(text ?? Buffer.alloc(0), fault.bytes ?? Infinity), { objectMode: false });
    case 'duplicateUrls':
      return text && changeUrls(text, (urls) => urls.map(() => urls[0]));
    case 'missingUrl':
      return text && changeUrls(text, (urls) => urls.slice(0, -1));
    case 'storageError': {
      const { status, headers, body } = documentOf(fault);
      void reply.code(status).headers(headers).header('content-length', Buffer.byteLength(body));
      return body;
    }
    default:
      return payload;
  }
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  readonly early?: boolean;
}

async function answerInstead(request: FastifyRequest, reply: FastifyReply, answer: Answer, count: (bytes: number) => void): Promise<void> {
  if (answer.early) void reply.header('connection', 'close');
  else await readBody(request, Infinity, count);
  const type = answer.headers?.['content-type'] ?? 'application/json; charset=utf-8';
  void reply
    .code(answer.status)
    .header('content-type', type)
    .headers(answer.headers ?? {})
    .send(answer.body ?? '');
}

function documentOf(fault: Extract<ReadFault, { kind: 'storageError' }>) {
  const error = new StorageError(fault.code, {}, fault.message);
  return { status: fault.status ?? error.status, headers: { 'content-type': 'application/xml' }, body: error.document };
}

/** Reads a request's body, to its end or to as many bytes, and drops it. */
async function readBody({ raw }: FastifyRequest, most: number, count: (bytes: number) => void): Promise<void> {
  let left = most;
  if (left === 0) return;
  for await (const chunk of raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    count(Math.min(chunk.length, left));
    left -= chunk.length;
    if (left <= 0) return;
  }
}

async function* cut(body: Iterable<Buffer> | AsyncIterable<Buffer>, most: number, { raw }: FastifyRequest): AsyncGenerator<Buffer> {
  let left = most;
  for await (const chunk of body) {
    if (chunk.length >= left) {
      if (left > 0) yield chunk.subarray(0, left);
      break;
    }
    left -= chunk.length;
    yield chunk;
  }
  await sleep(20, undefined, { ref: false }); // So that what was written leaves before the reset, which would drop it.
  raw.socket.resetAndDestroy();
}

async function* goOn(start: Buffer, bytes: number): AsyncGenerator<Buffer> {
  yield start;
  for (let left = bytes; left > 0; left -= spaces.length) yield spaces.subarray(0, Math.min(left, spaces.length));
}

/** Changes every list of URLs in an answer, in an object of any depth. */
function changeUrls(text: Buffer, change: (urls: readonly unknown[]) => readonly unknown[]): string {
  return JSON.stringify(JSON.parse(text.toString(), (_name, value: unknown) => (Array.isArray(value) ? change(value) : value)));
}
