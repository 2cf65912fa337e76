/** Failures of SQLite in the spec's words. */
import { accessSync, constants, statSync } from 'node:fs';
import type { DatabaseFailure, NameIn } from '@lockstep/spec';
import { LockstepError } from '../errors.ts';

/** Why the database could not be used. */
export type DatabaseReason = NameIn<typeof DatabaseFailure>;

// SQLite's extended result codes that mean something else than their primary ones.
const extendedReasons: Readonly<Record<number, DatabaseReason>> = {
  1032: 'replaced', // READONLY_DBMOVED
  6922: 'replaced', // IOERR_VNODE
};
// SQLite's primary result codes, the lowest 8 bits.
const reasons: Readonly<Record<number, DatabaseReason>> = {
  5: 'busy',
  6: 'busy',
  8: 'readOnly',
  9: 'interrupted',
  11: 'corrupt',
  13: 'full',
  15: 'busy', // Too many processes race to be the first with a -wal.
  23: 'lockedDevice', // What Apple's SQLite says of a file that is protected until the device is unlocked.
  26: 'corrupt',
};
const ioFailure = 10;
const cantOpen = 14;

/** A `database_error` with the reason that a caller decides by. */
export class DatabaseError extends LockstepError {
  /** Why. */
  readonly reason: DatabaseReason;
  /** The database's file. */
  readonly path: string;
  /** What SQLite or the system says, without path and reason. */
  readonly detail: string;
  /** SQLite's extended result code, where SQLite refused. */
  readonly sqliteCode: number | undefined;

  constructor(reason: DatabaseReason, path: string, detail: string, options?: ErrorOptions & { readonly sqliteCode?: number | undefined }) {
    const code = options?.sqliteCode;
    super('database_error', `${path}: ${reason}: ${detail}${code === undefined ? '' : ` (SQLite's code ${code})`}`, options);
    this.reason = reason;
    this.path = path;
    this.detail = detail;
    this.sqliteCode = code;
  }
}

/** The reason of a failure to prepare a statement, which comes without a number in some builds. */
function reasonInText(message: string): DatabaseReason {
  if (/ is locked/.test(message)) return 'busy';
  return /not a database|malformed/.test(message) ? 'corrupt' : 'refused';
}

const companions = ['', '-wal', '-shm'];

/**
 * Why SQLite could not open, read or write a file: it does not say so itself. Asks without opening: a descriptor that is closed
 * drops the process's locks on the file.
 */
function reasonOfSystem(path: string): DatabaseReason {
  for (const end of companions) {
    try {
      if (!statSync(`${path}${end}`).isFile()) return 'refused';
      accessSync(`${path}${end}`, constants.R_OK | constants.W_OK);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPERM') return 'lockedDevice';
      if (code === 'EACCES' || code === 'EROFS') return 'readOnly';
      if (end === '') return code === 'EIO' ? 'ioFailure' : 'refused';
    }
  }
  return 'ioFailure'; // The system lets all of it be read and written: waiting for an unlock would be in vain.
}

/** What SQLite threw, as a DatabaseError; any other error as it is. */
export function databaseError(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof LockstepError) return error;
  const { code, errcode } = error as Error & { code?: string; errcode?: number };
  if (code !== 'ERR_SQLITE_ERROR') return error;
  const primary = (errcode ?? 0) & 0xff;
  const isOfSystem = primary === cantOpen || primary === ioFailure;
  const known = extendedReasons[errcode ?? 0] ?? reasons[primary];
  const reason = known ?? (isOfSystem ? reasonOfSystem(path) : reasonInText(error.message));
  return new DatabaseError(reason, path, error.message, { cause: error, sqliteCode: errcode });
}
