/** The operations of the testee protocol as Swift: arguments, results, handlers and the dispatch to them. */
import type { MemberModel, OperationModel, TypeModel } from '../../model/schema.ts';
import { Flow, type Doc, type Part } from '../printer.ts';
import { integerLiteral, stringLiteral } from './escaping.ts';
import { assignment, call, callArguments, closure, functionHead, head, labelledArgument, parameters, path, property } from './layout.ts';
import { argumentLabel, identifier, memberAfterPoint, memberName, typeName, type Scope } from './naming.ts';

/** A stored property of a struct. */
interface Property {
  readonly declaration: Part;
  readonly documentation: string;
}

/** A Swift struct for arguments, a result, or an object inside one. */
export interface Struct {
  readonly name: string;
  readonly head: Part;
  readonly documentation: string;
  readonly properties: readonly Property[];
  /** What decodes it, or null where it is part of a result. */
  readonly decode: { readonly reads: readonly Part[]; readonly result: Part } | null;
  /** The statements that encode it, or null where it is part of the arguments. */
  readonly encode: readonly Part[] | null;
  /** How the reader of arguments is called: unlike every member. */
  readonly reader: string;
  /** Where it stands for a row of a table: what makes the row of it, or it of a row. */
  readonly row: { readonly documentation: string; readonly begin: Part; readonly statements: readonly Part[] } | null;
}

/** One operation. */
export interface Operation {
  readonly name: string;
  readonly documentation: string;
  /** The case of the dispatch. */
  readonly pattern: Doc;
  /** The method's declaration in the handler. */
  readonly declaration: Part;
  /** What the dispatch does: reads the arguments, and makes the result. */
  readonly read: Part;
  readonly perform: readonly Part[];
  readonly arguments: Struct | null;
  readonly result: Struct | null;
  /** The objects inside arguments and result. */
  readonly objects: readonly Struct[];
}

/** The operations whose names begin alike; one handler answers them. */
export interface Subject {
  readonly name: string;
  readonly protocol: string;
  readonly head: Part;
  /** The property of all handlers that holds it. */
  readonly declaration: Part;
  readonly operations: readonly Operation[];
}

type Side = 'args' | 'result';

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
function decoder(type: TypeModel, object: string): Part {
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
      return call('.enumName', [path(identifier(type.name), 'self')]);
    case 'list': {
      const maximum = type.maximum === undefined ? [] : [`maximum: ${integerLiteral(type.maximum)}`];
      return call('.list', [decoder(type.items, object), ...maximum]);
    }
    case 'nullable':
      return call('.nullable', [decoder(type.items, object)]);
    case 'object':
      return call('.object', [path(object, 'decode')]);
    default:
      return `.${type.kind}()`;
  }
}

/** An expression, and whether it needs a `try` before it. */
interface Expression {
  readonly part: Part;
  readonly throws: boolean;
}

// A `try` before a call does not reach into the closures in it.
function attempted({ part, throws }: Expression): Part {
  return throws ? new Flow('try ').add(part) : part;
}

/** The expression that turns a value of a result into JSON. */
function encoder(type: TypeModel, value: Flow, object: string): Expression {
  switch (type.kind) {
    case 'bytes':
      return { part: call('.bytes', [value]), throws: true };
    case 'object':
      return { part: call('.object', [call(path(object, 'encode'), [value])]), throws: true };
    case 'list':
    case 'nullable': {
      const items = encoder(type.items, new Flow('$0'), object);
      return { part: new Flow(`.${type.kind}`).block(parameters([value])).block([' ', closure(attempted(items))]), throws: items.throws };
    }
    case 'enum':
      return { part: call('.text', [value.soft('.specName')]), throws: false };
    case 'string':
    case 'path':
      return { part: call('.text', [value]), throws: false };
    case 'boolean':
      return { part: call('.bool', [value]), throws: false };
    case 'json':
      return { part: value.soft('.inCanonicalOrder'), throws: false };
    default:
      return { part: call(`.${type.kind}`, [value]), throws: false };
  }
}

/** The struct of an object is named for the struct and the member that hold it; all rows of a table share one. */
function objectName(holder: string, { name, type }: MemberModel, side: Side): string {
  const row = objectIn(type)?.row;
  return row === undefined ? `${holder}${typeName(name)}` : typeName(`${row} row ${side === 'args' ? 'argument' : 'result'}`);
}

function decoding(struct: string, members: readonly MemberModel[], reader: string): Struct['decode'] {
  const reads = members.map((member) =>
    new Flow(`let ${identifier(member.name)} =`)
      .space(`try ${reader}.${member.optional ? 'optional' : 'required'}`)
      .block(callArguments([stringLiteral(member.name), decoder(member.type, objectName(struct, member, 'args'))])),
  );
  const values = members.map(({ name }) => labelledArgument(argumentLabel(name), path(identifier(name), 'checked()').whole()));
  return { reads, result: call('try Self', values) };
}

function encoding(struct: string, members: readonly MemberModel[]): Flow[] {
  return members.map((member) => {
    const { name, type, optional } = member;
    const value = path('result', memberAfterPoint(name));
    const made = encoder(type, optional ? new Flow('$0') : value, objectName(struct, member, 'result'));
    const text = optional ? value.soft('.map ').block(closure(attempted(made))) : made.part;
    return call(`${made.throws ? 'try ' : ''}members.append`, [stringLiteral(name), text]);
  });
}

type ObjectModel = Extract<TypeModel, { kind: 'object' }>;

/** The object that a type is or holds; null where there is none. */
function objectIn(type: TypeModel): ObjectModel | null {
  if (type.kind === 'object') return type;
  return type.kind === 'list' || type.kind === 'nullable' ? objectIn(type.items) : null;
}

/** What makes a row of its object, column by column, or the object of its row. */
function rowConversion({ row = '', members }: ObjectModel, side: Side): NonNullable<Struct['row']> {
  const table = identifier(row);
  if (side === 'result') {
    const statements = members.map(({ name }) => assignment(path('self', memberAfterPoint(name)), path('row', memberAfterPoint(memberName(name)))));
    return { documentation: 'Shows a row.', begin: ['init', parameters([labelledArgument('_ row', table)]), ' {'], statements };
  }
  const values = members.map(({ name, type }) => {
    const text = isText(type) ? (type.kind === 'nullable' ? '?.text' : '.text') : '';
    return labelledArgument(argumentLabel(memberName(name)), path('self', memberAfterPoint(name)).add(text));
  });
  return { documentation: 'The row.', begin: new Flow('var row:').space(table).brace(), statements: [call(table, values)] };
}

function isText(type: TypeModel): boolean {
  return type.kind === 'string' || (type.kind === 'nullable' && isText(type.items));
}

/** The struct of some members, and after it those of the objects among them. */
function structs(name: string, about: string, object: ObjectModel, side: Side): Struct[] {
  const { members } = object;
  let reader = 'reader';
  while (members.some((member) => member.name === reader)) reader += 'Here';
  const properties = members.map((member) => {
    const type = swiftType(member.type, objectName(name, member, side), side);
    return {
      declaration: property('let', identifier(member.name), member.optional ? `${type}?` : type),
      documentation: member.documentation ?? `The member \`${member.name}\`.`,
    };
  });
  const decode = side === 'args' ? decoding(name, members, reader) : null;
  const encode = side === 'result' ? encoding(name, members) : null;
  const objects = members.flatMap((member) => {
    const inner = objectIn(member.type);
    if (inner === null) return [];
    const what =
      inner.row === undefined ? `An object in \`${member.name}\` of \`${name}\`.` : `A row of the table of \`${inner.row}\`, column by column.`;
    return structs(objectName(name, member, side), what, inner, side);
  });
  const row = object.row === undefined ? null : rowConversion(object, side);
  return [{ name, head: head('struct', name, ['Sendable']), documentation: about, properties, reader, decode, encode, row }, ...objects];
}

/** A handler's method. */
function declaration(method: string, args: Struct | null, result: Struct | null): Flow {
  const begin = functionHead('func', method, args ? [labelledArgument('_ arguments', args.name)] : []).space('throws');
  return result ? begin.space(`-> ${result.name}`) : begin;
}

/** What the dispatch does for an operation: reads its arguments, and answers with what its handler makes. */
function dispatch(handled: readonly string[], args: Struct | null, result: Struct | null): { read: Part; perform: Part[] } {
  const [first = '', ...rest] = handled;
  const performed = call(path(first, ...rest), args ? ['arguments'] : []);
  const read = args
    ? new Flow('let arguments =').space(attempt(args.name, 'decode')).block([parameters(['arguments()']), '.checked()'])
    : '_ = try arguments()';
  if (!result) return { read, perform: [new Flow('try').space(performed), 'return JsonObject()'] };
  return { read, perform: [new Flow('return').space(attempt(result.name, 'encode')).block(callArguments([performed]))] };
}

/** A static function of a type, to be called with `try`. */
function attempt(type: string, method: string): Doc {
  return new Flow('try').space(path(type, method)).whole();
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
    pattern: ['case ', stringLiteral(model.name), ':'],
    declaration: declaration(identifier(method), args, result),
    ...dispatch([identifier(subject), memberAfterPoint(method)], args, result),
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
    const made = operation(model, subject, method);
    // A row's struct is declared by the first operation that needs it.
    const objects = made.objects.filter(({ name, row }) => row === null || (!rows.has(name) && rows.add(name)));
    const declared = [made.arguments, made.result, ...objects].filter((struct) => struct !== null);
    for (const { name } of declared) types.take(name, model.name);
    groups.set(subject, [...(groups.get(subject) ?? []), { ...made, objects }]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, operations]) => {
      const protocol = types.take(`${typeName(name)}Handler`, name);
      return {
        name,
        protocol,
        head: head('protocol', protocol, ['Sendable']),
        declaration: property('var', identifier(name), `any ${protocol}`),
        operations,
      };
    });
}
