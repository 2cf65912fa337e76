/** The vocabulary of flags: sets whose members are the bits of one integer on the wire. */
import { MemberName, TypeName, problemsOf, shown, type Definition, type Problem } from './define.ts';

/**
 * Names, each of a bit. A set is the sum of its members' bits; a reader keeps the bits that the spec does not know, and a
 * writer sends them back.
 */
export interface Flags<M extends Record<string, number> = Record<string, number>> extends Definition {
  readonly definition: 'flags';
  /** The bit of each flag as a number: 1, 2, 4 and so on. */
  readonly members: M;
}

/** The names of flags. */
export type FlagIn<F> = F extends Flags<infer M> ? Extract<keyof M, string> : never;

/** Whether a number is one bit of those that doubles hold exactly. */
function isBit(value: unknown): boolean {
  return typeof value === 'number' && value >= 1 && value < 2 ** 53 && Number.isInteger(Math.log2(value));
}

/** Defines flags. */
export function defineFlags<const M extends Record<string, number>>(name: string, shape: { readonly members: M }): Flags<M> {
  const { members } = shape;
  const problems: Problem[] = problemsOf(TypeName, name);
  if (Object.keys(members).length === 0) problems.push({ path: ['members'], message: 'must have at least one member' });
  for (const [key, bit] of Object.entries(members)) {
    problems.push(...problemsOf(MemberName, key, ['members', key]));
    if (!isBit(bit)) problems.push({ path: ['members', key], message: `must be one bit: 1, 2, 4 and so on, below 2^53; got ${shown(bit)}` });
  }
  return { definition: 'flags', name, members, problems };
}
