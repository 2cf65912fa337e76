/** The vocabulary of what a status means: the code of the error that an answer without success becomes. */
import { TypeName, problemsOf, type Definition, type Errors, type Problem } from './define.ts';

/** Who answers a call: the API, or the storage that signed addresses lead to. */
export type CallHost = 'api' | 'storage';

/** A rule: which answers become an error. What is absent in it does not matter. */
export interface StatusRule<C extends string = string> {
  /** The status, or the first and the last one of a range. */
  readonly status: number | readonly [number, number];
  /** Who answered. */
  readonly host?: CallHost;
  /** The calls that were answered. */
  readonly calls?: readonly string[];
  /** The codes that the body names, one of which must be there. */
  readonly serverCodes?: readonly string[];
  /** The code of the error. */
  readonly code: C;
}

/** Rules in their order: the first that fits is the one. The last one fits every status. */
export interface Statuses extends Definition {
  readonly definition: 'statuses';
  /** The error table that the codes are from. */
  readonly errors: string;
  readonly rules: readonly StatusRule[];
}

/** Defines what statuses mean, as codes of an error table. */
export function defineStatuses<C extends string>(
  name: string,
  errors: Errors<Record<C, { readonly retryable: boolean }>>,
  rules: readonly StatusRule<C>[],
): Statuses {
  const problems: Problem[] = problemsOf(TypeName, name);
  for (const { status, code } of rules) {
    const [first, last] = typeof status === 'number' ? [status, status] : status;
    if (!(Number.isInteger(first) && Number.isInteger(last) && first >= 0 && first <= last))
      problems.push({ path: [], message: `must have statuses from 0 in their order; got ${first} to ${last}` });
    if (!Object.hasOwn(errors.members, code)) problems.push({ path: [], message: `names ${code}, which ${errors.name} does not have` });
  }
  return { definition: 'statuses', name, errors: errors.name, rules, problems };
}
