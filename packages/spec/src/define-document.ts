/**
 * The vocabulary of documents: what API calls send and are answered. A document is a model that is judged with its call and
 * may hold objects and lists. What a document does not know, it keeps.
 */
import { MemberName, TypeName, isOneOf, problemsOf, shown, wellFormed, type Definition, type Problem } from './define.ts';

/** A member of a document. `T` is what TypeScript sees of its value, `R` whether it must be there. */
export interface DocumentMember<T = unknown, R extends boolean = boolean> {
  readonly kind: (typeof kinds)[number];
  /** Integers: the least value. Lists: the fewest items. */
  readonly minimum?: number;
  /** Integers: the largest value. Lists: the most items. */
  readonly maximum?: number;
  /** Strings: the text is the base64 of so many bytes. */
  readonly base64Bytes?: number;
  /** Strings: the text is an absolute address, http or https. */
  readonly isAddress?: true;
  /** Objects: the document. */
  readonly of?: Document;
  /** Lists: what each item is. */
  readonly items?: DocumentMember;
  /** Lists: no two items are the same text; in a list of objects, no two have the same text in any required member. */
  readonly isDistinct?: true;
  /** Lists of texts: the member of the same object whose text is none of them. */
  readonly distinctFrom?: string;
  /** A required member is neither absent nor null; any other may be either. */
  readonly required: R;
  /** The flag, a member of the same object: this member must be there unless the flag is true. */
  readonly requiredUnless?: string;
  /** Never set: carries `T`. */
  readonly phantom?: T;
}

type DocumentMembers = Readonly<Record<string, DocumentMember>>;
type MembersIn<D> = D extends { readonly members: infer M } ? M : never;
type Held<X> = X extends DocumentMember<infer T> ? T : never;
type RequiredNames<M> = { [K in keyof M]: M[K] extends DocumentMember<unknown, true> ? K : never }[keyof M];

/** A document as TypeScript sees it. */
export type ValueOf<D> = { readonly [K in RequiredNames<MembersIn<D>>]: Held<MembersIn<D>[K]> } & {
  readonly [K in Exclude<keyof MembersIn<D>, RequiredNames<MembersIn<D>>>]?: Held<MembersIn<D>[K]> | null;
};

/** How many items a list may have, and what they must not be. */
type ListRange = Pick<DocumentMember, 'minimum' | 'maximum' | 'isDistinct' | 'distinctFrom'>;

/** The members of documents. Each is optional until `required` makes it otherwise. */
export const d = {
  /** A text. */
  string: (): DocumentMember<string, false> => ({ kind: 'string', required: false }),
  /** The base64 of so many bytes: the standard alphabet with padding. */
  base64: (bytes: number): DocumentMember<string, false> => ({ kind: 'string', base64Bytes: bytes, required: false }),
  /** An absolute address, http or https. */
  address: (): DocumentMember<string, false> => ({ kind: 'string', isAddress: true, required: false }),
  /** A whole number within ±(2^53 − 1). */
  integer: (range: { readonly minimum?: number; readonly maximum?: number } = {}): DocumentMember<number, false> => ({
    kind: 'integer',
    required: false,
    ...range,
  }),
  boolean: (): DocumentMember<boolean, false> => ({ kind: 'boolean', required: false }),
  /** Another document. */
  object: <D extends Document>(of: D): DocumentMember<ValueOf<D>, false> => ({ kind: 'object', of, required: false }),
  /** A list. */
  list: <T>(items: DocumentMember<T>, range: ListRange = {}): DocumentMember<readonly T[], false> => ({
    kind: 'list',
    items,
    required: false,
    ...range,
  }),
};

/** Makes a member one that must be there unless a flag of the same object is true. */
export function requiredUnless<T>(flag: string, member: DocumentMember<T, false>): DocumentMember<T, false> {
  return { ...member, requiredUnless: flag };
}

/** What a call sends or is answered: a JSON object of known members. */
export interface Document<N extends string = string, M extends DocumentMembers = DocumentMembers> extends Definition {
  readonly definition: 'document';
  readonly name: N;
  readonly members: M;
}

const kinds = ['string', 'integer', 'boolean', 'object', 'list'] as const;
const formOfMembers = 'a function of d';
const isMember = (member: unknown): boolean => isOneOf(member, 'kind', kinds);

function problemsOfMember(key: string, member: DocumentMember, members: DocumentMembers): Problem[] {
  const path = [key];
  const problems = problemsOf(MemberName, key, path);
  const isSize = member.kind !== 'integer';
  for (const name of ['minimum', 'maximum', 'base64Bytes'] as const) {
    const bound = member[name];
    if (bound !== undefined && !(Number.isSafeInteger(bound) && (bound >= 0 || !isSize)))
      problems.push({ path, message: `must have a ${name} that is a whole number${isSize ? ' from 0' : ''}; got ${shown(bound)}` });
  }
  const { minimum, maximum } = member;
  if (minimum !== undefined && maximum !== undefined && minimum > maximum)
    problems.push({ path, message: `must have a minimum that is not above its maximum; got ${minimum} and ${maximum}` });
  if (member.kind === 'list' && !isMember(member.items))
    problems.push({ path, message: `must hold what is made by ${formOfMembers}; got ${shown(member.items)}` });
  const { requiredUnless: flag } = member;
  if (flag !== undefined && (flag === key || members[flag]?.kind !== 'boolean'))
    problems.push({ path, message: `must name another member as its flag, a boolean; got ${flag}` });
  const { distinctFrom: other } = member;
  if (other !== undefined && members[other]?.kind !== 'string')
    problems.push({ path, message: `must differ from a member that is a string; got ${other}` });
  const items = member.items?.kind ?? '';
  if (member.isDistinct === true && !['string', 'object'].includes(items))
    problems.push({ path, message: `must hold texts or objects, of which no two are the same; got ${items}` });
  if (other !== undefined && items !== 'string') problems.push({ path, message: `must hold texts, none of which is ${other}; got ${items}` });
  return problems;
}

/** Defines a document. */
export function defineDocument<const N extends string, const M extends DocumentMembers>(name: N, members: M): Document<N, M> {
  const formed = wellFormed(members, [], isMember, formOfMembers);
  const problems: Problem[] = [
    ...problemsOf(TypeName, name),
    ...formed.problems,
    ...Object.entries(formed.members).flatMap(([key, member]) => problemsOfMember(key, member, formed.members)),
  ];
  return { definition: 'document', name, members: formed.members, problems };
}
