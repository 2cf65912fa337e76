/** The locks of the app's old database, read from a copy: opening the file itself would change it or lose its -wal. */
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LockStatements, ProcessType } from '@lockstep/spec';
import { DatabaseError, databaseError } from './database-error.ts';
import { openSqlite } from './sqlite.ts';

const statements = LockStatements.values;
const companions = ['', '-wal', '-journal'];
const exact = 2 ** 53 - 1;

/** A lock of the old database, in the spec's forms. */
export interface LegacyLock {
  readonly id: string;
  readonly owner: string;
  readonly time: number;
}

/** Size and time of each file: the same before and after, or a writer was at work while they were copied. */
function state(path: string): string {
  return companions
    .map((end) => statSync(`${path}${end}`, { throwIfNoEntry: false }))
    .map((found) => (found ? `${found.size} ${found.mtimeMs}` : ''))
    .join();
}

function copy(path: string, to: string): void {
  try {
    for (let attempt = 0; attempt < 10; attempt++) {
      const before = state(path);
      for (const end of companions) {
        rmSync(`${to}${end}`, { force: true });
        if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, `${to}${end}`);
      }
      if (state(path) === before) return;
    }
  } catch (error) {
    throw new DatabaseError('refused', path, `it can't be copied: ${(error as Error).message}`, { cause: error });
  }
  throw new DatabaseError('busy', path, 'it is being written all the time; try again later');
}

function readLock([id, owner, time]: readonly unknown[]): LegacyLock[] {
  const prefix = statements.legacyOwnerPrefix;
  const bare = String(owner).startsWith(prefix) ? String(owner).slice(prefix.length) : String(owner);
  if (!(Object.values(ProcessType.members) as string[]).includes(bare)) return [];
  if (!/^-?[0-9]{1,16}$/.test(String(time)) || Math.abs(Number(time)) > exact) return [];
  return [{ id: String(id), owner: bare, time: Number(time) + 0 }];
}

/**
 * Reads the locks of an old database. A missing or empty file has none; a row that can't be read is passed over.
 * @throws DatabaseError where the file is damaged, or no database with locks
 */
export function readLegacyLocks(path: string): LegacyLock[] {
  if (!existsSync(path)) return [];
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-legacy-'));
  try {
    const own = join(folder, 'legacy.db');
    copy(path, own);
    const connection = openSqlite(own);
    try {
      const count = (sql: string): number => Number(Object.values(connection.prepare(sql).all()[0] ?? {})[0]);
      if (count(statements.countObjects) === 0) return [];
      if (count(statements.legacyHasLocks) === 0) throw new DatabaseError('foreign', path, 'it has no table of locks');
      return connection.prepare(statements.legacyLocks).all().flatMap((row) => readLock(Object.values(row)));
    } finally {
      connection.close();
    }
  } catch (error) {
    throw databaseError(path, error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
