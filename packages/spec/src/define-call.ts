/**
 * The vocabulary of API calls: what a request looks like, which answers are a success, what a failure's repeat may do. The
 * builders and readers of all languages, the OpenAPI document and the simulator's routing come from it.
 */
import { MemberName, problemsOf, shown, type CallHost, type Definition, type Document, type Problem, type ValueOf } from './define.ts';
import { requireText } from './define-requirement.ts';

/** What a call sends as its body. `stream`: the bytes of a file, which no builder holds. */
export type RequestBody = 'none' | 'json' | 'completion' | 'stream';

/**
 * What makes it safe to send a call again that may have been done already.
 *
 * - `reads`: it changes nothing.
 * - `settles`: done twice is done once.
 * - `takes`: each answer takes something new (a place in storage), which is lost when nobody uses it.
 * - `sameBytes`: it replaces what it wrote, so the same bytes must be sent.
 * - `sameBody`: a repeat is recognized where the whole body is the same, byte for byte.
 * - `whileNewest`: a repeat undoes what was written in between, so it may be sent only while nothing was.
 * - `lookFirst`: a refusal may mean that it was done: look before it is begun anew.
 * - `never`: a repeat does it again.
 */
export type Repeat = 'reads' | 'settles' | 'takes' | 'sameBytes' | 'sameBody' | 'whileNewest' | 'lookFirst' | 'never';

/** A header that a request has beside those of all requests. */
export interface CallHeader {
  /** Its name, in lower case. */
  readonly name: string;
  /** Its value; a parameter's name in braces stands for the parameter. */
  readonly value: string;
  /** The parameter without which the header is left out; 0 counts as absent. */
  readonly where?: string;
}

/** What an answer with success is. */
export type Success =
  /** A 2xx with a JSON document, which may be the member `wrappedIn` of an object. */
  | { readonly answer: 'json'; readonly model: Document; readonly wrappedIn?: string }
  /** A 2xx whose body says nothing. */
  | { readonly answer: 'nothing' }
  /** A 2xx whose header ETag names what was stored. */
  | { readonly answer: 'etag' }
  /** A 2xx with the document of a completed multipart upload. */
  | { readonly answer: 'completion' }
  /** A redirect that is not followed: its Location is the result. */
  | { readonly answer: 'location'; readonly status: number }
  /** A 2xx whose body is an object's bytes, from the offset that was asked for. */
  | { readonly answer: 'stream' };

/** A list of a success's document that must have as many items as a parameter says: its value, or its own items. */
export interface ItemCount {
  readonly list: string;
  readonly parameter: string;
}

/** What is asked instead of an older server that does not know a call. */
export interface Fallback {
  /** The status that says so. */
  readonly status: number;
  /** The call to make instead. */
  readonly call: string;
  /** Its parameters: a number, or the name of a list of the call's own parameters whose items are counted. */
  readonly params: Readonly<Record<string, number | string>>;
}

/** What a call is made of. */
export interface CallShape<P extends Document = Document> {
  readonly host: CallHost;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** API: the path, a parameter's name in braces for the parameter. Storage: the parameter that holds the address. */
  readonly path: string;
  /** The parameters; those of a JSON body are the body. */
  readonly params: P;
  /** The parameters that are in the query, in this order. */
  readonly query?: readonly string[];
  readonly headers?: readonly CallHeader[];
  readonly body: RequestBody;
  readonly success: Success;
  /** The largest body that a reader takes in, in bytes. */
  readonly maximumAnswerBytes: number;
  readonly counts?: ItemCount;
  readonly repeat: Repeat;
  readonly fallback?: Fallback;
}

/** An API call. */
export interface Call<N extends string = string, P extends Document = Document, S extends Success = Success> extends Definition {
  readonly definition: 'call';
  readonly name: N;
  readonly host: CallHost;
  readonly method: CallShape['method'];
  readonly path: string;
  readonly params: P;
  readonly query: readonly string[];
  readonly headers: readonly CallHeader[];
  readonly body: RequestBody;
  readonly success: S;
  readonly maximumAnswerBytes: number;
  readonly counts: ItemCount | null;
  readonly repeat: Repeat;
  readonly fallback: Fallback | null;
}

/** The parameters of a call. */
export type ParamsOf<C> = C extends Call<string, infer P> ? ValueOf<P> : never;

/** What a call's success becomes. */
export type SuccessOf<C> =
  C extends Call<string, Document, infer S>
    ? S extends { readonly answer: 'json'; readonly model: infer D }
      ? ValueOf<D>
      : S extends { readonly answer: 'location' }
        ? { readonly url: string }
        : S extends { readonly answer: 'etag' }
          ? { readonly etag: string }
          : Readonly<Record<string, never>>
    : never;

const HeaderName = requireText(/^[a-z][a-z0-9-]*$/, 'must be a header name in lower case');
// A field value of HTTP. A line end would begin another header.
const HeaderValue = requireText(/^[!-~](?:[ -~]*[!-~])?$/, 'must have a value of visible ASCII characters, with spaces only between them');
// A client takes `.` and `..` out of a path.
const Path = requireText(/^(?:\/(?:(?!\.{1,2}(?:\/|$))[A-Za-z0-9._~-]+|\{[a-z][A-Za-z0-9]*\}))+$/, 'must be a path of names and {parameters}');

// The documents of the cases are smaller: with less room no client could read them.
const smallestDocument = 4096;

/** The parameters that a text names in braces. */
export function placeholders(text: string): string[] {
  return Array.from(text.matchAll(/\{([^}]*)\}/g), ([, name = '']) => name);
}

/** Defines an API call. */
export function defineCall<const N extends string, const P extends Document, const S extends Success>(
  name: N,
  shape: CallShape<P> & { readonly success: S },
): Call<N, P, S> {
  const { query = [], headers = [], counts = null, fallback = null, ...rest } = shape;
  const problems: Problem[] = [
    ...problemsOf(MemberName, name),
    ...problemsOf(shape.host === 'api' ? Path : MemberName, shape.path, ['path']),
    ...headers.flatMap((header) => [...problemsOf(HeaderName, header.name, ['headers']), ...problemsOf(HeaderValue, header.value, ['headers'])]),
  ];
  const { maximumAnswerBytes, success } = shape;
  if (!(Number.isSafeInteger(maximumAnswerBytes) && maximumAnswerBytes > 0))
    problems.push({ path: ['maximumAnswerBytes'], message: `must be a whole number of bytes above 0; got ${shown(maximumAnswerBytes)}` });
  else if (success.answer === 'json' && maximumAnswerBytes < smallestDocument)
    problems.push({
      path: ['maximumAnswerBytes'],
      message: `must leave ${smallestDocument} bytes or more for a document; got ${maximumAnswerBytes}`,
    });
  const isStatus = (status: number): boolean => Number.isInteger(status) && status >= 100 && status <= 599;
  if (success.answer === 'location' && !isStatus(success.status))
    problems.push({ path: ['success'], message: `must have a status from 100 to 599; got ${shown(success.status)}` });
  if (fallback && !isStatus(fallback.status))
    problems.push({ path: ['fallback'], message: `must have a status from 100 to 599; got ${shown(fallback.status)}` });
  for (const [path, names] of [
    ['query', query],
    ['headers', headers.map((header) => header.name)],
  ] as const) {
    const again = names.filter((each, index) => names.indexOf(each) < index);
    problems.push(...again.map((each) => ({ path: [path], message: `has ${each} twice: name it once` })));
  }
  const knows = (path: string, parameter: string): void => {
    if (!Object.hasOwn(shape.params.members, parameter))
      problems.push({ path: [path], message: `names ${parameter}, which ${shape.params.name} does not have` });
  };
  for (const parameter of shape.host === 'api' ? placeholders(shape.path) : [shape.path]) knows('path', parameter);
  for (const parameter of query) knows('query', parameter);
  for (const { value, where } of headers)
    [...placeholders(value), ...(where === undefined ? [] : [where])].forEach((parameter) => knows('headers', parameter));
  if (counts) {
    knows('counts', counts.parameter);
    const answered = success.answer === 'json' ? success.model : null;
    if (!answered || !Object.hasOwn(answered.members, counts.list) || answered.members[counts.list]?.kind !== 'list')
      problems.push({ path: ['counts'], message: `names ${counts.list}, which is not a list of ${answered?.name ?? 'the answer'}` });
  }
  for (const value of Object.values(fallback?.params ?? {})) if (typeof value === 'string') knows('fallback', value);
  if ((shape.body === 'none') !== (shape.method === 'GET'))
    problems.push({ path: ['body'], message: `must be ${shape.method === 'GET' ? 'none' : 'sent'} in a ${shape.method}` });
  return { definition: 'call', name, query, headers, counts, fallback, ...rest, problems };
}
