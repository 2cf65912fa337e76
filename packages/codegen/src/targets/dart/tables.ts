/** Tables, views, statements, rules and migrations as Dart: a file for each subject that has some. */
import type { MigrationsModel, ParameterModel, RulesModel, StatementsModel, TableModel, ViewModel } from '../../model/database-schema.ts';
import type { SpecModel } from '../../model/schema.ts';
import { bySubject } from '../subjects.ts';
import { docComment, lineWidth, stringLiteral } from './escaping.ts';
import { assignment, bracketed, type Bracketed } from './layout.ts';
import { memberName, memberNames, snakeCase, typeName, type TypeScope } from './naming.ts';
import { origin } from './declarations.ts';

/** What the template is given for a subject. */
export interface TableFile {
  /** The file's path below the package. */
  readonly path: string;
  readonly imports: readonly string[];
  /** Rows of tables, then of views. */
  readonly rows: readonly unknown[];
  readonly statements: readonly unknown[];
  readonly rules: readonly unknown[];
  readonly migrations: readonly unknown[];
}

function typeOf({ kind, enum: of, nullable }: ParameterModel): string {
  const base = kind === 'enum' ? typeName(of ?? '') : kind === 'integer' || kind === 'rowid' ? 'int' : 'String';
  return `${base}${nullable ? '?' : ''}`;
}

/** How a column is read into the field of a name: a call, with what it takes. */
function read(field: string, { kind, enum: of, nullable }: ParameterModel): Bracketed {
  const items = kind === 'enum' ? [`${typeName(of ?? '')}.fromWire`] : [];
  const name = kind === 'enum' ? 'member' : kind === 'integer' || kind === 'rowid' ? 'integer' : 'text';
  const method = nullable ? `optional${name.charAt(0).toUpperCase()}${name.slice(1)}` : name;
  return { head: `${field} = row.${method}(`, items, tail: ')' };
}

function sent(name: string, { kind, nullable }: ParameterModel): string {
  return kind === 'enum' ? `${name}${nullable ? '?' : ''}.wire` : name;
}

/** The line that begins the class of a row, or the two that it takes. */
function header(type: string): string {
  const [name, base] = [`final class ${type}`, 'extends TableRow {'];
  return name.length + 1 + base.length <= lineWidth ? `${name} ${base}` : `${name}\n    ${base}`;
}

function row(model: TableModel | ViewModel, types: TypeScope): unknown {
  const names = memberNames(
    'rows',
    model.name,
    model.columns.map(({ name }) => name),
  );
  const columns = model.columns.map((column, index) => ({ column, name: names[index] ?? '' }));
  return {
    doc: docComment([model.documentation, 'table' in model ? `${origin(model.name)} A row of \`${model.table}\`.` : origin(model.name)], 0),
    header: header(types.claim(model.name, model.name)),
    constructor: bracketed(
      2,
      `const ${model.name}({`,
      columns.map(({ column, name }) => `${column.nullable ? '' : 'required '}this.${name}`),
      '});',
    ),
    fields: columns.map(({ column, name }) => ({
      doc: docComment([column.documentation], 2),
      declaration: `  final ${typeOf(column)} ${name};`,
    })),
    reader: reader(
      model.name,
      columns.map(({ column, name }) => read(name, column)),
    ),
    values: bracketed(
      2,
      'List<Object?> get values => [',
      columns.map(({ column, name }) => sent(name, column)),
      '];',
    ),
  };
}

function statement(
  group: StatementsModel,
  { name, documentation, sql, takesRow, parameters, answers, durable }: StatementsModel['members'][number],
): unknown {
  const row = group.table;
  const names = memberNames(
    'parameters',
    `${group.name}.${name}`,
    parameters.map((parameter) => parameter.name),
  );
  const list = parameters.map((parameter, index) => ({ parameter, name: names[index] ?? '' }));
  const result = { row: `${row}?`, rows: `List<${row}>`, changes: 'int' }[answers];
  const method = memberName('methods', name);
  const takes = takesRow ? [`${row} row`] : list.map(({ parameter, name: own }) => `required ${typeOf(parameter)} ${own}`);
  const [open, close] = takesRow || takes.length === 0 ? ['(', ')'] : ['({', '})'];
  const values = list.map(({ parameter, name: own }) => sent(own, parameter));
  const lines = [
    bracketed(2, `static DatabaseCall<${result}> ${method}${open}`, takes, `${close} {`),
    assignment(4, 'const sql', stringLiteral(sql)),
  ];
  if (!takesRow && values.length > 0) lines.push(bracketed(4, 'final parameters = [', values, '];'));
  const parameterList = takesRow ? 'row.values' : values.length === 0 ? 'const []' : 'parameters';
  const rest = answers === 'changes' ? (durable ? ', durable: true' : '') : `, ${row}.read`;
  lines.push(`    return DatabaseCall.${answers}(sql, ${parameterList}${rest});`, '  }');
  return { doc: docComment([documentation], 2), text: lines.join('\n') };
}

/** The constructor that reads a row. */
function reader(type: string, reads: readonly Bracketed[]): string {
  const head = `  ${type}.read(RowReader row)`;
  const line = `${head} : ${reads.map((each) => bracketed(0, each.head, each.items, each.tail)).join(', ')};`;
  if (line.length <= lineWidth) return line;
  const lines = reads.map((each, index) => bracketed(6, each.head, each.items, `${each.tail}${index < reads.length - 1 ? ',' : ';'}`));
  return `${head}\n    : ${lines.join('\n').trimStart()}`;
}

function rules(model: RulesModel, types: TypeScope): unknown {
  const names = memberNames(
    'rules',
    model.name,
    model.columns.map(({ name }) => name),
  );
  return {
    doc: docComment([model.documentation, origin(model.name)], 0),
    type: types.claim(model.name, model.name),
    constructor: bracketed(
      2,
      `const ${model.name}({`,
      names.map((name) => `required this.${name}`),
      '});',
    ),
    fields: model.columns.map(({ enum: of, documentation }, index) => ({
      doc: docComment([documentation], 2),
      declaration: `  final ${typeName(of)} ${names[index] ?? ''};`,
    })),
    rules: bracketed(
      2,
      `static const List<${model.name}> all = [`,
      model.rules.map((rule) => ({
        head: `${model.name}(`,
        items: rule.map((value, index) => ({
          key: names[index] ?? '',
          value: `${typeName(model.columns[index]?.enum ?? '')}.${memberName('enumMembers', value)}`,
        })),
        tail: ')',
      })),
      '];',
    ),
  };
}

function migrations(model: MigrationsModel, types: TypeScope): unknown {
  return {
    doc: docComment([model.documentation, origin(model.name)], 0),
    type: types.claim(model.name, model.name),
    versions: bracketed(
      2,
      'static const List<List<String>> versions = [',
      model.versions.map(({ statements }) => ({ head: '[', items: statements.map(stringLiteral), tail: ']' })),
      '];',
    ),
  };
}

/**
 * The subjects that have tables, views, statements, rules or migrations.
 * @throws NamingProblem if two names collide in Dart
 */
export function tableFiles(model: SpecModel, types: TypeScope): TableFile[] {
  const rows = [...model.tables, ...model.views];
  const all = [...rows, ...model.statements, ...model.rules, ...model.migrations];
  const enumFile = (name: string): string => {
    const subject = model.enums.find((each) => each.name === name)?.subject ?? '';
    return `${snakeCase(subject)}.dart`;
  };
  const rowFile = (name: string): string => `${snakeCase(rows.find((each) => each.name === name)?.subject ?? '')}_tables.dart`;
  return bySubject(all, (subject, within) => {
    const own = `${snakeCase(subject)}_tables.dart`;
    const [ownRows, statements, lists] = [within(rows), within(model.statements), within(model.rules)];
    const columns = [
      ...ownRows.flatMap((one): readonly ParameterModel[] => one.columns),
      ...statements.flatMap(({ members }) => members.flatMap(({ parameters, takesRow }) => (takesRow ? [] : parameters))),
    ];
    const enums = [...columns.flatMap((column) => column.enum ?? []), ...lists.flatMap((list) => list.columns.map((column) => column.enum))];
    const imports = new Set(enums.map(enumFile));
    for (const { table: of } of statements) if (rowFile(of) !== own) imports.add(rowFile(of));
    if (statements.length > 0) imports.add('../database/database_call.dart');
    if (ownRows.length > 0) for (const file of ['row_reader', 'table_row']) imports.add(`../database/${file}.dart`);
    return {
      path: `lib/src/spec/${own}`,
      imports: [...imports].sort(),
      rows: ownRows.map((one) => row(one, types)),
      statements: statements.map((group) => ({
        doc: docComment([group.documentation, origin(group.name)], 0),
        type: types.claim(group.name, group.name),
        members: group.members.map((member) => statement(group, member)),
      })),
      rules: lists.map((one) => rules(one, types)),
      migrations: within(model.migrations).map((one) => migrations(one, types)),
    };
  });
}
