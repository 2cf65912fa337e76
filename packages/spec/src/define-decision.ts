/**
 * The vocabulary of decisions: rules over some inputs, in their order, of which the first that fits decides. From one
 * come the pure functions that decide in Swift and Dart, and the arguments of the operation that asks for it.
 */
import { MemberName, TypeName, problemsOf, type Definition, type Enumeration, type NameIn, type Problem } from './define.ts';
import { t, type ValueType } from './define-operation.ts';

/** What a decision looks at: something that is or is not, a member of an enum, or how many there are of something. */
export type DecisionInput = { readonly kind: 'boolean' } | { readonly kind: 'enum'; readonly of: Enumeration } | { readonly kind: 'count' };

/** The inputs of decisions. */
export const input = {
  boolean: () => ({ kind: 'boolean' as const }),
  enum: <const E extends Enumeration>(of: E) => ({ kind: 'enum' as const, of }),
  /** A whole number from 0. */
  count: () => ({ kind: 'count' as const }),
};

type Inputs = Readonly<Record<string, DecisionInput>>;

/** What a rule asks of an input. */
type ConditionOf<I> = I extends { readonly kind: 'boolean' }
  ? boolean
  : I extends { readonly kind: 'count' }
    ? 'none' | 'some'
    : I extends { readonly of: infer E }
      ? NameIn<E> | { readonly not: NameIn<E> }
      : never;

/** A rule: where all its conditions hold, it decides. */
export interface DecisionRule<I = Inputs, O extends string = string> {
  readonly when: { readonly [K in keyof I]?: ConditionOf<I[K]> };
  readonly then: O;
}

/** A decision. */
export interface Decision<I extends Inputs = Inputs, E extends Enumeration = Enumeration> extends Definition {
  readonly definition: 'decision';
  readonly inputs: I;
  /** What is decided: a member of this enum. */
  readonly outcome: E;
  readonly rules: readonly DecisionRule[];
  /** What holds where no rule fits; null: nothing. */
  readonly otherwise: string | null;
}

/** The values of a decision's inputs. */
export type InputsOf<D> =
  D extends Decision<infer I>
    ? {
        readonly [K in keyof I]: I[K] extends { readonly kind: 'boolean' } ? boolean : I[K] extends { readonly of: infer E } ? NameIn<E> : number;
      }
    : never;

/** What a decision answers. */
export type OutcomeOf<D> = D extends Decision<infer _I, infer E> ? NameIn<E> | null : never;

function problemOfCondition(input: DecisionInput | undefined, condition: unknown): string | undefined {
  if (!input) return 'is not an input';
  const name = typeof condition === 'object' ? (condition as { not: unknown }).not : condition;
  if (input.kind === 'boolean') return typeof condition === 'boolean' ? undefined : 'must be true or false';
  if (input.kind === 'count') return condition === 'none' || condition === 'some' ? undefined : "must be 'none' or 'some'";
  return typeof name === 'string' && Object.hasOwn(input.of.members, name) ? undefined : `must be a member of ${input.of.name}`;
}

/** Defines a decision. */
export function defineDecision<const I extends Inputs, const E extends Enumeration>(
  name: string,
  shape: {
    readonly inputs: I;
    readonly outcome: E;
    readonly rules: readonly DecisionRule<NoInfer<I>, NameIn<NoInfer<E>>>[];
    readonly otherwise: NameIn<NoInfer<E>> | null;
  },
): Decision<I, E> {
  const { inputs, outcome, otherwise } = shape;
  const rules = shape.rules as readonly DecisionRule[];
  const problems: Problem[] = [...problemsOf(TypeName, name), ...Object.keys(inputs).flatMap((key) => problemsOf(MemberName, key, ['inputs', key]))];
  const seen = new Set<string>();
  rules.forEach(({ when, then }, index) => {
    const report = (message: string): void => void problems.push({ path: ['rules'], message: `has a rule (${index + 1}) ${message}` });
    for (const [input, condition] of Object.entries(when)) {
      const problem = problemOfCondition(inputs[input], condition);
      if (problem !== undefined) report(`whose ${input} ${problem}`);
    }
    if (Object.keys(when).length === 0) report('without a condition: no rule after it is ever asked');
    const text = JSON.stringify(Object.entries(when).sort(([a], [b]) => (a < b ? -1 : 1)));
    if (seen.has(text)) report('with the conditions of one before, which decides');
    seen.add(text);
    if (!Object.hasOwn(outcome.members, then)) report(`that decides ${then}, which ${outcome.name} does not have`);
  });
  if (otherwise !== null && !Object.hasOwn(outcome.members, otherwise)) {
    problems.push({ path: ['otherwise'], message: `is ${otherwise}, which ${outcome.name} does not have` });
  }
  return { definition: 'decision', name, inputs, outcome, rules, otherwise, problems };
}

/** The inputs of a decision as arguments of the operation that asks for it; their documentation is the decision's. */
export function argumentsFor<D extends Decision>(decision: D): { readonly [K in keyof D['inputs'] & string]: ValueType<InputsOf<D>[K]> } {
  const types = Object.entries(decision.inputs).map(([name, input]) => {
    const type = input.kind === 'boolean' ? t.boolean() : input.kind === 'count' ? t.integer({ minimum: 0 }) : t.enum(input.of);
    return [name, { ...type, decision: decision.name }];
  });
  return Object.fromEntries(types) as ReturnType<typeof argumentsFor<D>>;
}
