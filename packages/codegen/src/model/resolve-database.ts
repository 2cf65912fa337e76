/** Tables, migrations, rules and statements of the spec as the model has them. */
import type { Column, Migrations, Rules, Statements, Table, View } from '@lockstep/spec';
import type { MigrationsModel, ParameterModel, RulesModel, StatementsModel, TableModel, ViewModel } from './database-schema.ts';
import type { Resolver } from './resolver.ts';

type IsEnum = (name: string) => boolean;

function parameter(name: string, column: Column, at: Resolver, path: readonly string[], isEnum: IsEnum): ParameterModel {
  const { kind } = column;
  if (kind === 'enum' && !isEnum(column.enum ?? '')) at.reportMissingEnum(column.enum, path);
  return { name, kind, enum: column.enum ?? null, nullable: column.nullable === true };
}

/** A table. */
export function resolveTable(definition: Table, at: Resolver, isEnum: IsEnum): TableModel {
  const { table, since, primaryKey, indexes } = definition;
  const columns = Object.entries(definition.columns).map(([name, column]) => {
    const path = ['columns', name];
    return {
      ...parameter(name, column, at, path, isEnum),
      initially: column.initially ?? null,
      since: column.since ?? since,
      documentation: at.documentation(path),
    };
  });
  return { ...at.head(), table, since, columns, primaryKey: [...primaryKey], indexes: indexes.map((index) => [...index]) };
}

/** A view. */
export function resolveView(definition: View, at: Resolver, isEnum: IsEnum): ViewModel {
  const columns = Object.entries(definition.columns).map(([name, column]) => {
    const path = ['columns', name];
    return { ...parameter(name, column, at, path, isEnum), documentation: at.documentation(path) };
  });
  return { ...at.head(), columns };
}

/** Migrations. */
export function resolveMigrations(definition: Migrations, at: Resolver): MigrationsModel {
  const versions = definition.versions.map((statements, index) => ({
    version: index + 1,
    statements: [...statements],
    documentation: at.documentation(['steps', String(index + 1)]),
  }));
  return { ...at.head(), tables: definition.tables.map(({ name }) => name), versions };
}

/** Rules. */
export function resolveRules(definition: Rules, at: Resolver, isEnum: IsEnum): RulesModel {
  const names = Object.keys(definition.columns);
  const columns = Object.entries(definition.columns).map(([name, { name: of }]) => {
    const path = ['columns', name];
    if (!isEnum(of)) at.reportMissingEnum(of, path);
    return { name, enum: of, documentation: at.documentation(path) };
  });
  const rules = definition.rules.map((rule) => names.map((name) => (rule as Readonly<Record<string, string>>)[name] ?? ''));
  return { ...at.head(), columns, rules };
}

/** Statements on a table or view. */
export function resolveStatements(definition: Statements, at: Resolver, isEnum: IsEnum, hasRows: (name: string) => boolean): StatementsModel {
  const { table } = definition;
  if (!hasRows(table)) {
    const message = `${definition.name} refers to the table or view ${table}, which the spec does not define: define it or correct the name`;
    at.report('LS1004', message, at.place([]));
  }
  const members = Object.entries(definition.members).map(([name, { sql, takesRow, parameters, answers, durable }]) => ({
    name,
    sql,
    takesRow,
    parameters: Object.entries(parameters).map(([key, column]) => parameter(key, column, at, [name], isEnum)),
    answers,
    durable,
    documentation: at.documentation([name]),
  }));
  return { ...at.head(), table, members };
}
