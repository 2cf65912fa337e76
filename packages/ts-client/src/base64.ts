/** Base64 as the format uses it: RFC 4648's standard alphabet with padding, and nothing else. */
import { LockstepError } from './errors.ts';

const strict = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const sliceBytes = 0x8000; // As many arguments as every engine takes in one call.

/** The base64 of a byte string; meant for hashes, headers and metadata, not for files. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += sliceBytes) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + sliceBytes)));
  }
  return btoa(parts.join(''));
}

/**
 * The bytes that a base64 text stands for.
 * @throws LockstepError `invalid_argument` for another alphabet, white space, missing padding, and left-over bits that
 * are not zero: a byte string has exactly one text
 */
export function fromBase64(text: string): Uint8Array {
  const bytes = strict.test(text) ? Uint8Array.from(atob(text), (character) => character.charCodeAt(0)) : undefined;
  if (bytes && toBase64(bytes) === text) return bytes;
  throw new LockstepError('invalid_argument', 'the text is not base64 of the standard alphabet with padding');
}
