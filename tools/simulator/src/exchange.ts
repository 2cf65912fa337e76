/** What both origins have in common: every request is logged, and faults happen to it. */
import { Readable } from 'node:stream';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { FaultKind, Faults, ReadFault } from './faults/fault.ts';
import { interfereAfter, interfereBefore } from './faults/interfere.ts';
import type { LogEntry, RequestLog } from './log.ts';

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

/** What tells the requests of an origin apart. */
export interface Origin {
  readonly name: 'api' | 'storage';
  /** The call of the spec that a request is; null for none. */
  readonly callOf: (request: FastifyRequest) => string | null;
  /** The account that a token belongs to. */
  readonly accountOf: (token: string) => number | undefined;
  /** The name of the header that has the token, in lower case. */
  readonly tokenHeader: string;
}

/** Faults by which the client gets no whole answer, whatever the server wrote. */
const losesAnswer: ReadonlySet<FaultKind> = new Set(['cutAnswer', 'drop', 'loseAnswer']);

/** Makes the HTTP server of an origin. Bodies are not parsed: a handler reads `request.raw`. */
export function makeOrigin({ name, callOf, accountOf, tokenHeader }: Origin, log: RequestLog, faults: Faults): FastifyInstance {
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
    const token = headers[tokenHeader] ?? url.searchParams.get('token');
    if (token === null || token === undefined) return { url: request.url, headers, hasToken: false, account: null };
    const account = accountOf(token);
    const owner = account === undefined ? 'an unknown token' : `the token of account ${account}`;
    if (headers[tokenHeader] !== undefined) headers[tokenHeader] = owner;
    if (url.searchParams.has('token')) url.searchParams.set('token', owner);
    return { url: url.pathname + url.search, headers, hasToken: true, account: account ?? null };
  }
  return app;
}
