/**
 * The upload record: what a successor needs to go on with an upload. It is in the database before the first byte is sent,
 * and whoever takes a photo over adopts it, since the server takes a commit with the same object keys for the same one.
 */
import { CommittedFile } from './committed-files.ts';
import {
  c,
  columnsOf,
  defineEnum,
  defineOperation,
  defineRules,
  defineStatements,
  defineTable,
  nullable,
  sqlText,
  statementsOn,
  t,
} from './define.ts';
import { UploadLock } from './locks.ts';
import { ProcessType } from './process-type.ts';

/** How far an upload is. */
export const UploadPhase = defineEnum('UploadPhase', {
  members: {
    /** The encrypted files are on disk; nothing was sent. */
    prepared: 'prepared',
    /** The thumbnail, then the file are being sent. A transfer may be in flight without any process. */
    uploading: 'uploading',
    /** The storage has both. The encrypted files are needed no more. */
    uploaded: 'uploaded',
    /** The server may have been asked to commit. From here on the object keys stay, whoever goes on. */
    committing: 'committing',
    /** The server has answered. */
    committed: 'committed',
    /** The server has refused for good; the upload may begin anew. */
    failed: 'failed',
  },
});

/** How an upload goes on: a phase changes along one of these moves, or not at all. */
export const UploadPhaseMove = defineRules('UploadPhaseMove', {
  columns: {
    /** The phase before. */
    from: UploadPhase,
    /** The phase after. */
    to: UploadPhase,
  },
  rules: [
    { from: 'prepared', to: 'uploading' },
    { from: 'prepared', to: 'failed' },
    { from: 'uploading', to: 'uploaded' },
    { from: 'uploading', to: 'failed' },
    { from: 'uploaded', to: 'committing' },
    { from: 'uploaded', to: 'failed' },
    { from: 'committing', to: 'committed' },
    { from: 'committing', to: 'failed' },
  ],
});

/** The phases in which the storage has the encrypted files: the object keys stay, and the files on disk are needed no more. */
export const StoredPhase = defineRules('StoredPhase', {
  columns: {
    /** The phase. */
    phase: UploadPhase,
  },
  rules: [{ phase: 'uploaded' }, { phase: 'committing' }, { phase: 'committed' }],
});

/** An upload that was begun, with everything that its commit needs. Keys, nonces, headers and checksums are base64. */
export const UploadRecord = defineTable('UploadRecord', {
  table: 'upload_records',
  columns: {
    /** The photo's local identifier, which its lock has too. */
    local_id: c.text(),
    /** The collection that the file is for. */
    collection_id: c.integer(),
    /** How far the upload is. */
    phase: c.enum(UploadPhase),
    /** Where the file goes in the storage. The server takes two commits with one object key for the same one. */
    file_object_key: c.text(),
    /** Where the thumbnail goes; null for an upload that has none. */
    thumbnail_object_key: nullable(c.text()),
    /** The file's key, wrapped by the collection's. */
    encrypted_key: c.text(),
    /** The nonce that the file's key was wrapped with. */
    key_decryption_nonce: c.text(),
    /** The header of the encrypted file. */
    file_decryption_header: c.text(),
    /** The header of the encrypted thumbnail. */
    thumbnail_decryption_header: nullable(c.text()),
    /** The encrypted metadata, base64. */
    metadata: c.text(),
    /** The header of the encrypted metadata. */
    metadata_decryption_header: c.text(),
    /** The envelope of the public magic metadata as JSON; null for an upload that has none. */
    public_magic_metadata: nullable(c.text()),
    /** The name of the encrypted file in the container's folder of uploads. */
    encrypted_file_name: c.fileName(),
    /** The size of the encrypted file, in bytes. */
    encrypted_size: c.integer(),
    /** The MD5 of the encrypted file. */
    file_md5: c.text(),
    /** The name of the encrypted thumbnail in the same folder. */
    encrypted_thumbnail_name: nullable(c.fileName()),
    /** The size of the encrypted thumbnail, in bytes. */
    thumbnail_size: nullable(c.integer()),
    /** The MD5 of the encrypted thumbnail. */
    thumbnail_md5: nullable(c.text()),
    /** The hash of the content, by which the same photo is found again. */
    content_hash: c.text(),
    /** What the system knows the file's transfer by while it is in flight, which is after the thumbnail was sent. */
    transfer_id: nullable(c.text()),
    /** Until when the transfer may take, in microseconds since 1970: before that, a successor leaves it alone. */
    transfer_deadline: nullable(c.integer()),
    /** When the record was changed last, in microseconds since 1970. */
    updated_at: c.integer(),
  },
  primaryKey: ['local_id', 'collection_id'],
  indexes: [['phase']],
});

const on = statementsOn(UploadRecord);
const { members: phases } = UploadPhase;
const key = 'local_id = :local_id AND collection_id = :collection_id';
// A process that was suspended knows a record that its successor may have begun anew: other object keys, not its own.
const own = `${key} AND file_object_key = :file_object_key`;
const owned = ['local_id', 'collection_id', 'file_object_key'] as const;
const select = `SELECT ${columnsOf(UploadRecord)} FROM upload_records`;
const phaseIn = (...list: (keyof typeof phases)[]): string => `phase IN (${list.map((name) => sqlText(phases[name])).join(', ')})`;
const moves = UploadPhaseMove.rules.map(({ from, to }) => sqlText(`${phases[from]}>${phases[to]}`)).join(', ');

/** The statements on upload records. */
export const UploadRecordStatements = defineStatements('UploadRecordStatements', UploadRecord, {
  /**
   * Writes a record, unless the upload has one: that one is to be adopted. Before the first byte is sent. Not OR IGNORE,
   * which would pass over a row that the table refuses as well.
   */
  write: on.row(
    `INSERT INTO upload_records (${columnsOf(UploadRecord)}) SELECT :row WHERE NOT EXISTS (SELECT 1 FROM upload_records WHERE ${key})`,
    { durable: true },
  ),
  /** The record of an upload. */
  read: on.by(['local_id', 'collection_id'], { answers: 'row', sql: `${select} WHERE ${key}` }),
  /** Notes how far an upload is: changes nothing where the record has other object keys, or no move leads there. */
  advance: on.by([...owned, 'phase', 'updated_at'], {
    answers: 'changes',
    sql: `UPDATE upload_records SET phase = :phase, updated_at = :updated_at WHERE ${own} AND (phase || '>' || :phase) IN (${moves})`,
  }),
  /** Notes the transfer that is in flight, which outlives its process; null where there is none any more. */
  setTransfer: on.by([...owned, 'transfer_id', 'transfer_deadline', 'updated_at'], {
    answers: 'changes',
    sql:
      'UPDATE upload_records SET transfer_id = :transfer_id, transfer_deadline = :transfer_deadline, updated_at = :updated_at ' +
      `WHERE ${own}`,
  }),
  /**
   * Right before the server is asked to commit: changes one row where the lock is held under its token and the record
   * still has these object keys, and none otherwise. Then nobody drops the record any more.
   */
  beginCommit: on.by([...owned, 'updated_at'], {
    answers: 'changes',
    durable: true,
    and: { owner: c.enum(ProcessType), token: c.integer() },
    sql:
      `UPDATE upload_records SET phase = ${sqlText(phases.committing)}, updated_at = :updated_at WHERE ${own} ` +
      `AND ${phaseIn('uploaded', 'committing')} AND EXISTS ` +
      `(SELECT 1 FROM ${UploadLock.table} WHERE id = :local_id AND owner = :owner AND token = :token)`,
  }),
  /** Gives an upload new object keys, since the addresses of the old ones ran out before anything could be committed. */
  moveObjects: on.by([...owned, 'thumbnail_object_key', 'updated_at'], {
    answers: 'changes',
    durable: true,
    and: { new_file_object_key: c.text() },
    sql:
      `UPDATE upload_records SET phase = ${sqlText(phases.prepared)}, file_object_key = :new_file_object_key, ` +
      'thumbnail_object_key = :thumbnail_object_key, transfer_id = NULL, transfer_deadline = NULL, updated_at = :updated_at ' +
      `WHERE ${own} AND ${phaseIn('prepared', 'uploading')}`,
  }),
  /** Drops a record so that the upload may begin anew; changes nothing from the commit on, where its keys must stay. */
  drop: on.by(owned, { answers: 'changes', sql: `DELETE FROM upload_records WHERE ${own} AND ${phaseIn('prepared', 'uploading', 'failed')}` }),
  /** Removes the record of an upload that the server has. */
  remove: on.by(owned, { answers: 'changes', sql: `DELETE FROM upload_records WHERE ${own} AND ${phaseIn('committing', 'committed')}` }),
  /** The records whose transfer is in flight, the next deadline first. */
  inFlight: on.by([], {
    answers: 'rows',
    sql: `${select} WHERE transfer_id IS NOT NULL AND ${phaseIn('uploading')} ORDER BY transfer_deadline, local_id, collection_id`,
  }),
  /** The records of uploads that are not done, the oldest first. */
  unfinished: on.by([], { answers: 'rows', sql: `${select} WHERE NOT ${phaseIn('committed', 'failed')} ORDER BY updated_at, local_id, collection_id` }),
});

/** Writes a record, unless the upload has one. */
export const uploadRecordWriteOrAdopt = defineOperation('uploadRecord.writeOrAdopt', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** What is to be written. */
    record: t.row(UploadRecord),
  },
  result: {
    /** What the upload goes on with: the earlier record, where there is one. */
    record: t.row(UploadRecord),
  },
});

/** The record to go on with; one whose encrypted files are gone is dropped, unless the storage has them. */
export const uploadRecordAdopt = defineOperation('uploadRecord.adopt', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The photo's local identifier. */
    localId: t.string(),
    /** The collection that the file is for. */
    collectionId: t.integer(),
    /** The folder of encrypted files. */
    folder: t.path(),
  },
  result: {
    /** The record; null where the upload begins anew. */
    record: t.nullable(t.row(UploadRecord)),
  },
});

/** Notes how far an upload is. */
export const uploadRecordAdvance = defineOperation('uploadRecord.advance', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its object key tells it from one that was begun anew. */
    record: t.row(UploadRecord),
    /** The phase that it has come to. */
    phase: t.enumName('UploadPhase'),
    /** When it is asked, by the asking process's clock, in microseconds since 1970. */
    now: t.integer(),
  },
  result: {
    /** Whether the record stands and a move leads there. */
    advanced: t.boolean(),
  },
});

/** Notes the transfer that is in flight. */
export const uploadRecordSetTransfer = defineOperation('uploadRecord.setTransfer', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its object key tells it from one that was begun anew. */
    record: t.row(UploadRecord),
    /** What the system knows it by; null where it ended. */
    transferId: t.nullable(t.string()),
    /** Until when it may take, in microseconds since 1970; null where it ended. */
    deadline: t.nullable(t.integer()),
    /** When it is asked, by the asking process's clock, in microseconds since 1970. */
    now: t.integer(),
  },
  result: {
    /** Whether the record stands. */
    noted: t.boolean(),
  },
});

/** Asked right before the server is asked to commit. */
export const uploadRecordBeginCommit = defineOperation('uploadRecord.beginCommit', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its object key tells it from one that was begun anew. */
    record: t.row(UploadRecord),
    /** The process that asks. */
    owner: t.enumName('ProcessType'),
    /** The token of the photo's lock. */
    token: t.integer(),
    /** When it is asked, by the asking process's clock, in microseconds since 1970. */
    now: t.integer(),
  },
  result: {
    /** Whether the lock is held and the record still has its object keys. */
    begun: t.boolean(),
  },
});

/** Gives an upload new object keys. */
export const uploadRecordMoveObjects = defineOperation('uploadRecord.moveObjects', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its object key tells it from one that was begun anew. */
    record: t.row(UploadRecord),
    /** Where the file goes from now on. */
    newFileObjectKey: t.string(),
    /** Where the thumbnail goes from now on; null for an upload that has none. */
    thumbnailObjectKey: t.nullable(t.string()),
    /** When it is asked, by the asking process's clock, in microseconds since 1970. */
    now: t.integer(),
  },
  result: {
    /** Whether it was not too late. */
    moved: t.boolean(),
  },
});

/** Drops a record so that the upload may begin anew. */
export const uploadRecordDrop = defineOperation('uploadRecord.drop', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its object key tells it from one that was begun anew. */
    record: t.row(UploadRecord),
  },
  result: {
    /** Whether it was not too late. */
    dropped: t.boolean(),
  },
});

/** Notes what the server has answered, and removes the record. */
export const uploadRecordFinish = defineOperation('uploadRecord.finish', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its object key tells it from one that was begun anew. */
    record: t.row(UploadRecord),
    /** The committed file. */
    file: t.row(CommittedFile),
  },
  result: {},
});

/** The records of uploads that are not done. */
export const uploadRecordList = defineOperation('uploadRecord.list', {
  args: {
    /** The shared database. */
    db: t.path(),
  },
  result: {
    /** All of them, the oldest first. */
    unfinished: t.list(t.row(UploadRecord)),
    /** Those whose transfer is in flight, the next deadline first. */
    inFlight: t.list(t.row(UploadRecord)),
  },
});
