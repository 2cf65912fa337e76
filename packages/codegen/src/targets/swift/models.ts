/** Models as Swift structs: properties, how they are written in JSON, and the order that the runtime reads and writes them in. */
import type { ModelModel } from '../../model/schema.ts';
import type { Doc, Flow, Part } from '../printer.ts';
import { integerLiteral, stringLiteral } from './escaping.ts';
import {
  array,
  assignment,
  call,
  constant,
  head,
  initializedProperty,
  labelledArgument,
  labelledArray,
  parameters,
  path,
  property,
} from './layout.ts';
import { Scope, identifier, memberAfterPoint } from './naming.ts';

type Member = ModelModel['members'][number];

// Members that every model has from its template or from the runtime: no member of the spec may be called so.
const modelMembers = ['unknownMembers', 'specName', 'shape', 'json', 'encoded', 'description', 'hashValue', 'malformedPaths', 'knowsNull'];

const swiftTypes = { string: 'String', integer: 'Int', number: 'Double', boolean: 'Bool' } as const;
const inWords = { string: 'a string', integer: 'a whole number', number: 'a number', boolean: 'true or false' } as const;
const oldForms = { numericText: 'a number', numberInText: 'a string that holds the number' } as const;

function swiftType({ type }: Member): string {
  return type.kind === 'enum' || type.kind === 'flags' ? identifier(type.name) : swiftTypes[type.kind];
}

/** The expression for what the runtime checks. */
function shapeType({ type }: Member): Part {
  switch (type.kind) {
    case 'string':
      return '.text';
    case 'boolean':
      return '.flag';
    case 'number':
      return '.number';
    case 'integer':
      return type.minimum === undefined ? '.integer' : `.integer(minimum: ${integerLiteral(type.minimum)})`;
    case 'enum':
      return call('.enumeration', [path(identifier(type.name), 'self')]);
    case 'flags':
      return call('.flags', [path(identifier(type.name), 'self')]);
  }
}

/** What a reader of the Swift should know beside the spec's own words. */
function about(model: string, member: Member): string {
  const { type } = member;
  const minimum = type.kind === 'integer' && type.minimum !== undefined ? `, ${String(type.minimum)} or more` : '';
  const value =
    type.kind === 'enum'
      ? `a wire value of \`${type.name}\``
      : type.kind === 'flags'
        ? `a set of \`${type.name}\``
        : `${inWords[type.kind]}${minimum}`;
  const oldForm = member.oldForm === null ? '' : `; older clients wrote ${oldForms[member.oldForm]}`;
  return `Spec: \`${model}.${member.name}\`, in JSON ${JSON.stringify(member.wire)}: ${value}${oldForm}.`;
}

/** A property. */
function declaration(member: Member, knowsNull: boolean): Part {
  const type = swiftType(member);
  const wrapper = member.required ? (type === 'String' ? '@ExactText ' : '') : knowsNull ? '' : '@WithoutNull ';
  const keywords = `${wrapper}public var`;
  const name = identifier(member.name);
  return member.required ? property(keywords, name, type) : initializedProperty(keywords, name, 'Presence', type, '.absent');
}

/** What the runtime is told of a member. */
function description(model: ModelModel, member: Member): Flow {
  const wires = new Map(model.members.map(({ name, wire }) => [name, wire]));
  const companions = model.together
    .filter((group) => group.includes(member.name))
    .flat()
    .filter((name) => name !== member.name)
    .map((name) => stringLiteral(wires.get(name) ?? name));
  return call('ModelMember', [
    stringLiteral(member.wire),
    shapeType(member),
    ...(member.required ? ['isRequired: true'] : []),
    ...(member.oldForm === null ? [] : [`oldForm: .${member.oldForm}`]),
    ...(companions.length === 0 ? [] : [labelledArray('together', companions)]),
  ]);
}

/** The initializer that takes what must be there: how it begins, and what it does. */
function initializer(required: readonly Member[]): { begin: Doc; statements: readonly Flow[] } {
  // A parameter between backticks would be the value itself where it is called `self`.
  const local = (name: string): string => (identifier(name) === name ? name : `${name}Value`);
  const taken = required.map((member) => {
    const { name } = member;
    return labelledArgument(local(name) === name ? name : `${identifier(name)} ${local(name)}`, swiftType(member));
  });
  return {
    begin: ['public init', parameters(taken), ' {'],
    statements: required.map((member) => assignment(reference(member), local(member.name))),
  };
}

const reference = ({ name }: Member): Flow => path('self', memberAfterPoint(name));
const method = ({ required }: Member): string => (required ? 'required' : 'optional');

/** A model for its template. */
export function modelView(model: ModelModel): object {
  const scope = new Scope(`the struct ${model.name}`);
  for (const name of modelMembers) scope.take(name, 'what every generated model has');
  for (const { name } of model.members) scope.take(name, `${model.name}.${name}`);
  // JavaScript, too, orders strings by their UTF-16 code units.
  const ordered = [...model.members].sort((a, b) => (a.wire < b.wire ? -1 : 1));
  const required = model.members.filter((member) => member.required);
  return {
    head: head('public struct', identifier(model.name), ['JsonModel', 'ModelCoding']),
    specName: constant('public static let', 'specName', stringLiteral(model.name)),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    properties: model.members.map((member) => ({
      declaration: declaration(member, model.knowsNull),
      documentation: `${member.documentation}\n\n${about(model.name, member)}`,
    })),
    initializer: initializer(required),
    hasRequired: required.length > 0,
    knowsNull: model.knowsNull,
    shape: [
      'static let shape = ModelShape(',
      array(
        ordered.map((member) => description(model, member)),
        true,
      ),
      ')',
    ],
    reads: ordered.map((member) => assignment(reference(member), `try reader.${method(member)}()`)),
    writes: ordered.map((member) => call(`writer.${method(member)}`, [reference(member)])),
  };
}
