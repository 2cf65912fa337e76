/** Canonical JSON: RFC 8785, the one text that stands for a value in every language. */
import { JsonLimits } from '@lockstep/spec';
import { parseJson } from './parse.ts';
import { JsonError, UnsafeInteger, isJsonArray, type JsonValue } from './value.ts';

const { maximumDepth: deepest } = JsonLimits.values;
const encoder = new TextEncoder();
const loneSurrogate = /\p{Surrogate}/u; // With the flag u, a pair is one character and does not match.

/**
 * The canonical text of a value: members in the order of their names' UTF-16 code units, numbers as ECMAScript prints
 * them, no white space.
 * @param maximumDepth how deep arrays and objects may nest, both counted
 * @throws JsonError for what has no canonical form: an {@link UnsafeInteger}, a number that is not finite, a surrogate
 * without its partner, deeper nesting
 */
export function canonicalText(value: JsonValue, maximumDepth: number = deepest): string {
  const parts: string[] = [];
  write(value, maximumDepth, parts);
  return parts.join('');
}

/** The canonical text as UTF-8. See {@link canonicalText}. */
export function canonicalBytes(value: JsonValue, maximumDepth: number = deepest): Uint8Array {
  return encoder.encode(canonicalText(value, maximumDepth));
}

/**
 * Parses a JSON text and writes it canonically.
 * @throws JsonError for what is no JSON, and for what has no canonical form
 */
export function canonicalize(bytes: Uint8Array): Uint8Array {
  return canonicalBytes(parseJson(bytes, { maximumDepth: deepest }));
}

/**
 * A string as it stands in canonical JSON.
 * @throws JsonError for a surrogate without its partner
 */
export function canonicalString(text: string): string {
  if (loneSurrogate.test(text)) throw new JsonError('a string holds a surrogate without its partner');
  return JSON.stringify(text);
}

function write(value: JsonValue, depthLeft: number, parts: string[]): void {
  if (typeof value === 'string') {
    parts.push(canonicalString(value));
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new JsonError(`${value} is no JSON number`);
    parts.push(String(value));
  } else if (value === null || typeof value === 'boolean') {
    parts.push(String(value));
  } else if (value instanceof UnsafeInteger) {
    throw new JsonError(`the integer ${shortened(value.literal)} is beyond what a double holds exactly`);
  } else {
    if (depthLeft <= 0) throw new JsonError('arrays and objects nest too deep');
    writeNested(value, depthLeft - 1, parts);
  }
}

function writeNested(value: Exclude<JsonValue, string | number | boolean | null | UnsafeInteger>, depthLeft: number, parts: string[]): void {
  if (isJsonArray(value)) {
    let before = '[';
    for (const item of value) {
      parts.push(before);
      write(item, depthLeft, parts);
      before = ',';
    }
    parts.push(value.length === 0 ? '[]' : ']');
    return;
  }
  let before = '{';
  for (const name of [...value.keys()].sort()) {
    parts.push(before, canonicalString(name), ':');
    write(value.get(name) as JsonValue, depthLeft, parts);
    before = ',';
  }
  parts.push(value.size === 0 ? '{}' : '}');
}

function shortened(literal: string): string {
  return literal.length <= 40 ? literal : `${literal.slice(0, 37)}…`;
}
