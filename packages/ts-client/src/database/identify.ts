/** Tells the shared database from others before SQLite opens it: opening one can change it, when its -wal is moved into it. */
import { existsSync, statSync } from 'node:fs';
import { SharedDatabase } from '@lockstep/spec';
import { isThere, numberOf, readingCopy } from './copy.ts';
import { readHead } from './database-file.ts';
import { DatabaseError } from './database-error.ts';

const shared = SharedDatabase.values;
// SQLite's file format: 100 bytes of header, then the first page of the table of tables.
const magic = 'SQLite format 3\0';
const versionOffset = 60;
const applicationOffset = 68;
const leafOffset = 100;
const leaf = 0x0d;
const countOffset = 103;
const headBytes = 108;

/** What distinguishes a database from others. */
export interface Identity {
  readonly version: number;
  readonly application: number;
  readonly objects: number;
}

/**
 * The version that the schema of a database with this identity has; 0 for a new one.
 * @throws DatabaseError where it is not ours, or newer than `latest`
 */
export function versionOf(path: string, { version, application, objects }: Identity, latest: number): number {
  if (application === 0 && version === 0 && objects === 0) return 0;
  if (application !== shared.applicationId) {
    throw new DatabaseError('foreign', path, 'this is another database; choose another path');
  }
  if (version > latest) {
    const message = `its schema is version ${version} and this program knows ${latest}; update the program`;
    throw new DatabaseError('newerSchema', path, message);
  }
  return version;
}

/**
 * Refuses a file that is not ours, without changing it. A missing or empty file, and one that can't be read, is SQLite's to
 * judge.
 * @returns whether the file itself shows that it is a database of Lockstep; a new one's schema is in the -wal until a checkpoint
 * @throws DatabaseError
 */
export function refuseStrangers(path: string, latest: number): boolean {
  if (isThere(path) && !statSync(path).isFile()) throw new DatabaseError('refused', path, 'a database must be a file');
  let head: Buffer;
  try {
    head = readHead(path, headBytes);
  } catch {
    return false;
  }
  if (head.length === 0) return false;
  if (head.length < headBytes || head.toString('latin1', 0, magic.length) !== magic) {
    throw new DatabaseError('corrupt', path, 'it is not a database; keep it for a report and choose another path');
  }
  const isEmpty = head[leafOffset] === leaf && head.readUInt16BE(countOffset) === 0;
  const identity = {
    version: head.readInt32BE(versionOffset),
    application: head.readInt32BE(applicationOffset),
    objects: isEmpty ? 0 : 1,
  };
  const wal = `${path}-wal`;
  if (versionOf(path, identity, latest) > 0) return true;
  if (!existsSync(wal) || statSync(wal).size === 0) return false;
  // Ours while it is made, or another program's: what there is stands in the -wal alone.
  readingCopy(path, (copy) =>
    versionOf(
      path,
      {
        version: numberOf(copy, shared.readVersion),
        application: numberOf(copy, shared.readApplication),
        objects: numberOf(copy, shared.countObjects),
      },
      latest,
    ),
  );
  return false;
}
