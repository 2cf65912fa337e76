/** JSON values that keep apart what JavaScript's own values blur. */
import { LockstepError } from '../errors.ts';

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

  constructor(literal: string, value: number) {
    this.literal = literal;
    this.value = value;
  }
}

/**
 * What stands in a text in the grammar of JSON and yet is no value that all readers agree on: a string with half a
 * surrogate pair, a number beyond the largest double, an object that has two members of one name. It has no canonical form.
 */
export class FlawedValue {
  /** What is wrong with it. */
  readonly flaw: JsonError;

  constructor(flaw: JsonError) {
    this.flaw = flaw;
  }
}

/** Why a text is no JSON, or a value has no canonical form. */
export class JsonError extends LockstepError {
  /** @param message what is wrong, and where */
  constructor(message: string) {
    super('invalid_json', message);
  }
}

/** Whether a value is an object. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof Map;
}

/** Whether a value is an array. */
export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
