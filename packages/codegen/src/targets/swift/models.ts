/** Models as Swift structs: properties, how they are written in JSON, and the order that the runtime reads and writes them in. */
import type { ModelModel } from '../../model/schema.ts';
import { integerLiteral, lineWidth, stringLiteral } from './escaping.ts';
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
function shapeType({ type }: Member): string {
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
      return `.enumeration(${identifier(type.name)}.self)`;
    case 'flags':
      return `.flags(${identifier(type.name)}.self)`;
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

/** `target = value` on one line or, where that is too long, on two. */
function assignment(indent: number, target: string, value: string): string[] {
  const line = `${target} = ${value}`;
  return indent + line.length <= lineWidth ? [line] : [`${target} =`, `  ${value}`];
}

/** A property; one that is too long for the line is broken where the formatter breaks it. */
function property(member: Member, knowsNull: boolean): string[] {
  const type = swiftType(member);
  const wrapper = member.required ? (type === 'String' ? '@ExactText ' : '') : knowsNull ? '' : '@WithoutNull ';
  const head = `${wrapper}public var ${identifier(member.name)}:`;
  if (member.required) return 2 + head.length + 1 + type.length <= lineWidth ? [`${head} ${type}`] : [head, `  ${type}`];
  const [line = '', ...rest] = assignment(2, `${head} Presence<${type}>`, '.absent');
  return 2 + line.length <= lineWidth ? [line, ...rest] : [head, `  Presence<${type}> = .absent`];
}

/** The lines of a member's description. */
function description(model: ModelModel, member: Member): string[] {
  const wires = new Map(model.members.map(({ name, wire }) => [name, wire]));
  const companions = model.together
    .filter((group) => group.includes(member.name))
    .flat()
    .filter((name) => name !== member.name)
    .map((name) => stringLiteral(wires.get(name) ?? name));
  const parts = [
    stringLiteral(member.wire),
    shapeType(member),
    ...(member.required ? ['isRequired: true'] : []),
    ...(member.oldForm === null ? [] : [`oldForm: .${member.oldForm}`]),
    ...(companions.length === 0 ? [] : [`together: [${companions.join(', ')}]`]),
  ];
  // The formatter wants a comma after the last of several, and none after the only one.
  const end = model.members.length === 1 ? ')' : '),';
  const line = `ModelMember(${parts.join(', ')}${end}`;
  if (4 + line.length <= lineWidth) return [line];
  return ['ModelMember(', ...parts.map((part, index) => `  ${part}${index < parts.length - 1 ? ',' : end}`)];
}

/** The initializer that takes what must be there. */
function initializer(required: readonly Member[]): string[] {
  // A parameter between backticks would be the value itself where it is called `self`.
  const local = (name: string): string => (identifier(name) === name ? name : `${name}Value`);
  const parameters = required.map((member) => {
    const { name } = member;
    const label = local(name) === name ? name : `${identifier(name)} ${local(name)}`;
    return `${label}: ${swiftType(member)}`;
  });
  const line = `public init(${parameters.join(', ')}) {`;
  const head =
    2 + line.length <= lineWidth
      ? [line]
      : ['public init(', ...parameters.map((text, index) => `  ${text}${index < parameters.length - 1 ? ',' : ''}`), ') {'];
  const assignments = required.flatMap((member) => assignment(4, reference(member), local(member.name)));
  return [...head, ...assignments.map((line) => `  ${line}`), '}'];
}

const reference = ({ name }: Member): string => `self.${memberAfterPoint(name)}`;
const method = ({ required }: Member): string => (required ? 'required' : 'optional');

/** A model for its template. */
export function modelled(model: ModelModel): object {
  const scope = new Scope(`the struct ${model.name}`);
  for (const name of modelMembers) scope.take(name, 'what every generated model has');
  for (const { name } of model.members) scope.take(name, `${model.name}.${name}`);
  // JavaScript, too, orders strings by their UTF-16 code units.
  const ordered = [...model.members].sort((a, b) => (a.wire < b.wire ? -1 : 1));
  const required = model.members.filter((member) => member.required);
  return {
    name: identifier(model.name),
    specName: stringLiteral(model.name),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    properties: model.members.map((member) => ({
      lines: property(member, model.knowsNull),
      documentation: `${member.documentation}\n\n${about(model.name, member)}`,
    })),
    initializer: initializer(required),
    hasRequired: required.length > 0,
    knowsNull: model.knowsNull,
    shape: ordered.flatMap((member) => description(model, member)),
    reads: ordered.flatMap((member) => assignment(4, reference(member), `try reader.${method(member)}()`)),
    writes: ordered.flatMap((member) => {
      const line = `writer.${method(member)}(${reference(member)})`;
      return 4 + line.length <= lineWidth ? [line] : [`writer.${method(member)}(`, `  ${reference(member)})`];
    }),
  };
}
