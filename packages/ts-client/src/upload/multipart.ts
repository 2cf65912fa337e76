/** How an encrypted file goes to storage. */
import { CompletionBody, Encryption, Multipart } from '@lockstep/spec';
import { LockstepError } from '../errors.ts';

const { singlePutMaximumBytes, partBytes, firstPartNumber } = Multipart.values;
const { maximumEncryptedBytes } = Encryption.values;
const body = CompletionBody.values;

/** A part of an encrypted file. */
export interface UploadPart {
  readonly number: number;
  /** Where it begins, in bytes. */
  readonly offset: number;
  /** Its size, in bytes. */
  readonly length: number;
}

/** How an encrypted file goes to storage. */
export interface MultipartPlan {
  /** Whether it is a multipart upload; a single PUT has one part, of all bytes. */
  readonly multipart: boolean;
  /** The parts in their order. */
  readonly parts: readonly UploadPart[];
}

/**
 * Plans the upload of an encrypted file.
 * @param size the size of the encrypted file, in bytes
 * @throws LockstepError `invalid_argument` for a size that no encrypted file has
 */
export function planMultipart(size: number): MultipartPlan {
  if (!Number.isSafeInteger(size) || size < 0 || size > maximumEncryptedBytes) {
    throw new LockstepError('invalid_argument', `the size of an encrypted file is from 0 to ${maximumEncryptedBytes} bytes, and not ${size}`);
  }
  const multipart = size > singlePutMaximumBytes;
  const count = multipart ? Math.ceil(size / partBytes) : 1;
  const parts = Array.from({ length: count }, (_, index): UploadPart => {
    const offset = index * partBytes;
    return { number: firstPartNumber + index, offset, length: Math.min(partBytes, size - offset) };
  });
  return { multipart, parts };
}

function escaped(etag: string): string {
  return etag
    .replaceAll('&', () => body.ampersand)
    .replaceAll('<', () => body.lessThan)
    .replaceAll('>', () => body.greaterThan);
}

function unquoted(etag: string): string {
  const isEnclosed = etag.length > 1 && etag.startsWith(body.quote) && etag.endsWith(body.quote);
  return isEnclosed ? etag.slice(1, -1) : etag;
}

/**
 * The body of the call that completes a multipart upload, as UTF-8.
 * @param etags what storage answered for each part, in the order of the parts
 */
export function completionBody(etags: readonly string[]): Uint8Array {
  const parts = etags.map((etag, index) => {
    const number = firstPartNumber + index;
    return `${body.beforeNumber}${number}${body.beforeETag}${escaped(unquoted(etag))}${body.afterETag}`;
  });
  return new TextEncoder().encode(`${body.start}${parts.join('')}${body.end}`);
}
