/** The app's old database of locks, and how its rows come into the shared one. */
import { c, columnsOf, defineConstants, defineTable, quantity, text } from './define.ts';
import { TrackedUpload, TrackedPart } from './upload-resume.ts';

/** The multipart uploads that came from the old database, each once: one that was finished since does not come again. */
export const ImportedUpload = defineTable('ImportedUpload', {
  table: 'imported_uploads',
  columns: {
    /** Where the file goes in the storage. */
    object_key: c.text(),
  },
  primaryKey: ['object_key'],
});

const uploadColumns = Object.keys(TrackedUpload.columns).filter((name) => name !== 'id');
const md5Columns = ['file_md5', 'part_md5s'];
// Of multipart uploads alone: there the old app wrote last_attempted_at in milliseconds, and left created_at to SQLite, which
// put its own text. What others wrote in microseconds stays. The time of a lock was microseconds from the start, and is copied.
const millisecondsEnd = 100_000_000_000_000;
const microseconds = (name: string): string =>
  `CASE WHEN typeof(${name}) = 'integer' AND ${name} BETWEEN 0 AND ${millisecondsEnd} THEN ${name} * 1000 ELSE ${name} END`;
const began = `CASE WHEN typeof(created_at) = 'text' THEN coalesce(strftime('%s', created_at) * 1000000, ${microseconds('last_attempted_at')}) ELSE ${microseconds('created_at')} END`;
const asText = (expression: string): string => `CAST(${expression} AS TEXT)`;
const selectUploads = (hasMd5s: boolean): string => {
  const values = uploadColumns.map((name) => {
    if (!hasMd5s && md5Columns.includes(name)) return `NULL AS ${name}`; // Readers that key rows by name need two names.
    if (name === 'created_at') return asText(began);
    return asText(name === 'last_attempted_at' ? microseconds(name) : name);
  });
  return `SELECT ${values.join(', ')} FROM ${TrackedUpload.table} ORDER BY id`;
};
const partColumns = Object.keys(TrackedPart.columns);
const notImported = (parameter: number): string =>
  `NOT EXISTS (SELECT 1 FROM ${ImportedUpload.table} WHERE object_key = ?${parameter})`;
const numbers = (names: readonly string[]): string => names.map((_, index) => `?${index + 1}`).join(', ');
const objectKey = uploadColumns.indexOf('object_key') + 1;
const hasTable = (name: string, rest = ''): string =>
  `SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '${name}'${rest}`;

/** The app's old database. It is read from a copy and never changed. */
export const LegacyDatabase = defineConstants('LegacyDatabase', {
  /** The name of the file that the app kept its locks in before, in its own documents. */
  fileName: text('ente.upload_locks.db'),
  /** The newest version of its schema that is understood, SQLite's user_version. One with a higher version is left alone. */
  schemaVersion: quantity(7, 'count'),
  /** What it put before the name of an owner. */
  ownerPrefix: text('ProcessType.'),
  /** Whether it has locks: one integer. */
  hasLocks: text(hasTable('upload_locks')),
  /** Its locks, all as text: id, owner, time. */
  locks: text(
    `SELECT id, owner, CAST(time AS TEXT) FROM upload_locks WHERE typeof(id) = 'text' AND typeof(owner) = 'text' AND typeof(time) IN ('text', 'integer') AND instr(id || owner || time, char(0)) = 0`,
  ),
  /** Whether it has multipart uploads: one integer. Older ones have none. */
  hasUploads: text(hasTable(TrackedUpload.table)),
  /** Whether its multipart uploads have checksums: one integer. */
  hasChecksums: text(hasTable(TrackedUpload.table, ` AND sql LIKE '%part_md5s%'`)),
  /** Its multipart uploads as text, in the order of importUpload's parameters; times in microseconds. */
  uploads: text(selectUploads(true)),
  /** The same of one without checksums. */
  uploadsWithoutChecksums: text(selectUploads(false)),
  /** The parts of its multipart uploads as text, in the order of importPart's parameters. */
  parts: text(`SELECT ${partColumns.map(asText).join(', ')} FROM ${TrackedPart.table} ORDER BY object_key, part_number`),
  /** Where the object key stands among the values of an upload, from 0. */
  objectKeyIndex: quantity(objectKey - 1, 'count'),
  /** Copies a multipart upload into the shared database, unless it came before. A row that breaks the table's rules is left behind. */
  importUpload: text(
    `INSERT OR IGNORE INTO ${TrackedUpload.table} (${uploadColumns.join(', ')}) SELECT ${numbers(uploadColumns)} WHERE ${notImported(objectKey)}`,
  ),
  /** Copies a part of an upload that was just copied. */
  importPart: text(
    `INSERT OR IGNORE INTO ${TrackedPart.table} (${columnsOf(TrackedPart)}) SELECT ${numbers(partColumns)} ` +
      `WHERE ${notImported(1)} AND EXISTS (SELECT 1 FROM ${TrackedUpload.table} WHERE object_key = ?1)`,
  ),
  /** The names of the encrypted files that uploads in the shared database need: texts, each once. */
  fileNames: text(`SELECT DISTINCT encrypted_file_name FROM ${TrackedUpload.table} ORDER BY encrypted_file_name`),
  /** Notes that an upload came, after its parts. Parameters: object_key. */
  noteImport: text(`INSERT OR IGNORE INTO ${ImportedUpload.table} (object_key) SELECT object_key FROM ${TrackedUpload.table} WHERE object_key = ?1`),
});
