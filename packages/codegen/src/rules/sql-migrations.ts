/** LS1011: migrations are run from nothing, and again over rows of each version before. */
import type { Draft, Rule } from './rule.ts';
import { migrate, type Refusal } from './sql-schema.ts';

/** Where a refused statement comes from: a table, one of its columns or indexes, or a step that somebody wrote. */
function origin({ sql, version }: Refusal, migrations: string, { model, place }: Draft): { what: string; at: ReturnType<Draft['place']> } {
  const [, create, alter, column, index] = /^(?:CREATE TABLE (\w+)|ALTER TABLE (\w+) ADD COLUMN (\w+)|CREATE INDEX \w+ ON (\w+))/.exec(sql) ?? [];
  const definition = model.tables.find(({ table }) => table === (create ?? alter ?? index))?.name;
  if (definition === undefined) return { what: `${migrations}.steps.${version}`, at: place(migrations, ['steps', String(version)]) };
  const path = column !== undefined ? ['columns', column] : index !== undefined ? ['indexes'] : [];
  return { what: [definition, ...path.slice(-1)].join('.'), at: place(definition, path) };
}

/** Finds what SQLite refuses to do with a schema. */
export const sqlMigrations: Rule = (draft) =>
  draft.model.migrations.flatMap((migrations) => {
    const runs = [false, true].map((withRows) => migrate(migrations, draft.model, withRows));
    for (const { connection } of runs) connection.close();
    const [fresh, old] = runs.map(({ refusals }) => refusals);
    return ((fresh ?? []).length > 0 ? (fresh ?? []) : (old ?? [])).map((refusal) => {
      const { what, at } = origin(refusal, migrations.name, draft);
      const where = refusal.isForRows ? ' where the table has a row' : '';
      return { code: 'LS1011', message: `${what} makes SQL that SQLite refuses${where}: ${refusal.reason}: correct it`, place: at };
    });
  });
