/** Constants, enums, flags, error codes and models as Swift declarations: a file for each subject that has some. */
import type { ConstantGroup, EnumModel, ErrorTable, FlagsModel, SpecModel } from '../../model/schema.ts';
import type { Doc, Flow } from '../printer.ts';
import { bySubject } from '../subjects.ts';
import { literal } from './escaping.ts';
import { arm, array, assignment, call, callArguments, constant, enumCase, head } from './layout.ts';
import { modelView } from './models.ts';
import { Scope, identifier, memberAfterPoint, memberName } from './naming.ts';

// Members that every enum of a kind has from its template: no member of the spec may be called so.
const enumMembers = ['allCases', 'specName', 'wireValue', 'WireValue', 'hash', 'hashValue'];
// Those of `OptionSet` are what Swift gives it.
const flagMembers = [
  'specName',
  'rawValue',
  'hashValue',
  'hash',
  'isEmpty',
  'contains',
  'insert',
  'remove',
  'update',
  'union',
  'intersection',
  'subtracting',
];
const errorMembers = ['allCases', 'wireValue', 'isRetryable', 'number', 'hash', 'hashValue'];

function scopeOf(definition: string, taken: readonly string[]): Scope {
  const scope = new Scope(`the enum ${definition}`);
  for (const name of taken) scope.take(name, 'what every generated enum has');
  return scope;
}

/** A group of constants for its template. */
function constants(group: ConstantGroup): object {
  const scope = scopeOf(group.name, []);
  return {
    head: head('public enum', identifier(group.name), []),
    documentation: `${group.documentation}\n\nSpec: \`${group.name}\`.`,
    members: group.members.map(({ name, value, unit, documentation }) => ({
      declaration: publicConstant(identifier(scope.take(name, `${group.name}.${name}`)), literal(value)),
      documentation: `${documentation}\n\nSpec: \`${group.name}.${name}\`, ${unit}.`,
    })),
  };
}

function publicConstant(name: string, value: Doc): Flow {
  return constant('public static let', name, value);
}

/** A pattern of a switch over the members of an enum. */
function reference(name: string): string {
  return `.${memberAfterPoint(name)}`;
}

/** An enum for its template. */
function enumeration(model: EnumModel): object {
  const scope = scopeOf(model.name, enumMembers);
  const wireType = model.wire === 'integer' ? 'Int' : 'String';
  const members = model.members.map(({ name, wire, documentation }) => ({
    declaration: enumCase(identifier(scope.take(name, `${model.name}.${name}`))),
    documentation: `${documentation}\n\nSpec: \`${model.name}.${name}\`, on the wire ${JSON.stringify(wire)}.`,
  }));
  const fallback = model.fallback === null ? null : scope.take(model.fallback, `${model.name}.${model.fallback}`);
  const names = [...model.members.map(({ name }) => name), ...(fallback === null ? [] : [fallback])];
  const wires = model.members.map(({ name, wire }) => arm(`case ${reference(name)}`, literal(wire)));
  const reads = model.members.map(({ name, wire }) => arm(`case ${literal(wire)}`, assignment('self', reference(name))));
  return {
    head: head('public enum', identifier(model.name), ['WireEnum']),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    specName: publicConstant('specName', literal(model.name)),
    wireType,
    members,
    fallback: fallback === null ? null : enumCase(identifier(fallback), wireType),
    allCases: [
      'public static let allCases: [Self] = ',
      array(
        model.members.map(({ name }) => reference(name)),
        true,
      ),
    ],
    specNames: names.map((name) => arm(`case ${reference(name)}`, literal(name))),
    wireValues: fallback === null ? wires : [...wires, arm([`case ${reference(fallback)}`, callArguments(['let value'])], 'value')],
    // Texts are compared by their code units.
    matched: model.wire === 'integer' ? 'wireValue' : 'JsonString(wireValue)',
    compared: model.wire === 'integer' ? ['left.wireValue', 'right.wireValue'] : ['JsonString(left.wireValue)', 'JsonString(right.wireValue)'],
    reads,
    otherwise: fallback === null ? 'default: return nil' : arm('default', assignment('self', call(reference(fallback), ['wireValue']))),
  };
}

/** Flags for their template. */
function flagSet(model: FlagsModel): object {
  const scope = scopeOf(model.name, flagMembers);
  return {
    head: head('public struct', identifier(model.name), ['WireFlags']),
    specName: publicConstant('specName', literal(model.name)),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    members: model.members.map(({ name, bit, documentation }) => ({
      declaration: publicConstant(identifier(scope.take(name, `${model.name}.${name}`)), `Self(rawValue: ${literal(bit)})`),
      documentation: `${documentation}\n\nSpec: \`${model.name}.${name}\`, on the wire the bit ${bit}.`,
    })),
  };
}

/** A table of error codes for its template. */
function errors(table: ErrorTable): object {
  const scope = scopeOf(table.name, errorMembers);
  const arms = (value: (member: ErrorTable['members'][number], index: number) => string): Doc[] =>
    table.members.map((member, index) => arm(`case ${reference(memberName(member.code))}`, value(member, index)));
  return {
    head: head('public enum', identifier(table.name), ['Sendable', 'Hashable', 'CaseIterable']),
    documentation: `${table.documentation}\n\nSpec: \`${table.name}\`.`,
    members: table.members.map(({ code, retryable, documentation }) => ({
      declaration: enumCase(identifier(scope.take(memberName(code), `${table.name}.${code}`))),
      documentation: `${documentation}\n\nSpec: \`${table.name}.${code}\`; ${retryable ? 'worth a retry' : 'no retry helps'}.`,
    })),
    codes: arms(({ code }) => literal(code)),
    numbers: arms((_, index) => literal(index + 1)),
    retryable: arms(({ retryable }) => String(retryable)),
  };
}

/** What a subject's template is given. */
export interface SubjectFile {
  readonly name: string;
  /** The public types that the file declares. */
  readonly definitions: readonly { readonly name: string }[];
  readonly constants: readonly object[];
  readonly enums: readonly object[];
  readonly flags: readonly object[];
  readonly errors: readonly object[];
  readonly models: readonly object[];
}

/** The subjects that have constants, enums, flags, errors or models, by their names. */
export function subjectFiles(model: SpecModel): SubjectFile[] {
  const all = [...model.constants, ...model.enums, ...model.flags, ...model.errors, ...model.models];
  return bySubject(all, (name, within) => ({
    name,
    definitions: within(all),
    constants: within(model.constants).map(constants),
    enums: within(model.enums).map(enumeration),
    flags: within(model.flags).map(flagSet),
    errors: within(model.errors).map(errors),
    models: within(model.models).map(modelView),
  }));
}
