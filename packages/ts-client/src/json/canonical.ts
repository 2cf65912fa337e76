/** Canonical JSON: RFC 8785, the one text that stands for a value in every language. */
import { JsonLimits } from '@lockstep/spec';
import { parseJson } from './parse.ts';
import { FlawedValue, JsonError, UnsafeInteger, isJsonArray, type JsonObject, type JsonValue } from './value.ts';

const { maximumDepth: deepest } = JsonLimits.values;
const encoder = new TextEncoder();
// Most strings have none of these, and are told faster than JSON.stringify writes them.
const special = /["\\\u0000-\u001f\ud800-\udfff]/;
const loneSurrogate = /\p{Surrogate}/u; // With the flag u, a pair is one character and does not match.

/**
 * The canonical text of a value: members in the order of their names' UTF-16 code units, numbers as ECMAScript prints
 * them, no white space.
 * @param maximumDepth how deep arrays and objects may nest, both counted
 * @throws JsonError for what has no canonical form: an {@link UnsafeInteger}, a {@link FlawedValue}, a number that is not
 * finite, a surrogate without its partner, deeper nesting
 */
export function canonicalText(value: JsonValue, maximumDepth: number = deepest): string {
  return write(value, maximumDepth);
}

/** The canonical text as UTF-8. See {@link canonicalText}. */
export function canonicalBytes(value: JsonValue, maximumDepth: number = deepest): Uint8Array {
  return encoder.encode(canonicalText(value, maximumDepth));
}

/**
 * Parses a JSON text and writes it canonically.
 * @throws JsonError for what is not JSON, and for what has no canonical form
 */
export function canonicalize(bytes: Uint8Array): Uint8Array {
  return canonicalBytes(parseJson(bytes, { maximumDepth: deepest }));
}

/**
 * A string as it is written in canonical JSON.
 * @throws JsonError for a surrogate without its partner
 */
export function canonicalString(text: string): string {
  if (!special.test(text)) return `"${text}"`;
  if (loneSurrogate.test(text)) throw new JsonError('a string holds a surrogate without its partner');
  return JSON.stringify(text);
}

function write(value: JsonValue, depthLeft: number): string {
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new JsonError(`${value} is not a JSON number`);
    return String(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (value instanceof FlawedValue) throw value.flaw;
  if (value instanceof UnsafeInteger) {
    throw new JsonError(`the integer ${shortened(value.literal)} is beyond what a double holds exactly`);
  }
  if (depthLeft <= 0) throw new JsonError('arrays and objects nest too deep');
  return isJsonArray(value) ? writeArray(value, depthLeft - 1) : writeObject(value, depthLeft - 1);
}

function writeArray(items: readonly JsonValue[], depthLeft: number): string {
  let text = '[';
  for (let index = 0; index < items.length; index++) {
    if (index > 0) text += ',';
    text += write(items[index] as JsonValue, depthLeft);
  }
  return `${text}]`;
}

/** Names as an object has them, and where its values go: most objects of a list have the names of the one before. */
interface Shape {
  /** In the object's own order. */
  readonly names: readonly string[];
  /** What stands before each value in the canonical text, in canonical order. */
  readonly heads: readonly string[];
  /** Which value that is, in the object's own order. */
  readonly places: readonly number[];
  /** See {@link writeAlike}; undefined until a second object has this shape, null where it can't be used. */
  template: Record<string, Scalar> | null | undefined;
}

type Scalar = null | boolean | number | string;

/** Makes objects that inherit nothing, and that the engine keeps in its fast form, unlike those of Object.create(null). */
const Bare = function () {} as unknown as new () => Record<string, Scalar>;
Bare.prototype = Object.create(null) as object;

// Names that every engine's objects have in the order of numbers, and before all others.
const arrayIndex = /^(?:0|[1-9][0-9]{0,9})$/;

/** An object with the names of a shape in canonical order; null where an object can't have them in it. */
function templateOf({ names, places }: Shape): Record<string, Scalar> | null {
  if (names.some((name) => arrayIndex.test(name))) return null;
  const template = new Bare();
  for (const place of places) template[names[place] as string] = null;
  return template;
}

/** Whether the engine writes a value as canonical JSON has it, but for halves of surrogate pairs. */
function isScalar(value: JsonValue): value is Scalar {
  return typeof value === 'string' || value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

/**
 * The text of an object that has a shape's names and scalars alone, by the engine's own writer, which is faster than joining
 * parts. Its names are those of the shape's template, which it leaves without values, since nothing else would wipe them.
 * @returns undefined where that writer can't be used
 */
function writeAlike(members: JsonObject, shape: Shape): string | undefined {
  const { names, template } = shape;
  if (!template) return undefined;
  let at = 0;
  let isSame = true;
  let isFlat = true;
  members.forEach((value, name) => {
    isSame &&= name === names[at++];
    if (!isSame || !isFlat) return;
    if (isScalar(value)) template[name] = value;
    else isFlat = false;
  });
  const text = isSame && isFlat ? JSON.stringify(template) : undefined;
  for (const name of names) template[name] = null;
  if (isSame && !isFlat) shape.template = null;
  // The engine escapes half of a surrogate pair; a text that only looks so is written the other way, too.
  return text?.includes('\\ud') === true ? undefined : text;
}

// Of objects of so many members and so deep that it pays, the last shape of each depth.
const largestShape = 64;
const shapes: Shape[] = [];

function shapeOf(members: JsonObject): Shape {
  const names = Array.from(members.keys());
  const places = names.map((_, index) => index).sort((a, b) => ((names[a] as string) < (names[b] as string) ? -1 : 1));
  const heads = places.map((place, index) => `${index === 0 ? '{' : ','}${canonicalString(names[place] as string)}:`);
  return { names, heads, places, template: undefined };
}

function writeObject(members: JsonObject, depthLeft: number): string {
  const { size } = members;
  if (size === 0) return '{}';
  const last = shapes[depthLeft];
  const alike = last?.names.length === size ? writeAlike(members, last) : undefined;
  if (alike !== undefined) return alike;
  const values: JsonValue[] = [];
  let shape = last;
  let isSame = shape?.names.length === size;
  members.forEach((value, name) => {
    isSame &&= name === (shape as Shape).names[values.length];
    values.push(value);
  });
  if (!isSame || shape === undefined) {
    shape = shapeOf(members);
    if (size <= largestShape) shapes[depthLeft] = shape;
  } else if (shape.template === undefined) {
    shape.template = templateOf(shape);
  }
  const { heads, places } = shape;
  let text = '';
  for (let index = 0; index < size; index++) text += (heads[index] as string) + write(values[places[index] as number] as JsonValue, depthLeft);
  return `${text}}`;
}

function shortened(literal: string): string {
  return literal.length <= 40 ? literal : `${literal.slice(0, 37)}…`;
}
