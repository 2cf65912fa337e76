/** What the app's own databases have of committed files and collections, and how it comes into the shared one. */
import { CommittedFile, SharedCollection } from './committed-files.ts';
import { columnsOf, defineConstants, quantity, text } from './define.ts';

const isText = (name: string): string => `typeof(${name}) = 'text' AND instr(${name}, char(0)) = 0`;
const isInteger = (name: string): string => `typeof(${name}) = 'integer'`;
const textOr = (name: string, otherwise: string): string => `CASE WHEN ${isText(name)} THEN ${name} ELSE ${otherwise} END`;
const integerOr = (name: string, otherwise: string): string => `CASE WHEN ${isInteger(name)} THEN ${name} ELSE ${otherwise} END`;
const isKept = 'coalesce(is_deleted, 0) = 0';
const hasTable = (name: string): string => `SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '${name}'`;

/** Where each column of a committed file comes from, in the table's order. */
const fileColumns: Readonly<Record<keyof typeof CommittedFile.columns, string>> = {
  file_id: 'uploaded_file_id',
  local_id: textOr('local_id', 'NULL'),
  collection_id: 'collection_id',
  owner_id: integerOr('owner_id', 'NULL'),
  encrypted_key: 'encrypted_key',
  key_decryption_nonce: 'key_decryption_nonce',
  file_decryption_header: textOr('file_decryption_header', "''"),
  thumbnail_decryption_header: textOr('thumbnail_decryption_header', "''"),
  metadata_decryption_header: textOr('metadata_decryption_header', "''"),
  content_hash: textOr('hash', 'NULL'),
  // A text in databases of older versions of the app.
  updation_time: 'CAST(coalesce(updation_time, 0) AS INTEGER)',
};
const collectionColumns: Readonly<Record<keyof typeof SharedCollection.columns, string>> = {
  id: 'collection_id',
  encrypted_key: 'encrypted_key',
  key_decryption_nonce: textOr('key_decryption_nonce', 'NULL'),
};
type Columns = Readonly<Record<string, string>>;
/** The values in the order of a table's columns. */
const selected = (table: { readonly columns: object }, columns: Columns): string =>
  Object.keys(table.columns)
    .map((name) => `${columns[name] ?? ''} AS ${name}`)
    .join(', ');
const numbers = (table: { readonly columns: object }): string =>
  Object.keys(table.columns)
    .map((_, index) => `?${index + 1}`)
    .join(', ');

/**
 * The app's databases of files and of collections, in its own documents. They are read from copies and never changed. A file
 * that was not uploaded has no number, or -1.
 */
export const AppDatabases = defineConstants('AppDatabases', {
  /** The name of the database with the files. */
  filesName: text('ente.files.db'),
  /** The name of the database with the collections. */
  collectionsName: text('ente.collections.db'),
  /** Whether there is a table of files: one integer. */
  hasFiles: text(hasTable('files')),
  /** Whether there is a table of collections: one integer. */
  hasCollections: text(hasTable('collections')),
  /** How many rows are read and written at once. */
  pageRows: quantity(500, 'count'),
  /** A page of the files that are uploaded: the row's number, then the values of importFile in their order. Parameters: the last row's number, how many. */
  files: text(
    `SELECT rowid AS position, ${selected(CommittedFile, fileColumns)} FROM files WHERE rowid > ?1 AND ${isInteger('uploaded_file_id')} AND uploaded_file_id > 0 ` +
      `AND ${isInteger('collection_id')} AND ${isText('encrypted_key')} AND ${isText('key_decryption_nonce')} AND ${isKept} ORDER BY rowid LIMIT ?2`,
  ),
  /** A page of the collections: the row's number, then the values of importCollection in their order. Parameters: as those of files. */
  collections: text(
    `SELECT rowid AS position, ${selected(SharedCollection, collectionColumns)} FROM collections WHERE rowid > ?1 AND ${isInteger('collection_id')} AND ${isText('encrypted_key')} AND ${isKept} ORDER BY rowid LIMIT ?2`,
  ),
  /** Copies a file, unless the shared database knows it: what it knows is as new. */
  importFile: text(`INSERT OR IGNORE INTO ${CommittedFile.table} (${columnsOf(CommittedFile)}) VALUES (${numbers(CommittedFile)})`),
  /** Copies a collection, in the place of what was known of it: a key may have changed. */
  importCollection: text(`INSERT OR REPLACE INTO ${SharedCollection.table} (${columnsOf(SharedCollection)}) VALUES (${numbers(SharedCollection)})`),
});
