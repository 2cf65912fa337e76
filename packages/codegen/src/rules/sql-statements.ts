/** LS1013: every statement is prepared in a database of the spec's schema, and gives what it says that it gives. */
import type { SqliteConnection } from '@lockstep/ts-client/sqlite';
import type { StatementsModel } from '../model/database-schema.ts';
import type { Diagnostic } from '../model/diagnostics.ts';
import type { Rule } from './rule.ts';
import { messageOf, migrate } from './sql-schema.ts';

type Statement = StatementsModel['members'][number];

/**
 * The columns of the rows that a query gives; null for what is not a query. No table is made of them: SQLite would read the whole
 * schema again for each statement.
 */
function resultColumns({ sql, parameters }: Statement, connection: SqliteConnection): string[] | null {
  try {
    // A row there is in any case, of NULLs where the query gives none. A comment may end the query, and the line ends it.
    const [row] = connection.prepare(`SELECT answer.* FROM (SELECT 1) LEFT JOIN (${sql}\n) AS answer`).all(...parameters.map(() => 1));
    return Object.keys(row ?? {});
  } catch {
    return null;
  }
}

/** What is wrong with a statement, in words that follow its name; null where nothing is. */
function mistake(statement: Statement, columns: readonly string[], connection: SqliteConnection): string | null {
  const { answers } = statement;
  try {
    connection.prepare(statement.sql);
  } catch (error) {
    return `is SQL that SQLite refuses: ${messageOf(error)}: correct it`;
  }
  const found = resultColumns(statement, connection);
  if (answers === 'changes') return found === null ? null : 'is a query and returns how many rows it changed: let it answer row or rows';
  if (found === null) return `changes rows and answers ${answers}: let it answer changes`;
  const expected = columns.join(', ');
  return found.join(', ') === expected ? null : `must give the columns ${expected}; got ${found.join(', ')}`;
}

/** Finds statements that don't fit the schema. A statement on a view may be meant for any of the databases: one that takes it is enough. */
export const sqlStatements: Rule = ({ model, place }) => {
  const databases = model.migrations.map((migrations) => ({ tables: migrations.tables, ...migrate(migrations, model, false) }));
  const found = model.statements.flatMap(({ name, table, members }) => {
    const columns = ([...model.tables, ...model.views].find((each) => each.name === table)?.columns ?? []).map((column) => column.name);
    const isView = model.views.some((view) => view.name === table);
    const asked = databases.filter(({ tables }) => isView || tables.includes(table));
    return members.flatMap((statement): Diagnostic[] => {
      let what: string | null = null;
      for (const { connection } of asked) {
        what = mistake(statement, columns, connection);
        if (what === null) break;
      }
      return what === null ? [] : [{ code: 'LS1013', message: `${name}.${statement.name} ${what}`, place: place(name, [statement.name]) }];
    });
  });
  for (const { connection } of databases) connection.close();
  return found;
};
