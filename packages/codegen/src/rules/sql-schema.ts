/** Databases in memory that are brought to the schema of the spec's migrations, with rows to try what is done to them. */
import { openSqlite, type SqliteConnection, type SqlValue } from '@lockstep/ts-client/sqlite';
import type { MigrationsModel, TableModel } from '../model/database-schema.ts';
import type { Draft } from './rule.ts';

type Model = Draft['model'];
type Column = TableModel['columns'][number];

/** A value that a column takes, for a row that somebody has to have written. */
export function sampleOf({ kind, enum: of }: Column, { enums }: Model): SqlValue {
  switch (kind) {
    case 'rowid':
      return null;
    case 'integer':
      return 1;
    case 'enum':
      return enums.find(({ name }) => name === of)?.members[0]?.wire ?? null;
    default:
      return 'a sample';
  }
}

/** Writes a row of samples; the columns that are left out get what they hold initially. */
export function insertSample(
  connection: SqliteConnection,
  { table, columns }: TableModel,
  model: Model,
  leftOut: (column: Column) => boolean = () => false,
): void {
  const given = columns.filter((column) => !leftOut(column));
  const numbers = given.map((_, index) => `?${index + 1}`).join(', ');
  const into = given.length === 0 ? 'DEFAULT VALUES' : `(${given.map(({ name }) => name).join(', ')}) VALUES (${numbers})`;
  connection.prepare(`INSERT INTO ${table} ${into}`).run(...given.map((column) => sampleOf(column, model)));
}

/** The message of what SQLite threw. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A statement of a migration that SQLite refuses. */
export interface Refusal {
  readonly version: number;
  readonly sql: string;
  readonly reason: string;
  /** Whether it is refused for the rows that an older version has, and not by an empty database. */
  readonly isForRows: boolean;
}

/**
 * Makes a database by migrations.
 * @param withRows whether each version finds a row in every table of the one before
 * @returns the database of the latest version, and the first refusal of each version
 */
export function migrate(migrations: MigrationsModel, model: Model, withRows: boolean): { connection: SqliteConnection; refusals: Refusal[] } {
  const connection = openSqlite(':memory:');
  const refusals: Refusal[] = [];
  const tables = model.tables.filter(({ name }) => migrations.tables.includes(name));
  for (const { version, statements } of migrations.versions) {
    for (const sql of statements) {
      try {
        connection.exec(sql);
      } catch (error) {
        refusals.push({ version, sql, reason: messageOf(error), isForRows: withRows });
        break;
      }
    }
    if (!withRows || refusals.length > 0) continue;
    // A row of the version's own columns, which are all that the table has by then.
    for (const table of tables.filter(({ since }) => since === version)) {
      insertSample(connection, { ...table, columns: table.columns.filter(({ since }) => since <= version) }, model);
    }
  }
  return { connection, refusals };
}
