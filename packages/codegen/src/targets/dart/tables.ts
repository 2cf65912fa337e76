/** Tables, views, statements, rules and migrations as Dart: a file for each subject that has some. */
import type { MigrationsModel, ParameterModel, RulesModel, StatementsModel, TableModel, ViewModel } from '../../model/database-schema.ts';
import type { SpecModel } from '../../model/schema.ts';
import { bySubject } from '../subjects.ts';
import { docOf, fitsOnLine, group, hardline, indent, join, line, type Part } from '../printer.ts';
import { docComment, stringLiteral } from './escaping.ts';
import { access, assignment, call, callOn, declaration, entry, flow, generic, head, list, listGetter, namedParameters, type Code } from './layout.ts';
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

/** How a column is read into the field of a name. */
function read(field: string, { kind, enum: of, nullable }: ParameterModel): Part {
  const items = kind === 'enum' ? [access(typeName(of ?? ''), 'fromWire')] : [];
  const name = kind === 'enum' ? 'member' : kind === 'integer' || kind === 'rowid' ? 'integer' : 'text';
  const method = nullable ? `optional${name.charAt(0).toUpperCase()}${name.slice(1)}` : name;
  return flow(`${field} =`).space(items.length === 0 ? `row.${method}()` : callOn('row', method, items));
}

function sent(name: string, { kind, nullable }: ParameterModel): string {
  return kind === 'enum' ? `${name}${nullable ? '?' : ''}.wire` : name;
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
    head: head(`final class ${types.claim(model.name, model.name)}`, 'extends', 'TableRow'),
    constructor: flow(`const ${model.name}`)
      .block(namedParameters(columns.map(({ column, name }) => `${column.nullable ? '' : 'required '}this.${name}`)))
      .add(';'),
    fields: columns.map(({ column, name }) => ({
      doc: docComment([column.documentation], 2),
      declaration: declaration(`final ${typeOf(column)}`, `${name};`),
    })),
    reader: reader(
      model.name,
      columns.map(({ column, name }) => read(name, column)),
    ),
    values: listGetter(
      'List<Object?> get values',
      columns.map(({ column, name }) => sent(name, column)),
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
  const list_ = parameters.map((parameter, index) => ({ parameter, name: names[index] ?? '' }));
  const result = { row: `${row}?`, rows: `List<${row}>`, changes: 'int' }[answers];
  const method = memberName('methods', name);
  const taken = list_.map(({ parameter, name: own }) => declaration(`required ${typeOf(parameter)}`, own));
  const parameterList = takesRow ? call('', [`${row} row`]) : taken.length === 0 ? '()' : namedParameters(taken);
  const values = list_.map(({ parameter, name: own }) => sent(own, parameter));
  const valueList = takesRow ? 'row.values' : values.length === 0 ? 'const []' : 'parameters';
  const rest = answers === 'changes' ? (durable ? ['durable: true'] : []) : [access(row, 'read')];
  return {
    doc: docComment([documentation], 2),
    head: declaration(flow('static ').add(generic('DatabaseCall', [result])), method)
      .block(docOf(parameterList))
      .add(' {'),
    sql: assignment('const sql', stringLiteral(sql)),
    parameters: takesRow || values.length === 0 ? null : assignment('final parameters', list(values)),
    call: call(`return DatabaseCall.${answers}`, ['sql', valueList, ...rest]).add(';'),
  };
}

/** The constructor that reads a row. */
function reader(type: string, reads: readonly Part[]): Code {
  const begin = `${type}.read(RowReader row)`;
  const initializers = [indent(indent(join([',', line], reads.map(docOf)))), ';'];
  return (columns) => {
    if (fitsOnLine(begin, columns)) return group([begin, indent([line, ': ']), initializers]);
    return group([`${type}.read(`, indent([hardline, 'RowReader row,']), hardline, ') : ', initializers]);
  };
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
    constructor: flow(`const ${model.name}`)
      .block(namedParameters(names.map((name) => `required this.${name}`)))
      .add(';'),
    fields: model.columns.map(({ enum: of, documentation }, index) => ({
      doc: docComment([documentation], 2),
      declaration: declaration(`final ${typeName(of)}`, `${names[index] ?? ''};`),
    })),
    rules: assignment(
      declaration(flow('static const ').add(generic('List', [model.name])), 'all'),
      list(
        model.rules.map((rule) =>
          call(
            model.name,
            rule.map((value, index) =>
              entry(names[index] ?? '', access(typeName(model.columns[index]?.enum ?? ''), memberName('enumMembers', value))),
            ),
          ),
        ),
      ),
    ),
  };
}

function migrations(model: MigrationsModel, types: TypeScope): unknown {
  return {
    doc: docComment([model.documentation, origin(model.name)], 0),
    type: types.claim(model.name, model.name),
    versions: assignment(
      'static const List<List<String>> versions',
      list(
        model.versions.map(({ statements }) => list(statements.map(stringLiteral))),
        true,
      ),
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
