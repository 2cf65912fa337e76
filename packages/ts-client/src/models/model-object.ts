/** Objects of models: known members by name, typed by the spec's own definitions, and all others as JSON beside them. */
import { JsonLimits, type Model, type ModelMember } from '@lockstep/spec';
import { LockstepError } from '../errors.ts';
import { canonicalBytes } from '../json/canonical.ts';
import { parseJson } from '../json/parse.ts';
import type { JsonObject, JsonValue } from '../json/value.ts';
import { objectOf, own } from '../own.ts';
import { normalize, planOf } from './schema.ts';

type MembersIn<D> = D extends Model<string, infer M> ? M : never;
type Value<X> = X extends ModelMember<infer T> ? T : never;
type RequiredNames<M> = { [K in keyof M]: M[K] extends ModelMember<unknown, true> ? K : never }[keyof M];

/** The known members of a model. One that is absent is no property; null is a value of its own. */
export type MembersOf<D> = { readonly [K in RequiredNames<MembersIn<D>>]: Value<MembersIn<D>[K]> } & {
  readonly [K in Exclude<keyof MembersIn<D>, RequiredNames<MembersIn<D>>>]?: Value<MembersIn<D>[K]> | null;
};

/** An object of a model. Never changed: {@link edited} makes another. */
export interface ModelObject<D extends Model = Model> {
  /** The members that the model knows, by their names in the spec. */
  readonly members: MembersOf<D>;
  /** All other members, by their keys: what this version does not know it keeps. */
  readonly others: JsonObject;
}

/** Changes of an object's known members: a value or null sets a member, undefined removes it. */
export type Changes<D> = { readonly [K in keyof MembersOf<D>]?: MembersOf<D>[K] | (undefined extends MembersOf<D>[K] ? undefined : never) };

const none: JsonObject = new Map();

/** An object of a model, from nothing but its known members. */
export function modelObject<D extends Model>(_model: D, members: MembersOf<D>): ModelObject<D> {
  return { members, others: none };
}

/** Another object with some known members changed, and everything else as it was. */
export function edited<D extends Model>(object: ModelObject<D>, changes: Changes<D>): ModelObject<D> {
  const members = { ...object.members, ...changes };
  const present = Object.entries(members).filter(([, value]) => value !== undefined);
  return { members: objectOf(present) as MembersOf<D>, others: object.others };
}

/**
 * Reads a JSON value as an object of a model.
 * @throws JsonError for what has no canonical form
 * @throws ModelError for what breaks the model's schema
 */
export function readModel<D extends Model>(model: D, json: JsonValue): ModelObject<D> {
  canonicalBytes(json);
  const value = normalize(model, json);
  const { members, wires } = planOf(model);
  const known = members.filter(({ wire }) => value.has(wire)).map(({ name, wire }) => [name, value.get(wire)] as const);
  const others = [...value].filter(([key]) => !wires.has(key));
  return { members: objectOf(known) as MembersOf<D>, others: others.length === 0 ? none : new Map(others) };
}

/**
 * An object as a JSON value, with wire keys.
 * @throws LockstepError `invalid_argument` where a key of `others` is that of a known member
 */
export function modelJson<D extends Model>(model: D, { members, others }: ModelObject<D>): JsonObject {
  const json = new Map(others);
  for (const { name, wire } of planOf(model).members) {
    if (json.has(wire)) throw new LockstepError('invalid_argument', `${model.name}: ${wire} is a known member, and can not be among the others`);
    const value = own<JsonValue | undefined>(members, name);
    if (value !== undefined) json.set(wire, value);
  }
  return json;
}

/**
 * Writes an object in canonical JSON.
 * @throws JsonError, ModelError, LockstepError `invalid_argument` for what the types did not hold back
 */
export function encodeModel<D extends Model>(model: D, object: ModelObject<D>): Uint8Array {
  const json = modelJson(model, object);
  const bytes = canonicalBytes(json);
  const normalized = normalize(model, json);
  return normalized === json ? bytes : canonicalBytes(normalized);
}

/**
 * Reads an object from JSON.
 * @throws JsonError for what is no JSON or has no canonical form
 * @throws ModelError for what breaks the model's schema
 */
export function decodeModel<D extends Model>(model: D, bytes: Uint8Array): ModelObject<D> {
  return readModel(model, parseJson(bytes, JsonLimits.values));
}
