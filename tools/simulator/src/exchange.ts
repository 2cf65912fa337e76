/** What both origins have in common: every request is logged, and faults happen to it. */
import { Readable } from 'node:stream';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { ApiHeaders } from '@lockstep/spec';
import type { FaultKind, Faults, ReadFault } from './faults/fault.ts';
import { interfereAfter, interfereBefore } from './faults/interfere.ts';
import type { LogEntry, RequestLog } from './log.ts';

/** The member of a query that may hold the token instead of the header. */
export const tokenParameter = 'token';
const { authToken, clientPackage, clientVersion, contentMD5, contentType, etag, range } = ApiHeaders.values;

/** What is known of a request while it is answered. */
export interface Exchange {
  readonly entry: LogEntry;
  readonly fault: ReadFault | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    exchange: Exchange;
  }
}

/** What distinguishes the requests of an origin. */
export interface Origin {
  readonly name: 'api' | 'storage';
  /** The call of the spec that a request is; null for none. */
  readonly callOf: (request: FastifyRequest) => string | null;
  /** The account that a token belongs to. */
  readonly accountOf: (token: string) => number | undefined;
}

/** Faults by which the client gets no whole answer, whatever the server wrote. */
const losesAnswer: ReadonlySet<FaultKind> = new Set(['cutAnswer', 'drop', 'loseAnswer']);

/** Makes the HTTP server of an origin. Bodies are not parsed: a handler reads `request.raw`. */
export function makeOrigin({ name, callOf, accountOf }: Origin, log: RequestLog, faults: Faults): FastifyInstance {
  const app = fastify({
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    requestTimeout: 0, // A body of gigabytes may take hours.
    keepAliveTimeout: 60_000,
    bodyLimit: Number.MAX_SAFE_INTEGER,
    routerOptions: { ignoreDuplicateSlashes: false, ignoreTrailingSlash: false },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
  app.decorateRequest('exchange');

  // Browsers ask first, and are not allowed the request id.
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers({ 'access-control-allow-origin': '*', 'access-control-expose-headers': etag });
  });
  app.options('*', async (_request, reply) => {
    const allowed = [authToken, clientPackage, clientVersion, contentMD5, contentType, range].join(', ');
    return reply.headers({ 'access-control-allow-headers': allowed, 'access-control-allow-methods': 'GET, POST, PUT' }).send();
  });

  app.addHook('onRequest', async (request, reply) => {
    const call = callOf(request);
    const fault = call === null ? undefined : faults.take(call);
    const entry = log.begin({ origin: name, call, method: request.method, fault: fault?.kind ?? null, ...withoutToken(request) });
    request.exchange = { entry, fault };
    const isLost = fault !== undefined && losesAnswer.has(fault.kind);
    reply.raw.once('close', () => (entry.status = reply.raw.writableFinished && !isLost ? reply.raw.statusCode : null));
    const isDone = fault && (await interfereBefore(fault, request, reply, (bytes) => (entry.requestBytes += bytes)));
    return isDone ? reply : undefined;
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const { entry, fault } = request.exchange;
    const sent = fault ? interfereAfter(fault, request, reply, payload) : payload;
    if (typeof sent === 'string' || Buffer.isBuffer(sent)) entry.responseBytes = Buffer.byteLength(sent);
    return sent instanceof Readable ? sent.on('data', (chunk: Buffer) => (entry.responseBytes += chunk.length)).pause() : sent;
  });

  function withoutToken(request: FastifyRequest): Pick<LogEntry, 'url' | 'headers' | 'hasToken' | 'account'> {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([header, value]) => [header, String(value)]));
    const url = new URL(request.url, 'http://localhost');
    const token = headers[authToken] ?? url.searchParams.get(tokenParameter);
    if (token === null || token === undefined) return { url: request.url, headers, hasToken: false, account: null };
    const account = accountOf(token);
    const owner = account === undefined ? 'an unknown token' : `the token of account ${account}`;
    if (headers[authToken] !== undefined) headers[authToken] = owner;
    if (url.searchParams.has(tokenParameter)) url.searchParams.set(tokenParameter, owner);
    return { url: url.pathname + url.search, headers, hasToken: true, account: account ?? null };
  }
  return app;
}

/** A request's body as text, which the log keeps; undefined for one that is larger than allowed. */
export async function readText({ raw, exchange: { entry } }: FastifyRequest, mostBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    entry.requestBytes += chunk.length;
    if (entry.requestBytes > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return (entry.body = Buffer.concat(chunks).toString());
}
