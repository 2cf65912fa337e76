/** Decisions as Swift functions: a file for each subject that has some. */
import type { ConditionModel, DecisionModel } from '../../model/decision-schema.ts';
import type { SpecModel } from '../../model/schema.ts';
import { bySubject } from '../subjects.ts';
import { Flow, group, indent, join, line, type Doc } from '../printer.ts';
import { functionHead, head, labelledArgument } from './layout.ts';
import { Scope, identifier, memberAfterPoint } from './naming.ts';

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

function condition({ input, test, member }: ConditionModel, index: number): Doc {
  const name = identifier(input);
  const value = `.${memberAfterPoint(member ?? '')}`;
  const compared = (sign: string, other: string): Doc => {
    const rest = [line, `${sign} ${other}`];
    return group([name, index === 0 ? rest : indent(rest)]);
  };
  return {
    isTrue: name,
    isFalse: `!${name}`,
    is: compared('==', value),
    isNot: compared('!=', value),
    isZero: compared('==', '0'),
    isPositive: compared('>', '0'),
  }[test];
}

/** A rule: the conditions on one line where they fit, else one a line and the brace below them. */
function rule({ conditions, then }: DecisionModel['rules'][number]): { head: Doc; answer: Flow } {
  return {
    head: group([['if ', indent(join([',', line], conditions.map(condition)))], line, '{']),
    answer: answer(then),
  };
}

function answer(member: string): Flow {
  return new Flow('return').space(`.${memberAfterPoint(member)}`);
}

function decision(model: DecisionModel): object {
  const scope = new Scope(`the inputs of ${model.name}`);
  const inputs = model.inputs.map((input) => ({
    name: identifier(scope.take(input.name, `${model.name}.${input.name}`)),
    type: inputType(input),
    documentation: input.documentation,
  }));
  const { otherwise } = model;
  const taken = inputs.map(({ name, type }) => labelledArgument(name, type));
  return {
    head: head('public enum', identifier(model.name), []),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    parameters: inputs.map(({ name, documentation }) => `${name}: ${documentation}`),
    returns: otherwise === null ? 'nil where no rule fits' : `\`${otherwise}\` where no rule fits`,
    begin: functionHead('public static func', 'decide', taken, true)
      .space(`-> ${identifier(model.outcome)}${otherwise === null ? '?' : ''}`)
      .brace(),
    rules: model.rules.map(rule),
    otherwise: otherwise === null ? 'return nil' : answer(otherwise),
  };
}

/** The subjects that have decisions. */
export function decisionFiles({ decisions }: SpecModel): DecisionFile[] {
  return bySubject(decisions, (name, within) => ({ name, definitions: within(decisions), decisions: within(decisions).map(decision) }));
}
