/** The types of arguments, before anybody asks about ranges. */
import { LockstepError } from '../errors.ts';
import { UnsafeInteger, type JsonValue } from '../json/value.ts';

/** An error about the shape of a request. */
export function invalidRequest(message: string): LockstepError {
  return new LockstepError('invalid_request', message);
}

/**
 * A whole number within ±(2^53 − 1), however its literal is written.
 * @throws LockstepError `invalid_request`
 */
export function requireInteger(what: string, json: JsonValue | undefined): number {
  if (typeof json !== 'number' || !Number.isSafeInteger(json)) throw invalidRequest(`${what} must be a whole number`);
  return json + 0; // −0 is 0.
}

/**
 * A whole number of any size, for a caller that knows its range: a limit of 2^64 is an integer, and out of range.
 * @throws LockstepError `invalid_request`
 */
export function requireWhole(what: string, json: JsonValue | undefined): number {
  const number = json instanceof UnsafeInteger ? json.value : json;
  if (typeof number !== 'number' || !Number.isInteger(number)) throw invalidRequest(`${what} must be a whole number`);
  return number + 0; // −0 is 0.
}

/** A string. */
export function requireString(what: string, json: JsonValue | undefined): string {
  if (typeof json !== 'string') throw invalidRequest(`${what} must be a string`);
  return json;
}
