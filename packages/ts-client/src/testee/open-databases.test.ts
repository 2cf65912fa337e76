/** The databases of a testee that makes many: a new one is the copy of another. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SharedDatabaseConnection } from '../database/shared-database.ts';
import { NewDatabases, OpenDatabases } from './open-databases.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lockstep-open-databases-'))));
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

it('a copy is what SQLite makes itself, byte for byte', () => {
  const newDatabases = new NewDatabases();
  for (const name of ['first', 'copy', 'another']) newDatabases.provide(at(name));
  new SharedDatabaseConnection(at('made')).close();
  for (const name of ['first', 'copy', 'another']) expect(readFileSync(at(name)).equals(readFileSync(at('made'))), name).toBe(true);
});

it('what is written to one is in no other', () => {
  const databases = new OpenDatabases(new NewDatabases());
  const create = { sql: 'CREATE TABLE mark (id TEXT)', parameters: [] };
  // Where the table is there already, SQLite refuses.
  for (const name of ['first', 'second', 'third']) databases.connection(at(name)).run('write', [create]);
});

it.each([
  ['database', 'database'],
  ['database', 'database-wal'],
  ['database', 'database-journal'],
])('%s is not made where there is %s', (name, present) => {
  const newDatabases = new NewDatabases();
  newDatabases.provide(at('first'));
  writeFileSync(at(present), '');
  newDatabases.provide(at(name));
  expect(readFileSync(at(present), 'utf8')).toBe('');
  expect(existsSync(at(name))).toBe(name === present);
});

it('a folder that is not there gives the error of opening', () => {
  const [databases, usual] = [new OpenDatabases(new NewDatabases()), new OpenDatabases()];
  databases.connection(at('first'));
  const failure = (each: OpenDatabases): string => {
    try {
      each.connection(at('missing/database'));
    } catch (error) {
      return String(error);
    }
    return 'it was opened';
  };
  expect(failure(databases)).toBe(failure(usual));
  expect(failure(usual)).toContain('missing/database');
});
