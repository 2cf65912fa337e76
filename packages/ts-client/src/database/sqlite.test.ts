import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqlite } from './sqlite.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-sqlite-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a connection gives its files back where it was open for long', async () => {
  const openFiles = (): number => readdirSync('/dev/fd').length;
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: { type: 'minor' }) => void;
  const before = openFiles();
  const connections = Array.from({ length: 250 }, (_, count) => {
    const connection = openSqlite(join(folder, `db-${count}`));
    for (const sql of ['PRAGMA journal_mode = WAL', 'CREATE TABLE t (a)']) connection.exec(sql);
    return { connection, statement: connection.prepare('SELECT a FROM t') };
  });
  // What outlives two collections is old, and the next ones of what is young leave it alone.
  for (let count = 0; count < 2; count++) collect({ type: 'minor' });
  while (connections.length > 0) {
    connections.pop()?.connection.close();
    await setImmediate();
  }
  expect(openFiles() - before).toBeLessThan(512); // Of 750.
});
