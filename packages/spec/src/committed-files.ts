/** What was uploaded, and the collections: so that the extension can dedup and wrap keys, and the app learns of uploads. */
import { c, columnsOf, defineStatements, defineTable, nullable, statementsOn } from './define.ts';

/** A file that the server has in a collection. Keys, nonces and headers are base64. */
export const CommittedFile = defineTable('CommittedFile', {
  table: 'committed_files',
  columns: {
    /** The server's number of the file. */
    file_id: c.integer(),
    /** The photo's local identifier; null for a file of another device. */
    local_id: nullable(c.text()),
    /** The collection that the file is in. */
    collection_id: c.integer(),
    /** The server's number of the account that the file belongs to; null where it is not known. */
    owner_id: nullable(c.integer()),
    /** The file's key, wrapped by the collection's. */
    encrypted_key: c.text(),
    /** The nonce that the file's key was wrapped with. */
    key_decryption_nonce: c.text(),
    /** The header of the encrypted file. */
    file_decryption_header: c.text(),
    /** The header of the encrypted thumbnail. */
    thumbnail_decryption_header: c.text(),
    /** The header of the encrypted metadata. */
    metadata_decryption_header: c.text(),
    /** The hash of the content, where it is known. */
    content_hash: nullable(c.text()),
    /** When the server changed the file last, in microseconds since 1970, by its clock. */
    updation_time: c.integer(),
  },
  primaryKey: ['file_id', 'collection_id'],
  indexes: [['collection_id', 'local_id'], ['collection_id', 'content_hash'], ['content_hash'], ['local_id'], ['updation_time']],
});

/** A collection that files may be uploaded to. */
export const SharedCollection = defineTable('SharedCollection', {
  table: 'collections',
  columns: {
    /** The server's number of the collection. */
    id: c.integer(),
    /** The collection's key, wrapped by the master key, or sealed for the account's public key. Base64. */
    encrypted_key: c.text(),
    /** The nonce that the key was wrapped with, base64; null for a sealed one. */
    key_decryption_nonce: nullable(c.text()),
  },
  primaryKey: ['id'],
});

const files = statementsOn(CommittedFile);
const collections = statementsOn(SharedCollection);
const select = `SELECT ${columnsOf(CommittedFile)} FROM committed_files`;

/** The statements on committed files. */
export const CommittedFileStatements = defineStatements('CommittedFileStatements', CommittedFile, {
  /** Writes a file, in the place of what was known of it. */
  write: files.row(`INSERT OR REPLACE INTO committed_files (${columnsOf(CommittedFile)}) VALUES (:row)`),
  /** The files of a collection that have this content: an upload of it would be the same photo once more. */
  findContent: files.by(['collection_id', 'content_hash'], {
    answers: 'rows',
    sql: `${select} WHERE collection_id = :collection_id AND content_hash = :content_hash ORDER BY file_id`,
  }),
  /** The files of all collections that have this content: a link to one of them saves the upload. */
  findContentAnywhere: files.by(['content_hash'], {
    answers: 'rows',
    sql: `${select} WHERE content_hash = :content_hash ORDER BY file_id, collection_id`,
  }),
  /** The files of all collections that were uploaded from this photo, whatever its content was then. */
  findLocalAnywhere: files.by(['local_id'], {
    answers: 'rows',
    sql: `${select} WHERE local_id = :local_id ORDER BY file_id, collection_id`,
  }),
  /** The files of a collection that were uploaded from this photo. */
  findLocal: files.by(['collection_id', 'local_id'], {
    answers: 'rows',
    sql: `${select} WHERE collection_id = :collection_id AND local_id = :local_id ORDER BY file_id`,
  }),
  /**
   * The files that the server changed at a time or after it, the earliest first. Two files can share a time, and a process
   * can write a file later than one of a later time: ask from a little before the last one seen.
   */
  changedSince: files.by(['updation_time'], {
    answers: 'rows',
    and: { limit: c.integer() },
    sql: `${select} WHERE updation_time >= :updation_time ORDER BY updation_time, file_id, collection_id LIMIT :limit`,
  }),
  /** Forgets a file. */
  remove: files.by(['file_id', 'collection_id'], {
    answers: 'changes',
    sql: 'DELETE FROM committed_files WHERE file_id = :file_id AND collection_id = :collection_id',
  }),
});

/** The statements on collections. */
export const SharedCollectionStatements = defineStatements('SharedCollectionStatements', SharedCollection, {
  /** Writes a collection, in the place of what was known of it. */
  write: collections.row(`INSERT OR REPLACE INTO collections (${columnsOf(SharedCollection)}) VALUES (:row)`),
  /** A collection. */
  read: collections.by(['id'], { answers: 'row', sql: `SELECT ${columnsOf(SharedCollection)} FROM collections WHERE id = :id` }),
  /** All collections, by their numbers. */
  list: collections.by([], { answers: 'rows', sql: `SELECT ${columnsOf(SharedCollection)} FROM collections ORDER BY id` }),
  /** Forgets a collection. */
  remove: collections.by(['id'], { answers: 'changes', sql: 'DELETE FROM collections WHERE id = :id' }),
});
