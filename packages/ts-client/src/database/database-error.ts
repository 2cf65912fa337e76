/** Failures of SQLite in the spec's words. */
import { accessSync, constants, statSync } from 'node:fs';
import type { DatabaseFailure, NameIn } from '@lockstep/spec';
import { LockstepError } from '../errors.ts';

/** Why the database could not be used. */
export type DatabaseReason = NameIn<typeof DatabaseFailure>;

// SQLite's primary result codes; the upper bits of an extended code say more than a caller can decide by.
const reasons: Readonly<Record<number, DatabaseReason>> = {
  5: 'busy',
  6: 'busy',
  8: 'readOnly',
  9: 'interrupted',
  10: 'lockedDevice',
  11: 'corrupt',
  13: 'full',
  15: 'busy', // Too many processes race to be the first with a -wal.
  23: 'lockedDevice',
  26: 'corrupt',
};
const cantOpen = 14;

/** A `database_error` with the reason that a caller decides by. */
export class DatabaseError extends LockstepError {
  /** Why. */
  readonly reason: DatabaseReason;
  /** The database's file. */
  readonly path: string;

  constructor(reason: DatabaseReason, path: string, message: string, options?: ErrorOptions) {
    super('database_error', `${path}: ${reason}: ${message}`, options);
    this.reason = reason;
    this.path = path;
  }
}

/** The reason of a failure to prepare a statement, which comes without a number in some builds. */
function reasonInText(message: string): DatabaseReason {
  if (/ is locked/.test(message)) return 'busy';
  return /not a database|malformed/.test(message) ? 'corrupt' : 'refused';
}

/**
 * Why a file can't be opened that SQLite could not open either: it does not say so itself. Asks without opening: a descriptor
 * that is closed drops the process's locks on the file.
 */
function reasonToOpen(path: string): DatabaseReason {
  try {
    if (!statSync(path).isFile()) return 'refused';
    accessSync(path, constants.R_OK | constants.W_OK);
    return 'lockedDevice'; // The system lets it be read and written, and yet it, or one of its companions, did not open.
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EROFS') return 'readOnly';
    return code === 'EPERM' || code === 'EIO' ? 'lockedDevice' : 'refused';
  }
}

/** What SQLite threw, as a DatabaseError; any other error as it is. */
export function databaseError(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof LockstepError) return error;
  const { code, errcode } = error as Error & { code?: string; errcode?: number };
  if (code !== 'ERR_SQLITE_ERROR') return error;
  const primary = (errcode ?? 0) & 0xff;
  const reason = primary === cantOpen ? reasonToOpen(path) : (reasons[primary] ?? reasonInText(error.message));
  return new DatabaseError(reason, path, error.message, { cause: error });
}
