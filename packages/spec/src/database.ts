/**
 * The shared container's database: what the app, its background task and the extension know together. Every table is
 * here; the locks' statements stand with their rules in locks.ts.
 */
import { defineConstants, defineEnum, quantity, text } from './define.ts';
import { MultipartStatus, PartStatus } from './multipart.ts';
import { exactInteger, statementSeparator, tablesSql, type Table } from './define-table.ts';

const words = { type: 'TEXT' } as const;
const maybeWords = { type: 'TEXT', nullable: true } as const;
const whole = (column: string) => ({ type: 'INTEGER', check: exactInteger(column) }) as const;
const maybeWhole = { type: 'INTEGER', nullable: true } as const;
const oneOf = (column: string, ...values: readonly string[]) =>
  ({ type: 'TEXT', check: `${column} IN (${values.map((value) => `'${value}'`).join(', ')})` }) as const;

/** The tables of schema 1. Times are microseconds since 1970, keys and nonces base64. */
export const tables: Readonly<Record<string, Table>> = {
  // Who works on which photo. The token tells a lock from one that was lost and taken again.
  upload_locks: {
    columns: { id: words, owner: words, time: whole('time'), token: whole('token') },
    primaryKey: ['id'],
    indexes: [['owner']],
  },
  process_heartbeats: { columns: { owner: words, time: whole('time') }, primaryKey: ['owner'] },
  // The last token given, in one row: a counter that commits and rolls back with the lock it was given for.
  lock_tokens: { columns: { name: words, last: whole('last') }, primaryKey: ['name'] },
  // Everything that a successor needs to go on with an upload, written before the first byte is sent.
  upload_records: {
    columns: {
      local_id: words,
      collection_id: whole('collection_id'),
      phase: oneOf('phase', 'prepared', 'uploading', 'uploaded', 'committing', 'committed', 'failed'),
      file_object_key: words,
      thumbnail_object_key: maybeWords,
      encrypted_key: words,
      key_decryption_nonce: words,
      file_decryption_header: words,
      thumbnail_decryption_header: maybeWords,
      metadata: words,
      metadata_decryption_header: words,
      encrypted_file_name: words,
      encrypted_size: whole('encrypted_size'),
      file_md5: words,
      encrypted_thumbnail_name: maybeWords,
      thumbnail_size: maybeWhole,
      thumbnail_md5: maybeWords,
      content_hash: words,
      transfer_id: maybeWords,
      transfer_deadline: maybeWhole,
      updated_at: whole('updated_at'),
    },
    primaryKey: ['local_id', 'collection_id'],
    indexes: [['phase']],
  },
  track_uploads: {
    columns: {
      id: { type: 'INTEGER' },
      local_id: words,
      file_hash: words,
      collection_id: whole('collection_id'),
      encrypted_file_name: words,
      encrypted_file_size: whole('encrypted_file_size'),
      encrypted_file_key: words,
      file_encryption_nonce: words,
      key_encryption_nonce: words,
      object_key: words,
      complete_url: words,
      status: oneOf('status', ...Object.values(MultipartStatus.members)),
      part_size: whole('part_size'),
      last_attempted_at: whole('last_attempted_at'),
      created_at: whole('created_at'),
      file_md5: maybeWords,
      part_md5s: maybeWords,
    },
    primaryKey: ['id'],
    indexes: [['local_id', 'file_hash', 'collection_id'], ['object_key']],
  },
  upload_parts: {
    columns: {
      object_key: words,
      part_number: whole('part_number'),
      part_url: words,
      part_etag: maybeWords,
      part_status: oneOf('part_status', ...Object.values(PartStatus.members)),
    },
    primaryKey: ['object_key', 'part_number'],
  },
  committed_files: {
    columns: {
      file_id: whole('file_id'),
      local_id: maybeWords,
      collection_id: whole('collection_id'),
      encrypted_key: words,
      key_decryption_nonce: words,
      file_decryption_header: words,
      thumbnail_decryption_header: words,
      metadata_decryption_header: words,
      content_hash: maybeWords,
      updation_time: whole('updation_time'),
    },
    primaryKey: ['file_id', 'collection_id'],
    indexes: [['local_id'], ['content_hash']],
  },
  collections: {
    columns: { id: whole('id'), encrypted_key: words, key_decryption_nonce: maybeWords },
    primaryKey: ['id'],
  },
  upload_states: {
    columns: {
      local_id: words,
      owner: words,
      state: oneOf('state', 'queued', 'encrypting', 'uploading', 'done', 'failed'),
      sent_bytes: { ...whole('sent_bytes'), initially: '0' },
      total_bytes: { ...whole('total_bytes'), initially: '0' },
      failure: maybeWords,
      updated_at: whole('updated_at'),
    },
    primaryKey: ['local_id'],
    indexes: [['state']],
  },
};

/** The shared database as a file: how it is told from others, how it is made, and how long one waits for it. */
export const SharedDatabase = defineConstants('SharedDatabase', {
  /** The name of the file in the shared container. */
  fileName: text('lockstep.db'),
  /** The name of the file that the app kept its locks in before, in its own documents. */
  legacyFileName: text('ente.upload_locks.db'),
  /** SQLite's application_id of the file: the letters LKST. A database with another one is foreign and is left alone. */
  applicationId: quantity(0x4c4b5354, 'count'),
  /** The schema's version, SQLite's user_version. A database with a higher one is newer than this spec and is left alone. */
  schemaVersion: quantity(1, 'count'),
  /** The oldest SQLite that the statements run on, as its sqlite3_libversion_number: 3.8.3, for WITH. Android has it since 5.0. */
  minimumSQLite: quantity(3_008_003, 'count'),
  /** What stands between the statements of a script, and inside none. */
  statementSeparator: text(statementSeparator),
  /** The script that makes schema 1 of an empty database, to be run in one transaction. */
  migration1: text(
    [
      ...tablesSql(tables),
      `INSERT INTO lock_tokens (name, last) VALUES ('upload_locks', 0)`,
      'PRAGMA application_id = 1280004948',
      'PRAGMA user_version = 1',
    ].join(statementSeparator),
  ),
  /** What every connection sets: a commit survives a process that is killed, and needs no fsync of its own. */
  connectionSetup: text('PRAGMA synchronous = NORMAL'),
  /** How the journal is kept: readers and one writer do not block each other. */
  journalMode: text('PRAGMA journal_mode = WAL'),
  /** How long an operation tries again while others write, before it fails as busy. */
  busyLimit: quantity(10_000_000, 'microseconds'),
  /** The shortest pause between two tries. */
  busyPauseMinimum: quantity(200, 'microseconds'),
  /** The longest pause between two tries; the pauses in between are random, so that nobody starves. */
  busyPauseMaximum: quantity(3_000, 'microseconds'),
});

/** Why the shared database could not be used. The error's code is `database_error`; this says what to do about it. */
export const DatabaseFailure = defineEnum('DatabaseFailure', {
  members: {
    /** Others wrote for as long as one waits. Try again later. */
    busy: 'busy',
    /** The operation was interrupted. Try again. */
    interrupted: 'interrupted',
    /** The file is damaged, or no database. Keep it for a report, and start a new one. */
    corrupt: 'corrupt',
    /** The device has no space left. Try again when there is some. */
    full: 'full',
    /** The file or its folder can't be written. */
    readOnly: 'readOnly',
    /** Reading or writing failed; a device that is locked since it was started lends no file. Try again when it is unlocked. */
    lockedDevice: 'lockedDevice',
    /** A newer version of the app made the schema. Update this one; the file was left as it is. */
    newerSchema: 'newerSchema',
    /** The file is another program's database. It was left as it is. */
    foreign: 'foreign',
    /** SQLite itself is older than the statements need. */
    olderSQLite: 'olderSQLite',
    /** Anything else that SQLite refused. */
    refused: 'refused',
  },
});
