/** JSON values that keep apart what JavaScript's own values blur. */
import { JsonLimits } from '@lockstep/spec';
import { LockstepError } from '../errors.ts';

const { maximumExactInteger } = JsonLimits.values;

/** An object: members in the order of the text, told apart by code units, `__proto__` a name like any other. */
export type JsonObject = ReadonlyMap<string, JsonValue>;

/**
 * A JSON value. A number is the double that its literal rounds to; where an integer literal says more than the double
 * can hold, it is an {@link UnsafeInteger}. What readers would take for different values is a {@link FlawedValue}, where
 * the parser was told to keep it.
 */
export type JsonValue = null | boolean | number | string | UnsafeInteger | FlawedValue | readonly JsonValue[] | JsonObject;

/**
 * An integer beyond ±(2^53 − 1) whose literal is not what ECMAScript prints for its double, `9007199254740993` for one.
 * Readers would take it for different numbers, so it has no canonical form.
 */
export class UnsafeInteger {
  /** The literal. */
  readonly literal: string;
  /** The double that it rounds to. */
  readonly value: number;

  /** @throws JsonError for a literal that is not such an integer, or is another one's than the double */
  constructor(literal: string, value: number) {
    const isUnsafe = Math.abs(value) > maximumExactInteger && String(value) !== literal;
    if (!isUnsafe || !/^-?[1-9][0-9]*$/.test(literal) || Number(literal) !== value) {
      throw new JsonError('an unsafe integer must be the literal of an integer beyond ±(2^53 − 1) and its double');
    }
    this.literal = literal;
    this.value = value;
  }
}

/**
 * What is in a text in the grammar of JSON and yet is not a value that all readers agree on: a string with half a
 * surrogate pair, a number beyond the largest double, an object that has two members of one name. It has no canonical form.
 */
export class FlawedValue {
  /** What is wrong with it. */
  readonly flaw: JsonError;

  constructor(flaw: JsonError) {
    this.flaw = flaw;
  }
}

/** Why a text is not JSON, or a value has no canonical form. */
export class JsonError extends LockstepError {
  /** @param message what is wrong, and where */
  constructor(message: string) {
    super('invalid_json', message);
  }
}

/**
 * Makes an object of members in their order. A Map keeps the last of two members of one name and says nothing.
 * @throws JsonError where two have one name
 */
export function makeObject(members: Iterable<readonly [name: string, value: JsonValue]>): JsonObject {
  const object = new Map<string, JsonValue>();
  for (const [name, value] of members) {
    if (object.has(name)) throw new JsonError('two members have one name');
    object.set(name, value);
  }
  return object;
}

/**
 * Makes a number of an integer.
 * @throws JsonError for a number that is not an integer, and for one beyond ±(2^53 − 1): it may have become another one already
 */
export function makeInteger(value: number | bigint): number {
  const integer = Number(value);
  if (!Number.isInteger(integer) || Math.abs(integer) > maximumExactInteger) {
    throw new JsonError('an integer must be within ±(2^53 − 1)');
  }
  return integer;
}

/** Whether a value is an object. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof Map;
}

/** Whether a value is an array. */
export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
