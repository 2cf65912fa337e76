/** The API: the spec's calls, as the public server answers them. */
import { CommandFailure, exitCodes } from '@lockstep/options';
import { ApiHeaders, ClientPackages, placeholders, type Call } from '@lockstep/spec';
import * as spec from '@lockstep/spec';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { makeOrigin, readText, tokenParameter } from '../exchange.ts';
import type { Faults } from '../faults/fault.ts';
import type { RequestLog } from '../log.ts';
import type { ApiContext, ApiRequest, Rule } from './context.ts';
import { RateLimit } from './rate-limit.ts';
import { Refusal } from './refusal.ts';
import { rules } from './rules.ts';

const { authToken, clientPackage, requestID, jsonType } = ApiHeaders.values;
const { authenticatorPrefix, lockerPrefix } = ClientPackages.values;
const json = `${jsonType}; charset=utf-8`;
const mostBodyBytes = 16 * 1024 * 1024;

/** The calls of the spec that go to the API. */
export const apiCalls: readonly Call[] = Object.values<unknown>(spec).filter(isApiCall);

/**
 * Makes the API's HTTP server.
 * @throws where the spec has a call that there is no rule for
 */
export function makeApi(context: ApiContext, log: RequestLog, faults: Faults): FastifyInstance {
  const { accounts, settings } = context;
  const app = makeOrigin({ name: 'api', callOf, accountOf: (token) => accounts.ofToken(token) }, log, faults);
  const rateLimit = new RateLimit(
    () => settings().urlCallsPerMinute,
    () => context.clock.now(),
  );

  app.addHook('onSend', async (request, reply) => {
    void reply.header(requestID, request.headers[requestID] ?? `ser_${request.exchange.entry.number}`);
    if (request.method === 'GET' && callIn(request)?.success.answer !== 'location') void reply.header('cache-control', 'no-store');
  });
  app.setErrorHandler(async (error, request, reply) => {
    const { status, body } = error instanceof Refusal ? error : new Refusal(500);
    if (!(error instanceof Refusal) && !hasGone(request, error)) console.error('the simulator failed:', error);
    return reply.code(status).header('content-type', json).send(jsonText(body));
  });
  app.setNotFoundHandler(async (request, reply) => {
    const { pathname, search } = new URL(request.url, 'http://localhost');
    const redirected = pathname.endsWith('/') && !pathname.endsWith('//') && isPath(request.method, pathname.slice(0, -1));
    if (redirected) return reply.redirect(pathname.slice(0, -1) + search, request.method === 'GET' ? 301 : 307);
    return notFoundPage(reply);
  });

  for (const call of apiCalls) {
    const rule = rules[call.name];
    if (!rule)
      throw new CommandFailure(
        `the simulator has no rule for the spec's call ${call.name}: add one to tools/simulator/src/api/rules.ts`,
        exitCodes.failed,
      );
    app.route({
      method: call.method,
      url: placeholders(call.path).reduce((path, name) => path.replace(`{${name}}`, `:${name}`), call.path),
      config: { call },
      handler: (request, reply) => answer(call, rule, request, reply),
    });
  }

  async function answer(call: Call, rule: Rule, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (settings().isOldServer && call.fallback) return notFoundPage(reply);
    const body = await readText(request, mostBodyBytes);
    if (body === undefined) throw new Refusal('file_too_large');
    const account = accountOf(request);
    if (call.repeat === 'takes') rateLimit.count(account, call.name);
    const answered = await rule({ account, path: request.params, query: request.query, body } as ApiRequest, context);
    if (!answered) return reply.send();
    if ('json' in answered) return reply.header('content-type', json).send(jsonText(answered.json));
    const page = `<a href="${answered.location.replaceAll('&', '&amp;')}">Temporary Redirect</a>.\n\n`;
    const status = call.success.answer === 'location' ? call.success.status : 307;
    return reply.code(status).headers({ location: answered.location, 'content-type': 'text/html; charset=utf-8' }).send(page);
  }

  /** @throws Refusal `unauthorized` */
  function accountOf(request: FastifyRequest): number {
    const token = request.headers[authToken] ?? (request.query as Record<string, string>)[tokenParameter];
    if (typeof token !== 'string' || token === '') throw new Refusal('unauthorized', { error: 'missing token' });
    const app = String(request.headers[clientPackage] ?? '');
    const account = app.startsWith(authenticatorPrefix) || app.startsWith(lockerPrefix) ? undefined : accounts.ofToken(token);
    if (account === undefined) throw new Refusal('unauthorized', { error: 'invalid token' });
    return account;
  }
  return app;
}

/** Whether a client went away while it sent a request: clients are killed, and that is not a failure of the simulator. */
function hasGone({ raw }: FastifyRequest, error: unknown): boolean {
  return raw.destroyed && (error as NodeJS.ErrnoException).code === 'ECONNRESET';
}

function isApiCall(value: unknown): value is Call {
  return typeof value === 'object' && value !== null && 'definition' in value && value.definition === 'call' && (value as Call).host === 'api';
}

function callIn(request: FastifyRequest): Call | undefined {
  return (request.routeOptions.config as { readonly call?: Call }).call;
}

function callOf(request: FastifyRequest): string | null {
  return callIn(request)?.name ?? null;
}

function isPath(method: string, path: string): boolean {
  const segments = path.split('/');
  return apiCalls.some((call) => {
    const own = call.path.split('/');
    return (
      call.method === method && own.length === segments.length && own.every((segment, at) => segment.startsWith('{') || segment === segments[at])
    );
  });
}

function notFoundPage(reply: FastifyReply): FastifyReply {
  return reply.code(404).header('content-type', 'text/plain').send('404 page not found');
}

const escapes: Readonly<Record<string, string>> = { '&': '\\u0026', '<': '\\u003c', '>': '\\u003e' };

/** JSON as the server writes it: it escapes what would be markup. */
function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(/[&<>]/g, (character) => escapes[character] ?? character);
}
