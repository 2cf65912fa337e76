/** Tables, views, statements, rules and migrations as Swift declarations: a file for each subject that has some. */
import type { MigrationsModel, ParameterModel, RulesModel, StatementsModel, TableModel, ViewModel } from '../../model/database-schema.ts';
import type { SpecModel } from '../../model/schema.ts';
import { bySubject } from '../subjects.ts';
import { lineWidth, literal } from './escaping.ts';
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

function read(column: ParameterModel): string {
  const { kind, nullable } = column;
  if (kind === 'enum') return nullable ? `optionalMember(of: ${baseType(column)}.self)` : `member(of: ${baseType(column)}.self)`;
  const name = baseType(column) === 'Int' ? 'integer' : 'text';
  return nullable ? `optional${name.charAt(0).toUpperCase()}${name.slice(1)}()` : `${name}()`;
}

function columnView(scope: Scope, definition: string, column: ParameterModel): { name: string; type: string; read: string } {
  const name = identifier(scope.take(memberName(column.name), `${definition}.${column.name}`));
  return { name, type: `${baseType(column)}${column.nullable ? '?' : ''}`, read: read(column) };
}

function row(model: TableModel | ViewModel): object {
  const scope = scopeOf(model.name, rowMembers);
  const table = 'table' in model ? model.table : null;
  const columns = model.columns.map((column) => ({
    ...columnView(scope, model.name, column),
    isLast: column === model.columns.at(-1),
    // Nobody thinks of what may be missing; what must be there has no default.
    initial: column.nullable ? ' = nil' : '',
    documentation: `${column.documentation}\n\nSpec: \`${table ?? model.name}.${column.name}\`.`,
  }));
  return {
    name: identifier(model.name),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`${table === null ? '' : `, a row of \`${table}\``}.`,
    // Views are what the package's own statements answer and take.
    access: table === null || internalTables.has(model.name) ? 'package' : 'public',
    columns,
    values: columns.length > 1 ? null : `[SQLValue(self.${columns[0]?.name ?? ''})]`,
  };
}

function statement(row: string, definition: string, member: StatementsModel['members'][number]): object {
  const scope = new Scope(`the parameters of ${definition}.${member.name}`);
  scope.take('self', 'the language');
  const parameters = member.parameters.map((parameter) => columnView(scope, `${definition}.${member.name}`, parameter));
  const bound = parameters.map(({ name }) => `SQLValue(${name})`);
  const end = member.durable ? ', durable: true)' : ')';
  const line = `      ${member.takesRow ? 'row.values' : `[${bound.join(', ')}]`}${end}`;
  const values = line.length <= lineWidth ? line : ['      [', ...bound.map((value) => `        ${value},`), `      ]${end}`].join('\n');
  const result = { row: `${row}?`, rows: `[${row}]`, changes: 'Int' }[member.answers];
  const list = member.takesRow ? [`_ row: ${row}`] : parameters.map(({ name, type }) => `${name}: ${type}`);
  return {
    name: identifier(member.name),
    documentation: `${member.documentation}\n\nSpec: \`${definition}.${member.name}\`.`,
    parameters: list.map((text, index) => `${text}${index < list.length - 1 ? ',' : ''}`),
    result,
    answers: member.answers,
    sql: literal(member.sql),
    values,
  };
}

function statements(model: StatementsModel): object {
  const scope = scopeOf(model.name, []);
  for (const { name } of model.members) scope.take(name, `${model.name}.${name}`);
  return {
    name: identifier(model.name),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    members: model.members.map((member) => statement(identifier(model.table), model.name, member)),
  };
}

function rules(model: RulesModel): object {
  const scope = scopeOf(model.name, ruleMembers);
  const columns = model.columns.map(({ name, enum: of, documentation }, index) => ({
    name: identifier(scope.take(name, `${model.name}.${name}`)),
    label: argumentLabel(name),
    type: identifier(of),
    isLast: index === model.columns.length - 1,
    documentation: `${documentation}\n\nSpec: \`${model.name}.${name}\`.`,
  }));
  const list = model.rules.map((rule) => rule.map((value, index) => `${columns[index]?.label ?? ''}: .${memberAfterPoint(value)}`).join(', '));
  return {
    name: identifier(model.name),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    columns,
    rules: list.map((text) => {
      const [begin, end] = [`    ${identifier(model.name)}(`, `${text})${list.length > 1 ? ',' : ''}`];
      return `${begin}${end}`.length <= lineWidth ? `${begin}${end}` : `${begin}\n      ${end}`;
    }),
  };
}

function migrations(model: MigrationsModel): object {
  const several = model.versions.length > 1;
  return {
    name: identifier(model.name),
    documentation: `${model.documentation}\n\nSpec: \`${model.name}\`.`,
    versions: model.versions.map(({ version, documentation, statements: list }) => ({
      version,
      documentation: documentation.replaceAll('\n', ' '),
      statements: list.map((sql) => `${literal(sql)}${list.length > 1 ? ',' : ''}`),
      end: several ? ',' : '',
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
