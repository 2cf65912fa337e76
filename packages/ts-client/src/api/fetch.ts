/** Requests over fetch, in browsers and in Node. */
import { LockstepError } from '../errors.ts';
import type { ApiRequest } from './request.ts';
import type { ApiResponse } from './response.ts';

/** What fetch has to know beside the request. */
export interface FetchOptions {
  /** How much of the answer's body is read, in bytes: the call's `maximumAnswerBytes`. One byte more shows that it is longer. */
  readonly maximumAnswerBytes: number;
  /** The body of a PUT, in place of the request's. */
  readonly body?: Blob | Uint8Array<ArrayBuffer>;
  /** Ends the exchange; its reason is thrown. */
  readonly signal?: AbortSignal;
  /** What sends; the platform's own unless given. */
  readonly fetch?: typeof globalThis.fetch;
}

const noAnswer: ApiResponse = { status: 0, headers: [], body: new Uint8Array() };

/** What stands for a redirect that a browser hides: not 0, since the same request would be redirected again. */
const hiddenRedirect = 300;

/**
 * Sends a request and reads its answer. No redirect is followed: the token would go with it. No cookie, no cache and no
 * referrer has a part in it. A browser shows neither the status nor the location of a redirect: it reads as 300.
 * @returns the answer; one of the status 0 where none came
 * @throws LockstepError `invalid_argument` where fetch would not send the address as it is
 */
export async function fetchAnswer({ method, url, headers, body: own }: ApiRequest, options: FetchOptions): Promise<ApiResponse> {
  requireVerbatim(url);
  const { body = own, signal, fetch = globalThis.fetch, maximumAnswerBytes } = options;
  signal?.throwIfAborted();
  try {
    // Node's types do not know caches, which browsers have.
    const init: RequestInit & { readonly cache: 'no-store' } = {
      method,
      headers,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      ...(body !== null && { body: body as NonNullable<RequestInit['body']> }),
      ...(signal && { signal }),
    };
    const response = await fetch(url, init);
    const status = response.type === 'opaqueredirect' ? hiddenRedirect : response.status;
    return { status, headers: [...response.headers], body: await bodyOf(response, maximumAnswerBytes) };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof TypeError) return noAnswer; // What fetch throws where no answer came, or half of one.
    throw error;
  }
}

/** A signed address that a parser writes anew is another one. */
function requireVerbatim(url: string): void {
  const [, path = ''] = /^[a-z]+:\/\/[^/?]*(.*)$/is.exec(url) ?? [];
  const { pathname, search } = new URL(url);
  if (pathname + search !== (path.startsWith('/') ? path : `/${path}`))
    throw new LockstepError('invalid_argument', 'the address can’t be sent as it is');
}

/** The body, or as much of it as shows that it is too long; then the connection ends. */
async function bodyOf({ body }: Response, maximumBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    const part = (next.value as Uint8Array).subarray(0, maximumBytes + 1 - size);
    parts.push(part);
    size += part.length;
    if (size > maximumBytes) {
      await reader?.cancel();
      break;
    }
  }
  const whole = new Uint8Array(size);
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}
