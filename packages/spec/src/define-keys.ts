/** The vocabulary of the key hierarchy: which key comes from which, by what, and where the rest of it is kept. */
import { MemberName, TypeName, problemsOf, type Definition, type Model, type Problem } from './define.ts';
import type { Requirement } from './define-requirement.ts';

/** What leads from one key to the next: libsodium's crypto_pwhash, crypto_kdf, crypto_secretbox, crypto_box_seal, crypto_secretstream. */
export type KeyPrimitive = 'argon2id' | 'kdf' | 'secretbox' | 'sealedbox' | 'secretstream';

/** What a primitive needs beside the key that it starts from, and keeps in the open. */
export type KeyPart = 'salt' | 'opsLimit' | 'memLimit' | 'ciphertext' | 'nonce' | 'header';

type Parts = Readonly<Partial<Record<KeyPart, string>>>;

/** One step of a hierarchy. */
export interface KeyStep<P extends KeyPrimitive = KeyPrimitive, M extends Parts = Parts, B extends number | null = number | null> {
  readonly by: P;
  /** The step whose key this one starts from, or what a person knows. */
  readonly from: string;
  /** The size of the key; null where the step yields content of any size. */
  readonly bytes: B;
  /** The model or server object that keeps the parts; null where nothing is kept. */
  readonly storedIn: string | null;
  /** The member of that object for each part; members of members are joined with dots. */
  readonly parts: M;
  /** The members that the model lacks. */
  readonly missing: readonly string[];
}

/** A model of the spec, or the name of an object that the server keeps. */
type Holder = Pick<Model, 'name' | 'members'> | string;

interface Start {
  /** The step whose key this one starts from, or what a person knows. */
  readonly from: string;
}

function step<P extends KeyPrimitive, M extends Parts, B extends number | null>(
  by: P,
  { from }: Start,
  bytes: B,
  holder: Holder | null,
  parts: M,
): KeyStep<P, M, B> {
  const storedIn = typeof holder === 'string' || holder === null ? holder : holder.name;
  const isMember = (name: string): boolean => typeof holder === 'string' || holder === null || Object.hasOwn(holder.members, name);
  return { by, from, bytes, storedIn, parts, missing: Object.values(parts).filter((name) => !isMember(name)) };
}

/** The kinds of steps. */
export const k = {
  /** A key derived from a passphrase, with a salt and limits that are kept. */
  derived: <const M extends { readonly salt: string; readonly opsLimit: string; readonly memLimit: string }>(
    start: Start,
    bytes: number,
    holder: Holder,
    parts: M,
  ): KeyStep<'argon2id', M, number> => step('argon2id', start, bytes, holder, parts),
  /** A key derived from a key; nothing is kept. */
  subkey: (start: Start, bytes: number): KeyStep<'kdf', object, number> => step('kdf', start, bytes, null, {}),
  /** A key in a box under another key; the box and its nonce are kept. */
  boxed: <const M extends { readonly ciphertext: string; readonly nonce: string }>(
    start: Start,
    bytes: number,
    holder: Holder,
    parts: M,
  ): KeyStep<'secretbox', M, number> => step('secretbox', start, bytes, holder, parts),
  /** A key that was sealed for a public key, whose secret half opens it; the sealed box is kept. */
  sealed: <const M extends { readonly ciphertext: string }>(start: Start, bytes: number, holder: Holder, parts: M): KeyStep<'sealedbox', M, number> =>
    step('sealedbox', start, bytes, holder, parts),
  /** Content under a key; its header is kept. */
  content: <const M extends { readonly header: string }>(start: Start, holder: Holder, parts: M): KeyStep<'secretstream', M, null> =>
    step('secretstream', start, null, holder, parts),
};

type Steps = Readonly<Record<string, KeyStep>>;

/** A hierarchy of keys. */
export interface KeyHierarchyDefinition<S extends Steps = Steps> extends Definition {
  readonly definition: 'keys';
  readonly steps: S;
}

const Size: Requirement = { isMet: (value) => Number.isSafeInteger(value) && Number(value) > 0, message: 'must have a size of one byte or more' };

/** Defines a hierarchy: each step starts from the passphrase or from a key of another step. */
export function defineKeys<const S extends Steps>(
  name: string,
  shape: { readonly passphrase: string; readonly keyBytes: number; readonly steps: S },
): KeyHierarchyDefinition<S> {
  const { passphrase, keyBytes, steps } = shape;
  const problems: Problem[] = [...problemsOf(TypeName, name)];
  for (const [key, { by, from, bytes, storedIn, missing }] of Object.entries(steps as Steps)) {
    const path = ['steps', key];
    problems.push(...problemsOf(MemberName, key, path), ...(bytes === null ? [] : problemsOf(Size, bytes, path)));
    for (const member of missing) problems.push({ path, message: `keeps a part in ${storedIn}.${member}, which is not a member` });
    const start = Object.hasOwn(steps, from) ? (steps as Steps)[from] : undefined;
    if ((by === 'argon2id') !== (from === passphrase)) {
      problems.push({ path, message: `starts from ${from} by ${by}: a passphrase is stretched by argon2id, and nothing else is` });
    } else if (from !== passphrase && !start) {
      problems.push({ path, message: `starts from ${from}, which is not a step` });
    } else if (start && start.bytes !== keyBytes) {
      problems.push({ path, message: `starts from ${from}, whose ${start.bytes} bytes are not the ${keyBytes} that ${by} takes` });
    }
  }
  // Whoever starts from the passphrase is reached; what starts from itself, or in a circle, never is.
  const reached = new Set([passphrase]);
  for (let size = 0; size < reached.size;) {
    size = reached.size;
    for (const [key, { from }] of Object.entries(steps as Steps)) if (reached.has(from)) reached.add(key);
  }
  for (const [key, { from }] of Object.entries(steps as Steps)) {
    if (!reached.has(key) && Object.hasOwn(steps, from))
      problems.push({ path: ['steps', key], message: `starts from ${from}, which no way leads to from ${passphrase}` });
  }
  return { definition: 'keys', name, steps, problems };
}
