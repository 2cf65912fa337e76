/** The operations of the testee protocol as Swift: arguments, results, handlers and the dispatch to them. */
import type { MemberModel, OperationModel, TypeModel } from '../../model/schema.ts';
import { integerLiteral, lineLength, stringLiteral } from './escaping.ts';
import { Scope, identifier, memberAfterPoint, typeName } from './naming.ts';

/** A stored property of a struct. */
interface Property {
  readonly name: string;
  readonly type: string;
  readonly documentation: string;
}

/** A Swift struct for arguments, a result, or an object inside one. */
export interface Struct {
  readonly name: string;
  readonly documentation: string;
  readonly properties: readonly Property[];
  /** The statements that decode it, or null where it is part of a result. */
  readonly decode: readonly string[] | null;
  /** The statements that encode it, or null where it is part of the arguments. */
  readonly encode: readonly string[] | null;
  /** How the reader of arguments is called: unlike every member. */
  readonly reader: string;
  readonly nested: readonly Struct[];
}

/** One operation. */
export interface Operation {
  readonly name: string;
  readonly documentation: string;
  /** The name as a string literal. */
  readonly literal: string;
  /** The property of all handlers that holds its handler, and the method there. */
  readonly handler: string;
  readonly method: string;
  /** The method as it is called. */
  readonly call: string;
  readonly arguments: Struct | null;
  readonly result: Struct | null;
}

/** The operations whose names begin alike; one handler answers them. */
export interface Subject {
  readonly name: string;
  readonly protocol: string;
  readonly property: string;
  readonly operations: readonly Operation[];
}

/** The type of a value in Swift. `side` decides whose nested structs are meant. */
function swiftType(type: TypeModel, member: string, side: 'args' | 'result'): string {
  switch (type.kind) {
    case 'bytes':
      return '[UInt8]';
    case 'string':
      return side === 'args' ? 'JsonString' : 'String';
    case 'path':
      return 'String';
    case 'integer':
      return 'Int';
    case 'boolean':
      return 'Bool';
    case 'json':
      return 'JsonValue';
    case 'scalar':
      return 'WireScalar';
    case 'enum':
      return identifier(type.name);
    case 'list':
      return `[${swiftType(type.items, member, side)}]`;
    case 'nullable':
      return `${swiftType(type.items, member, side)}?`;
    case 'object':
      return nestedName(member);
  }
}

/** The struct of an object inside another is named for the member that holds it. */
function nestedName(member: string): string {
  const name = typeName(member);
  return name === 'Type' || name === 'Protocol' || name === 'Self' ? `${name}Value` : name;
}

/** The expression for the type of an argument: what decodes it. */
function decoder(type: TypeModel, member: string): string {
  switch (type.kind) {
    case 'bytes':
      return type.length === undefined ? '.bytes()' : `.bytes(length: ${integerLiteral(type.length)})`;
    case 'integer': {
      const range = [
        ...(type.minimum === undefined ? [] : [`minimum: ${integerLiteral(type.minimum)}`]),
        ...(type.maximum === undefined ? [] : [`maximum: ${integerLiteral(type.maximum)}`]),
      ];
      return `.integer(${range.join(', ')})`;
    }
    case 'enum':
      return '.enumName()';
    case 'list': {
      const maximum = type.maximum === undefined ? '' : `, maximum: ${integerLiteral(type.maximum)}`;
      return `.list(${decoder(type.items, member)}${maximum})`;
    }
    case 'nullable':
      return `.nullable(${decoder(type.items, member)})`;
    case 'object':
      return `.object(${nestedName(member)}.decode)`;
    default:
      return `.${type.kind}()`;
  }
}

/** An expression, and whether it needs a `try` before it. */
interface Expression {
  readonly text: string;
  readonly throws: boolean;
}

/** The expression that turns a value of a result into JSON. */
function encoder(type: TypeModel, value: string, member: string, depth = 0): Expression {
  const item = `item${depth === 0 ? '' : depth}`;
  const inner = (items: TypeModel): Expression => mapped(value, item, encoder(items, item, member, depth + 1));
  switch (type.kind) {
    case 'bytes':
      return { text: `.bytes(${value})`, throws: true };
    case 'object':
      return { text: `.object(${nestedName(member)}.encode(${value}))`, throws: true };
    case 'list': {
      const { text, throws } = inner(type.items);
      return { text: `.array(${text})`, throws };
    }
    case 'nullable': {
      const { text, throws } = inner(type.items);
      return { text: `${text} ?? .null`, throws };
    }
    case 'enum':
      return { text: `.text(${value}.specName)`, throws: false };
    case 'string':
    case 'path':
      return { text: `.text(${value})`, throws: false };
    case 'boolean':
      return { text: `.bool(${value})`, throws: false };
    case 'json':
      return { text: value, throws: false };
    default:
      return { text: `.${type.kind}(${value})`, throws: false };
  }
}

// A `try` before a call does not reach into the closures in it.
function mapped(value: string, item: string, { text, throws }: Expression): Expression {
  return { text: `${value}.map { ${item} in ${throws ? 'try ' : ''}${text} }`, throws };
}

/** Breaks a call's arguments onto lines of their own where the call is too long for one. */
function call(indent: number, head: string, args: readonly string[]): string[] {
  const line = `${head}(${args.join(', ')})`;
  if (indent + line.length <= lineLength) return [line];
  return [`${head}(`, ...args.map((arg, index) => `  ${arg}${index < args.length - 1 ? ',' : ')'}`)];
}

function decodeStatements(members: readonly MemberModel[], reader: string): string[] {
  const reads = members.flatMap(({ name, type, optional }) =>
    call(4, `let ${identifier(name)} = try ${reader}.${optional ? 'optional' : 'required'}`, [
      stringLiteral(name),
      decoder(type, name),
    ]),
  );
  const values = members.map(({ name }) => `${name}: ${identifier(name)}.checked()`);
  const made = call(6, 'try Self', values);
  return [...reads, 'return Pending {', ...made.map((line) => `  ${line}`), '}'];
}

function encodeStatements(members: readonly MemberModel[]): string[] {
  const appends = members.flatMap(({ name, type, optional }) => {
    const property = `result.${memberAfterPoint(name)}`;
    const value = optional ? mapped(property, 'value', encoder(type, 'value', name)) : encoder(type, property, name);
    return call(4, `${value.throws ? 'try ' : ''}members.append`, [stringLiteral(name), value.text]);
  });
  return ['var members = JsonObject()', ...appends, 'return members'];
}

/** The objects among the types of members, each once. */
function objectsIn(member: MemberModel): { name: string; members: MemberModel[]; documentation: string }[] {
  let type = member.type;
  while (type.kind === 'list' || type.kind === 'nullable') type = type.items;
  if (type.kind !== 'object') return [];
  return [{ name: nestedName(member.name), members: type.members, documentation: member.documentation ?? '' }];
}

function struct(
  name: string,
  documentation: string,
  members: readonly MemberModel[],
  side: 'args' | 'result',
  definition: string,
): Struct {
  const scope = new Scope(`the members of ${name}`);
  const properties = members.map((member) => {
    const type = swiftType(member.type, member.name, side);
    return {
      name: identifier(scope.take(member.name, definition)),
      type: member.optional ? `${type}?` : type,
      documentation: member.documentation ?? `The member ${member.name}.`,
    };
  });
  let reader = 'reader';
  while (members.some((member) => member.name === reader)) reader += 'Here';
  return {
    name,
    documentation,
    properties,
    reader,
    decode: side === 'args' ? decodeStatements(members, reader) : null,
    encode: side === 'result' ? encodeStatements(members) : null,
    nested: members
      .flatMap(objectsIn)
      .map((object) => struct(scope.take(object.name, definition), object.documentation, object.members, side, definition)),
  };
}

function operation(model: OperationModel, subject: string, method: string): Operation {
  const stem = typeName(model.name);
  const about = `of the operation \`${model.name}\`.`;
  return {
    name: model.name,
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    literal: stringLiteral(model.name),
    handler: identifier(subject),
    method: identifier(method),
    call: memberAfterPoint(method),
    arguments:
      model.args.length === 0 ? null : struct(`${stem}Arguments`, `The arguments ${about}`, model.args, 'args', model.name),
    result:
      model.result.length === 0 ? null : struct(`${stem}Result`, `The result ${about}`, model.result, 'result', model.name),
  };
}

/**
 * Groups the operations by the first part of their names.
 * @param models the operations in the spec's order
 * @param types the names of types that the module has already
 * @returns the groups, sorted by name
 * @throws NamingProblem where two operations have one Swift name
 */
export function subjects(models: readonly OperationModel[], types: Scope): Subject[] {
  const groups = new Map<string, Operation[]>();
  for (const model of models) {
    const [subject = '', method = subject] = model.name.split('.');
    const made = operation(model, subject, method);
    for (const { name } of [made.arguments, made.result].filter((part) => part !== null)) types.take(name, model.name);
    groups.set(subject, [...(groups.get(subject) ?? []), made]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, operations]) => ({
      name,
      protocol: types.take(`${typeName(name)}Handler`, name),
      property: identifier(name),
      operations,
    }));
}
