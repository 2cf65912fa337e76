/** Multipart uploads that were begun: what the app keeps to continue with one part by part. */
import { c, columnsOf, defineStatements, defineTable, nullable, statementsOn } from './define.ts';
import { MultipartStatus, PartStatus } from './multipart.ts';

/** A multipart upload that was begun. Keys, nonces and checksums are base64. */
export const TrackedUpload = defineTable('TrackedUpload', {
  table: 'track_uploads',
  columns: {
    /** The row's number; null in a new row. */
    id: c.rowid(),
    /** The photo's local identifier. */
    local_id: c.text(),
    /** The hash of the content. */
    file_hash: c.text(),
    /** The collection that the file is for. */
    collection_id: c.integer(),
    /** The name of the encrypted file in the container's folder of uploads. */
    encrypted_file_name: c.fileName(),
    /** The size of the encrypted file, in bytes. The upload of a file of another size can't continue. */
    encrypted_file_size: c.integer(),
    /** The file's key, wrapped by the collection's. */
    encrypted_file_key: c.text(),
    /** The header of the encrypted file. */
    file_encryption_nonce: c.text(),
    /** The nonce that the file's key was wrapped with. */
    key_encryption_nonce: c.text(),
    /** Where the file goes in the storage. */
    object_key: c.text(),
    /** The address that completes the upload. */
    complete_url: c.text(),
    /** How far the upload is. */
    status: c.enum(MultipartStatus, { initially: MultipartStatus.members.pending }),
    /** The size of a part, in bytes; the last one is what is left. */
    part_size: c.integer(),
    /** When it was tried last, in microseconds since 1970. */
    last_attempted_at: c.integer(),
    /** When it was begun, in microseconds since 1970. */
    created_at: c.integer(),
    /** The MD5 of the encrypted file, where it is known. */
    file_md5: nullable(c.text()),
    /** The MD5s of the parts, a JSON array, where they are known. */
    part_md5s: nullable(c.text()),
  },
  primaryKey: ['id'],
  indexes: [['local_id', 'file_hash', 'collection_id'], ['object_key']],
});

/** A part of a multipart upload. */
export const TrackedPart = defineTable('TrackedPart', {
  table: 'upload_parts',
  columns: {
    /** Where the file goes in the storage: the upload that the part belongs to. */
    object_key: c.text(),
    /** The part's number, from 0. */
    part_number: c.integer(),
    /** The address that the part is sent to. */
    part_url: c.text(),
    /** What the storage answered for the part. */
    part_etag: nullable(c.text()),
    /** How far the part is. */
    part_status: c.enum(PartStatus),
  },
  primaryKey: ['object_key', 'part_number'],
});

const uploads = statementsOn(TrackedUpload);
const parts = statementsOn(TrackedPart);

/** The statements on multipart uploads. */
export const TrackedUploadStatements = defineStatements('TrackedUploadStatements', TrackedUpload, {
  /** Writes an upload, before its first part is sent. */
  write: uploads.row(`INSERT INTO track_uploads (${columnsOf(TrackedUpload)}) VALUES (:row)`),
  /** The upload of a photo with this content into a collection that was begun last. */
  find: uploads.by(['local_id', 'file_hash', 'collection_id'], {
    answers: 'row',
    sql:
      `SELECT ${columnsOf(TrackedUpload)} FROM track_uploads WHERE local_id = :local_id AND file_hash = :file_hash ` +
      'AND collection_id = :collection_id ORDER BY id DESC LIMIT 1',
  }),
  /** All uploads, whose encrypted files stay. */
  list: uploads.by([], { answers: 'rows', sql: `SELECT ${columnsOf(TrackedUpload)} FROM track_uploads ORDER BY id` }),
  /** Notes that an upload is tried. */
  attempt: uploads.by(['object_key', 'last_attempted_at'], {
    answers: 'changes',
    sql: 'UPDATE track_uploads SET last_attempted_at = :last_attempted_at WHERE object_key = :object_key',
  }),
  /** Notes how far an upload is. */
  setStatus: uploads.by(['object_key', 'status'], {
    answers: 'changes',
    sql: 'UPDATE track_uploads SET status = :status WHERE object_key = :object_key',
  }),
  /** Forgets an upload; its parts are removed by a statement of their own. */
  remove: uploads.by(['object_key'], { answers: 'changes', sql: 'DELETE FROM track_uploads WHERE object_key = :object_key' }),
});

/** The statements on the parts of multipart uploads. */
export const TrackedPartStatements = defineStatements('TrackedPartStatements', TrackedPart, {
  /** Writes a part. */
  write: parts.row(`INSERT INTO upload_parts (${columnsOf(TrackedPart)}) VALUES (:row)`),
  /** The parts of an upload, in their order. */
  list: parts.by(['object_key'], {
    answers: 'rows',
    sql: `SELECT ${columnsOf(TrackedPart)} FROM upload_parts WHERE object_key = :object_key ORDER BY part_number`,
  }),
  /** Notes that a part is in the storage. */
  setUploaded: parts.by(['object_key', 'part_number', 'part_etag'], {
    answers: 'changes',
    sql:
      `UPDATE upload_parts SET part_status = '${PartStatus.members.uploaded}', part_etag = :part_etag ` +
      'WHERE object_key = :object_key AND part_number = :part_number',
  }),
  /** Forgets the parts of an upload. */
  remove: parts.by(['object_key'], { answers: 'changes', sql: 'DELETE FROM upload_parts WHERE object_key = :object_key' }),
});
