/**
 * The upload record: what a successor needs to continue with an upload. It is in the database before the first byte is sent,
 * and the process that takes a photo over adopts it, since the server takes a commit with the same object keys for the same one.
 */
import { c, columnsOf, defineEnum, defineRules, defineStatements, defineTable, nullable, sqlText, statementsOn } from './define.ts';
import { UploadLock } from './locks.ts';
import { ProcessType } from './process-type.ts';
import { TrackedPart, TrackedUpload } from './upload-resume.ts';

/** How far an upload is. */
export const UploadPhase = defineEnum('UploadPhase', {
  members: {
    /** The encrypted files are on disk; nothing was sent. */
    prepared: 'prepared',
    /** The thumbnail, then the file are being sent. A transfer may be in flight without any process. */
    uploading: 'uploading',
    /** The storage has both. The encrypted files are needed no more. */
    uploaded: 'uploaded',
    /** The server may have been asked to commit. From here on the object keys stay, whichever process continues. */
    committing: 'committing',
    /** The server has answered. */
    committed: 'committed',
    /** The server has refused for good; the upload may begin anew. */
    failed: 'failed',
  },
});

/** How an upload continues: a phase changes along one of these moves, or not at all. */
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

/**
 * An upload that was begun, with everything that its commit needs. Keys, nonces, headers and checksums are base64. Another
 * content under the same local identifier is another photo, with a record of its own.
 */
export const UploadRecord = defineTable('UploadRecord', {
  table: 'upload_records',
  columns: {
    /** The photo's local identifier, which its lock has too. */
    local_id: c.text(),
    /** The collection that the file is for. */
    collection_id: c.integer(),
    /** The hash of the content, by which the same photo is found again. */
    content_hash: c.text(),
    /** How far the upload is. */
    phase: c.enum(UploadPhase),
    /** Where the file is stored; null until an address was given. The server takes two commits with one object key for the same one. */
    file_object_key: nullable(c.text()),
    /** The address that the file is sent to in one request; null for a file that is sent in parts. */
    file_url: nullable(c.text()),
    /** The address that completes a file that is sent in parts; null for one that is sent in one request. */
    complete_url: nullable(c.text()),
    /** Where the thumbnail is stored; null until an address was given. */
    thumbnail_object_key: nullable(c.text()),
    /** The address that the thumbnail is sent to. */
    thumbnail_url: nullable(c.text()),
    /** Whether the storage has acknowledged the thumbnail: 1 or 0. */
    thumbnail_stored: c.integer({ initially: 0 }),
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
    /** The MD5 of the encrypted file; null for a file that is sent in parts. */
    file_md5: nullable(c.text()),
    /** The size of a part, in bytes; null for a file that is sent in one request. */
    part_size: nullable(c.integer()),
    /** The MD5s of the parts in their order, a JSON array; null for a file that is sent in one request. */
    part_md5s: nullable(c.text()),
    /** The name of the encrypted thumbnail in the same folder. */
    encrypted_thumbnail_name: nullable(c.fileName()),
    /** The size of the encrypted thumbnail, in bytes. */
    thumbnail_size: nullable(c.integer()),
    /** The MD5 of the encrypted thumbnail. */
    thumbnail_md5: nullable(c.text()),
    /** The body of the request that commits, byte for byte as it is sent in every try; null before the first one. */
    commit_body: nullable(c.text()),
    /** How often the server was asked to commit with these object keys. Counted before the request is sent. */
    commits_sent: c.integer({ initially: 0 }),
    /** How many of those requests the server has definitely refused. The others are in doubt: they may have been carried out. */
    commits_refused: c.integer({ initially: 0 }),
    /** What the system knows the file's transfer by while it is in flight, which is after the thumbnail was sent. */
    transfer_id: nullable(c.text()),
    /** Until when the transfer may take, in microseconds since 1970: before that, a successor leaves it alone. */
    transfer_deadline: nullable(c.integer()),
    /** When the record was written, in microseconds since 1970. */
    created_at: c.integer(),
    /** When the record was changed last, in microseconds since 1970. */
    updated_at: c.integer(),
  },
  primaryKey: ['local_id', 'collection_id', 'content_hash'],
  indexes: [['phase'], ['file_object_key']],
});

const on = statementsOn(UploadRecord);
const { members: phases } = UploadPhase;
const identity = ['local_id', 'collection_id', 'content_hash'] as const;
const key = 'local_id = :local_id AND collection_id = :collection_id AND content_hash = :content_hash';
// A process that was suspended knows a record that its successor may have begun anew, with another file, or moved to other
// object keys: that one is not its own.
const own = `${key} AND encrypted_file_name = :encrypted_file_name AND file_object_key IS :file_object_key`;
const owned = [...identity, 'encrypted_file_name', 'file_object_key'] as const;
const holder = { owner: c.enum(ProcessType), token: c.integer() };
const held = `EXISTS (SELECT 1 FROM ${UploadLock.table} WHERE id = :local_id AND owner = :owner AND token = :token)`;
// Nobody can have committed these object keys, so that others may take their place.
const undoubted = 'commits_sent = commits_refused';
const select = `SELECT ${columnsOf(UploadRecord)} FROM upload_records`;
const phaseIn = (...list: (keyof typeof phases)[]): string => `phase IN (${list.map((name) => sqlText(phases[name])).join(', ')})`;
const moves = UploadPhaseMove.rules.map(({ from, to }) => sqlText(`${phases[from]}>${phases[to]}`)).join(', ');
const open = phaseIn('prepared', 'uploading', 'uploaded', 'committing');

/** The statements on upload records. */
export const UploadRecordStatements = defineStatements('UploadRecordStatements', UploadRecord, {
  /**
   * Writes a record, unless the upload has one: that one is to be adopted. Before the first byte is sent. Not OR IGNORE,
   * which would ignore a row that the table refuses as well.
   */
  write: on.row(`INSERT INTO upload_records (${columnsOf(UploadRecord)}) SELECT :row WHERE NOT EXISTS (SELECT 1 FROM upload_records WHERE ${key})`, {
    durable: true,
  }),
  /** The record of an upload. */
  read: on.by(identity, { answers: 'row', sql: `${select} WHERE ${key}` }),
  /** Notes how far an upload is: changes nothing where the record has other object keys, or no move leads there. */
  advance: on.by([...owned, 'phase', 'updated_at'], {
    answers: 'changes',
    sql: `UPDATE upload_records SET phase = :phase, updated_at = :updated_at WHERE ${own} AND (phase || '>' || :phase) IN (${moves})`,
  }),
  /** Notes the transfer that is in flight, which outlives its process; null where there is none any more. */
  setTransfer: on.by([...owned, 'transfer_id', 'transfer_deadline', 'updated_at'], {
    answers: 'changes',
    sql: 'UPDATE upload_records SET transfer_id = :transfer_id, transfer_deadline = :transfer_deadline, updated_at = :updated_at ' + `WHERE ${own}`,
  }),
  /**
   * Gives the thumbnail an address, before it is sent there. Changes nothing without the photo's lock, or where a commit with
   * the object keys of before is in doubt.
   */
  setThumbnail: on.by([...owned, 'thumbnail_object_key', 'thumbnail_url', 'updated_at'], {
    answers: 'changes',
    durable: true,
    and: holder,
    sql:
      `UPDATE upload_records SET phase = ${sqlText(phases.uploading)}, thumbnail_object_key = :thumbnail_object_key, ` +
      'thumbnail_url = :thumbnail_url, thumbnail_stored = 0, commit_body = NULL, updated_at = :updated_at ' +
      `WHERE ${own} AND ${open} AND ${undoubted} AND ${held}`,
  }),
  /** Notes that the storage has the thumbnail. */
  setThumbnailStored: on.by([...owned, 'thumbnail_object_key', 'updated_at'], {
    answers: 'changes',
    sql:
      'UPDATE upload_records SET thumbnail_stored = 1, updated_at = :updated_at ' + `WHERE ${own} AND thumbnail_object_key IS :thumbnail_object_key`,
  }),
  /**
   * Gives the file an address, before it is sent there: the first one, or another one where nothing can have been committed
   * with the object key of before. Changes nothing without the photo's lock.
   */
  setFile: on.by([...owned, 'file_url', 'complete_url', 'updated_at'], {
    answers: 'changes',
    durable: true,
    and: { new_file_object_key: c.text(), ...holder },
    sql:
      `UPDATE upload_records SET phase = ${sqlText(phases.uploading)}, file_object_key = :new_file_object_key, file_url = :file_url, ` +
      'complete_url = :complete_url, commit_body = NULL, transfer_id = NULL, transfer_deadline = NULL, updated_at = :updated_at ' +
      `WHERE ${own} AND ${open} AND ${undoubted} AND ${held}`,
  }),
  /**
   * Right before the server is asked to commit: changes one row where the lock is held under its token and the record
   * still has these object keys, and none otherwise. The first body stays. The request counts as in doubt from here on.
   */
  beginCommit: on.by([...owned, 'updated_at'], {
    answers: 'changes',
    durable: true,
    and: { ...holder, body: c.text() },
    sql:
      `UPDATE upload_records SET phase = ${sqlText(phases.committing)}, commits_sent = commits_sent + 1, ` +
      `commit_body = coalesce(commit_body, :body), updated_at = :updated_at WHERE ${own} AND ${phaseIn('uploaded', 'committing')} AND ${held}`,
  }),
  /** Notes that the server has definitely refused one of the requests to commit. */
  refuseCommit: on.by([...owned, 'updated_at'], {
    answers: 'changes',
    sql:
      'UPDATE upload_records SET commits_refused = commits_refused + 1, updated_at = :updated_at ' +
      `WHERE ${own} AND commits_refused < commits_sent`,
  }),
  /** Drops a record so that the upload may begin anew; changes nothing while a commit is in doubt, or once the server has it. */
  drop: on.by(owned, {
    answers: 'changes',
    sql: `DELETE FROM upload_records WHERE ${own} AND NOT ${phaseIn('committed')} AND ${undoubted}`,
  }),
  /** Removes the record of an upload that the server has. */
  remove: on.by(owned, { answers: 'changes', sql: `DELETE FROM upload_records WHERE ${own} AND ${phaseIn('committing', 'committed')}` }),
  /** The records whose transfer is in flight, the next deadline first. */
  inFlight: on.by([], {
    answers: 'rows',
    sql: `${select} WHERE transfer_id IS NOT NULL AND ${phaseIn('uploading')} ` + 'ORDER BY transfer_deadline, local_id, collection_id, content_hash',
  }),
  /** The records of uploads that are not done, the oldest first. */
  unfinished: on.by([], {
    answers: 'rows',
    sql: `${select} WHERE NOT ${phaseIn('committed', 'failed')} ORDER BY updated_at, local_id, collection_id, content_hash`,
  }),
  /** All records, whose files in the container stay. */
  list: on.by([], { answers: 'rows', sql: `${select} ORDER BY local_id, collection_id, content_hash` }),
});

const parts = statementsOn(TrackedPart);

/** The statements on the parts of a record's file. */
export const UploadPartStatements = defineStatements('UploadPartStatements', TrackedPart, {
  /** Writes a part, where a record has its object key and lacks the part. */
  write: parts.row(
    `INSERT INTO ${TrackedPart.table} (${columnsOf(TrackedPart)}) SELECT :row ` +
      'WHERE EXISTS (SELECT 1 FROM upload_records WHERE file_object_key = :object_key) ' +
      `AND NOT EXISTS (SELECT 1 FROM ${TrackedPart.table} WHERE object_key = :object_key AND part_number = :part_number)`,
  ),
  /** Removes the parts of uploads that neither a record nor the app's own table knows. */
  removeOrphans: parts.by([], {
    answers: 'changes',
    sql:
      `DELETE FROM ${TrackedPart.table} WHERE NOT EXISTS (SELECT 1 FROM upload_records WHERE file_object_key = ${TrackedPart.table}.object_key) ` +
      `AND NOT EXISTS (SELECT 1 FROM ${TrackedUpload.table} WHERE object_key = ${TrackedPart.table}.object_key)`,
  }),
});
