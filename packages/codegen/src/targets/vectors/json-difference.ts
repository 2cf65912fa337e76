/** Where two JSON values differ: a record in a list is longer than anybody reads. */
import { isDeepStrictEqual } from 'node:util';

/** What stands at a place in the one value and in the other; undefined where it is missing. */
export interface JsonDifference {
  /** A JSON Pointer (RFC 6901); empty for the whole value. */
  readonly pointer: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The first and innermost difference of two values as JSON.parse makes them; null where they are the same. */
export function findDifference(expected: unknown, actual: unknown, pointer = ''): JsonDifference | null {
  if (isDeepStrictEqual(expected, actual)) return null;
  if (!isContainer(expected) || !isContainer(actual) || Array.isArray(expected) !== Array.isArray(actual)) return { pointer, expected, actual };
  const [wanted, got] = [new Map(Object.entries(expected)), new Map(Object.entries(actual))];
  for (const key of new Set([...wanted.keys(), ...got.keys()])) {
    const found = findDifference(wanted.get(key), got.get(key), `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    if (found) return found;
  }
  return null;
}

const longest = 200;

function show(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return 'nothing';
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** A difference in words. */
export function describeDifference({ pointer, expected, actual }: JsonDifference): string {
  return `expects ${show(expected)}${pointer === '' ? '' : ` at ${pointer}`}, and the reference answers ${show(actual)}`;
}
