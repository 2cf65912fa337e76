/** What a call sends, as plain values: any client of HTTP can send it. */
import { ApiHeaders, placeholders, type Call, type ParamsOf } from '@lockstep/spec';
import { LockstepError } from '../errors.ts';
import { canonicalBytes } from '../json/canonical.ts';
import type { JsonObject, JsonValue } from '../json/value.ts';
import { completionBody } from '../upload/multipart.ts';
import { escapeForURL, requireBaseURL } from './address.ts';
import { jsonOf, judgeDocument } from './document.ts';

const names = ApiHeaders.values;

/** Who is asked, and by whom. */
export interface ApiAccess {
  /** The base of the API's addresses; slashes at its end are dropped. */
  readonly baseURL: string;
  readonly authToken: string;
  /** What the app calls itself: `ClientPackages` has the names of today. */
  readonly clientPackage: string;
  readonly clientVersion: string;
}

/** A request. */
export interface ApiRequest {
  readonly method: string;
  readonly url: string;
  /** Headers by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body; null where there is none, and for a PUT, which streams a file. */
  readonly body: Uint8Array | null;
}

/** Whether this is a browser, where the API takes no request ID from other origins. */
const isBrowser = 'window' in globalThis || 'WorkerGlobalScope' in globalThis;

/**
 * Builds the request of a call.
 * @param requestID what the server's log shall call the request; never sent to storage, nor by a browser
 * @throws LockstepError `invalid_argument` for a parameter that is out of range, and for an access that can't be used
 */
export function buildRequest<C extends Call>(call: C, params: ParamsOf<C>, access: ApiAccess, requestID?: string): ApiRequest {
  return buildRequestOf(call, jsonOf(params) as JsonObject, access, requestID);
}

/**
 * Builds the request of a call from parameters as JSON. What the call does not know of a JSON body is sent, too.
 * @throws LockstepError `invalid_request` for a parameter that is missing or has another type, then `invalid_argument`
 * @throws JsonError for a body that has no canonical form
 */
export function buildRequestOf(call: Call, params: JsonObject, access: ApiAccess, requestID?: string): ApiRequest {
  requireParameters(call, params);
  const base = requireBaseURL('the base URL', access.baseURL);
  const client = clientHeaders(access, requestID);
  const url = call.host === 'storage' ? (params.get(call.path) as string) : `${base}${pathOf(call, params)}${queryOf(call, params)}`;
  const headers = { ...(call.host === 'api' ? client : {}), ...callHeaders(call, params), ...contentTypeOf(call) };
  return { method: call.method, url, headers, body: bodyOf(call, params) };
}

/**
 * Judges the parameters of a call.
 * @throws LockstepError `invalid_request` for one that is missing or has another type, then `invalid_argument` for one
 * that is out of range
 */
export function requireParameters(call: Call, params: JsonObject): void {
  const offence = judgeDocument(call.params, params, 'request');
  if (offence) throw new LockstepError(offence.kind === 'type' ? 'invalid_request' : 'invalid_argument', `${call.name}: ${offence.message}`);
}

function clientHeaders(access: ApiAccess, requestID: string | undefined): Record<string, string> {
  const headers: Record<string, string> = {
    [names.authToken]: access.authToken,
    [names.clientPackage]: access.clientPackage,
    [names.clientVersion]: access.clientVersion,
  };
  if (requestID !== undefined) headers[names.requestID] = requestID;
  for (const [name, value] of Object.entries(headers)) {
    // Anything else would end the header, or arrive as another text than was meant.
    if (!/^(?:[!-~](?:[ -~]*[!-~])?)?$/.test(value))
      throw new LockstepError('invalid_argument', `${name} must be printable ASCII without spaces around it`);
  }
  if (isBrowser) delete headers[names.requestID];
  return headers;
}

function textOf(params: JsonObject, name: string): string {
  const value = params.get(name);
  return typeof value === 'string' ? value : String((value as number) + 0); // −0 is 0.
}

function pathOf({ path }: Call, params: JsonObject): string {
  return path.replace(/\{([^}]*)\}/g, (_, name: string) => escapeForURL(textOf(params, name)));
}

function queryOf({ query }: Call, params: JsonObject): string {
  const pairs = query
    .filter((name) => (params.get(name) ?? null) !== null)
    .map((name) => `${escapeForURL(name)}=${escapeForURL(textOf(params, name))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function callHeaders({ headers }: Call, params: JsonObject): Record<string, string> {
  const isThere = (name: string | undefined): boolean => name === undefined || ((params.get(name) ?? null) !== null && params.get(name) !== 0);
  const filled = headers
    .filter(({ where }) => isThere(where))
    .map(
      ({ name, value }) =>
        [name, placeholders(value).reduce((text, parameter) => text.replace(`{${parameter}}`, () => textOf(params, parameter)), value)] as const,
    );
  return Object.fromEntries(filled);
}

function contentTypeOf({ body }: Call): Record<string, string> {
  if (body === 'json') return { [names.contentType]: names.jsonType };
  return body === 'completion' ? { [names.contentType]: names.completionType } : {};
}

function bodyOf({ body }: Call, params: JsonObject): Uint8Array | null {
  if (body === 'json') return canonicalBytes(params);
  return body === 'completion' ? completionBody(params.get('etags') as JsonValue as string[]) : null;
}
