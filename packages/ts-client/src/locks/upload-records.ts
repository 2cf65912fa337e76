/** Upload records: written before the first byte is sent, adopted by the process that takes a photo over. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  CommittedFileStatements,
  PartStatus,
  ProcessType,
  StoredPhase,
  TrackedPartStatements,
  TrackedUploadStatements,
  UploadPartStatements,
  UploadPhase,
  UploadRecordStatements,
  type CommittedFile,
  type NameIn,
  type NewRowOf,
  type RowOf,
  type Statement,
  type TrackedPart,
  type TrackedUpload,
  type UploadRecord as UploadRecordTable,
} from '@lockstep/spec';
import { systemClock, type Clock } from '../database/pacing.ts';
import { SharedDatabaseConnection, answerOf, bind, type Bound, type Outcome } from '../database/shared-database.ts';
import { ioError, isMissing } from '../file/io-error.ts';
import type { Owner } from './lock-coordinator.ts';

const { members: sql } = UploadRecordStatements;
const { members: partSql } = UploadPartStatements;

/** A record: the columns of the spec's table `upload_records`. */
export type UploadRecord = RowOf<typeof UploadRecordTable>;
/** A record to be written: what may be null may be left out. */
export type NewUploadRecord = NewRowOf<typeof UploadRecordTable>;
/** How far an upload is, by name. */
export type Phase = NameIn<typeof UploadPhase>;
/** What distinguishes an upload from others, and its record from one that was begun anew. */
export type RecordKey = Pick<UploadRecord, 'local_id' | 'collection_id' | 'content_hash' | 'encrypted_file_name' | 'file_object_key'>;
/** A part of a record's file. */
export type UploadPart = RowOf<typeof TrackedPart>;

/** The photo's lock, under which a record is given addresses and its commit begins. */
export interface LockHold {
  readonly owner: Owner;
  readonly token: number;
}

/** Where a file is sent: one address, or one for each part and one that completes them. */
export interface FileAddress {
  readonly objectKey: string;
  readonly url: string | null;
  readonly completeUrl: string | null;
  readonly partUrls: readonly string[];
}

const { members: phases } = UploadPhase;
const stored: readonly string[] = StoredPhase.rules.map(({ phase }) => phases[phase]);

function keyOf({ local_id, collection_id, content_hash, encrypted_file_name, file_object_key }: RecordKey): RecordKey {
  return { local_id, collection_id, content_hash, encrypted_file_name, file_object_key };
}

const holdOf = ({ owner, token }: LockHold) => ({ owner: ProcessType.members[owner], token });

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
  readonly #clock: Clock;

  /**
   * @param database a connection that others may use too, or the path of a database to open
   * @param clock microseconds since 1970, read in each try of a transaction
   * @throws DatabaseError
   */
  constructor(database: SharedDatabaseConnection | string, clock: Clock = systemClock) {
    this.#database = typeof database === 'string' ? new SharedDatabaseConnection(database) : database;
    this.#clock = clock;
  }

  /**
   * Writes a record, unless the upload has one. When it returns, the record survives a loss of power.
   * @returns the record to continue with: an earlier one, where somebody began the upload before
   */
  writeOrAdopt(record: NewUploadRecord): UploadRecord {
    const { local_id, collection_id, content_hash } = record;
    const [, read] = this.#database.run('durable', [bind(sql.write, record), bind(sql.read, { local_id, collection_id, content_hash })]);
    return answerOf(sql.read, read as Outcome) as UploadRecord; // One of the two is there.
  }

  /** The record of an upload, if it was begun. */
  read(localId: string, collectionId: number, contentHash: string): UploadRecord | null {
    return this.#database.perform(sql.read, { local_id: localId, collection_id: collectionId, content_hash: contentHash });
  }

  /**
   * The record to continue with, or null where the upload begins anew. A record whose encrypted files are gone, or have another
   * size, is dropped, unless the storage has them: then its object keys must stay, and the files are needed no more.
   * @param folder the container's folder of uploads
   * @throws LockstepError `io_error` where a file can't be looked at; the record stays then. DatabaseError
   */
  adopt(localId: string, collectionId: number, contentHash: string, folder: string): UploadRecord | null {
    const record = this.read(localId, collectionId, contentHash);
    if (record === null || stored.includes(record.phase)) return record;
    const { encrypted_file_name, encrypted_size, encrypted_thumbnail_name, thumbnail_size } = record;
    const hasFile = hasSize(join(folder, encrypted_file_name), encrypted_size);
    const hasThumbnail = encrypted_thumbnail_name === null || hasSize(join(folder, encrypted_thumbnail_name), thumbnail_size ?? 0);
    if (record.phase !== phases.failed && hasFile && hasThumbnail) return record;
    // Somebody may have gone on meanwhile, so that it must not be dropped any more.
    return this.drop(record) ? null : this.read(localId, collectionId, contentHash);
  }

  /** Changes a record; returns whether it was there to be changed. */
  #change<P extends { updated_at: number }, R>(statement: Statement<P, R, 'changes'>, given: Omit<P, 'updated_at'>): boolean {
    return this.#database.perform(statement, () => ({ ...given, updated_at: this.#clock() }) as P) === 1;
  }

  /** Notes how far an upload is; returns whether the record stands and a move of the spec leads there. */
  advance(record: RecordKey, phase: Phase): boolean {
    return this.#change(sql.advance, { ...keyOf(record), phase: phases[phase] });
  }

  /**
   * To be asked right before the server is asked to commit, instead of verifying the lock alone. From here on the request
   * counts as in doubt, also when this process ends.
   * @param body the body of the request; one that the record has already stays, and is the one to send
   * @returns whether the lock is held and the record still has its object keys; if not, nothing may be committed
   */
  beginCommit(record: RecordKey, hold: LockHold, body: string): boolean {
    return this.#change(sql.beginCommit, { ...keyOf(record), ...holdOf(hold), body });
  }

  /** Notes that the server has definitely refused a request to commit; returns whether one was in doubt. */
  refuseCommit(record: RecordKey): boolean {
    return this.#change(sql.refuseCommit, keyOf(record));
  }

  /** Notes the transfer in flight and its deadline, in microseconds since 1970; null for both where it ended. */
  setTransfer(record: RecordKey, id: string | null, deadline: number | null): boolean {
    return this.#change(sql.setTransfer, { ...keyOf(record), transfer_id: id, transfer_deadline: deadline });
  }

  /**
   * Gives the thumbnail an address, before it is sent there. When it returns, the change survives a loss of power.
   * @returns whether the lock is held and no commit is in doubt
   */
  setThumbnail(record: RecordKey, hold: LockHold, objectKey: string, url: string): boolean {
    return this.#change(sql.setThumbnail, { ...keyOf(record), ...holdOf(hold), thumbnail_object_key: objectKey, thumbnail_url: url });
  }

  /** Notes that the storage has the thumbnail; returns whether the record has it at this object key. */
  setThumbnailStored(record: RecordKey & Pick<UploadRecord, 'thumbnail_object_key'>): boolean {
    const { thumbnail_object_key } = record;
    return this.#change(sql.setThumbnailStored, { ...keyOf(record), thumbnail_object_key });
  }

  /**
   * Gives the file an address, or one for each part, before it is sent there. Parts of an earlier address are forgotten. When
   * it returns, the change survives a loss of power.
   * @returns whether the lock is held and no commit is in doubt
   */
  setFile(record: RecordKey, hold: LockHold, { objectKey, url, completeUrl, partUrls }: FileAddress): boolean {
    const given = { ...keyOf(record), ...holdOf(hold), new_file_object_key: objectKey, file_url: url, complete_url: completeUrl };
    const parts = partUrls.map((part_url, part_number) =>
      bind(partSql.write, { object_key: objectKey, part_number, part_url, part_etag: null, part_status: PartStatus.members.pending }),
    );
    const script = (): Bound[] => [bind(sql.setFile, { ...given, updated_at: this.#clock() }), bind(partSql.removeOrphans, {}), ...parts];
    return this.#database.run('durable', script)[0]?.changes === 1;
  }

  /** Notes that the storage has a part; returns whether the record's file has this part. */
  setPart({ file_object_key }: RecordKey, number: number, etag: string): boolean {
    if (file_object_key === null) return false;
    const given = { object_key: file_object_key, part_number: number, part_etag: etag };
    return this.#database.perform(TrackedPartStatements.members.setUploaded, given) === 1;
  }

  /** The multipart uploads that the app has begun by its own table. */
  allTracked(): RowOf<typeof TrackedUpload>[] {
    return this.#database.perform(TrackedUploadStatements.members.list, {});
  }

  /**
   * The one of a photo with this content that it began last; null where the folder of uploads lacks its encrypted file.
   * @throws LockstepError `io_error` where the file can't be looked at. DatabaseError
   */
  tracked(localId: string, collectionId: number, fileHash: string, folder: string): RowOf<typeof TrackedUpload> | null {
    const found = this.#database.perform(TrackedUploadStatements.members.find, {
      local_id: localId,
      file_hash: fileHash,
      collection_id: collectionId,
    });
    return found && hasSize(join(folder, found.encrypted_file_name), found.encrypted_file_size) ? found : null;
  }

  /**
   * Writes a record of a multipart upload that the app began, unless the upload has one, and removes the app's row; its parts are
   * the record's. When it returns, the change survives a loss of power.
   * @returns the record to continue with
   */
  takeOver(record: NewUploadRecord, { object_key }: Pick<RowOf<typeof TrackedUpload>, 'object_key'>): UploadRecord {
    const { local_id, collection_id, content_hash } = record;
    const write = bind(sql.write, record);
    const read = bind(sql.read, { local_id, collection_id, content_hash });
    const remove = bind(TrackedUploadStatements.members.remove, { object_key });
    const outcomes = this.#database.run('durable', [write, remove, bind(partSql.removeOrphans, {}), read]);
    return answerOf(sql.read, outcomes[3] as Outcome) as UploadRecord; // One of the two is there.
  }

  /** The parts of a record's file, in their order; none for a file that is sent in one request. */
  parts({ file_object_key }: Pick<RecordKey, 'file_object_key'>): UploadPart[] {
    if (file_object_key === null) return [];
    return this.#database.perform(TrackedPartStatements.members.list, { object_key: file_object_key });
  }

  /** Drops a record so that the upload may begin anew; returns false while a commit is in doubt, or where it was committed. */
  drop(record: RecordKey): boolean {
    return this.#database.run('write', [bind(sql.drop, keyOf(record)), bind(partSql.removeOrphans, {})])[0]?.changes === 1;
  }

  /**
   * Notes what the server has answered, and removes the record, in one transaction.
   * @returns whether the record was there to be removed; where it was not, somebody else has finished the upload, and what the
   * server has answered is noted all the same
   */
  finish(record: RecordKey, file: NewRowOf<typeof CommittedFile>): boolean {
    const [, removed] = this.#database.run('write', [
      bind(CommittedFileStatements.members.write, file),
      bind(sql.remove, keyOf(record)),
      bind(partSql.removeOrphans, {}),
    ]);
    return removed?.changes === 1;
  }

  /** The records whose transfer is in flight, the next deadline first. */
  inFlight(): UploadRecord[] {
    return this.#database.perform(sql.inFlight, {});
  }

  /** The records of uploads that are not done, the oldest first. */
  unfinished(): UploadRecord[] {
    return this.#database.perform(sql.unfinished, {});
  }

  /** All records, those that are done among them: their files in the container stay. */
  list(): UploadRecord[] {
    return this.#database.perform(sql.list, {});
  }

  /** Closes the database. */
  close(): void {
    this.#database.close();
  }
}
