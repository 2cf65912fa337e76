/** The app's old database, read from a copy. */
import {
  LegacyContentsStatements,
  LegacyDatabase,
  LegacyLockStatements,
  LegacyPartStatements,
  LegacyUploadStatements,
  ProcessType,
  SharedDatabase,
} from '@lockstep/spec';
import type { Answer, LegacyLock, LegacyPart, LegacyUpload, RowOf, Statement } from '@lockstep/spec';
import { isThere, numberOf, readingCopy } from './copy.ts';
import { DatabaseError } from './database-error.ts';
import { answerOf, type Answered } from './shared-database.ts';
import type { SqliteConnection } from './sqlite.ts';

const { ownerPrefix: prefix, schemaVersion } = LegacyDatabase.values;
const wires = Object.values(ProcessType.members);
type Wire = (typeof wires)[number];
const shared = SharedDatabase.values;

/** A lock of the old database, in the spec's forms. */
export interface LegacyLockRow {
  readonly id: string;
  readonly owner: Wire;
  readonly time: number;
}

/** What the old database holds. */
export interface LegacyRows {
  readonly locks: readonly LegacyLockRow[];
  readonly uploads: readonly RowOf<typeof LegacyUpload>[];
  readonly parts: readonly RowOf<typeof LegacyPart>[];
}

const nothing: LegacyRows = { locks: [], uploads: [], parts: [] };

function readLock({ id, owner, time }: RowOf<typeof LegacyLock>): LegacyLockRow[] {
  const bare = owner.startsWith(prefix) ? owner.slice(prefix.length) : owner;
  if (!(wires as readonly string[]).includes(bare)) return [];
  if (!/^-?[0-9]{1,16}$/.test(time) || !Number.isSafeInteger(Number(time))) return [];
  return [{ id, owner: bare as Wire, time: Number(time) + 0 }];
}

function readRows(path: string, connection: SqliteConnection): LegacyRows {
  const ask = <R, A extends Answer>(statement: Statement<object, R, A>): Answered<R, A> => {
    const rows = connection
      .prepare(statement.sql)
      .all()
      .map((row) => Object.values(row));
    return answerOf(statement, { rows, changes: 0 });
  };
  if (numberOf(connection, shared.countObjects) === 0) return nothing;
  const contents = ask(LegacyContentsStatements.members.read);
  if (!contents?.has_locks) throw new DatabaseError('foreign', path, 'it has no table of locks');
  const version = numberOf(connection, shared.readVersion);
  if (version > schemaVersion) {
    const message = `its schema is version ${version} and this program knows ${schemaVersion}; update the program`;
    throw new DatabaseError('newerSchema', path, message);
  }
  const locks = ask(LegacyLockStatements.members.list).flatMap(readLock);
  if (!contents.has_uploads) return { ...nothing, locks };
  const { list, listWithoutChecksums } = LegacyUploadStatements.members;
  return { locks, uploads: ask(contents.has_checksums ? list : listWithoutChecksums), parts: ask(LegacyPartStatements.members.list) };
}

/**
 * Reads an old database. A missing or empty file has nothing; a lock that can't be read is ignored.
 * @throws DatabaseError where the file is damaged, newer, no database with locks, or can't be looked at
 */
export function readLegacyDatabase(path: string): LegacyRows {
  return isThere(path) ? readingCopy(path, (connection) => readRows(path, connection)) : nothing;
}
