/** Tables, views, statements, rules and migrations as Swift declarations: a file for each subject that has some. */
import type { MigrationsModel, ParameterModel, RulesModel, StatementsModel, TableModel, ViewModel } from '../../model/database-schema.ts';
import type { SpecModel } from '../../model/schema.ts';
import { bySubject } from '../subjects.ts';
import { hardline, indent, type Flow, type Part } from '../printer.ts';
import { literal } from './escaping.ts';
import {
  array,
  assignment,
  call,
  functionHead,
  generic,
  head,
  labelledArgument,
  parameters as parameterList,
  parameter,
  path,
  property,
} from './layout.ts';
import { Scope, argumentLabel, identifier, memberAfterPoint, memberName } from './naming.ts';

// Members that every generated type of a kind has: nothing of the spec may be called so. A parameter `self` would hide
// what it is to be assigned to.
const rowMembers = ['self', 'values', 'description', 'hash', 'hashValue'];
// Rows that the package's own statements read and write, and that no app sees.
const internalTables = new Set(['LockToken', 'ImportedUpload']);
const ruleMembers = ['self', 'all', 'hash', 'hashValue'];

/** What the template is given for a subject. */
export interface TableFile {
  readonly name: string;
  /** The public types that the file declares. */
  readonly definitions: readonly { readonly name: string }[];
  /** Rows of tables, then of views. */
  readonly rows: readonly object[];
  readonly statements: readonly object[];
  readonly rules: readonly object[];
  readonly migrations: readonly object[];
}

function scopeOf(definition: string, taken: readonly string[]): Scope {
  const scope = new Scope(`the type ${definition}`);
  for (const name of taken) scope.take(name, 'what every generated type of its kind has');
  return scope;
}

function baseType({ kind, enum: of }: ParameterModel): string {
  if (kind === 'integer' || kind === 'rowid') return 'Int';
  return kind === 'enum' ? identifier(of ?? '') : 'String';
}

function read(column: ParameterModel): Part {
  const { kind, nullable } = column;
  if (kind === 'enum') return call(nullable ? 'try row.optionalMember' : 'try row.member', [labelledArgument('of', path(baseType(column), 'self'))]);
  const name = baseType(column) === 'Int' ? 'integer' : 'text';
  return nullable ? `try row.optional${name.charAt(0).toUpperCase()}${name.slice(1)}()` : `try row.${name}()`;
}

function columnView(scope: Scope, definition: string, column: ParameterModel): { name: string; type: string } {
  const name = identifier(scope.take(memberName(column.name), `${definition}.${column.name}`));
  return { name, type: `${baseType(column)}${column.nullable ? '?' : ''}` };
}

function row(model: TableModel | ViewModel): object {
  const scope = scopeOf(model.name, rowMembers);
  const table = 'table' in model ? model.table : null;
  // Views are what the package's own statements answer and take.
  const access = table === null || internalTables.has(model.name) ? 'package' : 'public';
  const columns = model.columns.map((column) => ({ column, ...columnView(scope, model.name, column) }));
  const property_ = (name: string): Flow => path('self', name);
  // Nobody thinks of what may be missing; what must be there has no default.
  const taken = columns.map(({ column, name, type }) => parameter(name, type, column.nullable ? 'nil' : null));
  return {
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`${table === null ? '' : `, a row of \`${table}\``}.`,
    head: head(`${access} struct`, identifier(model.name), ['Sendable', 'Hashable']),
    properties: columns.map(({ column, name, type }) => ({
      documentation: `${column.documentation}\n\nSpec: \`${table ?? model.name}.${column.name}\`.`,
      declaration: property(`${access} var`, name, type),
    })),
    initializer: [`${access} init`, parameterList(taken, true), ' {'],
    assignments: columns.map(({ name }) => assignment(property_(name), name)),
    conformance: head('extension', identifier(model.name), ['TableRow']),
    reads: columns.map(({ column, name }) => assignment(property_(name), read(column))),
    values: array(
      columns.map(({ name }) => call('SQLValue', [property_(name)])),
      columns.length > 1,
    ),
  };
}

function statement(row: string, definition: string, member: StatementsModel['members'][number]): object {
  const scope = new Scope(`the parameters of ${definition}.${member.name}`);
  scope.take('self', 'the language');
  const parameters = member.parameters.map((parameter) => columnView(scope, `${definition}.${member.name}`, parameter));
  const result: Record<typeof member.answers, string> = { row: `${row}?`, rows: `[${row}]`, changes: 'Int' };
  const list = member.takesRow ? [labelledArgument('_ row', row)] : parameters.map(({ name, type }) => labelledArgument(name, type));
  const begin = functionHead('package static func', identifier(member.name), list, true);
  const values = member.takesRow ? 'row.values' : array(parameters.map(({ name }) => call('SQLValue', [name])));
  return {
    documentation: `${member.documentation}\n\nSpec: \`${definition}.${member.name}\`.`,
    begin: begin
      .space('-> DatabaseCall')
      .block(generic('', [result[member.answers]]))
      .brace(),
    call: call('DatabaseCall', [
      [`${member.answers}:`, indent([hardline, literal(member.sql)])],
      [values, member.durable ? ', durable: true' : ''],
    ]),
  };
}

function statements(model: StatementsModel): object {
  const scope = scopeOf(model.name, []);
  for (const { name } of model.members) scope.take(name, `${model.name}.${name}`);
  return {
    head: head('package enum', identifier(model.name), []),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    members: model.members.map((member) => statement(identifier(model.table), model.name, member)),
  };
}

function rules(model: RulesModel): object {
  const scope = scopeOf(model.name, ruleMembers);
  for (const { name } of model.columns) scope.take(name, `${model.name}.${name}`);
  const label = (index: number): string => argumentLabel(model.columns[index]?.name ?? '');
  const list = model.rules.map((rule) =>
    call(
      'Self',
      rule.map((value, index) => labelledArgument(label(index), `.${memberAfterPoint(value)}`)),
    ),
  );
  return {
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    head: head('package struct', identifier(model.name), ['Sendable', 'Hashable']),
    properties: model.columns.map(({ name, enum: of, documentation }) => ({
      documentation: `${documentation}\n\nSpec: \`${model.name}.${name}\`.`,
      declaration: property('package let', identifier(name), identifier(of)),
    })),
    all: ['package static let all: [Self] = ', array(list, true)],
  };
}

function migrations(model: MigrationsModel): object {
  const several = model.versions.length > 1;
  return {
    head: head('package enum', identifier(model.name), []),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    versions: model.versions.map(({ version, documentation, statements: list }) => ({
      version,
      documentation: documentation.replaceAll('\n', ' '),
      statements: [array(list.map(literal), true), several ? ',' : ''],
    })),
  };
}

/** The subjects that have tables, views, statements, rules or migrations. */
export function tableFiles(model: SpecModel): TableFile[] {
  const all = [...model.tables, ...model.views, ...model.statements, ...model.rules, ...model.migrations];
  return bySubject(all, (name, within) => ({
    name,
    definitions: within(all),
    rows: within([...model.tables, ...model.views]).map(row),
    statements: within(model.statements).map(statements),
    rules: within(model.rules).map(rules),
    migrations: within(model.migrations).map(migrations),
  }));
}
