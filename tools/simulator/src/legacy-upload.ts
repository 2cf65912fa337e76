/** An upload as the app of before leaves it: half sent, in the tables of its old database. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Multipart, SharedDatabase } from '@lockstep/spec';
import { openSqlite } from '@lockstep/ts-client/testing';

const { fileName, uploadsFolder } = SharedDatabase.values;

/** Where an upload comes from, and where it goes. */
export interface LegacyUpload {
  /** A container with one record, of a multipart upload that was begun. */
  readonly from: string;
  /** The old database, which is made. */
  readonly database: string;
  /** The container that the app's encrypted file is in, as when the app has moved it there. */
  readonly into: string;
  /** Columns that differ from what is right. */
  readonly changes?: Readonly<Record<string, unknown>>;
}

const schema = `
  CREATE TABLE upload_locks (id TEXT PRIMARY KEY, owner TEXT NOT NULL, time TEXT NOT NULL);
  CREATE TABLE track_uploads (id INTEGER PRIMARY KEY, local_id TEXT NOT NULL, file_hash TEXT NOT NULL, collection_id INTEGER NOT NULL,
    encrypted_file_name TEXT NOT NULL, encrypted_file_size INTEGER NOT NULL, encrypted_file_key TEXT NOT NULL,
    file_encryption_nonce TEXT NOT NULL, key_encryption_nonce TEXT NOT NULL, object_key TEXT NOT NULL, complete_url TEXT NOT NULL,
    status TEXT DEFAULT 'pending' NOT NULL, part_size INTEGER NOT NULL, last_attempted_at INTEGER NOT NULL,
    created_at INTEGER DEFAULT CURRENT_TIMESTAMP NOT NULL, file_md5 TEXT, part_md5s TEXT);
  CREATE TABLE upload_parts (object_key TEXT NOT NULL, part_number INTEGER NOT NULL, part_url TEXT NOT NULL, part_etag TEXT,
    part_status TEXT NOT NULL, PRIMARY KEY (object_key, part_number));`;

/** Writes the upload of a container's only record into an old database of the app. */
export function leaveLegacyUpload({ from, database, into, changes = {} }: LegacyUpload): void {
  const shared = openSqlite(join(from, fileName));
  const [record] = shared.prepare('SELECT * FROM upload_records').all() as Record<string, string | number | null>[];
  const parts = shared.prepare('SELECT object_key, part_number, part_url, part_etag, part_status FROM upload_parts').all() as Record<
    string,
    string | number | null
  >[];
  shared.close();
  if (!record) throw new Error(`${from} has no record of an upload`);
  const encrypted = 'of-the-app.encrypted';
  const row = {
    local_id: record['local_id'],
    file_hash: record['content_hash'],
    collection_id: record['collection_id'],
    encrypted_file_name: encrypted,
    encrypted_file_size: record['encrypted_size'],
    encrypted_file_key: record['encrypted_key'],
    file_encryption_nonce: record['file_decryption_header'],
    key_encryption_nonce: record['key_decryption_nonce'],
    object_key: record['file_object_key'],
    complete_url: record['complete_url'],
    part_size: Multipart.values.partBytes,
    last_attempted_at: Date.now(),
    part_md5s: record['part_md5s'],
    ...changes,
  };
  const legacy = openSqlite(database);
  legacy.exec(schema);
  const insert = (table: string, values: object): void => {
    const names = Object.keys(values);
    legacy
      .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run(...(Object.values(values) as string[]));
  };
  insert('track_uploads', row);
  for (const part of parts) insert('upload_parts', part);
  legacy.close();
  mkdirSync(join(into, uploadsFolder), { recursive: true });
  copyFileSync(join(from, uploadsFolder, String(record['encrypted_file_name'])), join(into, uploadsFolder, encrypted));
}
