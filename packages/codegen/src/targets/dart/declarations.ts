/** Constants, enums, flags and error codes as Dart declarations: a file for each subject that has some. */
import type { ConstantGroup, EnumModel, ErrorTable, FlagsModel, SpecModel } from '../../model/schema.ts';
import { bySubject } from '../subjects.ts';
import { docComment, integerLiteral, stringLiteral } from './escaping.ts';
import { access, arrow, assignment, call, constructorWith, declaration, entry, flow, generic, head, map, method } from './layout.ts';
import { memberNames, snakeCase, typeName, upperCamel, type TypeScope } from './naming.ts';

/** What a subject's template is given. */
export interface SubjectFile {
  /** The file's path below the package. */
  readonly path: string;
  readonly constants: readonly unknown[];
  readonly enums: readonly unknown[];
  readonly flags: readonly unknown[];
  readonly errors: readonly unknown[];
}

/** The sentence that leads from a declaration back to the spec. */
export function origin(name: string): string {
  return `The spec's \`${name}\`.`;
}

function literal(value: number | string): string {
  return typeof value === 'number' ? integerLiteral(value) : stringLiteral(value);
}

const unitless = new Set(['text', 'tag', 'count']);

function constantGroup(group: ConstantGroup, types: TypeScope): unknown {
  const names = memberNames(
    'constants',
    group.name,
    group.members.map(({ name }) => name),
  );
  return {
    doc: docComment([group.documentation, origin(group.name)], 0),
    type: types.claim(group.name, group.name),
    members: group.members.map(({ value, unit, documentation }, index) => ({
      doc: docComment([documentation, ...(unitless.has(unit) ? [] : [`Unit: ${unit}.`])], 2),
      declaration: assignment(declaration(`static const ${typeof value === 'number' ? 'int' : 'String'}`, names[index] ?? ''), literal(value)),
    })),
  };
}

function enumeration(model: EnumModel, types: TypeScope): unknown {
  const { fallback } = model;
  const members = fallback === null ? model.members : [...model.members, { name: fallback, wire: null, documentation: '' }];
  const names = memberNames(
    'enumMembers',
    model.name,
    members.map(({ name }) => name),
  );
  const type = types.claim(model.name, typeName(model.name));
  const wireType = model.wire === 'integer' ? 'int' : 'String';
  return {
    doc: docComment([model.documentation, origin(model.name)], 0),
    type,
    wireType,
    head: fallback === null ? head(`enum ${type}`, 'implements', generic('WireValue', [wireType])) : `enum ${type} {`,
    constructor: call(`const ${type}`, ['this.wire']).add(';'),
    value: fallback === null ? null : openValue(type, valueTypeOf(type), wireType, names.at(-1) ?? ''),
    fallback: fallback === null ? null : names.at(-1),
    valueType: fallback === null ? null : types.claim(model.name, valueTypeOf(type)),
    members: members.map(({ wire, documentation }, index) => ({
      doc: wire === null ? docComment(['Any wire value that the spec does not define.'], 2) : docComment([documentation], 2),
      declaration: call(names[index] ?? '', [wire === null ? 'null' : literal(wire)]).add(index === members.length - 1 ? ';' : ','),
    })),
    fromWire: arrow(
      method(`static ${type}${fallback === null ? '?' : ''}`, 'fromWire', [`${wireType} wire`]),
      fallback === null
        ? '_byWire[wire]'
        : flow('_byWire[wire] ??')
            .below(names.at(-1) ?? '')
            .whole(),
    ),
  };
}

/** The class of the wire values of an open enum. */
function openValue(type: string, value: string, wireType: string, fallback: string): object {
  return {
    doc: docComment([`A wire value of \`${type}\`, kept as it was written where the spec does not define it.`], 0),
    head: head(`final class ${value}`, 'implements', generic('WireValue', [wireType])),
    constructor: call(`const ${value}`, ['this.wire']).add(';'),
    ofMember: call(`factory ${value}.of`, [declaration(type, 'member')]).add(' {'),
    unknown: `${type}.${fallback}`,
    known: arrow(declaration(type, 'get known'), call(`${type}.fromWire`, ['wire'])),
    equal: arrow('bool operator ==(Object other)', flow('other').space(`is ${value} &&`).below('other.wire == wire').whole()),
    text: arrow('String toString()', `'${type}($wire)'`),
    made: call(`return ${value}`, ['wire']).add(';'),
  };
}

function flagSet(model: FlagsModel, types: TypeScope): object {
  const names = memberNames(
    'flags',
    model.name,
    model.members.map(({ name }) => name),
  );
  const type = types.claim(model.name, typeName(model.name));
  return {
    doc: docComment([model.documentation, origin(model.name)], 0),
    type,
    head: head(`final class ${type}`, 'extends', generic('FlagSet', [type])),
    constructor: call(`const ${type}`, ['super.wire']).add(';'),
    withBits: arrow(method(type, 'withBits', ['int bits']), call(type, ['bits'])),
    members: model.members.map(({ bit, documentation }, index) => ({
      doc: docComment([documentation], 2),
      declaration: assignment(`static const ${names[index] ?? ''}`, call(type, [integerLiteral(bit)])),
    })),
  };
}

function errorTable(table: ErrorTable, types: TypeScope): object {
  const names = memberNames(
    'enumMembers',
    table.name,
    table.members.map(({ code }) => code),
  );
  return {
    doc: docComment([table.documentation, origin(table.name)], 0),
    type: types.claim(table.name, table.name),
    constructor: constructorWith(table.name, 'this.code', ['required this.isRetryable']),
    fromCode: arrow(method(`static ${table.name}?`, 'fromCode', ['String code']), '_byCode[code]'),
    members: table.members.map(({ code, retryable, documentation }, index) => ({
      doc: docComment([documentation], 2),
      declaration: call(names[index] ?? '', [stringLiteral(code), `isRetryable: ${retryable}`]).add(index === table.members.length - 1 ? ';' : ','),
    })),
  };
}

/**
 * The subjects that have constants, enums or errors, by their names.
 * @throws NamingProblem if two names collide in Dart
 */
export function subjectFiles(model: SpecModel, types: TypeScope): SubjectFile[] {
  return bySubject([...model.constants, ...model.enums, ...model.flags, ...model.errors], (subject, within) => {
    const constants = within(model.constants).map((one) => constantGroup(one, types));
    const enums = within(model.enums).map((one) => enumeration(one, types));
    const flags = within(model.flags).map((one) => flagSet(one, types));
    const errors = within(model.errors).map((one) => errorTable(one, types));
    // An empty line stands before each declaration but the first of the file.
    const apart = (each: object[], before: number): object[] => each.map((one, index) => ({ ...one, hasBefore: before + index > 0 }));
    return {
      path: `lib/src/spec/${snakeCase(subject)}.dart`,
      constants,
      enums,
      flags: apart(flags, constants.length + enums.length),
      errors: apart(errors, constants.length + enums.length + flags.length),
      hasImports: enums.length + flags.length > 0,
    };
  });
}

/** The type of the wire values of an open enum. */
export function valueTypeOf(type: string): string {
  return `${type}Value`;
}

/** What the testee's table of enums is given. */
export function enumTable(model: SpecModel): unknown {
  return {
    imports: bySubject(model.enums, (subject) => `../../lib/src/spec/${snakeCase(subject)}.dart`),
    table: assignment(
      'final Map<String, EnumCodec<Object>> enumCodecs',
      map(model.enums.map(({ name }) => entry(stringLiteral(name), codecName(name)))),
    ),
    enums: model.enums.map((one) => {
      const names = [...one.members.map(({ name }) => name), ...(one.fallback === null ? [] : [one.fallback])];
      const dartNames = memberNames('enumMembers', one.name, names);
      const type = typeName(one.name);
      const entries = names.map((name, index) => entry(stringLiteral(name), access(type, dartNames[index] ?? '')));
      return {
        type,
        codec: assignment(
          `final ${codecName(one.name)}`,
          call(`EnumCodec.of${one.wire === 'integer' ? 'Integers' : 'Texts'}`, [
            map(entries),
            'toWire: (member) => member.wire',
            entry('fromWire', access(type, 'fromWire')),
          ]),
        ),
      };
    }),
  };
}

/** The name of an enum's codec in the testee. */
export function codecName(type: string): string {
  return `${type.charAt(0).toLowerCase()}${upperCamel(type).slice(1)}Codec`;
}
