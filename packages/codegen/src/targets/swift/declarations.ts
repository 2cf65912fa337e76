/** Constants, enums, flags, error codes and models as Swift declarations: a file for each subject that has some. */
import type { ConstantGroup, EnumModel, ErrorTable, FlagsModel, SpecModel } from '../../model/schema.ts';
import { bySubject } from '../subjects.ts';
import { lineWidth, literal } from './escaping.ts';
import { modelled } from './models.ts';
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
    name: identifier(group.name),
    documentation: `${group.documentation}\n\nSpec: \`${group.name}\`.`,
    members: group.members.map(({ name, value, unit, documentation }) => ({
      declaration: declaration(identifier(scope.take(name, `${group.name}.${name}`)), literal(value)),
      documentation: `${documentation}\n\nSpec: \`${group.name}.${name}\`, ${unit}.`,
    })),
  };
}

/** A constant's declaration; a value that is too long for the line has one of its own, however long that is. */
function declaration(name: string, value: string): string {
  const head = `  public static let ${name} =`;
  return head.length + 1 + value.length <= lineWidth ? `${head} ${value}` : `${head}\n    ${value}`;
}

/** An enum for its template. */
function enumeration(model: EnumModel): object {
  const scope = scopeOf(model.name, enumMembers);
  const members = model.members.map(({ name, wire, documentation }) => ({
    name: identifier(scope.take(name, `${model.name}.${name}`)),
    reference: memberAfterPoint(name),
    isOnly: model.members.length === 1,
    specName: literal(name),
    wire: literal(wire),
    documentation: `${documentation}\n\nSpec: \`${model.name}.${name}\`, on the wire ${JSON.stringify(wire)}.`,
  }));
  // Texts are compared by their code units.
  const exact = (value: string): string => (model.wire === 'integer' ? value : `JsonString(${value})`);
  const fallback = model.fallback === null ? null : scope.take(model.fallback, `${model.name}.${model.fallback}`);
  return {
    name: identifier(model.name),
    specName: literal(model.name),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    wireType: model.wire === 'integer' ? 'Int' : 'String',
    matched: exact('wireValue'),
    compared: { left: exact('left.wireValue'), right: exact('right.wireValue') },
    members,
    fallback: fallback === null ? null : { name: identifier(fallback), reference: memberAfterPoint(fallback), specName: literal(fallback) },
  };
}

/** Flags for their template. */
function flagSet(model: FlagsModel): object {
  const scope = scopeOf(model.name, flagMembers);
  return {
    name: identifier(model.name),
    specName: literal(model.name),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    members: model.members.map(({ name, bit, documentation }) => ({
      declaration: declaration(identifier(scope.take(name, `${model.name}.${name}`)), `Self(rawValue: ${literal(bit)})`),
      documentation: `${documentation}\n\nSpec: \`${model.name}.${name}\`, on the wire the bit ${bit}.`,
    })),
  };
}

/** A table of error codes for its template. */
function errors(table: ErrorTable): object {
  const scope = scopeOf(table.name, errorMembers);
  return {
    name: identifier(table.name),
    documentation: `${table.documentation}\n\nSpec: \`${table.name}\`.`,
    members: table.members.map(({ code, retryable, documentation }, index) => ({
      name: identifier(scope.take(memberName(code), `${table.name}.${code}`)),
      reference: memberAfterPoint(memberName(code)),
      code: literal(code),
      number: literal(index + 1),
      retryable,
      documentation: `${documentation}\n\nSpec: \`${table.name}.${code}\`; ${retryable ? 'worth a retry' : 'no retry helps'}.`,
    })),
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
    models: within(model.models).map(modelled),
  }));
}
