/** What derived cases share: names as ids write them, ids that no two cases have, and values that a definition lacks. */
import { JsonLimits } from '../json.ts';

const largest = JsonLimits.values.maximumExactInteger;

/** A name as ids write it. */
export function words(name: string): string {
  return name
    .replace('.', '-')
    .replace(/(?<=[a-z0-9])[A-Z]/g, '-$&')
    .toLowerCase();
}

/**
 * Cases with ids of their own: ids are put together from names, which may meet. A number keeps those that do apart.
 * @param cases the cases, in their order
 * @param first those of them that keep their ids, whatever names the spec is given later
 */
export function withDistinctIds<C extends { readonly id: string }>(cases: readonly C[], first: readonly C[]): C[] {
  const taken = new Set<string>();
  const ids = new Map<C, string>();
  for (const each of [...first, ...cases]) {
    if (ids.has(each)) continue;
    let { id } = each;
    for (let number = 2; taken.has(id); number++) id = `${each.id}-${number}`;
    taken.add(id);
    ids.set(each, id);
  }
  return cases.map((each) => ({ ...each, id: ids.get(each) ?? each.id }));
}

/** The first of some texts that is not taken; undefined where all are. */
export function firstAbsent(taken: Iterable<unknown>, candidates: Iterable<string>): string | undefined {
  const known = new Set(taken);
  for (const each of candidates) if (!known.has(each)) return each;
  return undefined;
}

/** A text that is not taken: the given one, or with a number where it is. */
export function absentText(taken: Iterable<unknown>, text: string): string {
  const known = new Set(taken);
  let found = text;
  for (let number = 2; known.has(found); number++) found = `${text}${number}`;
  return found;
}

/** The integer closest to a start that is not taken, in the direction of a step; undefined where there is none within ±(2^53 − 1). */
export function absentInteger(taken: Iterable<unknown>, start: number, step: 1 | -1): number | undefined {
  const known = new Set(taken);
  for (let found = start; Math.abs(found) <= largest; found += step) if (!known.has(found)) return found;
  return undefined;
}

/** Names that every object of some languages has, though nobody gave them. */
export const inheritedNames = ['toString', 'constructor', 'valueOf', 'hasOwnProperty', '__proto__'] as const;
