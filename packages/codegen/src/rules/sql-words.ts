/** LS1009: a table or column that is called like a word of SQL makes every statement on it a syntax error. */
import { openSqlite, type SqliteConnection } from '@lockstep/ts-client/sqlite';
import type { Rule } from './rule.ts';

/** Whether SQLite takes a name, bare, wherever a column may stand. SQLite itself says so: the list of its words grows. */
function isTaken(name: string, connection: SqliteConnection): boolean {
  connection.exec('SAVEPOINT word');
  try {
    connection.exec(`CREATE TABLE probe (other TEXT, ${name} TEXT DEFAULT 'before' CHECK (${name} IS NULL OR (${name} IS NOT NULL)))`);
    connection.exec(`INSERT INTO probe (other, ${name}) VALUES ('', 'before'); UPDATE probe SET ${name} = 'after' WHERE ${name} = 'before'`);
    // Some words are values of their own there: current_time.
    return connection.prepare(`SELECT ${name} AS found FROM probe ORDER BY ${name}`).all()[0]?.['found'] === 'after';
  } catch {
    return false;
  } finally {
    connection.exec('ROLLBACK TO word; RELEASE word');
  }
}

/** Finds names that SQL has a meaning for. */
export const sqlWords: Rule = ({ model, place }) => {
  const connection = openSqlite(':memory:');
  const taken = new Map<string, boolean>();
  const isWord = (name: string): boolean => {
    const known = taken.get(name) ?? isTaken(name, connection);
    taken.set(name, known);
    return !known;
  };
  const found = model.tables.flatMap(({ name: definition, table, columns }) => [
    ...(isWord(table) ? [{ message: `${definition} is the table ${table}`, at: place(definition, ['table']) }] : []),
    ...columns
      .filter(({ name }) => isWord(name))
      .map(({ name }) => ({ message: `${definition}.${name} is a column`, at: place(definition, ['columns', name]) })),
  ]);
  connection.close();
  return found.map(({ message, at }) => ({ code: 'LS1009', message: `${message} whose name is a word of SQL: rename it`, place: at }));
};
