/** A copy of a database that must not be changed: opening the file itself would write beside it, or move its -wal into it. */
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMissing } from '../file/io-error.ts';
import { copyBeside } from './database-file.ts';
import { DatabaseError, databaseError, type DatabaseReason } from './database-error.ts';
import { openSqlite, type SqliteConnection } from './sqlite.ts';

const companions = ['-wal', '-journal'];
const attempts = 10;

/** Size, times and number of each file: the same before and after, or a writer was at work while they were copied. */
function state(path: string): string {
  return ['', ...companions]
    .map((end) => statSync(`${path}${end}`, { throwIfNoEntry: false }))
    .map((found) => (found ? `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}` : ''))
    .join();
}

function copyCompanion(path: string, to: string): void {
  try {
    copyFileSync(path, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // There is none, or no more: the states tell.
  }
}

function copy(path: string, to: string): void {
  if (!statSync(path).isFile()) throw new DatabaseError('refused', path, "it can't be copied: it is not a file");
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = state(path);
    for (const end of ['', ...companions]) rmSync(`${to}${end}`, { force: true });
    copyBeside(path, to);
    for (const end of companions) copyCompanion(`${path}${end}`, `${to}${end}`);
    if (state(path) === before) return;
  }
  throw new DatabaseError('busy', path, 'it is being written all the time; try again later');
}

const reasons: Readonly<Record<string, DatabaseReason>> = { ENOSPC: 'full', EPERM: 'lockedDevice', EIO: 'ioFailure' };

/** What failed while a database's files were looked at or copied, as a DatabaseError. */
export function fileError(path: string, what: string, error: unknown): unknown {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  if (syscall === undefined) return databaseError(path, error);
  return new DatabaseError(reasons[code ?? ''] ?? 'refused', path, `it can't be ${what}: ${message}`, { cause: error });
}

/**
 * Whether there is anything at a path.
 * @throws DatabaseError where it can't be looked at, while the device is locked for one: that is not a file that is missing
 */
export function isThere(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw fileError(path, 'looked at', error);
  }
}

/**
 * Reads a database from a copy with its -wal. The copy is deleted in the end.
 * @param read what to do with the copy; what SQLite throws in it names the database itself
 * @throws DatabaseError
 */
export function readingCopy<T>(path: string, read: (connection: SqliteConnection) => T): T {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'lockstep-copy-'));
    const own = join(folder, 'copy.db');
    copy(path, own);
    const connection = openSqlite(own);
    try {
      return read(connection);
    } finally {
      connection.close();
    }
  } catch (error) {
    throw fileError(path, 'copied', error);
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** The only value of a statement's only row, a number. */
export function numberOf(connection: SqliteConnection, sql: string): number {
  return Number(Object.values(connection.prepare(sql).all()[0] ?? {})[0] ?? 0);
}
