/** Decisions as Dart functions: a file for each subject that has some. */
import type { ConditionModel, DecisionModel } from '../../model/decision-schema.ts';
import type { SpecModel } from '../../model/schema.ts';
import { bySubject } from '../subjects.ts';
import { docOf, group, indent, join, line, type Doc, type Part } from '../printer.ts';
import { docComment } from './escaping.ts';
import { access, declaration, flow, namedParameters } from './layout.ts';
import { memberName, memberNames, snakeCase, type TypeScope } from './naming.ts';
import { origin } from './declarations.ts';

/** What the template is given for a subject. */
export interface DecisionFile {
  /** The file's path below the package. */
  readonly path: string;
  readonly imports: readonly string[];
  readonly decisions: readonly unknown[];
}

type Input = DecisionModel['inputs'][number];

function inputType({ type }: Input): string {
  if (type.kind === 'enum') return type.name;
  return type.kind === 'boolean' ? 'bool' : 'int';
}

function condition({ test, member }: ConditionModel, { type }: Input, name: string, isFirst: boolean): Part {
  const value = type.kind === 'enum' ? access(type.name, memberName('enumMembers', member ?? '')) : '';
  const compared = (sign: string): Doc => {
    const rest = [line, value];
    return group([`${name} ${sign}`, isFirst ? rest : indent(indent(rest))]);
  };
  return {
    isTrue: name,
    isFalse: `!${name}`,
    is: compared('=='),
    isNot: compared('!='),
    isZero: `${name} == 0`,
    isPositive: `${name} > 0`,
  }[test];
}

function decision(model: DecisionModel, types: TypeScope): unknown {
  const { inputs, outcome, otherwise } = model;
  const names = memberNames(
    'decisionInputs',
    model.name,
    inputs.map(({ name }) => name),
  );
  const answer = (member: string | null): Part => (member === null ? 'null' : access(outcome, memberName('enumMembers', member)));
  const test = (one: ConditionModel, at: number): Part => {
    const index = inputs.findIndex(({ name }) => name === one.input);
    return condition(one, inputs[index] as Input, names[index] ?? '', at === 0);
  };
  const told = inputs.map(({ documentation }, index) => `\`${names[index] ?? ''}\`: ${documentation}`);
  return {
    doc: docComment([model.documentation, origin(model.name)], 0),
    type: types.claim(model.name, model.name),
    functionDoc: docComment(
      [
        'Decides: the first rule that fits.',
        ...told,
        otherwise === null
          ? 'Returns null where no rule fits.'
          : `Returns \`${outcome}.${memberName('enumMembers', otherwise)}\` where no rule fits.`,
      ],
      2,
    ),
    head: declaration(`static ${outcome}${otherwise === null ? '?' : ''}`, 'decide')
      .block(namedParameters(inputs.map((input, index) => declaration(`required ${inputType(input)}`, names[index] ?? ''))))
      .add(' {'),
    rules: model.rules.map(({ conditions, then }) => ({ head: ruleHead(conditions.map(test)), answer: returned(answer(then)) })),
    otherwise: returned(answer(otherwise)),
  };
}

/** How a rule begins: the conditions on one line where they fit, else one a line. */
function ruleHead(conditions: readonly Part[]): Doc {
  return group(['if (', indent(indent(join([' &&', line], conditions.map(docOf)))), ') {']);
}

function returned(answer: Part): Part {
  return flow('return ').add(answer).add(';');
}

/**
 * The subjects that have decisions.
 * @throws NamingProblem if two names collide in Dart
 */
export function decisionFiles(model: SpecModel, types: TypeScope): DecisionFile[] {
  const { decisions, enums } = model;
  const enumFile = (name: string): string => `${snakeCase(enums.find((each) => each.name === name)?.subject ?? '')}.dart`;
  return bySubject(decisions, (subject, within) => {
    const own = within(decisions);
    const named = own.flatMap(({ inputs, outcome }) => [outcome, ...inputs.flatMap(({ type }) => (type.kind === 'enum' ? [type.name] : []))]);
    return {
      path: `lib/src/spec/${snakeCase(subject)}_decisions.dart`,
      imports: [...new Set(named.map(enumFile))].sort(),
      decisions: own.map((one) => decision(one, types)),
    };
  });
}
