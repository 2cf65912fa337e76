/** Decisions of the spec as the model has them. */
import type { Decision, DecisionInput } from '@lockstep/spec';
import type { ConditionModel, DecisionModel } from './decision-schema.ts';
import type { Resolver } from './resolver.ts';

type Condition = NonNullable<Decision['rules'][number]['when'][string]>;

function condition(input: string, kind: DecisionInput['kind'] | undefined, asked: Condition): ConditionModel {
  if (typeof asked === 'boolean') return { input, test: asked ? 'isTrue' : 'isFalse', member: null };
  if (typeof asked === 'object') return { input, test: 'isNot', member: asked.not };
  if (kind === 'count') return { input, test: asked === 'none' ? 'isZero' : 'isPositive', member: null };
  return { input, test: 'is', member: asked };
}

function inputType(input: DecisionInput): DecisionModel['inputs'][number]['type'] {
  return input.kind === 'enum' ? { kind: 'enum', name: input.of.name } : { kind: input.kind };
}

/** A decision. */
export function resolveDecision(definition: Decision, at: Resolver, isEnum: (name: string) => boolean): DecisionModel {
  const { inputs, outcome, rules, otherwise } = definition;
  if (!isEnum(outcome.name)) at.reportMissingEnum(outcome.name, ['outcome']);
  return {
    ...at.head(),
    inputs: Object.entries(inputs).map(([name, input]) => {
      const path = ['inputs', name];
      if (input.kind === 'enum' && !isEnum(input.of.name)) at.reportMissingEnum(input.of.name, path);
      return { name, type: inputType(input), documentation: at.documentation(path) };
    }),
    outcome: outcome.name,
    rules: rules.map(({ when, then }) => ({
      conditions: Object.entries(when).flatMap(([name, asked]) => (asked === undefined ? [] : [condition(name, inputs[name]?.kind, asked)])),
      then,
    })),
    otherwise,
  };
}
