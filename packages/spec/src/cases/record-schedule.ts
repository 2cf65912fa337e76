/** How cases of upload records are made: records, and schedules of one and of several processes. */
import { SharedDatabase } from '../database.ts';
import { memberOfColumn, type Column } from '../define.ts';
import { locksAcquire, locksSweep } from '../locks.ts';
import {
  uploadRecordAdopt,
  uploadRecordAdvance,
  uploadRecordBeginCommit,
  uploadRecordDrop,
  uploadRecordFinish,
  uploadRecordList,
  uploadRecordParts,
  uploadRecordRefuseCommit,
  uploadRecordSetFile,
  uploadRecordSetPart,
  uploadRecordSetThumbnail,
  uploadRecordSetThumbnailStored,
  uploadRecordSetTransfer,
  uploadRecordWriteOrAdopt,
} from '../upload-record-operations.ts';
import { UploadPhase, UploadRecord } from '../upload-record.ts';
import { inFolder, literal, type Bytes, type Case, type CaseFolder, type CaseStep, type Input, type Json } from './define-cases.ts';
import { words } from './derived.ts';
import { LockTable, type OwnerName } from './lock-table.ts';
import { RecordTable, type FileAddress, type Held, type RecordRow } from './record-table.ts';

export const flags = {
  Column: 'Every column comes back as it was written.',
  Adopt: 'Who takes a photo over continues with the record that is there.',
  Files: 'A record is worth nothing without its encrypted files, until the storage has them.',
  Phase: 'Phases change along the moves of the spec alone.',
  Key: 'A record that was begun anew is another one.',
  Commit: 'A commit begins under the photo’s lock alone, and from then on the object keys stay.',
  Order: 'Lists are sorted, and by bytes.',
  Refused: 'What the table does not hold is refused, and nothing is changed.',
} as const;
export type Flag = keyof typeof flags;

export const sharedFile = SharedDatabase.values.fileName;
export const phases = Object.keys(UploadPhase.members);
export const exact = Number.MAX_SAFE_INTEGER;

// A column that the table is given later has no value of its own here.
const blank = Object.fromEntries(
  Object.entries<Column>(UploadRecord.columns).map(([name, { kind, nullable }]) => [
    memberOfColumn(name),
    nullable ? null : kind === 'integer' ? 0 : '',
  ]),
);

/** A record with some columns of its own; the others have the same value in every case. */
export function recordOf(changes: Partial<RecordRow> = {}): RecordRow {
  return {
    ...blank,
    localId: 'photo',
    collectionId: 1,
    phase: 'prepared',
    contentHash: 'aGFzaA==',
    fileObjectKey: '1/file',
    thumbnailObjectKey: '1/thumbnail',
    encryptedKey: 'a2V5',
    keyDecryptionNonce: 'bm9uY2U=',
    fileDecryptionHeader: 'aGVhZGVy',
    thumbnailDecryptionHeader: 'dGh1bWI=',
    metadata: 'bWV0YQ==',
    metadataDecryptionHeader: 'bWg=',
    publicMagicMetadata: null,
    encryptedFileName: 'file.encrypted',
    encryptedSize: 4,
    fileMd5: 'bWQ1',
    encryptedThumbnailName: 'thumbnail.encrypted',
    thumbnailSize: 2,
    thumbnailMd5: 'bWQ1Mg==',
    transferId: null,
    transferDeadline: null,
    updatedAt: 1_800_000_000_000_000,
    ...changes,
  };
}

/** A record in which each column has a value of its own. */
export const distinct = Object.fromEntries(
  Object.entries<Column>(UploadRecord.columns).map(([name, { kind }], index) => [
    memberOfColumn(name),
    kind === 'integer' ? 100 + index : memberOfColumn(name),
  ]),
) as RecordRow;
export const first = recordOf();
export const unsent = recordOf({ fileObjectKey: null, thumbnailObjectKey: null });
export const other = recordOf({ fileObjectKey: '1/other', thumbnailObjectKey: null, encryptedThumbnailName: null, thumbnailSize: null });

/** A committed file of a record. */
export function committedFile(fileId: number): Json {
  return {
    fileId,
    localId: 'photo',
    collectionId: 1,
    ownerId: null,
    encryptedKey: 'a2V5',
    keyDecryptionNonce: 'bm9uY2U=',
    fileDecryptionHeader: 'aGVhZGVy',
    thumbnailDecryptionHeader: 'dGh1bWI=',
    metadataDecryptionHeader: 'bWg=',
    contentHash: null,
    updationTime: 5,
  };
}

/** Puts a schedule together. Where an operation may change the table, all that is in it is asked for next. */
export class RecordSchedule {
  readonly steps: CaseStep[] = [];
  readonly #records = new RecordTable();
  readonly #locks = new LockTable();
  readonly #files: Map<string, number>;

  /** @param files the files in the folder, with their sizes */
  constructor(files: ReadonlyMap<string, number>) {
    this.#files = new Map(files);
  }

  #ask({ name: op }: { readonly name: string }, args: Readonly<Record<string, Input>>, result: unknown): this {
    this.steps.push({ op, args: { db: inFolder(sharedFile), ...args }, answer: { result: result as Json } });
    return this;
  }

  #change(operation: { readonly name: string }, args: Readonly<Record<string, Input>>, result: unknown): this {
    return this.#ask(operation, args, result).list();
  }

  write(record: RecordRow): this {
    return this.#change(uploadRecordWriteOrAdopt, { record }, this.#records.writeOrAdopt(record));
  }

  adopt(localId = 'photo', collectionId = 1, contentHash = first.contentHash): this {
    const result = this.#records.adopt(localId, collectionId, contentHash, (name, size) => this.#files.get(name) === size);
    return this.#change(uploadRecordAdopt, { localId, collectionId, contentHash, folder: inFolder('.') }, result);
  }

  advance(record: RecordRow, phase: string, now: number): this {
    return this.#change(uploadRecordAdvance, { record, phase, now }, this.#records.advance(record, phase, now));
  }

  setTransfer(record: RecordRow, transferId: string | null, deadline: number | null, now: number): this {
    return this.#change(uploadRecordSetTransfer, { record, transferId, deadline, now }, this.#records.setTransfer(record, transferId, deadline, now));
  }

  setThumbnail(record: RecordRow, held: Held, objectKey: string, url: string, now: number): this {
    const result = this.#records.setThumbnail(record, held, objectKey, url, now, this.#locks);
    return this.#change(uploadRecordSetThumbnail, { record, ...held, objectKey, url, now }, result);
  }

  setThumbnailStored(record: RecordRow, now: number): this {
    return this.#change(uploadRecordSetThumbnailStored, { record, now }, this.#records.setThumbnailStored(record, now));
  }

  setFile(record: RecordRow, held: Held, address: FileAddress, now: number): this {
    const result = this.#records.setFile(record, held, address, now, this.#locks);
    return this.#change(uploadRecordSetFile, { record, ...held, ...address, now }, result).parts(record);
  }

  setPart(record: RecordRow, number: number, etag: string): this {
    return this.#change(uploadRecordSetPart, { record, number, etag }, this.#records.setPart(record, number, etag)).parts(record);
  }

  parts(record: RecordRow): this {
    return this.#ask(uploadRecordParts, { record }, this.#records.parts(record));
  }

  beginCommit(record: RecordRow, owner: OwnerName, token: number, now: number, body = '{}'): this {
    const result = this.#records.beginCommit(record, owner, token, body, now, this.#locks);
    return this.#change(uploadRecordBeginCommit, { record, owner, token, body, now }, result);
  }

  refuseCommit(record: RecordRow, now: number): this {
    return this.#change(uploadRecordRefuseCommit, { record, now }, this.#records.refuseCommit(record, now));
  }

  drop(record: RecordRow): this {
    return this.#change(uploadRecordDrop, { record }, this.#records.drop(record));
  }

  finish(record: RecordRow, fileId = 7): this {
    return this.#change(uploadRecordFinish, { record, file: committedFile(fileId) }, this.#records.finish(record));
  }

  list(): this {
    return this.#ask(uploadRecordList, {}, this.#records.list());
  }

  acquire(owner: OwnerName, now: number): this {
    return this.#ask(locksAcquire, { id: 'photo', owner, now }, this.#locks.acquire('photo', owner, now));
  }

  sweep(now: number): this {
    return this.#ask(locksSweep, { now }, this.#locks.sweep(now));
  }

  /** Files are gone from the folder. */
  lose(...names: string[]): this {
    for (const name of names) this.#files.delete(name);
    this.steps.push({ remove: names });
    return this;
  }

  refused({ name: op }: { readonly name: string }, args: Readonly<Record<string, Input>>, error: 'invalid_argument' | 'database_error'): this {
    this.steps.push({ op, args: { db: inFolder(sharedFile), ...args }, answer: { error } });
    return this.list();
  }
}

const bytes = (folder: CaseFolder): Map<string, number> =>
  new Map(Object.entries(folder).flatMap(([name, content]) => (content === 'directory' ? [] : [[name, sizeOf(content)] as const])));
const sizeOf = (content: Bytes): number => (content.make === 'literal' ? content.hex.length / 2 : 0);
export const files: CaseFolder = { 'file.encrypted': literal('01020304'), 'thumbnail.encrypted': literal('0506') };

export function schedule(name: string, flag: Flag, why: string, fill: (schedule: RecordSchedule) => void, folder: CaseFolder = {}): Case<Flag> {
  const made = new RecordSchedule(bytes(folder));
  fill(made);
  return { id: `upload-record/${words(name)}`, why, flags: [flag], folder, ignored: sharedFile, steps: made.steps };
}
