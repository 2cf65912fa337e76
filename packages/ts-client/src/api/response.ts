/** What a call is answered: judged before it is believed. */
import {
  AnswerLimits,
  AnswerNames,
  ApiHeaders,
  ApiStatuses,
  JsonLimits,
  type Call,
  type Document,
  type StatusRule,
  type SuccessOf,
} from '@lockstep/spec';
import { canonicalBytes } from '../json/canonical.ts';
import { parseJson } from '../json/parse.ts';
import { JsonError, isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../json/value.ts';
import { ApiError, type ApiErrorCode } from './api-error.ts';
import { judgeDocument, valueOfDocument } from './document.ts';
import { readRetryAfter } from './retry-after.ts';
import { XMLError, XMLReader } from './xml.ts';

const headerNames = ApiHeaders.values;
const answerNames = AnswerNames.values;
const { failureBytes } = AnswerLimits.values;

/** An answer as a client of HTTP has it. */
export interface ApiResponse {
  /** The status; 0 where no answer came. */
  readonly status: number;
  /** Headers in any case; those of one name count as one, joined with commas. */
  readonly headers: Iterable<readonly [name: string, value: string]>;
  /** The body, or as much of it as shows that it is too long for the call. */
  readonly body: Uint8Array;
}

/** What a reader may know beside the answer. */
export interface ReadOptions {
  /** The time in microseconds since 1970, without which a Retry-After that is a date says nothing. */
  readonly now?: number;
  /** The parameters of the request: with them, the number of parts and the offset of a stream are compared. */
  readonly params?: unknown;
}

/** The success of a call. */
export interface ApiResult<T> {
  /** The members that the spec knows; of a document that was wrapped, the document. */
  readonly value: T;
  /** The whole of it as it came, members that the spec does not know among them. */
  readonly json: JsonObject;
}

const none: JsonObject = new Map();

/**
 * Reads the answer to a call.
 * @throws ApiError where it is not a success that the call can have
 */
export function readResponse<C extends Call>(call: C, response: ApiResponse, options: ReadOptions = {}): ApiResult<SuccessOf<C>> {
  return new AnswerReader(call, response, options).read() as ApiResult<SuccessOf<C>>;
}

class AnswerReader {
  readonly #call: Call;
  readonly #status: number;
  readonly #headers: ReadonlyMap<string, string>;
  readonly #body: Uint8Array;
  readonly #options: ReadOptions;

  constructor(call: Call, { status, headers, body }: ApiResponse, options: ReadOptions) {
    this.#call = call;
    this.#status = status;
    this.#headers = combined(headers);
    this.#body = body;
    this.#options = options;
  }

  read(): ApiResult<unknown> {
    const { success, maximumAnswerBytes } = this.#call;
    if (success.answer === 'location') return this.#location(success.status);
    if (this.#status < 200 || this.#status > 299) throw this.#failure();
    if (success.answer !== 'stream' && this.#body.length > maximumAnswerBytes)
      throw this.#invalid(`the answer has more than ${maximumAnswerBytes} bytes`);
    switch (success.answer) {
      case 'json':
        return this.#document(success.model, success.wrappedIn);
      case 'nothing':
        if (beginsLikeAPage(this.#body)) throw this.#invalid('the answer is a page, and not one of the API');
        return { value: {}, json: none };
      case 'etag':
        return this.#etag();
      case 'completion':
        return this.#completion();
      case 'stream':
        return this.#stream();
    }
  }

  #location(status: number): ApiResult<unknown> {
    const url = this.#headers.get(headerNames.location) ?? '';
    if (this.#status === status && url !== '') return { value: { url }, json: new Map([['url', url]]) };
    if (this.#status >= 200 && this.#status <= 299) throw this.#invalid('the answer must be a redirect');
    throw this.#failure();
  }

  #etag(): ApiResult<unknown> {
    const etag = this.#headers.get(headerNames.etag) ?? '';
    if (etag.replaceAll('"', '') === '') throw this.#invalid('the answer has no ETag');
    return { value: { etag }, json: new Map([['etag', etag]]) };
  }

  #stream(): ApiResult<unknown> {
    const offset = (this.#parameter('offset') as number | undefined) ?? 0;
    if (this.#options.params !== undefined) {
      const range = this.#headers.get(headerNames.contentRange) ?? '';
      if (offset !== 0 && !(this.#status === 206 && range.startsWith(`bytes ${offset}-`)))
        throw this.#invalid('the answer does not begin at the offset that was asked for');
      if (offset === 0 && this.#status === 206) throw this.#invalid('the answer is a part, and the whole was asked for');
    }
    return { value: {}, json: none };
  }

  #document(model: Document, wrappedIn: string | undefined): ApiResult<unknown> {
    const json = this.#json();
    const inner = isJsonObject(json) && wrappedIn !== undefined ? json.get(wrappedIn) : undefined;
    const document = isJsonObject(inner) ? inner : json;
    const offence = judgeDocument(model, document, 'answer');
    if (offence) throw this.#invalid(offence.message);
    this.#checkCount(document as JsonObject);
    return { value: valueOfDocument(model, document as JsonObject), json: json as JsonObject };
  }

  #json(): JsonValue {
    try {
      const json = parseJson(this.#body, JsonLimits.values);
      canonicalBytes(json);
      return json;
    } catch (error) {
      if (error instanceof JsonError) throw this.#invalid(`the answer is not JSON: ${error.message}`);
      throw error;
    }
  }

  #checkCount(document: JsonObject): void {
    const { counts } = this.#call;
    const parameter = counts ? this.#parameter(counts.parameter) : undefined;
    if (!counts || parameter === undefined) return;
    const expected = isJsonArray(parameter) ? parameter.length : parameter;
    const { length } = document.get(counts.list) as readonly JsonValue[];
    if (length !== expected) throw this.#invalid(`${counts.list} must have as many items as were asked for; got ${length}`);
  }

  #parameter(name: string): JsonValue | undefined {
    const { params } = this.#options;
    const value: unknown = params instanceof Map ? params.get(name) : (params as Record<string, unknown> | undefined)?.[name];
    return value === null ? undefined : (value as JsonValue | undefined);
  }

  #completion(): ApiResult<unknown> {
    try {
      const reader = new XMLReader(this.#body);
      const root = reader.next();
      if (root?.kind === 'start' && root.name === answerNames.storageFailure) throw this.#error('server_error', 'storage answered that it failed');
      if (root?.kind !== 'start' || root.name !== answerNames.completionResult)
        throw this.#invalid('the answer is not the document of a completed upload');
      while (reader.next()) continue;
    } catch (error) {
      if (error instanceof XMLError) throw this.#invalid(`the answer is not XML: ${error.message}`);
      throw error;
    }
    return { value: {}, json: none };
  }

  /** The failure that a status without success stands for. */
  #failure(): ApiError {
    const serverCode = this.#serverCode();
    const { code } = ApiStatuses.rules.find((rule) => this.#fits(rule, serverCode)) as StatusRule<ApiErrorCode>;
    return this.#error(code, this.#status === 0 ? 'no answer came' : `answered ${this.#status}`);
  }

  #fits({ status, host, calls, serverCodes }: StatusRule, serverCode: string | undefined): boolean {
    const [first, last] = typeof status === 'number' ? [status, status] : status;
    return (
      this.#status >= first &&
      this.#status <= last &&
      (host === undefined || host === this.#call.host) &&
      (calls === undefined || calls.includes(this.#call.name)) &&
      (serverCodes === undefined || (serverCode !== undefined && serverCodes.includes(serverCode)))
    );
  }

  #invalid(message: string): ApiError {
    return this.#error('invalid_response', message);
  }

  #error(code: ApiErrorCode, message: string): ApiError {
    if (this.#status === 0) return new ApiError(code, `${this.#call.name}: ${message}`, { status: 0 });
    const retryAfterSeconds = readRetryAfter(this.#headers.get(headerNames.retryAfter), this.#options.now);
    return new ApiError(code, `${this.#call.name}: ${message}`, { status: this.#status, retryAfterSeconds, serverCode: this.#serverCode() });
  }

  /** What the body of a failure calls the reason. */
  #serverCode(): string | undefined {
    if (this.#status === 0 || this.#body.length > failureBytes) return undefined;
    const code = this.#call.host === 'storage' ? storageCode(this.#body) : apiCode(this.#body);
    return code === '' ? undefined : code;
  }
}

function combined(headers: ApiResponse['headers']): ReadonlyMap<string, string> {
  const byName = new Map<string, string>();
  for (const [name, value] of [...headers].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    const key = lowerCase(name);
    const before = byName.get(key);
    byName.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  return byName;
}

/** The name of a header in lower case: ASCII letters alone, as names have no others. */
function lowerCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

const lessThan = 0x3c;
const passedOver = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]); // White space and a byte-order mark.

function beginsLikeAPage(body: Uint8Array): boolean {
  return body.find((byte) => !passedOver.has(byte)) === lessThan;
}

function apiCode(body: Uint8Array): string | undefined {
  try {
    const json = parseJson(body, JsonLimits.values);
    const code = isJsonObject(json) ? json.get(answerNames.apiCode) : undefined;
    return typeof code === 'string' ? code : undefined;
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}

/** The code of a failure of storage. What follows it is not looked at: answers are cut, and the code is worth having. */
function storageCode(body: Uint8Array): string | undefined {
  try {
    const reader = new XMLReader(body);
    const root = reader.next();
    if (root?.kind !== 'start' || root.name !== answerNames.storageFailure) return undefined;
    let depth = 0;
    let code: string | undefined;
    for (let event = reader.next(); event; event = reader.next()) {
      if (event.kind === 'start') {
        depth += 1;
        if (depth === 1 && event.name === answerNames.storageCode) code = '';
      } else if (event.kind === 'end') {
        if (depth === 1 && code !== undefined) return code.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
        depth -= 1;
      } else if (code !== undefined && depth === 1) {
        code += event.text;
      }
    }
  } catch (error) {
    if (!(error instanceof XMLError)) throw error;
  }
  return undefined;
}
