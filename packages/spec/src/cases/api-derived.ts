/** Cases that every call has, derived from its definition: a call that is added has them as soon as it is generated. */
import { apiRequest, apiResponse } from '../api.ts';
import type { ApiErrors } from '../api-errors.ts';
import { AnswerLimits } from '../api-policy.ts';
import type { Call, CodeIn, Document } from '../define.ts';
import { definitionsOf } from '../spec.ts';
import { makeFlawed, sampleOf, withoutOptional, type JsonMembers } from './api-samples.ts';
import { ask, joined, repeated, utf8, type Bytes, type CallFailure, type Case, type Expectation, type Json } from './define-cases.ts';
import { words } from './derived.ts';

/** The flags of the cases of API calls. */
export const apiFlags = {
  Request: 'A request as it should be.',
  Escaping: 'Characters that mean something to paths, queries, headers, JSON or XML.',
  Parameter: 'A parameter is missing, of another type or out of its range; types come first.',
  Access: 'The base address, the token or a client header can’t be sent.',
  Success: 'A success.',
  Status: 'An answer without success: the table says which code it has.',
  ServerCode: 'The body names the reason, or nearly so.',
  Document: 'A success whose document lacks what the call continues with.',
  NotOurs: 'A success that is not the API’s or the storage’s: a page, half a document, too many bytes.',
  Completion: 'A completion answers 200 whatever happened: its document says what did.',
  RetryAfter: 'How long the server asks to wait.',
  Headers: 'Names in any case, and the same name twice.',
} as const;
export type ApiFlag = keyof typeof apiFlags;

/** The codes that are worth another try: written down here once more, so that a slip in the table is seen. */
const retryable: readonly CodeIn<typeof ApiErrors>[] = ['network_error', 'rate_limited', 'server_error'];

/** How a call fails. */
export function fails(
  code: CodeIn<typeof ApiErrors>,
  about: { readonly retryAfterSeconds?: number; readonly serverCode?: string | undefined } = {},
): CallFailure {
  const { retryAfterSeconds = null, serverCode } = about;
  return { code, retryable: retryable.includes(code), retryAfterSeconds, ...(serverCode === undefined ? {} : { serverCode }) };
}

/** What a request of a case is asked with beside its call and parameters. */
export const access = {
  baseUrl: 'https://api.example/base/',
  authToken: 'token-of-a',
  clientPackage: 'io.ente.photos',
  clientVersion: '1.2.3',
  requestId: 'ios_4f',
} as const;

/** An answer as a client of HTTP has it. */
export interface SampleAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Bytes;
}

const jsonHeaders = { 'Content-Type': 'application/json; charset=utf-8' } as const;
const xmlHeaders = { 'Content-Type': 'application/xml' } as const;
/** A captive portal's page. */
export const page = '<!DOCTYPE html>\n<html><body>Log in</body></html>\n';
/** What storage answers to a completion. */
export const completionResult =
  '<?xml version="1.0" encoding="UTF-8"?>\n<CompleteMultipartUploadResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Location>https://storage.example/k</Location><Bucket>b</Bucket><Key>k</Key><ETag>&#34;9b2c-2&#34;</ETag></CompleteMultipartUploadResult>';

/** What storage answers where it refuses. */
export function storageError(code: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>Not &amp; done</Message><Key>k</Key></Error>`;
}

/** The success of a call, and what a reader makes of it. */
export function successOf({ success }: Call): SampleAnswer & { readonly value: JsonMembers } {
  switch (success.answer) {
    case 'json': {
      const value = sampleOf(success.model);
      return { status: 200, headers: jsonHeaders, body: utf8(JSON.stringify(value)), value };
    }
    case 'nothing':
      return { status: 200, headers: {}, body: utf8(''), value: {} };
    case 'etag':
      return { status: 200, headers: { ETag: '"9b2c"' }, body: utf8(''), value: { etag: '"9b2c"' } };
    case 'completion':
      return { status: 200, headers: xmlHeaders, body: utf8(completionResult), value: {} };
    case 'location':
      return {
        status: success.status,
        headers: { Location: 'https://storage.example/k?x=%2F' },
        body: utf8(''),
        value: { url: 'https://storage.example/k?x=%2F' },
      };
    case 'stream':
      return { status: 200, headers: {}, body: utf8('bytes of a file'), value: {} };
  }
}

/** A case of a request. */
export function request(
  name: string,
  why: string,
  flag: ApiFlag,
  call: string,
  params: Json,
  expect: Expectation,
  change: { readonly [K in keyof typeof access]?: Json | undefined } = {},
): Case<ApiFlag> {
  const given = Object.fromEntries(Object.entries({ ...access, ...change }).filter(([, value]) => value !== undefined)) as Record<
    keyof typeof access,
    Json
  >;
  return { id: `api/request-${name}`, why, flags: [flag], ...ask(apiRequest, { call, params, ...given }), expect };
}

/** A case of an answer. */
export function answer(
  name: string,
  why: string,
  flag: ApiFlag,
  call: string,
  { status, headers, body }: SampleAnswer,
  expect: Expectation,
  more: { readonly now?: number; readonly params?: Json } = {},
): Case<ApiFlag> {
  return { id: `api/answer-${name}`, why, flags: [flag], ...ask(apiResponse, { call, status, headers, body, ...more }), expect };
}

// ------------------------------------------------------------------------------------------------------- requests

function requestsOf({ name, params, body }: Call): Case<ApiFlag>[] {
  const sample = sampleOf(params);
  const of = words(name);
  const required = withoutOptional(params, sample);
  const hasOptional = JSON.stringify(required) !== JSON.stringify(sample);
  const unknown = { zz: { b: [1, null], a: 1e21 }, ...sample };
  return [
    request(of, 'Method, address, headers and body of the call.', 'Request', name, sample, 'computed'),
    request(`${of}-hostile`, 'Nothing in a parameter ends what it is in.', 'Escaping', name, sampleOf(params, 'hostile'), 'computed'),
    ...(hasOptional ? [request(`${of}-required-alone`, 'What need not be there leaves no trace.', 'Request', name, required, 'computed')] : []),
    ...(body === 'json'
      ? [request(`${of}-unknown-member`, 'What the spec does not know of a body is sent, too.', 'Request', name, unknown, 'computed')]
      : []),
    ...makeFlawed(params, sample, 'request').map((flaw) =>
      request(
        `${of}-${flaw.name}`,
        'A parameter is judged before anything is sent.',
        'Parameter',
        name,
        flaw.value,
        flaw.kind === 'type' ? 'invalid_request' : flaw.kind === 'range' ? 'invalid_argument' : 'computed',
      ),
    ),
  ];
}

// -------------------------------------------------------------------------------------------------------- answers

/** What each status means, by who answers; written down here once more, so that a slip in the table is seen. */
const statuses: Readonly<Record<Call['host'], Readonly<Record<number, CodeIn<typeof ApiErrors>>>>> = {
  api: {
    0: 'network_error',
    304: 'request_failed',
    307: 'request_failed',
    400: 'bad_request',
    401: 'unauthorized',
    402: 'no_active_subscription',
    403: 'forbidden',
    404: 'not_found',
    409: 'conflict',
    413: 'file_too_large',
    418: 'request_failed',
    426: 'storage_limit_exceeded',
    429: 'rate_limited',
    500: 'server_error',
    503: 'server_error',
  },
  storage: {
    0: 'network_error',
    307: 'request_failed',
    400: 'bad_request',
    401: 'upload_url_expired',
    402: 'no_active_subscription',
    403: 'upload_url_expired',
    404: 'not_found',
    409: 'conflict',
    413: 'file_too_large',
    418: 'request_failed',
    426: 'storage_limit_exceeded',
    429: 'rate_limited',
    500: 'server_error',
    503: 'server_error',
  },
};
/** The calls of a multipart upload, of which a 404 says that it is gone. */
const partCalls: readonly string[] = ['putPart', 'completeMultipartUpload'];

function refusalsOf({ name, host }: Call): Case<ApiFlag>[] {
  const of = words(name);
  const coded = host === 'api' ? '{"code":"SOME_REASON","message":"m"}' : storageError('SomeReason');
  const serverCode = host === 'api' ? 'SOME_REASON' : 'SomeReason';
  const headers = host === 'api' ? jsonHeaders : xmlHeaders;
  return Object.entries(statuses[host]).flatMap(([text, usual]) => {
    const status = Number(text);
    const code = status === 404 && partCalls.includes(name) ? 'upload_expired' : usual;
    return [
      answer(
        `${of}-${status}`,
        'A refusal that says no more than its status.',
        'Status',
        name,
        { status, headers: {}, body: utf8(host === 'api' && status !== 0 ? '{}' : '') },
        fails(code),
      ),
      answer(
        `${of}-${status}-coded`,
        'A refusal whose body names the reason.',
        'ServerCode',
        name,
        { status, headers, body: utf8(coded) },
        fails(code, status === 0 ? {} : { serverCode }),
      ),
    ];
  });
}

function documentsOf(call: Call, model: Document, wrappedIn: string | undefined): Case<ApiFlag>[] {
  const { name, maximumAnswerBytes, counts } = call;
  const of = words(name);
  const sample = sampleOf(model);
  const given = (json: Json): SampleAnswer => ({ status: 200, headers: jsonHeaders, body: utf8(JSON.stringify(json)) });
  const bad = fails('invalid_response');
  const whole = JSON.stringify(sample);
  const more = { ...sample, zz: { b: null, a: [1.5, 'x'] } };
  const params = sampleOf(call.params);
  // Lists take seconds to write out: for them the limit is that of the others, and the random answers go beyond it.
  const isLarge = maximumAnswerBytes > AnswerLimits.values.documentBytes;
  const padded = (bytes: number): SampleAnswer => ({
    status: 200,
    headers: jsonHeaders,
    body: joined(utf8(whole), repeated(' ', bytes - whole.length)),
  });
  const few = counts && Array.isArray(sample[counts.list]) ? { ...sample, [counts.list]: (sample[counts.list] as readonly Json[]).slice(1) } : null;
  return [
    answer(`${of}-unknown-members`, 'What the spec does not know is kept.', 'Success', name, given(more), { result: { value: more } }),
    answer(`${of}-required-alone`, 'What need not be there may be absent.', 'Success', name, given(withoutOptional(model, sample)), {
      result: { value: withoutOptional(model, sample) },
    }),
    ...(wrappedIn === undefined
      ? []
      : [
          answer(`${of}-wrapped`, 'The document may be in another.', 'Success', name, given({ [wrappedIn]: sample }), {
            result: { value: { [wrappedIn]: sample } },
          }),
        ]),
    ...(wrappedIn === undefined
      ? []
      : [answer(`${of}-wrapped-incomplete`, 'What stands inside is judged like any other.', 'Document', name, given({ [wrappedIn]: {} }), bad)]),
    ...(counts
      ? [answer(`${of}-counted`, 'As many as were asked for.', 'Success', name, given(sample), { result: { value: sample } }, { params })]
      : []),
    ...(few
      ? [answer(`${of}-too-few`, 'Fewer than were asked for: a part would be sent nowhere.', 'Document', name, given(few), bad, { params })]
      : []),
    ...makeFlawed(model, sample, 'answer').map((flaw) =>
      answer(
        `${of}-${flaw.name}`,
        'An answer is judged before it is believed.',
        'Document',
        name,
        given(flaw.value),
        flaw.kind === 'unread' ? { result: { value: flaw.value } } : bad,
      ),
    ),
    answer(
      `${of}-cut`,
      'The connection ended in the document.',
      'NotOurs',
      name,
      { status: 200, headers: jsonHeaders, body: utf8(whole.slice(0, -1)) },
      bad,
    ),
    answer(`${of}-list`, 'JSON that is not an object.', 'NotOurs', name, given([sample]), bad),
    answer(
      `${of}-member-twice`,
      'Of two members with one name nobody knows which counts.',
      'NotOurs',
      name,
      { status: 200, headers: jsonHeaders, body: utf8(`${whole.slice(0, -1)},"zz":1,"zz":2}`) },
      bad,
    ),
    answer(`${of}-empty`, 'A success without the document.', 'NotOurs', name, { status: 204, headers: {}, body: utf8('') }, bad),
    ...(isLarge
      ? []
      : [
          answer(`${of}-largest`, 'As many bytes as a reader takes in.', 'Success', name, padded(maximumAnswerBytes), { result: { value: sample } }),
          answer(`${of}-too-large`, 'One byte more.', 'NotOurs', name, padded(maximumAnswerBytes + 1), bad),
        ]),
  ];
}

function noticesOf({ name, maximumAnswerBytes, success }: Call): Case<ApiFlag>[] {
  const of = words(name);
  const { headers, status, value } = successOf({ success } as Call);
  const body = success.answer === 'completion' ? completionResult : '';
  const padded = (bytes: number): SampleAnswer => ({ status, headers, body: joined(utf8(body), repeated(' ', bytes - body.length)) });
  return [
    answer(`${of}-largest`, 'As many bytes as a reader takes in.', 'Success', name, padded(maximumAnswerBytes), { result: { value } }),
    answer(`${of}-too-large`, 'One byte more.', 'NotOurs', name, padded(maximumAnswerBytes + 1), fails('invalid_response')),
  ];
}

function answersOf(call: Call): Case<ApiFlag>[] {
  const { name, success } = call;
  const of = words(name);
  const { value, ...good } = successOf(call);
  const isStream = success.answer === 'stream';
  return [
    answer(of, 'A success.', 'Success', name, good, { result: { value } }),
    answer(
      `${of}-page`,
      'A captive portal answers for the server.',
      'NotOurs',
      name,
      { status: 200, headers: { 'Content-Type': 'text/html' }, body: utf8(page) },
      isStream ? { result: { value: {} } } : fails('invalid_response'),
    ),
    answer(
      `${of}-page-of-a-failure`,
      'A proxy answers for the server: its page names no reason.',
      'Status',
      name,
      { status: 502, headers: { 'Content-Type': 'text/html' }, body: utf8(page) },
      fails('server_error'),
    ),
    ...refusalsOf(call),
    ...(success.answer === 'json' ? documentsOf(call, success.model, success.wrappedIn) : []),
    ...(success.answer === 'nothing' || success.answer === 'completion' ? noticesOf(call) : []),
  ];
}

/** What every call has. */
export function derivedCases(): Case<ApiFlag>[] {
  return definitionsOf<Call>('call').flatMap((call) => [...requestsOf(call), ...answersOf(call)]);
}
