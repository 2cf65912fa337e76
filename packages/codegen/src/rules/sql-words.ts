/** LS1009: a table or column that is called like a word of SQL makes every statement on it a syntax error. */
import { openSqlite, type SqliteConnection } from '@lockstep/ts-client/sqlite';
import type { Rule } from './rule.ts';

/** Whether SQLite takes names, bare, wherever a column may stand. SQLite itself says so: the list of its words grows. */
function areTaken(names: readonly string[], connection: SqliteConnection): boolean {
  const each = (make: (name: string) => string, separator = ', '): string => names.map(make).join(separator);
  connection.exec('SAVEPOINT word');
  try {
    const columns = each((name) => `${name} TEXT DEFAULT 'before' CHECK (${name} IS NULL OR (${name} IS NOT NULL))`);
    connection.exec(`CREATE TABLE probe (other TEXT, ${columns})`);
    connection.exec(`INSERT INTO probe (other, ${each((name) => name)}) VALUES ('', ${each(() => "'before'")})`);
    connection.exec(`UPDATE probe SET ${each((name) => `${name} = 'after'`)} WHERE ${each((name) => `${name} = 'before'`, ' AND ')}`);
    // Some words are values of their own there: current_time.
    const found = each((name) => `${name} AS found_${name}`);
    const [row = {}] = connection.prepare(`SELECT ${found} FROM probe ORDER BY ${each((name) => name)}`).all();
    return names.every((name) => row[`found_${name}`] === 'after');
  } catch {
    return false;
  } finally {
    connection.exec('ROLLBACK TO word; RELEASE word');
  }
}

// SQLite takes some two thousand columns, and terms of an expression that are nested a thousand deep.
const atOnce = 200;

/** The names among some that SQLite does not take. Asking for many at once shows that all are taken, or which to ask for alone. */
function wordsAmong(names: readonly string[], connection: SqliteConnection): string[] {
  if (names.length === 0 || areTaken(names, connection)) return [];
  if (names.length === 1) return [...names];
  const half = names.length >> 1;
  return [...wordsAmong(names.slice(0, half), connection), ...wordsAmong(names.slice(half), connection)];
}

/** Finds names that SQL has a meaning for. */
export const sqlWords: Rule = ({ model, place }) => {
  const connection = openSqlite(':memory:');
  // Names that differ in case alone are one to SQLite.
  const names = [
    ...new Set(model.tables.flatMap(({ table, columns }) => [table, ...columns.map(({ name }) => name)].map((name) => name.toLowerCase()))),
  ];
  const parts = Array.from({ length: Math.ceil(names.length / atOnce) }, (_, index) => names.slice(index * atOnce, (index + 1) * atOnce));
  const words = new Set(parts.flatMap((part) => wordsAmong(part, connection)));
  const isWord = (name: string): boolean => words.has(name.toLowerCase());
  const found = model.tables.flatMap(({ name: definition, table, columns }) => [
    ...(isWord(table) ? [{ message: `${definition} is the table ${table}`, at: place(definition, ['table']) }] : []),
    ...columns
      .filter(({ name }) => isWord(name))
      .map(({ name }) => ({ message: `${definition}.${name} is a column`, at: place(definition, ['columns', name]) })),
  ]);
  connection.close();
  return found.map(({ message, at }) => ({ code: 'LS1009', message: `${message} whose name is a word of SQL: rename it`, place: at }));
};
