/** Objects of models: known members by name, typed by the spec's own definitions, and all others as JSON beside them. */
import { JsonLimits, type Model, type ModelMember } from '@lockstep/spec';
import { LockstepError } from '../errors.ts';
import { canonicalBytes } from '../json/canonical.ts';
import { parseJson } from '../json/parse.ts';
import type { JsonObject, JsonValue } from '../json/value.ts';
import { objectOf, own } from '../own.ts';
import { judgeRead, judgeWritten, planOf, pointerTo, type Judged } from './schema.ts';

type MembersIn<D> = D extends Model<string, infer M> ? M : never;
type Value<X> = X extends ModelMember<infer T> ? T : never;
type RequiredNames<M> = { [K in keyof M]: M[K] extends ModelMember<unknown, true> ? K : never }[keyof M];

/** Null, where a model knows it. */
type NullIn<D> = D extends { readonly knowsNull: false } ? never : null;

/** The known members of a model. One that is absent is not a property; null, where the model knows it, is a value of its own. */
export type MembersOf<D> = { readonly [K in RequiredNames<MembersIn<D>>]: Value<MembersIn<D>[K]> } & {
  readonly [K in Exclude<keyof MembersIn<D>, RequiredNames<MembersIn<D>>>]?: Value<MembersIn<D>[K]> | NullIn<D>;
};

/** An object of a model. Never changed: {@link editModel} makes another. */
export interface ModelObject<D extends Model = Model> {
  /** The members that the model knows, by their names in the spec. */
  readonly members: MembersOf<D>;
  /** All other members, by their keys: what this version does not know it keeps. */
  readonly others: JsonObject;
  /**
   * The optional members whose value has no reading, by their names in the spec: they are written as they were. Where
   * `members` has one, too, that is the one.
   */
  readonly malformed: JsonObject;
}

/** Changes of an object's known members: a value, or null where the model knows it, sets a member, undefined removes it. */
export type Changes<D> = { readonly [K in keyof MembersOf<D>]?: MembersOf<D>[K] | (undefined extends MembersOf<D>[K] ? undefined : never) };

const none: JsonObject = new Map();

/** An object of a model, from nothing but its known members. */
export function modelObject<D extends Model>(_model: D, members: MembersOf<D>): ModelObject<D> {
  return { members, others: none, malformed: none };
}

/** Another object with some known members changed, also such as had no reading, and everything else as it was. */
export function editModel<D extends Model>(object: ModelObject<D>, changes: Changes<D>): ModelObject<D> {
  const members = { ...object.members, ...changes };
  const present = Object.entries(members).filter(([, value]) => value !== undefined);
  const malformed = [...object.malformed].filter(([name]) => !Object.hasOwn(changes, name));
  return { members: objectOf(present) as MembersOf<D>, others: object.others, malformed: malformed.length === 0 ? none : new Map(malformed) };
}

/**
 * Reads a JSON value that others wrote as an object of a model. An optional member that has no reading is kept, and is in
 * `malformed`.
 * @throws JsonError for what has no canonical form
 * @throws ModelError for what is not an object, and for a required member that is missing or has no reading
 */
export function readModel<D extends Model>(model: D, json: JsonValue): ModelObject<D> {
  canonicalBytes(json);
  return objectOfJudged(model, judgeRead(model, json));
}

/**
 * Takes a JSON value that this program made as an object of a model: what has no reading is refused.
 * @throws JsonError for what has no canonical form
 * @throws ModelError for what breaks the model's schema
 */
export function checkedModel<D extends Model>(model: D, json: JsonValue): ModelObject<D> {
  canonicalBytes(json);
  return objectOfJudged(model, { value: judgeWritten(model, json), malformed: [] });
}

function objectOfJudged<D extends Model>(model: D, { value, malformed }: Judged): ModelObject<D> {
  const { members, wires } = planOf(model);
  const present = members
    .filter(({ wire }) => value.has(wire))
    .map(({ name, wire }) => ({ name, value: value.get(wire) as JsonValue, isMalformed: malformed.includes(wire) }));
  const known = present.filter(({ isMalformed }) => !isMalformed);
  const unread = present.filter(({ isMalformed }) => isMalformed);
  const others = [...value].filter(([key]) => !wires.has(key));
  return {
    members: objectOf(known.map((each) => [each.name, each.value] as const)) as MembersOf<D>,
    others: others.length === 0 ? none : new Map(others),
    malformed: unread.length === 0 ? none : new Map(unread.map((each) => [each.name, each.value])),
  };
}

/** JSON Pointers to the members that have no reading, in canonical order. */
export function malformedPaths<D extends Model>(model: D, { members, malformed }: ModelObject<D>): string[] {
  return unreadWires(model, members, malformed).map(pointerTo);
}

/** The keys of the members that are written as they were, since they have no reading and nothing replaced them. */
function unreadWires(model: Model, members: object, malformed: JsonObject): string[] {
  return planOf(model)
    .members.filter(({ name }) => malformed.has(name) && own<JsonValue | undefined>(members, name) === undefined)
    .map(({ wire }) => wire);
}

/**
 * An object as a JSON value, with wire keys.
 * @throws LockstepError `invalid_argument` where a key of `others` is that of a known member
 */
export function modelJson<D extends Model>(model: D, { members, others, malformed }: ModelObject<D>): JsonObject {
  const isWritten = (value: JsonValue): boolean => value !== null || model.knowsNull;
  const json = new Map([...others].filter(([, value]) => isWritten(value)));
  for (const { name, wire } of planOf(model).members) {
    if (others.has(wire)) throw new LockstepError('invalid_argument', `${model.name}: ${wire} is a known member, and can not be among the others`);
    const given = own<JsonValue | undefined>(members, name);
    const value = given === undefined ? malformed.get(name) : given;
    if (value !== undefined && isWritten(value)) json.set(wire, value);
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
  const written = judgeWritten(model, json, new Set(unreadWires(model, object.members, object.malformed)));
  return written === json ? bytes : canonicalBytes(written);
}

/**
 * Reads an object from JSON that others wrote: half of a surrogate pair, escaped, reads as U+FFFD, and what has no reading is
 * kept as {@link readModel} does.
 * @throws JsonError for what is not JSON or has no canonical form
 * @throws ModelError for what is not an object, and for a required member that is missing or has no reading
 */
export function decodeModel<D extends Model>(model: D, bytes: Uint8Array): ModelObject<D> {
  return readModel(model, parseJson(bytes, { ...JsonLimits.values, replacesLoneSurrogates: true }));
}
