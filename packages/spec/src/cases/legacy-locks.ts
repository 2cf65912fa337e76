/** Old databases of locks, as the app left them and as nobody should have. */
import { LegacyDatabase } from '../legacy-database.ts';
import { ascii, database, literal, type Bytes, type CaseFolder, type DatabaseFile } from './define-cases.ts';
import type { OwnerName } from './lock-table.ts';

/** The name of an old database in a case's folder. */
export const legacyFile = LegacyDatabase.values.fileName;

const prefix = LegacyDatabase.values.ownerPrefix;
/** The table as the app makes it. */
export const appTable = 'CREATE TABLE upload_locks (id TEXT PRIMARY KEY NOT NULL, owner TEXT NOT NULL, time TEXT NOT NULL)';
/** A table that keeps whatever it is given. */
const looseTable = 'CREATE TABLE upload_locks (id, owner, time)';

/** A row, each value as SQL. */
const row = (id: string, owner: string, time: string): string => `INSERT INTO upload_locks VALUES (${id}, ${owner}, ${time})`;
/** A row as the app writes it. */
export const appRow = (id: string, owner: OwnerName, time: number): string => row(`'${id}'`, `'${prefix}${owner}'`, `'${time}'`);

/** The tables of multipart uploads, which keep whatever they are given. */
const looseUploads = [
  'CREATE TABLE track_uploads (id INTEGER PRIMARY KEY, local_id, file_hash, collection_id, encrypted_file_name, encrypted_file_size, encrypted_file_key, file_encryption_nonce, key_encryption_nonce, object_key, complete_url, status, part_size, last_attempted_at, created_at)',
  'CREATE TABLE upload_parts (object_key, part_number, part_url, part_etag, part_status)',
];

/** An old database, and its locks as they can be read. */
export interface Legacy {
  readonly name: string;
  readonly why: string;
  readonly folder: CaseFolder;
  readonly readable: readonly (readonly [string, OwnerName, number])[];
}

const time = 1_700_000_000_000_000;
const alone = (name: string, why: string, bytes: Bytes, readable: Legacy['readable'] = []): Legacy => ({
  name,
  why,
  folder: { [legacyFile]: bytes },
  readable,
});

const unreadableOwners = [
  `'${prefix}watch'`,
  `'${prefix}'`,
  `''`,
  `'Foreground'`,
  `'${prefix}Foreground'`,
  `'${prefix}${prefix}foreground'`,
  `' foreground'`,
  `x'666f726567726f756e64'`,
  'NULL',
  '0',
  `'foreground' || char(0)`,
];
const unreadableTimes = [
  `''`,
  `'soon'`,
  `'1.5'`,
  `'1e3'`,
  `'1.7e+15'`,
  `'+7'`,
  `'7' || char(10)`,
  `'7' || char(0)`,
  `'0x10'`,
  `' 7'`,
  `'7 '`,
  `'--7'`,
  `'-'`,
  `'9007199254740992'`,
  `'-9007199254740992'`,
  `'9223372036854775808'`,
  '9007199254740992',
  '1.5',
  `x'37'`,
  'NULL',
];

const inWal: DatabaseFile = { make: 'database', sql: ['PRAGMA journal_mode = WAL', appTable, appRow('a', 'foreground', time)] };

/** Databases whose locks are copied. */
export const legacies: readonly Legacy[] = [
  alone(
    'app',
    'The forms of the app: time as text, the owner with a prefix.',
    database(appTable, appRow('a', 'foreground', time), appRow('b', 'background', time + 1)),
    [
      ['a', 'foreground', time],
      ['b', 'background', time + 1],
    ],
  ),
  alone(
    'integers',
    'Time as an integer and owners without the prefix.',
    database(looseTable, row(`'a'`, `'extension'`, String(time)), row(`'b'`, `'foreground'`, '-7'), row(`'c'`, `'background'`, '0')),
    [
      ['a', 'extension', time],
      ['b', 'foreground', -7],
      ['c', 'background', 0],
    ],
  ),
  alone(
    'edges',
    'Times at the limits of exact integers, before 1970 and minus zero.',
    database(
      looseTable,
      row(`'a'`, `'foreground'`, `'9007199254740991'`),
      row(`'b'`, `'foreground'`, '-9007199254740991'),
      row(`'c'`, `'foreground'`, `'-7'`),
      row(`'d'`, `'foreground'`, `'-0'`),
    ),
    [
      ['a', 'foreground', 2 ** 53 - 1],
      ['b', 'foreground', 1 - 2 ** 53],
      ['c', 'foreground', -7],
      ['d', 'foreground', 0],
    ],
  ),
  alone(
    'owners-unknown',
    'A row whose owner nobody knows is left behind, and stops no other.',
    database(looseTable, ...unreadableOwners.map((owner, index) => row(`'${index}'`, owner, String(time))), row(`'z'`, `'foreground'`, String(time))),
    [['z', 'foreground', time]],
  ),
  alone(
    'times-unreadable',
    'So is one whose time is not an integer.',
    database(looseTable, ...unreadableTimes.map((text, index) => row(`'${index}'`, `'foreground'`, text)), row(`'z'`, `'foreground'`, String(time))),
    [['z', 'foreground', time]],
  ),
  alone(
    'ids-unreadable',
    'So is one whose identifier is not a text.',
    database(
      looseTable,
      row('NULL', `'foreground'`, '1'),
      row('7', `'foreground'`, '1'),
      row(`x'61'`, `'foreground'`, '1'),
      row(`'a' || char(0) || 'b'`, `'foreground'`, '1'),
      row(`'z'`, `'foreground'`, String(time)),
    ),
    [['z', 'foreground', time]],
  ),
  alone(
    'units',
    'A time is copied as it is, whatever unit it looks like.',
    database(appTable, appRow('a', 'foreground', 5), appRow('b', 'background', time / 1_000_000), appRow('c', 'background', time / 1000)),
    [
      ['a', 'foreground', 5],
      ['b', 'background', time / 1_000_000],
      ['c', 'background', time / 1000],
    ],
  ),
  alone('no-rows', 'A table without rows.', database(appTable)),
  alone(
    'uploads-unreadable',
    'A multipart upload or part with a NUL in a text, or none where the table wants one, is left behind, and stops no lock.',
    database(
      appTable,
      appRow('a', 'foreground', time),
      ...looseUploads,
      `INSERT INTO track_uploads VALUES (1, 'photo', 'hash', 1, 'file', 3, 'k', 'n', 'n', 'key' || char(0), 'url', 'pending', 5, 1, 1)`,
      `INSERT INTO track_uploads VALUES (2, 'photo', 'hash', 1, 'file', 3, 'k', 'n', 'n', NULL, 'url', 'pending', 5, 1, 1)`,
      `INSERT INTO track_uploads VALUES (3, NULL, 'hash', 'x', 'file', x'03', 'k', 'n', 'n', 'key', 'url', 'soon', 5.5, 1, 1)`,
      `INSERT INTO upload_parts VALUES ('key' || char(0), 0, 'url', NULL, 'pending')`,
      `INSERT INTO upload_parts VALUES (NULL, NULL, NULL, NULL, NULL)`,
    ),
    [['a', 'foreground', time]],
  ),
  { name: 'missing', why: 'No old database is one without locks.', folder: {}, readable: [] },
  alone('empty', 'A database of 0 bytes is new.', literal('')),
  {
    name: 'wal',
    why: 'Locks that are in the -wal are read, and the -wal is left as it is.',
    folder: { [legacyFile]: inWal, [`${legacyFile}-wal`]: { ...inWal, later: [appRow('b', 'background', time)] } },
    readable: [
      ['a', 'foreground', time],
      ['b', 'background', time],
    ],
  },
];

/** Databases that are refused and left as they are. */
export const refusedLegacies: readonly Legacy[] = [
  alone('text', 'A file that is not a database.', ascii('This is not a database. '.repeat(30))),
  alone('other-table', 'A database of somebody else, without locks.', database('CREATE TABLE photos (id)')),
  alone('other-columns', 'A table of that name with other columns.', database('CREATE TABLE upload_locks (photo, process)')),
  { name: 'folder', why: 'A folder is not a database.', folder: { [legacyFile]: 'directory' }, readable: [] },
];
