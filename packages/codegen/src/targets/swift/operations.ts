/** The operations of the testee protocol as Swift: arguments, results, handlers and the dispatch to them. */
import type { MemberModel, OperationModel, TypeModel } from '../../model/schema.ts';
import { integerLiteral, lineWidth, stringLiteral } from './escaping.ts';
import { argumentLabel, identifier, longestOperationName, memberAfterPoint, memberName, requireLength, typeName, type Scope } from './naming.ts';

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
  /** Where it stands for a row of a table: the lines that make the row of it, or it of a row. */
  readonly row: readonly string[] | null;
}

/** One operation. */
export interface Operation {
  readonly name: string;
  readonly documentation: string;
  /** The name as a string literal. */
  readonly literal: string;
  /** The property of all handlers that holds its handler, and the method's declaration there. */
  readonly handler: string;
  readonly declaration: string;
  /** The method as it is called. */
  readonly call: string;
  readonly arguments: Struct | null;
  readonly result: Struct | null;
  /** The objects inside arguments and result. */
  readonly objects: readonly Struct[];
}

/** The operations whose names begin alike; one handler answers them. */
export interface Subject {
  readonly name: string;
  readonly protocol: string;
  readonly property: string;
  readonly operations: readonly Operation[];
}

type Side = 'args' | 'result';

// An operation, the side, and the member that holds an object.
const longestStruct = longestOperationName + 'Arguments'.length + longestOperationName;

/** The type of a value in Swift; `object` is the name of the struct for an object in it. */
function swiftType(type: TypeModel, object: string, side: Side): string {
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
      return `[${swiftType(type.items, object, side)}]`;
    case 'nullable':
      return `${swiftType(type.items, object, side)}?`;
    case 'object':
      return object;
  }
}

/** The expression for the type of an argument: what decodes it. */
function decoder(type: TypeModel, object: string): string {
  switch (type.kind) {
    case 'bytes':
      if (type.readTo !== undefined) return `.bytes(readTo: ${integerLiteral(type.readTo)})`;
      return type.length === undefined ? '.bytes()' : `.bytes(length: ${integerLiteral(type.length)})`;
    case 'integer': {
      const range = [
        ...(type.minimum === undefined ? [] : [`minimum: ${integerLiteral(type.minimum)}`]),
        ...(type.maximum === undefined ? [] : [`maximum: ${integerLiteral(type.maximum)}`]),
      ];
      return `.integer(${range.join(', ')})`;
    }
    case 'enum':
      return `.enumName(${identifier(type.name)}.self)`;
    case 'list': {
      const maximum = type.maximum === undefined ? '' : `, maximum: ${integerLiteral(type.maximum)}`;
      return `.list(${decoder(type.items, object)}${maximum})`;
    }
    case 'nullable':
      return `.nullable(${decoder(type.items, object)})`;
    case 'object':
      return `.object(${object}.decode)`;
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
function encoder(type: TypeModel, value: string, object: string): Expression {
  switch (type.kind) {
    case 'bytes':
      return { text: `.bytes(${value})`, throws: true };
    case 'object':
      return { text: `.object(${object}.encode(${value}))`, throws: true };
    case 'list':
    case 'nullable': {
      const items = encoder(type.items, '$0', object);
      return { text: `.${type.kind}(${value}) ${closure(items)}`, throws: items.throws };
    }
    case 'enum':
      return { text: `.text(${value}.specName)`, throws: false };
    case 'string':
    case 'path':
      return { text: `.text(${value})`, throws: false };
    case 'boolean':
      return { text: `.bool(${value})`, throws: false };
    case 'json':
      return { text: `${value}.inCanonicalOrder`, throws: false };
    default:
      return { text: `.${type.kind}(${value})`, throws: false };
  }
}

// A `try` before a call does not reach into the closures in it.
function closure({ text, throws }: Expression): string {
  return `{ ${throws ? 'try ' : ''}${text} }`;
}

/** Breaks a call's arguments onto lines of their own where the call is too long for one. */
function call(indent: number, head: string, args: readonly string[]): string[] {
  const line = `${head}(${args.join(', ')})`;
  if (indent + line.length <= lineWidth) return [line];
  return [`${head}(`, ...args.map((arg, index) => `  ${arg}${index < args.length - 1 ? ',' : ')'}`)];
}

/** The struct of an object is named for the struct and the member that hold it; all rows of a table share one. */
function objectName(holder: string, { name, type }: MemberModel, side: Side): string {
  const row = objectIn(type)?.row;
  return row === undefined ? `${holder}${typeName(name)}` : typeName(`${row} row ${side === 'args' ? 'argument' : 'result'}`);
}

function decodeStatements(struct: string, members: readonly MemberModel[], reader: string): string[] {
  const reads = members.flatMap((member) =>
    call(4, `let ${identifier(member.name)} = try ${reader}.${member.optional ? 'optional' : 'required'}`, [
      stringLiteral(member.name),
      decoder(member.type, objectName(struct, member, 'args')),
    ]),
  );
  const values = members.map(({ name }) => `${argumentLabel(name)}: ${identifier(name)}.checked()`);
  const made = call(6, 'try Self', values);
  return [...reads, 'return Pending {', ...made.map((line) => `  ${line}`), '}'];
}

function encodeStatements(struct: string, members: readonly MemberModel[]): string[] {
  const appends = members.flatMap((member) => {
    const { name, type, optional } = member;
    const property = `result.${memberAfterPoint(name)}`;
    const object = objectName(struct, member, 'result');
    const value = encoder(type, optional ? '$0' : property, object);
    const text = optional ? `${property}.map ${closure(value)}` : value.text;
    return call(4, `${value.throws ? 'try ' : ''}members.append`, [stringLiteral(name), text]);
  });
  return ['var members = JsonObject()', ...appends, 'return members'];
}

type ObjectModel = Extract<TypeModel, { kind: 'object' }>;

/** The object that a type is or holds; null where there is none. */
function objectIn(type: TypeModel): ObjectModel | null {
  if (type.kind === 'object') return type;
  return type.kind === 'list' || type.kind === 'nullable' ? objectIn(type.items) : null;
}

/** The lines that make a row of its object, column by column, or the object of its row. */
function rowLines({ row = '', members }: ObjectModel, side: Side): string[] {
  const table = identifier(row);
  if (side === 'result') {
    const assigned = members.map(({ name }) => `  self.${memberAfterPoint(name)} = row.${memberAfterPoint(memberName(name))}`);
    return ['/// Shows a row.', `init(_ row: ${table}) {`, ...assigned, '}'];
  }
  const values = members.map(({ name, type }) => {
    const text = isText(type) ? (type.kind === 'nullable' ? '?.text' : '.text') : '';
    return `${argumentLabel(memberName(name))}: self.${memberAfterPoint(name)}${text}`;
  });
  return ['/// The row.', `var row: ${table} {`, ...call(4, table, values).map((line) => `  ${line}`), '}'];
}

function isText(type: TypeModel): boolean {
  return type.kind === 'string' || (type.kind === 'nullable' && isText(type.items));
}

/** Refuses members whose names are too long for types that are put together from them. */
function requireLengths(operation: string, members: readonly MemberModel[]): void {
  for (const { name, type } of members) {
    requireLength(name, longestOperationName, operation);
    let inner = type;
    while (inner.kind === 'list' || inner.kind === 'nullable') inner = inner.items;
    if (inner.kind === 'enum') requireLength(inner.name, longestOperationName, operation);
    if (inner.kind === 'object') requireLengths(operation, inner.members);
  }
}

/** The struct of some members, and after it those of the objects among them. */
function structs(name: string, about: string, object: ObjectModel, side: Side): Struct[] {
  const { members } = object;
  let reader = 'reader';
  while (members.some((member) => member.name === reader)) reader += 'Here';
  const properties = members.map((member) => {
    const type = swiftType(member.type, objectName(name, member, side), side);
    return {
      name: identifier(member.name),
      type: member.optional ? `${type}?` : type,
      documentation: member.documentation ?? `The member \`${member.name}\`.`,
    };
  });
  const decode = side === 'args' ? decodeStatements(name, members, reader) : null;
  const encode = side === 'result' ? encodeStatements(name, members) : null;
  const objects = members.flatMap((member) => {
    const inner = objectIn(member.type);
    if (inner === null) return [];
    const what =
      inner.row === undefined ? `An object in \`${member.name}\` of \`${name}\`.` : `A row of the table of \`${inner.row}\`, column by column.`;
    return structs(objectName(name, member, side), what, inner, side);
  });
  const row = object.row === undefined ? null : rowLines(object, side);
  return [{ name, documentation: about, properties, reader, decode, encode, row }, ...objects];
}

/** A handler's method, broken where it does not fit on a line. */
function declaration(method: string, args: Struct | null, result: Struct | null): string {
  const head = `  func ${method}(${args ? `_ arguments: ${args.name}` : ''}) throws`;
  if (!result) return head;
  const oneLine = `${head} -> ${result.name}`;
  return oneLine.length <= lineWidth ? oneLine : `${head}\n    -> ${result.name}`;
}

function operation(model: OperationModel, subject: string, method: string): Operation {
  const stem = typeName(model.name);
  const made = (side: Side, members: readonly MemberModel[], what: string): Struct[] =>
    members.length === 0
      ? []
      : structs(`${stem}${typeName(what)}`, `The ${what} of the operation \`${model.name}\`.`, { kind: 'object', members: [...members] }, side);
  const [args = null, ...argumentObjects] = made('args', model.args, 'arguments');
  const [result = null, ...resultObjects] = made('result', model.result, 'result');
  return {
    name: model.name,
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    literal: stringLiteral(model.name),
    handler: identifier(subject),
    declaration: declaration(identifier(method), args, result),
    call: memberAfterPoint(method),
    arguments: args,
    result,
    objects: [...argumentObjects, ...resultObjects],
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
  const rows = new Set<string>();
  for (const model of models) {
    const [subject = '', method = subject] = model.name.split('.');
    requireLength(typeName(model.name), longestOperationName, model.name);
    requireLengths(model.name, [...model.args, ...model.result]);
    const made = operation(model, subject, method);
    // A row's struct is declared by the first operation that needs it.
    const objects = made.objects.filter(({ name, row }) => row === null || (!rows.has(name) && rows.add(name)));
    const declared = [made.arguments, made.result, ...objects].filter((struct) => struct !== null);
    for (const { name } of declared) types.take(name, model.name, longestStruct);
    groups.set(subject, [...(groups.get(subject) ?? []), { ...made, objects }]);
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
