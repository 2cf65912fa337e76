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

// The largest number of three digits, which is what a status line has room for.
const largestStatus = 999;

/** Rules in their order: the first that fits is the one. There is one for every answer without success, and for 0: no answer. */
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
  const forEveryCall = rules.filter(({ host, calls, serverCodes }) => host === undefined && calls === undefined && serverCodes === undefined);
  const isIn = (answered: number, { status }: StatusRule): boolean =>
    typeof status === 'number' ? status === answered : status[0] <= answered && answered <= status[1];
  const open = Array.from({ length: largestStatus + 1 }, (_, status) => status).find((status) => !forEveryCall.some((rule) => isIn(status, rule)));
  if (open !== undefined)
    problems.push({ path: [], message: `must have a rule for every answer with status ${open}, as for each from 0 to ${largestStatus}` });
  return { definition: 'statuses', name, errors: errors.name, rules, problems };
}
