/** The testee's operations as Dart: arguments, results, an interface for each group of operations, and the table. */
import type { MemberModel, OperationModel, SpecModel, TypeModel } from '../../model/schema.ts';
import { NamingProblem } from '../naming-problem.ts';
import type { Part } from '../printer.ts';
import { docComment, integerLiteral, stringLiteral } from './escaping.ts';
import {
  access,
  arrow,
  assignment,
  brackets,
  call,
  callOn,
  constructorWith,
  declaration,
  entry,
  flow,
  generic,
  head,
  map,
  namedParameters,
} from './layout.ts';
import { memberName, memberNames, snakeCase, typeName, TypeScope, upperCamel } from './naming.ts';
import { codecName, origin } from './declarations.ts';

/** The group of the operations that are a verb alone. */
const generalGroup = 'general';

/** What the template of a group's file is given. */
export interface HandlerFile {
  readonly path: string;
  readonly imports: readonly string[];
  readonly classes: readonly unknown[];
  readonly doc: string;
  readonly type: string;
  readonly methods: readonly unknown[];
}

function groupOf(operation: OperationModel): string {
  const point = operation.name.indexOf('.');
  return point < 0 ? generalGroup : operation.name.slice(0, point);
}

function groupsOf(model: SpecModel): string[] {
  return [...new Set(model.operations.map(groupOf))].sort();
}

function handlerType(group: string): string {
  return `${upperCamel(group)}Handler`;
}

function handlerPath(group: string): string {
  return `testee/lib/handlers/${snakeCase(group)}_handler.dart`;
}

type Side = 'arguments' | 'result';

/** The object that a type is or holds. */
function objectIn(type: TypeModel): Extract<TypeModel, { kind: 'object' }> | null {
  if (type.kind === 'object') return type;
  return type.kind === 'list' || type.kind === 'nullable' ? objectIn(type.items) : null;
}

/** The class of an object is named for what holds it; all rows of a table share one. */
function holderOf(name: string, member: MemberModel, side: Side): string {
  const row = objectIn(member.type)?.row;
  return row === undefined ? `${name}${upperCamel(member.name)}` : `${row}Row${side === 'arguments' ? 'Argument' : 'Result'}`;
}

/** The name for the items of a list. */
function itemOf(type: TypeModel, holder: string): string {
  return objectIn(type)?.row === undefined ? `${holder}Item` : holder;
}

/** What makes a row of its object, column by column, or the object of its row. */
function rowConversion(name: string, row: string, fields: readonly string[], side: Side): { doc: string; signature: Part; make: Part } {
  if (side === 'arguments') {
    return {
      doc: docComment(['The row.'], 2),
      signature: declaration(row, 'toRow() {'),
      make: call(
        `return ${row}`,
        fields.map((field) => entry(field, field)),
      ).add(';'),
    };
  }
  return {
    doc: docComment(['Shows a row.'], 2),
    signature: call(`factory ${name}.of`, [declaration(row, 'row')]).add(' {'),
    make: call(
      `return ${name}`,
      fields.map((field) => entry(field, access('row', field))),
    ).add(';'),
  };
}

/** Makes the classes of one group's file, and learns which imports they need. */
class GroupWriter {
  readonly classes: unknown[] = [];
  readonly imports = new Set<string>();
  readonly #types: TypeScope;
  readonly #model: SpecModel;
  readonly #rows = new Set<string>();

  constructor(model: SpecModel, types: TypeScope) {
    this.#model = model;
    this.#types = types;
  }

  /** The Dart type of a value; `holder` names the class of an object without a name of its own. */
  type(type: TypeModel, holder: string): Part {
    switch (type.kind) {
      case 'bytes':
        this.imports.add('dart:typed_data');
        return 'Uint8List';
      case 'string':
      case 'path':
        return 'String';
      case 'integer':
        return 'int';
      case 'boolean':
        return 'bool';
      case 'json':
      case 'scalar':
        this.imports.add('../../../lib/src/json/json_value.dart');
        return 'JsonValue';
      case 'enum':
        this.imports.add(this.#enumImport(type.name));
        return typeName(type.name);
      case 'list':
        return generic('List', [this.type(type.items, itemOf(type, holder))]);
      case 'nullable':
        return flow(this.type(type.items, holder)).add('?');
      case 'object':
        return holder;
    }
  }

  #enumImport(name: string): string {
    const subject = this.#model.enums.find((one) => one.name === name)?.subject ?? '';
    return `../../../lib/src/spec/${snakeCase(subject)}.dart`;
  }

  /** The expression that reads a value of the type from a request, and whether it is a constant. */
  reader(type: TypeModel, holder: string): { source: Part; isConstant: boolean } {
    const constant = (name: string, ...items: Part[]) => ({ source: call(name, items), isConstant: true });
    const range = (limits: Record<string, number | undefined>): string[] =>
      Object.entries(limits).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${integerLiteral(value)}`]));
    switch (type.kind) {
      case 'bytes':
        return constant('BytesType', ...range({ length: type.length, readTo: type.readTo }));
      case 'string':
        return constant('TextType');
      case 'path':
        return constant('PathType');
      case 'integer':
        return constant('IntegerType', ...range({ minimum: type.minimum, maximum: type.maximum }));
      case 'boolean':
        return constant('BooleanType');
      case 'json':
        return constant('JsonType');
      case 'scalar':
        return constant('ScalarType');
      case 'enum':
        this.imports.add('../enum_table.dart');
        return { source: call('EnumType', [access(codecName(type.name), 'named')]), isConstant: false };
      case 'list': {
        const items = this.reader(type.items, itemOf(type, holder));
        const { isConstant } = items;
        return { source: call('ListType', [items.source, ...range({ maximum: type.maximum })]), isConstant };
      }
      case 'nullable': {
        const items = this.reader(type.items, holder);
        return { source: call('NullableType', [items.source]), isConstant: items.isConstant };
      }
      case 'object':
        return constant('ObjectType', access(holder, 'read'));
    }
  }

  /** The expression of a function that makes a value of the type into JSON. */
  maker(type: TypeModel, holder: string): Part {
    switch (type.kind) {
      case 'bytes':
        return 'answers.bytes';
      case 'string':
      case 'path':
        return 'answers.text';
      case 'integer':
        return 'answers.integer';
      case 'boolean':
        return 'answers.boolean';
      case 'json':
      case 'scalar':
        return 'answers.json';
      case 'enum':
        this.imports.add('../enum_table.dart');
        return access(codecName(type.name), 'nameToJson');
      case 'list':
        return call('answers.listOf', [this.maker(type.items, itemOf(type, holder))]);
      case 'nullable':
        return call('answers.orNull', [this.maker(type.items, holder)]);
      case 'object':
        return 'answers.part';
    }
  }

  /** Writes the classes of the objects inside of a type, then of those inside of them. */
  #nested(type: TypeModel, holder: string, side: Side, owner: string): void {
    if (type.kind === 'list') this.#nested(type.items, itemOf(type, holder), side, owner);
    else if (type.kind === 'nullable') this.#nested(type.items, holder, side, owner);
    else if (type.kind === 'object') {
      if (type.row !== undefined) {
        this.#row(holder, type.row, type.members, side);
        return;
      }
      const what = side === 'arguments' ? 'What is asked' : 'What is answered';
      this.write(holder, owner, type.members, side, `${what} in \`${owner}\`, as a part of it.`);
    }
  }

  /** Writes the class of a table's rows, once. */
  #row(name: string, row: string, members: readonly MemberModel[], side: Side): void {
    if (this.#rows.has(name)) return;
    this.#rows.add(name);
    const subject = this.#model.tables.find((one) => one.name === row)?.subject ?? '';
    this.imports.add(`../../../lib/src/spec/${snakeCase(subject)}_tables.dart`);
    this.write(name, row, members, side, `A row of the table of \`${row}\`, column by column.`, row);
  }

  /** Writes the class of an object. */
  write(name: string, operation: string, members: readonly MemberModel[], side: Side, documentation: string, row?: string): void {
    this.#types.claim(operation, name);
    const names = memberNames(
      'fields',
      operation,
      members.map((member) => member.name),
    );
    const fields = members.map((member, index) => {
      if (member.optional && member.type.kind === 'nullable') {
        const problem = `${member.name} may be absent and null, which Dart can't tell apart: choose one`;
        throw new NamingProblem(operation, problem);
      }
      return { member, field: names[index] ?? '', holder: holderOf(name, member, side) };
    });
    const constructorParameters = fields.map(({ member, field }) => (member.optional ? `this.${field}` : `required this.${field}`));
    this.imports.add(side === 'arguments' ? '../argument_types.dart' : '../answer_values.dart');
    this.imports.add(side === 'arguments' ? '../request_members.dart' : '../../../lib/src/json/json_value.dart');
    this.classes.push({
      head: side === 'arguments' ? `final class ${name} {` : head(`final class ${name}`, 'implements', 'AnswerPart'),
      name,
      doc: docComment([documentation], 0),
      constructorDoc: docComment([side === 'arguments' ? 'Holds the arguments.' : 'Holds the result.'], 2),
      constructor: flow(`const ${name}`).block(namedParameters(constructorParameters)).add(';'),
      isArguments: side === 'arguments',
      row:
        row === undefined
          ? null
          : rowConversion(
              name,
              row,
              fields.map(({ field }) => field),
              side,
            ),
      fields: fields.map(({ member, field, holder }) => ({
        doc: docComment(member.documentation === undefined ? [] : [member.documentation], 2),
        declaration: declaration(
          flow('final ')
            .add(this.type(member.type, holder))
            .add(member.optional ? '?' : ''),
          `${field};`,
        ),
        read: this.#read(member, field, holder),
        add: this.#add(member, field, holder),
      })),
      make: arrow(
        'return ()',
        call(
          name,
          fields.map(({ field }) => entry(field, `${field}()`)),
        ),
      ),
      readSignature: declaration(flow('static ').add(generic('Checked', [name])), 'read')
        .block(brackets('(', ['RequestMembers members'], ')'))
        .add(' {'),
    });
    for (const { member, holder } of fields) this.#nested(member.type, holder, side, operation);
  }

  #read(member: MemberModel, field: string, holder: string): Part {
    const { source, isConstant } = this.reader(member.type, holder);
    const type = isConstant ? flow('const ').add(source) : source;
    return assignment(`final ${field}`, callOn('members', member.optional ? 'optional' : 'required', [stringLiteral(member.name), type]));
  }

  #add(member: MemberModel, field: string, holder: string): Part {
    return callOn('object', member.optional ? 'addOptional' : 'add', [stringLiteral(member.name), field, this.maker(member.type, holder)]).add(';');
  }
}

/** The Dart names of an operation. */
function namesOf(operation: OperationModel): { stem: string; method: string } {
  const stem = upperCamel(operation.name);
  return { stem, method: memberName('methods', operation.name.slice(operation.name.indexOf('.') + 1)) };
}

/**
 * The files with the interfaces of the operations, one for each group.
 * @param written the types of the hand-written sources
 * @throws NamingProblem if two names collide in Dart
 */
export function handlerFiles(model: SpecModel, written: readonly string[]): HandlerFile[] {
  const types = new TypeScope([...written, ...model.enums.map(({ name }) => typeName(name))]);
  return groupsOf(model).map((group) => {
    const operations = model.operations.filter((operation) => groupOf(operation) === group);
    memberNames(
      'methods',
      group,
      operations.map(({ name }) => name.slice(name.indexOf('.') + 1)),
    );
    const writer = new GroupWriter(model, types);
    const methods = operations.map((operation) => {
      const { stem, method } = namesOf(operation);
      if (operation.args.length > 0) {
        const documentation = `What \`${operation.name}\` is asked.`;
        writer.write(`${stem}Arguments`, operation.name, operation.args, 'arguments', documentation);
      }
      if (operation.result.length > 0) {
        const documentation = `What \`${operation.name}\` answers.`;
        writer.write(`${stem}Result`, operation.name, operation.result, 'result', documentation);
      }
      const result = generic('FutureOr', [operation.result.length === 0 ? 'void' : `${stem}Result`]);
      const parameters = operation.args.length === 0 ? [] : [declaration(`${stem}Arguments`, 'arguments')];
      return {
        doc: docComment([operation.documentation, origin(operation.name)], 2),
        signature: declaration(result, method)
          .block(brackets('(', parameters, ')'))
          .add(';'),
      };
    });
    const subject = group === generalGroup ? 'operations that belong to no subject' : `\`${group}.*\` operations`;
    const imports = ['dart:async', ...writer.imports].sort();
    const dart = imports.filter((path) => path.startsWith('dart:'));
    return {
      path: handlerPath(group),
      imports: [...dart, ...(dart.length > 0 ? [''] : []), ...imports.filter((path) => !path.startsWith('dart:'))],
      classes: writer.classes,
      doc: docComment([`Answers the ${subject} of the testee protocol.`], 0),
      type: types.claim(group, handlerType(group)),
      methods,
    };
  });
}

/** What the template of the table is given. */
export function operationTable(model: SpecModel): unknown {
  const groups = groupsOf(model).map((group) => ({
    type: handlerType(group),
    field: `${group}Handler`,
    declaration: declaration(`final ${handlerType(group)}`, `${group}Handler;`),
    import: handlerPath(group).replace('testee/lib/', ''),
    doc: docComment([group === generalGroup ? 'Answers the other operations.' : `Answers \`${group}.*\`.`], 2),
  }));
  return {
    imports: ['../../lib/src/json/json_value.dart', 'answer_values.dart', 'request_members.dart', ...groups.map((group) => group.import)],
    constructor: constructorWith(
      'OperationTable',
      'this._answers',
      groups.map(({ field }) => `required this.${field}`),
    ),
    groups,
    names: assignment('static const Set<String> names', map(model.operations.map(({ name }) => stringLiteral(name)))),
    operations: model.operations.map((operation) => {
      const { stem, method } = namesOf(operation);
      const given = operation.args.length === 0 ? [] : ['arguments'];
      const answered = callOn(`await ${groupOf(operation)}Handler`, method, given);
      const hasResult = operation.result.length > 0;
      return {
        pattern: `case ${stringLiteral(operation.name)}:`,
        read: operation.args.length === 0 ? null : assignment('final arguments', call(`${stem}Arguments.read`, ['members']).add('()').whole()),
        answer: hasResult ? assignment('final result', answered) : answered.add(';'),
        returned: hasResult ? 'return result.toJson(_answers);' : 'return JsonObject(const []);',
      };
    }),
  };
}
