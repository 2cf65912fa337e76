/** Signed URLs, as S3's clients and storages sign them: AWS Signature Version 4 in the query. */
import { timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'node:querystring';
import { SignedAddress } from '@lockstep/spec';
import aws4, { type Credentials, type Request } from 'aws4';

/** What @types/aws4 leaves out of the signer: the texts that a refusal shows. */
interface Signer {
  prepareRequest(): void;
  signature(): string;
  stringToSign(): string;
  canonicalString(): string;
  readonly parsedPath: { readonly query: Record<string, string> };
}

const region = 'eu-central-2';
const service = 's3';
const { dateParameter, expiresParameter } = SignedAddress.values;
const signatureName = 'X-Amz-Signature';
const millisecondsPerSecond = 1000;

/** What a URL permits. */
export interface SignedRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** The storage's host and port. */
  readonly host: string;
  /** The path, with the bucket, percent-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Headers that the request must have, besides its host, with these values. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Why a URL is refused, with what a storage says about it. */
export type Refusal =
  | { readonly code: 'AccessDenied'; readonly message: string; readonly details: Readonly<Record<string, string>> }
  | { readonly code: 'SignatureDoesNotMatch'; readonly message: string; readonly details: Readonly<Record<string, string>> };

/** Signs URLs, and says whether one was signed here for the request that it came with. */
export class UrlSigner {
  readonly #credentials: Required<Pick<Credentials, 'accessKeyId' | 'secretAccessKey'>>;

  constructor(secretAccessKey: string) {
    this.#credentials = { accessKeyId: 'simulator', secretAccessKey };
  }

  /**
   * Signs a URL.
   * @param now in milliseconds
   * @param lifeSeconds how long the URL lives
   */
  sign({ method, host, path, query = {}, headers = {} }: SignedRequest, now: number, lifeSeconds: number): string {
    const asked = { ...query, [dateParameter]: compactTime(now), [expiresParameter]: String(lifeSeconds) };
    const signer = this.#signer(method, `${path}?${stringify(asked)}`, { ...headers, host });
    signer.prepareRequest();
    const signed = Object.entries(signer.parsedPath.query).sort(([a], [b]) => (a < b ? -1 : 1));
    return `http://${host}${path}?${stringify(Object.fromEntries(signed))}&${signatureName}=${signer.signature()}`;
  }

  /**
   * Judges a request by its URL.
   * @param url the path and the query, as they are written in the request
   * @param headers the request's headers, names in lower case
   * @param now in milliseconds
   * @returns undefined where the URL permits the request
   */
  judge(method: string, url: string, headers: Readonly<Record<string, string | string[] | undefined>>, now: number): Refusal | undefined {
    const [path = '', queryText = ''] = url.split('?', 2);
    const { [signatureName]: signature, ...query } = parse(queryText) as Record<string, string>;
    const signedAt = timeOf(query[dateParameter]);
    const lifeSeconds = Number(query[expiresParameter]);
    const signedHeaders = query['X-Amz-SignedHeaders'];
    if (typeof signature !== 'string' || signedAt === undefined || !Number.isInteger(lifeSeconds) || typeof signedHeaders !== 'string') {
      return { code: 'AccessDenied', message: 'Access Denied.', details: {} };
    }
    const expires = signedAt + lifeSeconds * millisecondsPerSecond;
    if (now > expires) {
      const details = { ServerTime: plainTime(now), [expiresParameter]: String(lifeSeconds), Expires: plainTime(expires) };
      return { code: 'AccessDenied', message: 'Request has expired.', details };
    }
    const present = signedHeaders.split(';').flatMap((name) => {
      // A storage takes the length of a chunked body for 0.
      const value = headers[name] ?? (name === 'content-length' ? '0' : undefined);
      return value === undefined ? [] : [[name, String(value)] as const];
    });
    const signer = this.#signer(method, `${path}?${stringify(query)}`, Object.fromEntries(present));
    signer.prepareRequest();
    if (isSame(signer.signature(), signature)) return undefined;
    const stringToSign = signer.stringToSign();
    const canonicalRequest = signer.canonicalString();
    return {
      code: 'SignatureDoesNotMatch',
      message: 'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      details: {
        AWSAccessKeyId: this.#credentials.accessKeyId,
        StringToSign: stringToSign,
        SignatureProvided: signature,
        StringToSignBytes: hexBytes(stringToSign),
        CanonicalRequest: canonicalRequest,
        CanonicalRequestBytes: hexBytes(canonicalRequest),
      },
    };
  }

  #signer(method: string, path: string, headers: Readonly<Record<string, string>>): Signer {
    const request: Request = { service, region, method, path, headers: { ...headers }, signQuery: true };
    return new aws4.RequestSigner(request, this.#credentials) as unknown as Signer;
  }
}

function isSame(expected: string, given: string): boolean {
  return expected.length === given.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given));
}

/** `20261128T203000Z` */
function compactTime(milliseconds: number): string {
  return plainTime(milliseconds).replace(/[-:]/g, '');
}

/** `2026-11-28T20:30:00Z` */
function plainTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+/, '');
}

/** The milliseconds of a compact time; undefined for a text that is none. */
function timeOf(compact: string | undefined): number | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(compact ?? '');
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match.map(Number) as [number, number, number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function hexBytes(text: string): string {
  return Buffer.from(text)
    .toString('hex')
    .replace(/..(?=.)/g, '$& ');
}
