/** The models as Dart: an immutable class each, and beside it the members as JSON has them. */
import type { EnumModel, ModelModel, SpecModel } from '../../model/schema.ts';
import { NamingProblem } from '../naming-problem.ts';
import { docComment, integerLiteral, stringLiteral } from './escaping.ts';
import type { Part } from '../printer.ts';
import {
  access,
  arrow,
  assignment,
  brackets,
  call,
  callOn,
  declaration,
  entry,
  entryOf,
  flow,
  generic,
  head,
  list,
  listGetter,
  map,
  namedParameters,
} from './layout.ts';
import { memberNames, snakeCase, typeName, type TypeScope } from './naming.ts';
import { origin, valueTypeOf } from './declarations.ts';

type Member = ModelModel['members'][number];

/** What a model's template is given. */
export interface ModelFile {
  /** The file's path below the package. */
  readonly path: string;
  readonly [key: string]: unknown;
}

const dartTypes = { string: 'String', integer: 'int', number: 'double', boolean: 'bool' } as const;
const memberTypes = { string: 'TextMember', integer: 'IntegerMember', number: 'NumberMember', boolean: 'BooleanMember' } as const;

/** What old forms mean to a reader of the class. */
const oldForms = {
  numericText: 'Older clients wrote a number; it is read as its text.',
  numberInText: 'Older clients wrote a string; the number in it is read.',
} as const;

function membersType(model: ModelModel): string {
  return `${model.name}Members`;
}

/** Order of UTF-16 code units, which is the canonical one. */
function inCanonicalOrder<T extends { readonly member: Member }>(fields: readonly T[]): T[] {
  return [...fields].sort((a, b) => (a.member.wire < b.member.wire ? -1 : 1));
}

/** Makes the files of the models of one spec. */
class ModelWriter {
  readonly #enums: ReadonlyMap<string, EnumModel>;
  readonly #subjects: ReadonlyMap<string, string>;
  readonly #types: TypeScope;

  constructor(model: SpecModel, types: TypeScope) {
    this.#enums = new Map(model.enums.map((one) => [one.name, one]));
    this.#subjects = new Map([...model.enums, ...model.flags].map(({ name, subject }) => [name, subject]));
    this.#types = types;
  }

  #enumOf(member: Member): EnumModel | undefined {
    return member.type.kind === 'enum' ? this.#enums.get(member.type.name) : undefined;
  }

  #type(member: Member): string {
    const { type } = member;
    if (type.kind === 'flags') return typeName(type.name);
    if (type.kind !== 'enum') return dartTypes[type.kind];
    return typeof this.#enumOf(member)?.fallback === 'string' ? valueTypeOf(typeName(type.name)) : typeName(type.name);
  }

  /** The constant that describes a member. */
  #description(left: string, member: Member, together: readonly string[]): Part {
    const { type, oldForm } = member;
    const items: Part[] = [stringLiteral(member.wire)];
    const definition = this.#enumOf(member);
    if (definition)
      items.push(
        definition.fallback === null ? access(typeName(definition.name), 'fromWire') : access(valueTypeOf(typeName(definition.name)), 'new'),
      );
    if (type.kind === 'flags') items.push(access(typeName(type.name), 'new'));
    if (member.required) items.push('isRequired: true');
    if (together.length > 0) items.push(entry('together', list(together.map(stringLiteral))));
    if (type.kind === 'integer' && type.minimum !== undefined) items.push(`minimum: ${integerLiteral(type.minimum)}`);
    if (oldForm === 'numericText') items.push('readsNumbers: true');
    if (oldForm === 'numberInText') items.push('readsText: true');
    const ofEnum = definition?.wire === 'integer' ? 'IntegerEnumMember' : 'TextEnumMember';
    const memberType = type.kind === 'enum' ? ofEnum : type.kind === 'flags' ? 'FlagsMember' : memberTypes[type.kind];
    return assignment(left, call(memberType, items));
  }

  file(model: ModelModel): ModelFile {
    const type = this.#types.claim(model.name, model.name);
    const holder = this.#types.claim(model.name, membersType(model));
    const names = memberNames(
      'modelMembers',
      model.name,
      model.members.map(({ name }) => name),
    );
    const nameOf = new Map(model.members.map(({ name }, index) => [name, names[index] ?? '']));
    const fields = model.members.map((member, index) => {
      const others = model.together
        .filter((group) => group.includes(member.name))
        .flat()
        .filter((other) => other !== member.name);
      return { member, name: names[index] ?? '', others: [...new Set(others)], type: this.#type(member) };
    });
    const wireOf = (name: string): string => model.members.find((member) => member.name === name)?.wire ?? name;
    const optional = fields.filter(({ member }) => !member.required);
    const canonical = inCanonicalOrder(fields);
    const parameters = fields.map(({ member, name }) => `${member.required ? 'required ' : ''}this.${name}`);
    const subjects = fields.flatMap(({ member: { type } }) =>
      type.kind === 'enum' || type.kind === 'flags' ? (this.#subjects.get(type.name) ?? []) : [],
    );
    const { knowsNull } = model;
    return {
      path: `lib/src/spec/models/${snakeCase(model.name)}.dart`,
      imports: [
        '../../json/canonical_json.dart',
        '../../json/json_value.dart',
        '../../models/change.dart',
        '../../models/json_model.dart',
        '../../models/model_member.dart',
        '../../models/model_reader.dart',
        ...[...new Set(subjects)].map((subject) => `../${snakeCase(subject)}.dart`).sort(),
      ],
      doc: docComment([model.documentation, origin(model.name)], 0),
      type,
      holder,
      head: head(`final class ${type}`, 'extends', 'JsonModel'),
      modelName: arrow('String get modelName', stringLiteral(model.name)),
      constructor: flow(`const ${type}`)
        .block(namedParameters([...parameters, 'super.unknownMembers']))
        .add(';'),
      wholeConstructor: flow(`const ${type}._`)
        .block(
          namedParameters([
            ...fields.map(({ name }) => `required this.${name}`),
            ...(knowsNull ? ['required super.nulls'] : []),
            'required super.malformed',
            'required super.unknownMembers',
          ]),
        )
        .add(';'),
      fromBytes: arrow(call(`factory ${type}.fromBytes`, ['Uint8List bytes']), call(`${type}.fromJson`, ['CanonicalJson.decodeForeign(bytes)'])),
      knowsNull,
      factories: ['fromJson', 'checked'].map((name) => call(`factory ${type}.${name}`, ['JsonValue json']).add(' {')),
      readers: ['', '.checking'].map((how) =>
        assignment('final reader', call(`ModelReader${how}`, [stringLiteral(model.name), '_known', 'json', `knowsNull: ${String(knowsNull)}`])),
      ),
      readerRead: call(`return ${type}._read`, ['reader']).add(';'),
      reads: call(`factory ${type}._read`, ['ModelReader reader']).add(' {'),
      known: assignment('static const List<ModelMember<Object>> _known', list(canonical.map(({ name }) => access(holder, name)))),
      made: call(`return ${type}._`, [
        ...canonical.map(({ member, name }) => entry(name, callOn('reader', member.required ? 'required' : 'optional', [access(holder, name)]))),
        ...(knowsNull ? ['nulls: reader.nulls'] : []),
        'malformed: reader.malformed',
        'unknownMembers: reader.unknownMembers',
      ]).add(';'),
      copyWith: declaration(type, 'copyWith')
        .block(
          namedParameters([
            ...fields.map((field) => declaration(field.member.required ? `${field.type}?` : generic('Change', [field.type], '?'), field.name)),
            'JsonObject? unknownMembers',
          ]),
        )
        .add(' {'),
      changes:
        optional.length === 0
          ? null
          : (columns: number): Part => {
              const entries = optional.map(({ name }) => entryOf(holder, name, name, columns - 2));
              return assignment('final changes', flow('<ModelMember<Object>, Change<Object>?>').block(brackets('{', entries, '}')));
            },
      changed: call(`return ${type}._`, [
        ...fields.map(({ member, name }) =>
          entry(name, member.required ? flow(`${name} ??`).below(`this.${name}`).whole() : call('changed', [name, `this.${name}`])),
        ),
        ...(knowsNull ? [optional.length === 0 ? 'nulls: nulls' : 'nulls: nullsAfter(nulls, changes)'] : []),
        optional.length === 0 ? 'malformed: malformed' : 'malformed: malformedAfter(malformed, changes)',
        'unknownMembers: unknownMembers ?? this.unknownMembers',
      ]).add(';'),
      members: listGetter(
        'List<MemberValue> get members',
        canonical.map(({ name }) => brackets('(', [access(holder, name), name], ')')),
      ),
      fields: fields.map(({ member, name, others, type: itsType }) => ({
        doc: docComment(
          [
            member.documentation,
            ...(member.oldForm === null ? [] : [oldForms[member.oldForm]]),
            ...(member.type.kind === 'integer' && member.type.minimum !== undefined ? [`At least ${member.type.minimum}.`] : []),
            ...(others.length === 0 ? [] : [`Only together with ${others.map((other) => `\`${nameOf.get(other) ?? ''}\``).join(', ')}.`]),
            `Wire key: \`${member.wire}\`.${member.required ? '' : ` Null where it is absent${knowsNull ? ', null' : ''} or malformed.`}`,
          ],
          2,
        ),
        declaration: declaration(`final ${itsType}${member.required ? '' : '?'}`, `${name};`),
      })),
      descriptions: fields.map(({ member, name, others }) => ({
        doc: docComment([`What \`${type}.${name}\` is in JSON.`], 2),
        declaration: this.#description(`static const ${name}`, member, others.map(wireOf)),
      })),
    };
  }
}

/**
 * The files of the models, a file each.
 * @throws NamingProblem if two names collide in Dart
 */
export function modelFiles(model: SpecModel, types: TypeScope): ModelFile[] {
  const writer = new ModelWriter(model, types);
  const owners = new Map<string, string>();
  return model.models.map((one) => {
    const file = writer.file(one);
    const owner = owners.get(file.path);
    if (owner !== undefined) throw new NamingProblem(one.name, `${owner} has the same file, ${file.path}: rename one of them`);
    owners.set(file.path, one.name);
    return file;
  });
}

/** What the testee's table of models is given. */
export function modelTable(model: SpecModel): unknown {
  return {
    imports: [
      '../../lib/src/json/json_value.dart',
      '../../lib/src/models/json_model.dart',
      ...model.models.map(({ name }) => `../../lib/src/spec/models/${snakeCase(name)}.dart`).sort(),
    ],
    ...Object.fromEntries(
      [
        ['readers', 'const Map<String, JsonModel Function(Uint8List)> modelReaders', 'fromBytes'] as const,
        ['checks', 'const Map<String, JsonModel Function(JsonValue)> modelChecks', 'checked'] as const,
      ].map(([key, left, member]) => {
        const entries = model.models.map(({ name }) => entry(stringLiteral(name), access(name, member)));
        return [key, assignment(left, map(entries))];
      }),
    ),
  };
}
