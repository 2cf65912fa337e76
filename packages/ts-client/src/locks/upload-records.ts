/** Upload records: written before the first byte is sent, adopted by whoever takes a photo over. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  CommittedFileStatements,
  ProcessType,
  StoredPhase,
  UploadPhase,
  UploadRecordStatements,
  type CommittedFile,
  type NameIn,
  type NewRowOf,
  type RowOf,
  type UploadRecord as UploadRecordTable,
} from '@lockstep/spec';
import { SharedDatabaseConnection, answerOf, bind, type Outcome } from '../database/shared-database.ts';
import { ioError, isMissing } from '../file/io-error.ts';
import type { Owner } from './lock-coordinator.ts';

const { members: sql } = UploadRecordStatements;

/** A record: the columns of the spec's table `upload_records`. */
export type UploadRecord = RowOf<typeof UploadRecordTable>;
/** A record to be written: what may be null may be left out. */
export type NewUploadRecord = NewRowOf<typeof UploadRecordTable>;
/** How far an upload is, by name. */
export type Phase = NameIn<typeof UploadPhase>;
/** What tells an upload from others, and its record from one that was begun anew. */
export type RecordKey = Pick<UploadRecord, 'local_id' | 'collection_id' | 'file_object_key'>;

const { members: phases } = UploadPhase;
const stored: readonly string[] = StoredPhase.rules.map(({ phase }) => phases[phase]);

function keyOf({ local_id, collection_id, file_object_key }: RecordKey): RecordKey {
  return { local_id, collection_id, file_object_key };
}

/** Whether a file has a size. One that can't be looked at, while the device is locked for one, is not one that is gone. */
function hasSize(path: string, size: number): boolean {
  try {
    const found = statSync(path);
    return found.isFile() && found.size === size;
  } catch (error) {
    if (isMissing(error)) return false;
    throw ioError('read', path, error);
  }
}

/** The upload records of one database. */
export class UploadRecords {
  readonly #database: SharedDatabaseConnection;

  /**
   * @param database a connection that others may use too, or the path of a database to open
   * @throws DatabaseError
   */
  constructor(database: SharedDatabaseConnection | string) {
    this.#database = typeof database === 'string' ? new SharedDatabaseConnection(database) : database;
  }

  /**
   * Writes a record, unless the upload has one. When it returns, the record survives a loss of power.
   * @returns the record to go on with: an earlier one, where somebody began the upload before
   */
  writeOrAdopt(record: NewUploadRecord): UploadRecord {
    const { local_id, collection_id } = record;
    const [, read] = this.#database.run('durable', [bind(sql.write, record), bind(sql.read, { local_id, collection_id })]);
    return answerOf(sql.read, read as Outcome) as UploadRecord; // One of the two is there.
  }

  /** The record of an upload, if it was begun. */
  read(localId: string, collectionId: number): UploadRecord | null {
    return this.#database.perform(sql.read, { local_id: localId, collection_id: collectionId });
  }

  /**
   * The record to go on with, or null where the upload begins anew. A record whose encrypted files are gone, or have another
   * size, is dropped, unless the storage has them: then its object keys must stay, and the files are needed no more.
   * @param folder the container's folder of uploads
   * @throws LockstepError `io_error` where a file can't be looked at; the record stays then. DatabaseError
   */
  adopt(localId: string, collectionId: number, folder: string): UploadRecord | null {
    const record = this.read(localId, collectionId);
    if (record === null || stored.includes(record.phase)) return record;
    const { encrypted_file_name, encrypted_size, encrypted_thumbnail_name, thumbnail_size } = record;
    const hasFile = hasSize(join(folder, encrypted_file_name), encrypted_size);
    const hasThumbnail = encrypted_thumbnail_name === null || hasSize(join(folder, encrypted_thumbnail_name), thumbnail_size ?? 0);
    if (record.phase !== phases.failed && hasFile && hasThumbnail) return record;
    // Somebody may have gone on meanwhile, so that it must not be dropped any more.
    return this.drop(record) ? null : this.read(localId, collectionId);
  }

  /** Notes how far an upload is; answers whether the record stands and a move of the spec leads there. */
  advance(record: RecordKey, phase: Phase, now: number): boolean {
    return this.#database.perform(sql.advance, { ...keyOf(record), phase: phases[phase], updated_at: now }) === 1;
  }

  /**
   * To be asked right before the server is asked to commit, instead of verifying the lock alone.
   * @returns whether the lock is held and the record still has its object keys; if not, nothing may be committed
   */
  beginCommit(record: RecordKey, owner: Owner, token: number, now: number): boolean {
    return this.#database.perform(sql.beginCommit, { ...keyOf(record), owner: ProcessType.members[owner], token, updated_at: now }) === 1;
  }

  /** Notes the transfer in flight and its deadline, in microseconds since 1970; null for both where it ended. */
  setTransfer(record: RecordKey, id: string | null, deadline: number | null, now: number): boolean {
    const given = { ...keyOf(record), transfer_id: id, transfer_deadline: deadline, updated_at: now };
    return this.#database.perform(sql.setTransfer, given) === 1;
  }

  /** Gives an upload new object keys; answers false where it is too late, and the old ones must stay. */
  moveObjects(record: RecordKey, fileObjectKey: string, thumbnailObjectKey: string | null, now: number): boolean {
    const given = { ...keyOf(record), new_file_object_key: fileObjectKey, thumbnail_object_key: thumbnailObjectKey, updated_at: now };
    return this.#database.perform(sql.moveObjects, given) === 1;
  }

  /** Drops a record so that the upload may begin anew; answers false where it is too late. */
  drop(record: RecordKey): boolean {
    return this.#database.perform(sql.drop, keyOf(record)) === 1;
  }

  /** Notes what the server has answered, and removes the record, both or neither. */
  finish(record: RecordKey, file: NewRowOf<typeof CommittedFile>): void {
    this.#database.run('write', [bind(CommittedFileStatements.members.write, file), bind(sql.remove, keyOf(record))]);
  }

  /** The records whose transfer is in flight, the next deadline first. */
  inFlight(): UploadRecord[] {
    return this.#database.perform(sql.inFlight, {});
  }

  /** The records of uploads that are not done, the oldest first. */
  unfinished(): UploadRecord[] {
    return this.#database.perform(sql.unfinished, {});
  }

  /** Closes the database. */
  close(): void {
    this.#database.close();
  }
}
