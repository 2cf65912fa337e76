/** API calls, by the names of the spec. */
import type { Call } from '@lockstep/spec';
import { requireParameters, buildRequestOf } from '../../api/request.ts';
import { readResponse } from '../../api/response.ts';
import { LockstepError } from '../../errors.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/value.ts';
import { calls } from '../definitions.ts';
import type { HandlerOf } from '../handlers.ts';
import { invalidRequest, requireString } from '../types.ts';

function find(name: string): Call {
  const found = calls.get(name);
  if (!found) throw new LockstepError('unknown_value', `the spec defines no call ${JSON.stringify(name)}`);
  return found;
}

function requireObject(what: string, { json }: { readonly json: unknown }): JsonObject {
  if (!isJsonObject(json as JsonValue)) throw invalidRequest(`${what} must be an object`);
  return json as JsonObject;
}

const largestStatus = 999; // Three digits, by HTTP's grammar.

/** The handler of `api.*`. */
export const apiHandler: HandlerOf<'api'> = {
  'api.request': ({ call, params, baseUrl: baseURL, requestId, ...client }) => {
    const json = requireObject('params', params);
    const { method, url, headers, body } = buildRequestOf(find(call), json, { baseURL, ...client }, requestId);
    return { method, url, headers: { json: new Map(Object.entries(headers)) }, body };
  },
  'api.response': ({ call: name, status, headers, body, now, params }) => {
    const fields = [...requireObject('headers', headers)].map(([header, value]) => [header, requireString(`headers.${header}`, value)] as const);
    const parameters = params && requireObject('params', params);
    const call = find(name);
    if (status < 0 || status > largestStatus) throw new LockstepError('invalid_argument', `status must be from 0 to ${largestStatus}; got ${status}`);
    if (parameters) requireParameters(call, parameters);
    const options = { ...(now === undefined ? {} : { now }), ...(parameters ? { params: parameters } : {}) };
    return { value: { json: readResponse(call, { status, headers: fields, body }, options).json } };
  },
};
