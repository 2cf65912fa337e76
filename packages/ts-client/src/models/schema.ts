/** Models as schemas of JSON values: what fits is read in its present form, and what does not is named. */
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
  return { members: planned, wires: new Set(planned.map(({ wire }) => wire)) };
}

/** The plan of a model, made once. */
export function planOf(model: Model): Plan {
  let plan = plans.get(model);
  if (!plan) plans.set(model, (plan = makePlan(model)));
  return plan;
}

/**
 * Judges a value, and rewrites what is in an old form. Nothing else changes: members that the model does not know stay as
 * they are.
 * @param value what canonical JSON can represent
 * @returns the value itself where no old form is in it
 * @throws ModelError with the path of the first member that offends, in canonical order
 */
export function normalize(model: Model, value: JsonValue): JsonObject {
  if (!isJsonObject(value)) throw offence(model, null, 'must be an object');
  let normalized: Map<string, JsonValue> | undefined;
  for (const { wire, member, together } of planOf(model).members) {
    const found = value.get(wire) ?? null;
    if (found === null) {
      if (member.required) throw offence(model, wire, value.has(wire) ? 'must not be null' : 'is missing');
      if (together.some((other) => (value.get(other) ?? null) !== null)) {
        throw offence(model, wire, `must have a value where ${together.filter((other) => other !== wire).join(', ')} has one`);
      }
      continue;
    }
    const read = readMember(member, found);
    if (read === undefined) throw offence(model, wire, `must be ${wanted(member)}`);
    if (read === found) continue;
    normalized ??= new Map(value);
    normalized.set(wire, read);
  }
  return normalized ?? value;
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
  }
}

function isInteger(value: JsonValue): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= maximumExactInteger;
}

/** The number whose literal a string is, by JSON's grammar; undefined where it is none that canonical JSON can hold. */
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
  }
}

/** An error about a member, or about the value itself. It never says what stands there: that is a person's. */
function offence({ name }: Model, wire: string | null, what: string): ModelError {
  const path = wire === null ? '' : `/${wire.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return new ModelError(`${name}${path} ${what}`, path);
}
