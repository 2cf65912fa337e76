/** The vocabulary of rules: a relation between values of enums, such as who yields to whom. */
import { MemberName, TypeName, problemsOf, type Definition, type Problem } from './define.ts';

interface EnumOf<N extends string = string> {
  readonly name: string;
  readonly members: Readonly<Record<N, string | number>>;
}
type NameOf<E> = E extends { readonly members: infer M } ? Extract<keyof M, string> : never;
type EnumColumns = Readonly<Record<string, EnumOf>>;
/** A rule: for each column the name of a member of its enum. */
export type Rule<C> = { readonly [K in keyof C]: NameOf<C[K]> };

/** A list of rules. */
export interface Rules<C extends EnumColumns = EnumColumns> extends Definition {
  readonly definition: 'rules';
  readonly columns: C;
  readonly rules: readonly Rule<C>[];
}

/** Defines rules over columns, each an enum of the spec. */
export function defineRules<const C extends EnumColumns>(name: string, shape: { readonly columns: C; readonly rules: readonly Rule<C>[] }): Rules<C> {
  const { columns, rules } = shape;
  const problems: Problem[] = [
    ...problemsOf(TypeName, name),
    ...Object.keys(columns).flatMap((key) => problemsOf(MemberName, key, ['columns', key])),
  ];
  const seen = new Set<string>();
  for (const rule of rules as readonly Readonly<Record<string, string>>[]) {
    const text = Object.keys(columns)
      .map((key) => rule[key] ?? '')
      .join(', ');
    if (seen.has(text)) problems.push({ path: ['rules'], message: `has the rule ${text} twice` });
    seen.add(text);
    for (const [key, { name: of, members }] of Object.entries(columns)) {
      if (rule[key] === undefined || !Object.hasOwn(members, rule[key])) {
        problems.push({ path: ['rules'], message: `has a rule whose ${key} is ${rule[key]}, which ${of} does not have` });
      }
    }
  }
  return { definition: 'rules', name, columns, rules, problems };
}
