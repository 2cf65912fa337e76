/** Decisions as Swift functions: a file for each subject that has some. */
import type { ConditionModel, DecisionModel } from '../../model/decision-schema.ts';
import type { SpecModel } from '../../model/schema.ts';
import { bySubject } from '../subjects.ts';
import { lineWidth } from './escaping.ts';
import { Scope, identifier, longestInputName, memberAfterPoint } from './naming.ts';

/** What the template is given for a subject. */
export interface DecisionFile {
  readonly name: string;
  /** The public types that the file declares. */
  readonly definitions: readonly { readonly name: string }[];
  readonly decisions: readonly object[];
}

function inputType({ type }: DecisionModel['inputs'][number]): string {
  if (type.kind === 'enum') return identifier(type.name);
  return type.kind === 'boolean' ? 'Bool' : 'Int';
}

function condition({ input, test, member }: ConditionModel): string {
  const name = identifier(input);
  const value = `.${memberAfterPoint(member ?? '')}`;
  return {
    isTrue: name,
    isFalse: `!${name}`,
    is: `${name} == ${value}`,
    isNot: `${name} != ${value}`,
    isZero: `${name} == 0`,
    isPositive: `${name} > 0`,
  }[test];
}

/** A rule: the conditions on one line where they fit, else one a line and the brace below them. */
function rule({ conditions, then }: DecisionModel['rules'][number]): string {
  const texts = conditions.map(condition);
  const line = `    if ${texts.join(', ')} {`;
  const head = line.length <= lineWidth ? line : `    if ${texts.join(',\n      ')}\n    {`;
  return `${head}\n      return .${memberAfterPoint(then)}\n    }`;
}

function decision(model: DecisionModel): object {
  const scope = new Scope(`the inputs of ${model.name}`);
  const inputs = model.inputs.map((input, index) => ({
    name: identifier(scope.take(input.name, `${model.name}.${input.name}`, longestInputName)),
    type: inputType(input),
    documentation: input.documentation,
    isLast: index === model.inputs.length - 1,
  }));
  const { otherwise } = model;
  return {
    name: identifier(model.name),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    inputs,
    parameters: inputs.map(({ name, documentation }) => `${name}: ${documentation}`),
    outcome: `${identifier(model.outcome)}${otherwise === null ? '?' : ''}`,
    returns: otherwise === null ? 'nil where no rule fits' : `\`${otherwise}\` where no rule fits`,
    rules: model.rules.map(rule),
    otherwise: otherwise === null ? 'nil' : `.${memberAfterPoint(otherwise)}`,
  };
}

/** The subjects that have decisions. */
export function decisionFiles({ decisions }: SpecModel): DecisionFile[] {
  return bySubject(decisions, (name, within) => ({ name, definitions: within(decisions), decisions: within(decisions).map(decision) }));
}
