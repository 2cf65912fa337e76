/** The app's old database of locks, and how its rows come into the shared one. */
import { c, columnsOf, defineConstants, defineStatements, defineTable, defineView, nullable, quantity, statementsOn, text } from './define.ts';
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

/** The app's old database. It is read from a copy and never changed. */
export const LegacyDatabase = defineConstants('LegacyDatabase', {
  /** The name of the file that the app kept its locks in before, in its own documents. */
  fileName: text('ente.upload_locks.db'),
  /** The newest version of its schema that is understood, SQLite's user_version. One with a higher version is left alone. */
  schemaVersion: quantity(7, 'count'),
  /** What it put before the name of an owner. */
  ownerPrefix: text('ProcessType.'),
});

/** What the old database has: of each thing 1 or 0. */
export const LegacyContents = defineView('LegacyContents', {
  columns: {
    /** Whether it has the table of locks. */
    has_locks: c.integer(),
    /** Whether it has multipart uploads. Older ones have none. */
    has_uploads: c.integer(),
    /** Whether its multipart uploads have checksums. */
    has_checksums: c.integer(),
  },
});

/** A lock of the old database, as it stands there. */
export const LegacyLock = defineView('LegacyLock', {
  columns: {
    /** The photo's local identifier. */
    id: c.text(),
    /** The process, with or without ownerPrefix before its name. */
    owner: c.text(),
    /** When it was taken, in microseconds since 1970: an integer in decimal, where it can be read. */
    time: c.text(),
  },
});

/** A multipart upload of the old database: the columns of the shared table without its number, as texts that the table judges. */
export const LegacyUpload = defineView('LegacyUpload', {
  columns: {
    /** The photo's local identifier. */
    local_id: nullable(c.text()),
    /** The hash of the content. */
    file_hash: nullable(c.text()),
    /** The collection that the file is for. */
    collection_id: nullable(c.text()),
    /** The name of the encrypted file in the app's temporary folder. */
    encrypted_file_name: nullable(c.text()),
    /** The size of the encrypted file, in bytes. */
    encrypted_file_size: nullable(c.text()),
    /** The file's key, wrapped by the collection's. */
    encrypted_file_key: nullable(c.text()),
    /** The header of the encrypted file. */
    file_encryption_nonce: nullable(c.text()),
    /** The nonce that the file's key was wrapped with. */
    key_encryption_nonce: nullable(c.text()),
    /** Where the file goes in the storage. */
    object_key: nullable(c.text()),
    /** The address that completes the upload. */
    complete_url: nullable(c.text()),
    /** How far the upload is. */
    status: nullable(c.text()),
    /** The size of a part, in bytes. */
    part_size: nullable(c.text()),
    /** When it was tried last, in microseconds since 1970. */
    last_attempted_at: nullable(c.text()),
    /** When it was begun, in microseconds since 1970. */
    created_at: nullable(c.text()),
    /** The MD5 of the encrypted file, where it is known. */
    file_md5: nullable(c.text()),
    /** The MD5s of the parts, a JSON array, where they are known. */
    part_md5s: nullable(c.text()),
  },
});

/** A part of a multipart upload of the old database: the columns of the shared table, as texts that the table judges. */
export const LegacyPart = defineView('LegacyPart', {
  columns: {
    /** Where the file goes in the storage. */
    object_key: nullable(c.text()),
    /** The part's number, from 0. */
    part_number: nullable(c.text()),
    /** The address that the part is sent to. */
    part_url: nullable(c.text()),
    /** What the storage answered for the part. */
    part_etag: nullable(c.text()),
    /** How far the part is. */
    part_status: nullable(c.text()),
  },
});

const hasTable = (name: string, rest = ''): string => `(SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '${name}'${rest})`;

/** The statements that ask what the old database has. */
export const LegacyContentsStatements = defineStatements('LegacyContentsStatements', LegacyContents, {
  /** What it has: one row. */
  read: statementsOn(LegacyContents).by([], {
    answers: 'row',
    sql:
      `SELECT ${hasTable('upload_locks')} AS has_locks, ${hasTable(TrackedUpload.table)} AS has_uploads, ` +
      `${hasTable(TrackedUpload.table, ` AND sql LIKE '%part_md5s%'`)} AS has_checksums`,
  }),
});

// SQLite's own functions end a text at a NUL, and so do bindings of SQLite: what holds one is left behind.
const holdsNoNul = (names: readonly string[]): string => `instr(${names.map((name) => `coalesce(${name}, '')`).join(' || ')}, char(0)) = 0`;

/** The statements on locks of the old database. */
export const LegacyLockStatements = defineStatements('LegacyLockStatements', LegacyLock, {
  /** Its locks whose columns are texts, the time an integer or a text. */
  list: statementsOn(LegacyLock).by([], {
    answers: 'rows',
    sql:
      `SELECT id, owner, CAST(time AS TEXT) AS time FROM upload_locks WHERE typeof(id) = 'text' AND typeof(owner) = 'text' ` +
      `AND typeof(time) IN ('text', 'integer') AND instr(id || owner || time, char(0)) = 0`,
  }),
});

const uploadColumns = Object.keys(LegacyUpload.columns);
const md5Columns = ['file_md5', 'part_md5s'];
// Of multipart uploads alone: there the old app wrote last_attempted_at in milliseconds, and left created_at to SQLite, which
// put its own text. What others wrote in microseconds stays. The time of a lock was microseconds from the start, and is copied.
const millisecondsEnd = 100_000_000_000_000;
const microseconds = (name: string): string =>
  `CASE WHEN typeof(${name}) = 'integer' AND ${name} BETWEEN 0 AND ${millisecondsEnd} THEN ${name} * 1000 ELSE ${name} END`;
const began = `CASE WHEN typeof(created_at) = 'text' THEN coalesce(strftime('%s', created_at) * 1000000, ${microseconds('last_attempted_at')}) ELSE ${microseconds('created_at')} END`;
const asText = (name: string, expression = name): string => `CAST(${expression} AS TEXT) AS ${name}`;
const selectUploads = (hasMd5s: boolean): string => {
  const values = uploadColumns.map((name) => {
    if (!hasMd5s && md5Columns.includes(name)) return `NULL AS ${name}`;
    if (name === 'created_at') return asText(name, began);
    return asText(name, name === 'last_attempted_at' ? microseconds(name) : name);
  });
  const found = uploadColumns.filter((name) => hasMd5s || !md5Columns.includes(name));
  return `SELECT ${values.join(', ')} FROM ${TrackedUpload.table} WHERE ${holdsNoNul(found)} ORDER BY id`;
};
const uploads = statementsOn(LegacyUpload);
const isNew = `NOT EXISTS (SELECT 1 FROM ${ImportedUpload.table} WHERE object_key = :object_key)`;

/** The statements on multipart uploads of the old database. */
export const LegacyUploadStatements = defineStatements('LegacyUploadStatements', LegacyUpload, {
  /** Its multipart uploads, with times in microseconds. */
  list: uploads.by([], { answers: 'rows', sql: selectUploads(true) }),
  /** The same of one without checksums. */
  listWithoutChecksums: uploads.by([], { answers: 'rows', sql: selectUploads(false) }),
  /** Copies one into the shared database, unless it came before. A row that breaks the table's rules is left behind. */
  importInto: uploads.row(`INSERT OR IGNORE INTO ${TrackedUpload.table} (${columnsOf(LegacyUpload)}) SELECT :row WHERE ${isNew}`),
});

const parts = statementsOn(LegacyPart);

/** The statements on parts of multipart uploads of the old database. */
export const LegacyPartStatements = defineStatements('LegacyPartStatements', LegacyPart, {
  /** The parts of its multipart uploads. */
  list: parts.by([], {
    answers: 'rows',
    sql:
      `SELECT ${Object.keys(LegacyPart.columns)
        .map((name) => asText(name))
        .join(', ')} FROM ${TrackedPart.table} ` + `WHERE ${holdsNoNul(Object.keys(LegacyPart.columns))} ORDER BY object_key, part_number`,
  }),
  /** Copies a part of an upload that was just copied. */
  importInto: parts.row(
    `INSERT OR IGNORE INTO ${TrackedPart.table} (${columnsOf(LegacyPart)}) SELECT :row ` +
      `WHERE ${isNew} AND EXISTS (SELECT 1 FROM ${TrackedUpload.table} WHERE object_key = :object_key)`,
  ),
});

/** The statements on the uploads that came. */
export const ImportedUploadStatements = defineStatements('ImportedUploadStatements', ImportedUpload, {
  /** Notes that an upload came, after its parts. */
  note: statementsOn(ImportedUpload).by(['object_key'], {
    answers: 'changes',
    sql: `INSERT OR IGNORE INTO ${ImportedUpload.table} (object_key) SELECT object_key FROM ${TrackedUpload.table} WHERE object_key = :object_key`,
  }),
});
