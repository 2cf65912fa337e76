/** Models as schemas of JSON values: what fits is read in its present form, and what does not is kept or refused, and named. */
import { JsonLimits, type Model, type ModelMember } from '@lockstep/spec';
import { parseJson } from '../json/parse.ts';
import { JsonError, isJsonObject, type JsonObject, type JsonValue } from '../json/value.ts';
import { ModelError } from './model-error.ts';

const { maximumExactInteger } = JsonLimits.values;
const encoder = new TextEncoder();

/** A member of a model, with what its judge needs to know. */
export interface PlannedMember {
  readonly name: string;
  readonly wire: string;
  readonly member: ModelMember;
  /** The wire keys of the groups that this member is in: it has a value where one of them has. */
  readonly together: readonly string[];
}

/** How a model is judged: its members in canonical order. */
export interface Plan {
  readonly members: readonly PlannedMember[];
  readonly wires: ReadonlySet<string>;
  /** The wire keys of each group of members that go together. */
  readonly groups: readonly (readonly string[])[];
}

const plans = new WeakMap<Model, Plan>();

function makePlan({ members, together }: Model): Plan {
  const wireOf = (name: string): string => members[name]?.wire ?? name;
  const planned = Object.entries(members).map(([name, member]) => ({
    name,
    wire: wireOf(name),
    member,
    together: together.filter((group) => group.includes(name)).flatMap((group) => group.map(wireOf)),
  }));
  planned.sort((a, b) => (a.wire < b.wire ? -1 : 1)); // By UTF-16 code units, as canonical JSON orders members.
  return { members: planned, wires: new Set(planned.map(({ wire }) => wire)), groups: together.map((group) => group.map(wireOf)) };
}

/** The plan of a model, made once. */
export function planOf(model: Model): Plan {
  let plan = plans.get(model);
  if (!plan) plans.set(model, (plan = makePlan(model)));
  return plan;
}

/** What is made of a JSON value. */
export interface Judged {
  /**
   * The object: old forms are written anew, and nulls left out where the model knows none. Nothing else changes: members that
   * the model does not know stay as they are, and so do those that have no reading.
   */
  readonly value: JsonObject;
  /** The keys of the optional members that have a value without a reading, in canonical order. */
  readonly malformed: readonly string[];
}

/**
 * Judges what others wrote: an optional member that has no reading is not an offence. Of members that go together none has a
 * reading where one has none, or no value.
 * @param value what canonical JSON can represent
 * @throws ModelError with the path of the first required member that offends, in canonical order
 */
export function judgeRead(model: Model, value: JsonValue): Judged {
  const object = withoutNulls(model, asObject(model, value));
  const { members, groups } = planOf(model);
  const rewritten: [string, JsonValue][] = [];
  const malformed = new Set<string>();
  for (const { wire, member } of members) {
    const found = object.get(wire) ?? null;
    if (found === null) {
      if (member.required) throw absence(model, wire, object);
      continue;
    }
    const read = readMember(member, found);
    if (read !== undefined) rewritten.push([wire, read]);
    else if (member.required) throw offence(model, wire, `must be ${wanted(member)}`);
    else malformed.add(wire);
  }
  addCompanions(malformed, groups, object);
  const changed = rewritten.filter(([wire, read]) => !malformed.has(wire) && read !== object.get(wire));
  const present = members.filter(({ wire }) => malformed.has(wire)).map(({ wire }) => wire);
  return { value: changed.length === 0 ? object : new Map([...object, ...changed]), malformed: present };
}

/** Adds the members that have no reading without the others of their group. */
function addCompanions(malformed: Set<string>, groups: Plan['groups'], object: JsonObject): void {
  // A member may be in several groups, so that one group's lack is the next one's.
  for (let before = -1; before < malformed.size;) {
    before = malformed.size;
    for (const group of groups) {
      const valued = group.filter((wire) => (object.get(wire) ?? null) !== null);
      if (valued.length < group.length || valued.some((wire) => malformed.has(wire))) for (const wire of valued) malformed.add(wire);
    }
  }
}

/**
 * Judges what this program writes: strictly.
 * @param value what canonical JSON can represent
 * @param kept the keys of members that had no reading and are written as they were; they count as no value of their group
 * @returns the object, in which old forms are written anew and nulls left out where the model knows none
 * @throws ModelError with the path of the first member that offends, in canonical order
 */
export function judgeWritten(model: Model, value: JsonValue, kept: ReadonlySet<string> = new Set()): JsonObject {
  const object = withoutNulls(model, asObject(model, value));
  const valueOf = (wire: string): JsonValue => (kept.has(wire) ? null : (object.get(wire) ?? null));
  let normalized: Map<string, JsonValue> | undefined;
  for (const { wire, member, together } of planOf(model).members) {
    const found = valueOf(wire);
    if (found === null) {
      if (member.required) throw absence(model, wire, object);
      if (together.some((other) => valueOf(other) !== null)) {
        throw offence(model, wire, `must have a value where ${together.filter((other) => other !== wire).join(', ')} has one`);
      }
      continue;
    }
    const read = readMember(member, found);
    if (read === undefined) throw offence(model, wire, `must be ${wanted(member)}`);
    if (read === found) continue;
    normalized ??= new Map(object);
    normalized.set(wire, read);
  }
  return normalized ?? object;
}

function asObject(model: Model, value: JsonValue): JsonObject {
  if (!isJsonObject(value)) throw offence(model, null, 'must be an object');
  return value;
}

/** The object without its null members, where the model knows none. */
function withoutNulls({ knowsNull }: Model, object: JsonObject): JsonObject {
  if (knowsNull || ![...object.values()].includes(null)) return object;
  return new Map([...object].filter(([, value]) => value !== null));
}

function absence(model: Model, wire: string, object: JsonObject): ModelError {
  return offence(model, wire, object.has(wire) ? 'must not be null' : 'is missing');
}

/** The JSON Pointer (RFC 6901) to a member, by its key. */
export function pointerTo(wire: string): string {
  return `/${wire.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The present form of a member's value; undefined where it has another type. */
function readMember({ kind, minimum = -Infinity, oldForm, enum: definition }: ModelMember, value: JsonValue): JsonValue | undefined {
  switch (kind) {
    case 'string':
      if (typeof value === 'number' && oldForm === 'numericText') return String(value);
      return typeof value === 'string' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'number':
    case 'integer': {
      const number = typeof value === 'string' && oldForm === 'numberInText' ? numberIn(value) : value;
      if (typeof number !== 'number') return undefined;
      return kind === 'number' || (isInteger(number) && number >= minimum) ? number : undefined;
    }
    case 'enum': {
      const fits = definition?.wire === 'string' ? typeof value === 'string' : isInteger(value);
      const known = definition?.openness !== 'closed' || Object.values(definition.members).some((wire) => wire === value);
      return fits && known ? value : undefined;
    }
    case 'flags':
      return isInteger(value) && (value as number) >= 0 ? value : undefined;
  }
}

function isInteger(value: JsonValue): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= maximumExactInteger;
}

/** The number whose literal a string is, by JSON's grammar; undefined where it is not one that canonical JSON can hold. */
function numberIn(text: string): number | undefined {
  if (/[ \t\r\n]/.test(text)) return undefined; // A parser passes over it, and a literal holds none.
  try {
    const value = parseJson(encoder.encode(text), { maximumDepth: 0 });
    return typeof value === 'number' ? value : undefined;
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}

/** What a member must be, for people. */
function wanted({ kind, minimum, enum: definition }: ModelMember): string {
  switch (kind) {
    case 'string':
      return 'a string';
    case 'boolean':
      return 'true or false';
    case 'number':
      return 'a number';
    case 'integer':
      return `a whole number ${minimum === undefined ? 'within ±(2^53 − 1)' : `from ${minimum} to 2^53 − 1`}`;
    case 'enum':
      if (definition?.openness === 'closed') return `one of ${Object.values(definition.members).join(', ')}`;
      return definition?.wire === 'string' ? 'a string' : 'a whole number within ±(2^53 − 1)';
    case 'flags':
      return 'a set of flags: a whole number from 0 to 2^53 − 1';
  }
}

/** An error about a member, or about the value itself. It never says what stands there: that is a person's. */
function offence({ name }: Model, wire: string | null, what: string): ModelError {
  const path = wire === null ? '' : pointerTo(wire);
  return new ModelError(`${name}${path} ${what}`, path);
}
