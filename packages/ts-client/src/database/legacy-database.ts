/** The app's old database, read from a copy. */
import { LegacyDatabase, ProcessType, SharedDatabase } from '@lockstep/spec';
import { isThere, numberOf, readingCopy } from './copy.ts';
import { DatabaseError } from './database-error.ts';
import type { SqliteConnection, SqlValue } from './sqlite.ts';

const sql = LegacyDatabase.values;
const shared = SharedDatabase.values;

/** A lock of the old database, in the spec's forms. */
export interface LegacyLock {
  readonly id: string;
  readonly owner: string;
  readonly time: number;
}

/** What the old database holds. */
export interface LegacyRows {
  readonly locks: readonly LegacyLock[];
  /** Multipart uploads and their parts, as parameters of the statements that import them. */
  readonly uploads: readonly (readonly SqlValue[])[];
  readonly parts: readonly (readonly SqlValue[])[];
}

const nothing: LegacyRows = { locks: [], uploads: [], parts: [] };

function readLock([id, owner, time]: readonly unknown[]): LegacyLock[] {
  const prefix = sql.ownerPrefix;
  const bare = String(owner).startsWith(prefix) ? String(owner).slice(prefix.length) : String(owner);
  if (!(Object.values(ProcessType.members) as string[]).includes(bare)) return [];
  if (!/^-?[0-9]{1,16}$/.test(String(time)) || !Number.isSafeInteger(Number(time))) return [];
  return [{ id: String(id), owner: bare, time: Number(time) + 0 }];
}

function readRows(path: string, connection: SqliteConnection): LegacyRows {
  const rows = (text: string): SqlValue[][] => connection.prepare(text).all().map((row) => Object.values(row));
  if (numberOf(connection, shared.countObjects) === 0) return nothing;
  if (numberOf(connection, sql.hasLocks) === 0) throw new DatabaseError('foreign', path, 'it has no table of locks');
  const version = numberOf(connection, shared.readVersion);
  if (version > sql.schemaVersion) {
    const message = `its schema is version ${version} and this program knows ${sql.schemaVersion}; update the program`;
    throw new DatabaseError('newerSchema', path, message);
  }
  const locks = rows(sql.locks).flatMap(readLock);
  if (numberOf(connection, sql.hasUploads) === 0) return { ...nothing, locks };
  const uploads = rows(numberOf(connection, sql.hasChecksums) > 0 ? sql.uploads : sql.uploadsWithoutChecksums);
  return { locks, uploads, parts: rows(sql.parts) };
}

/**
 * Reads an old database. A missing or empty file has nothing; a lock that can't be read is ignored.
 * @throws DatabaseError where the file is damaged, newer, no database with locks, or can't be looked at
 */
export function readLegacyDatabase(path: string): LegacyRows {
  return isThere(path) ? readingCopy(path, (connection) => readRows(path, connection)) : nothing;
}
