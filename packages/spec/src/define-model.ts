/**
 * The vocabulary of models: JSON objects whose members the spec knows. What a model does not know, it keeps; absent and
 * null stay apart, unless a model knows no null; old forms are read and written anew.
 */
import {
  MemberName,
  TypeName,
  isOneOf,
  problemsOf,
  shown,
  wellFormed,
  type Definition,
  type DocumentMember,
  type Enumeration,
  type Flags,
  type Problem,
} from './define.ts';
import { requireText } from './define-requirement.ts';

/**
 * A form that older clients wrote. `numericText`: a text that was written as a number is read as that number's canonical
 * text. `numberInText`: a number that was written as a string is read as the number that the string holds by JSON's grammar.
 */
export type OldForm = 'numericText' | 'numberInText';

/** A member of a model. `T` is what TypeScript sees of its value, `R` whether it must be there. */
export interface ModelMember<T = unknown, R extends boolean = boolean> {
  readonly kind: 'string' | 'integer' | 'number' | 'boolean' | 'enum' | 'flags';
  /** The key in the JSON object; the member's own name if absent. */
  readonly wire?: string;
  /** Enums: the definition. Its wire values are in the JSON. */
  readonly enum?: Enumeration;
  /** Sets of flags: the definition. The sum of the bits is in the JSON. */
  readonly flags?: Flags;
  /** Integers: the least value. */
  readonly minimum?: number;
  readonly oldForm?: OldForm;
  /** A required member is neither absent nor null; any other may be either. */
  readonly required: R;
  /** Never set: carries `T`. */
  readonly phantom?: T;
}

interface Key {
  readonly wire?: string;
}

/** The members of models. Each is optional until `required` makes it otherwise. */
export const m = {
  /** A text. */
  string: (shape: Key & { readonly oldForm?: 'numericText' } = {}): ModelMember<string, false> => ({
    kind: 'string',
    required: false,
    ...shape,
  }),
  /** A whole number within ±(2^53 − 1), however its literal is written. */
  integer: (shape: Key & { readonly minimum?: number; readonly oldForm?: 'numberInText' } = {}): ModelMember<number, false> => ({
    kind: 'integer',
    required: false,
    ...shape,
  }),
  /** A double. */
  number: (shape: Key & { readonly oldForm?: 'numberInText' } = {}): ModelMember<number, false> => ({
    kind: 'number',
    required: false,
    ...shape,
  }),
  boolean: (shape: Key = {}): ModelMember<boolean, false> => ({ kind: 'boolean', required: false, ...shape }),
  /** The wire value of an enum; of an open one any value of the wire's type, which is kept. */
  enum: <const W extends string | number>(
    of: Enumeration<Record<string, W>>,
    shape: Key = {},
  ): ModelMember<W extends number ? number : string, false> => ({ kind: 'enum', enum: of, required: false, ...shape }),
  /** A set of flags: a whole number from 0. Bits that the definition does not know are kept. */
  flags: (of: Flags, shape: Key = {}): ModelMember<number, false> => ({ kind: 'flags', flags: of, required: false, ...shape }),
};

/** Makes a member of a model or document one that must be there. */
export function required<T>(member: ModelMember<T, false>): ModelMember<T, true>;
export function required<T>(member: DocumentMember<T, false>): DocumentMember<T, true>;
export function required<M extends { readonly required: false }>(member: M): Omit<M, 'required'> & { readonly required: true } {
  return { ...member, required: true };
}

type ModelMembers = Readonly<Record<string, ModelMember>>;

/** A JSON object of known members. */
export interface Model<N extends string = string, M extends ModelMembers = ModelMembers, K extends boolean = boolean> extends Definition {
  readonly definition: 'model';
  readonly name: N;
  readonly members: M;
  /** Groups of members of which all are there or none is; null counts as not there. */
  readonly together: readonly (readonly string[])[];
  /**
   * Whether a member may be null. Where it may not, a null that is read or given is left out, that of an unknown member, too:
   * other clients leave it out, and count what is left.
   */
  readonly knowsNull: K;
}

const WireKey = requireText(/./s, 'must have a wire key that is not empty');

function problemsOfMember(key: string, member: ModelMember): Problem[] {
  const problems = [...problemsOf(MemberName, key, ['members', key]), ...problemsOf(WireKey, member.wire ?? key, ['members', key])];
  const { minimum } = member;
  if (minimum !== undefined && !Number.isSafeInteger(minimum)) {
    problems.push({ path: ['members', key], message: `must have a minimum that is a whole number within ±(2^53 − 1); got ${shown(minimum)}` });
  }
  return problems;
}

/** Defines a model. */
export function defineModel<const N extends string, const M extends ModelMembers, const K extends boolean = true>(
  name: N,
  shape: { readonly members: M; readonly together?: readonly (readonly Extract<keyof M, string>[])[]; readonly knowsNull?: K },
): Model<N, M, K> {
  const { together = [], knowsNull = true as K } = shape;
  const { members, problems: unformed } = wellFormed(
    shape.members,
    ['members'],
    (member) => isOneOf(member, 'required', [true, false]),
    'a function of m',
  );
  const problems: Problem[] = [
    ...problemsOf(TypeName, name),
    ...unformed,
    ...Object.entries(members).flatMap(([key, member]) => problemsOfMember(key, member)),
  ];
  for (const key of together.flat()) {
    const member = Object.hasOwn(members, key) ? members[key] : undefined;
    if (!member) problems.push({ path: ['together'], message: `names ${key}, which is not a member` });
    else if (member.required) problems.push({ path: ['together'], message: `names ${key}, which is always there: leave it out` });
  }
  const groups = together.map((group) => [...group].sort().join(', '));
  together.forEach((group: readonly string[], index) => {
    if (group.length < 2 || new Set(group).size < group.length)
      problems.push({ path: ['together'], message: `must name two members or more in a group, each once; got ${group.join(', ') || 'none'}` });
    else if (groups.indexOf(groups[index] ?? '') < index) problems.push({ path: ['together'], message: `has the group ${groups[index]} twice` });
  });
  return { definition: 'model', name, members, together, knowsNull, problems };
}
