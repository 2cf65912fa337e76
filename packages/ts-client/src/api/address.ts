/** Addresses, http and https: checked by one grammar in all languages, since their own parsers mend what they are given. */
import { LockstepError } from '../errors.ts';

const host = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])`;
const path = String.raw`(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*`;
const query = String.raw`(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*`;
const origin = String.raw`[Hh][Tt][Tt][Pp][Ss]?://${host}(?::[0-9]{1,5})?`;
const base = new RegExp(`^${origin}(?:/${path})?$`);
const signed = new RegExp(String.raw`^${origin}(?:/${path})?(?:\?${query})?$`);
const port = /^[a-z]+:\/\/[^/?]*:([0-9]+)(?:[/?]|$)/i;

function hasPort(address: string): boolean {
  const [, digits] = port.exec(address) ?? [];
  return digits === undefined || Number(digits) <= 65_535;
}

/**
 * The base of the API's addresses, without the slashes at its end.
 * @throws LockstepError `invalid_argument` for what is not an http or https address with a host, or has a user, query or fragment
 */
export function requireBaseURL(what: string, address: string): string {
  if (!base.test(address) || !hasPort(address))
    throw new LockstepError('invalid_argument', `${what} must be an http or https address with a host, without user, query and fragment`);
  return address.replace(/\/+$/, '');
}

/**
 * A signed address, which is used as it is.
 * @throws LockstepError `invalid_argument` for what is not an http or https address with a host, or has a user or fragment
 */
export function requireAddress(what: string, address: string): void {
  if (!signed.test(address) || !hasPort(address))
    throw new LockstepError('invalid_argument', `${what} must be an http or https address with a host, without user and fragment`);
}

const unreserved = /[A-Za-z0-9._~-]/;

/** A text as it is written in a path or query: all but unreserved characters of RFC 3986 are escaped, byte by byte of UTF-8. */
export function escapeForURL(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => {
    const character = String.fromCharCode(byte);
    return unreserved.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}
