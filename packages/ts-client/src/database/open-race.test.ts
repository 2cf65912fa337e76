/** A database that another process brings to the schema while this one asks whose it is. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SharedDatabase, SharedMigrations } from '@lockstep/spec';
import { afterAll, expect, it, vi } from 'vitest';
import type * as sqlite from './sqlite.ts';
import { SharedDatabaseConnection } from './shared-database.ts';

const { openSqlite } = await vi.importActual<typeof sqlite>('./sqlite.ts');
const folder = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
let before: ((sql: string) => void) | undefined;

vi.mock('./sqlite.ts', async (original) => {
  const actual = await original<typeof sqlite>();
  return {
    ...actual,
    openSqlite: (path: string): sqlite.SqliteConnection => {
      const connection = actual.openSqlite(path);
      return {
        exec: (sql) => connection.exec(sql),
        close: () => connection.close(),
        prepare: (sql) => {
          before?.(sql);
          return connection.prepare(sql);
        },
      };
    },
  };
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Makes the schema as another process does, where the file is free. */
function makeAtOnce(path: string): void {
  const other = openSqlite(path);
  try {
    for (const sql of [SharedDatabase.values.journalMode, 'BEGIN IMMEDIATE', ...SharedMigrations.versions.flat(), 'COMMIT']) other.exec(sql);
  } catch {
    // Busy: the one that asks holds the file, and so no answer of it changes.
  } finally {
    other.close();
  }
}

it.each(['readVersion', 'readApplication', 'countObjects'] as const)('is ours, made before %s or not', (question) => {
  const path = join(folder, question);
  before = (sql) => {
    if (sql !== SharedDatabase.values[question]) return;
    before = undefined;
    makeAtOnce(path);
  };
  const connection = new SharedDatabaseConnection(path);
  expect(connection.isCurrent).toBe(true);
  expect(before).toBeUndefined();
  connection.close();
});
