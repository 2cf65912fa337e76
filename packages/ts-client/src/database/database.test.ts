import { chmodSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import {
  LegacyDatabase,
  SharedDatabase,
  SharedMigrations,
  TrackedPartStatements,
  TrackedUploadStatements,
  c,
  defineMigrations,
  defineTable,
  nullable,
  statementsOn,
  type NewRowOf,
} from '@lockstep/spec';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LockCoordinator } from '../locks/lock-coordinator.ts';
import { databaseError, type DatabaseError } from './database-error.ts';
import { refuseStrangers } from './identify.ts';
import { systemPacing, type Pacing } from './pacing.ts';
import { SharedDatabaseConnection, bind, requireSqlite } from './shared-database.ts';
import { openSqlite } from './sqlite.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
const failing = (reason: string): Error => expect.objectContaining({ code: 'database_error', reason }) as Error;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function make(name: string, ...sql: string[]): string {
  const connection = openSqlite(at(name));
  for (const statement of sql) connection.exec(statement);
  connection.close();
  return at(name);
}

it('binds no parameter from what every object inherits', () => {
  const table = defineTable('Odd', { table: 'odd', columns: { id: c.text(), constructor: nullable(c.text()) }, primaryKey: ['id'] });
  const write = statementsOn(table).row('INSERT INTO odd (id, constructor) VALUES (:row)');
  expect(bind(write, { id: 'a' } as NewRowOf<typeof table>).parameters).toEqual(['a', null]);
});

describe('the schema', () => {
  it('stands in the file itself once it is made, so that nobody has to copy the file to see whose it is', () => {
    const applicationOffset = 68; // Of SQLite's file format.
    const connection = new SharedDatabaseConnection(at('db'));
    expect(readFileSync(at('db')).readInt32BE(applicationOffset)).toBe(SharedDatabase.values.applicationId);
    connection.close();
  });

  it('is moved there by the next one where a process was killed before it did', () => {
    const killed = openSqlite(at('made'));
    for (const sql of [SharedDatabase.values.journalMode, 'BEGIN', ...SharedMigrations.versions.flat(), 'COMMIT']) killed.exec(sql);
    for (const end of ['', '-wal']) copyFileSync(at(`made${end}`), at(`db${end}`));
    killed.close();
    expect(refuseStrangers(at('db'), SharedMigrations.versions.length)).toBe(false);
    const connection = new SharedDatabaseConnection(at('db'));
    expect(refuseStrangers(at('db'), SharedMigrations.versions.length)).toBe(true);
    connection.close();
  });

  const columns = { id: c.integer(), name: nullable(c.text({ since: 2 })) };
  const things = defineTable('Thing', { table: 'things', columns, primaryKey: ['id'], indexes: [['name']] });
  const later = defineTable('Later', { table: 'laters', since: 2, columns: { id: c.integer() }, primaryKey: ['id'] });
  const versions = (count: number) =>
    defineMigrations('Test', { applicationId: 0x4c4b5354, tables: [things, later], steps: { 1: [], 2: [] } }).versions.slice(0, count);

  it('goes from an older version to a newer one, and refuses to go back', () => {
    const old = new SharedDatabaseConnection(at('db'), versions(1));
    old.run('write', [{ sql: 'INSERT INTO things (id) VALUES (?1)', parameters: [1] }]);
    const now = new SharedDatabaseConnection(at('db'), versions(2));
    expect(now.run('read', [{ sql: 'SELECT id, name FROM things', parameters: [] }])[0]?.rows).toEqual([[1, null]]);
    expect(() => old.run('read', [])).toThrow(failing('newerSchema'));
    old.close();
    now.close();
    const before = readFileSync(at('db'));
    expect(() => new SharedDatabaseConnection(at('db'), versions(1))).toThrow(failing('newerSchema'));
    expect(readFileSync(at('db')).equals(before)).toBe(true);
  });

  it('refuses a column that rows of an older schema can not have', () => {
    const { problems } = defineTable('T', { table: 'Bad', columns: { id: c.integer(), b: c.text({ since: 2 }) }, primaryKey: ['id'] });
    expect(problems.map(({ message }) => message)).toEqual([
      'must be a name in snake_case',
      'must be nullable or have an initial value: rows of an older schema have none',
    ]);
  });

  it('keeps what a column does not hold out of it', () => {
    new SharedDatabaseConnection(at('db')).close();
    const connection = openSqlite(at('db'));
    for (const values of [`('a', 'stranger', 1, 1)`, `('a', 'background', 'x', 1)`, `('a', 'background', 1.5, 1)`, `(x'00', 'background', 1, 1)`]) {
      expect(() => connection.exec(`INSERT INTO upload_locks VALUES ${values}`), values).toThrow(/CHECK/);
    }
    connection.close();
  });
});

describe('what is not ours', () => {
  it('is left as it is, though its tables stand in its -wal alone', () => {
    const other = openSqlite(at('other'));
    other.exec('PRAGMA journal_mode = WAL');
    other.exec('CREATE TABLE t (a)');
    for (const end of ['', '-wal']) copyFileSync(at(`other${end}`), at(`copy${end}`));
    other.close();
    const before = ['', '-wal'].map((end) => readFileSync(at(`copy${end}`)).toString('hex'));
    expect(() => new SharedDatabaseConnection(at('copy'))).toThrow(failing('foreign'));
    expect(['', '-wal'].map((end) => readFileSync(at(`copy${end}`)).toString('hex'))).toEqual(before);
  });

  it('is told from a database that is damaged beyond its head', () => {
    new SharedDatabaseConnection(at('db')).close();
    make('db', 'PRAGMA wal_checkpoint(TRUNCATE)');
    const bytes = readFileSync(at('db'));
    writeFileSync(at('bad'), bytes.fill(0xff, 100, 4096));
    expect(() => new SharedDatabaseConnection(at('bad'))).toThrow(failing('corrupt'));
  });
});

it('gives its files back when it is closed', async () => {
  const openFiles = (): number => readdirSync('/dev/fd').length;
  const before = openFiles();
  for (let count = 0; count < 128; count++) {
    new SharedDatabaseConnection(at(`db-${count}`)).close();
    await setImmediate();
  }
  expect(openFiles() - before).toBeLessThan(200); // Of 384: the database, its -wal and its -shm.
});

it('waits for the disk where a change must outlast a loss of power, and there alone', () => {
  const database = new SharedDatabaseConnection(at('db'));
  const syncing = (mode: 'read' | 'write' | 'durable'): unknown =>
    database.run(mode, [{ sql: 'PRAGMA synchronous', parameters: [] }])[0]?.rows[0]?.[0];
  const [normal, full] = [1, 2];
  expect([syncing('write'), syncing('durable'), syncing('write'), syncing('read')]).toEqual([normal, full, normal, normal]);
  expect(() => database.run('durable', [{ sql: 'SELECT nonsense', parameters: [] }])).toThrow(failing('refused'));
  expect(syncing('write')).toBe(normal);
  database.run('write', [{ sql: 'CREATE TEMP TABLE seen (id INTEGER, level INTEGER)', parameters: [] }]);
  const seen = defineTable('Seen', { table: 'seen', columns: { id: c.integer(), level: c.integer() }, primaryKey: ['id'] });
  const insert = { answers: 'changes', sql: 'INSERT INTO seen SELECT :id, synchronous FROM pragma_synchronous' } as const;
  database.perform(statementsOn(seen).by(['id'], insert), { id: 1 });
  database.perform(statementsOn(seen).by(['id'], { ...insert, durable: true }), { id: 2 });
  expect(database.run('read', [{ sql: 'SELECT level FROM seen ORDER BY id', parameters: [] }])[0]?.rows).toEqual([[normal], [full]]);
  database.close();
});

describe('a database whose files were taken away', () => {
  it.each([
    ['deleted', () => rmSync(at('db'))],
    ['deleted, with what stands beside it', () => ['', '-wal', '-shm'].forEach((end) => rmSync(at(`db${end}`)))],
    ['replaced', () => renameSync(make('new', 'CREATE TABLE t (a)'), at('db'))],
    ['left without its -wal', () => rmSync(at('db-wal'))],
  ])('grants and finds no lock any more: %s', (_how, takeAway) => {
    const locks = new LockCoordinator(at('db'));
    const token = locks.acquire('photo', 'extension') ?? 0;
    expect(locks.isCurrent).toBe(true);
    takeAway();
    expect(locks.isCurrent).toBe(false);
    const works = [() => locks.acquire('other', 'extension'), () => locks.verify('photo', 'extension', token), () => locks.heartbeat('extension')];
    for (const work of works) expect(work).toThrow(failing('replaced'));
    locks.close();
  });

  it('is told by SQLite itself where it looks', () => {
    for (const errcode of [1032, 6922]) {
      expect(databaseError('x', Object.assign(new Error('moved'), { code: 'ERR_SQLITE_ERROR', errcode }))).toEqual(failing('replaced'));
    }
  });
});

it('refuses what is no file before SQLite writes to it', () => {
  for (const path of ['/dev/null', '/dev/full', folder]) expect(() => new SharedDatabaseConnection(path), path).toThrow(failing('refused'));
});

describe('a failure of input or output, while the device is not locked', () => {
  const codeOf = (work: () => unknown): unknown => {
    try {
      work();
    } catch (error) {
      return (error as DatabaseError).sqliteCode;
    }
    return undefined;
  };

  it('is none of a locked device where somebody deleted the -wal of others, and keeps the code of SQLite', () => {
    const database = new SharedDatabaseConnection(at('db'));
    new LockCoordinator(database).heartbeat('extension');
    rmSync(at('db-wal'));
    const open = (): unknown => new LockCoordinator(at('db')).list();
    expect(open).toThrow(failing('ioFailure'));
    expect(open).toThrow(/SQLite's code 522/);
    expect(codeOf(open)).toBe(522); // IOERR_SHORT_READ
    database.close();
  });

  it('is none where no -wal can be made, as where a disk has no room for another name', () => {
    expect(() => new SharedDatabaseConnection(at('x'.repeat(253)))).toThrow(failing('ioFailure'));
  });
});

it('says ioFailure where the -wal can not be written', () => {
  new SharedDatabaseConnection(at('db')).close();
  make('db', 'PRAGMA wal_checkpoint(TRUNCATE)');
  rmSync(at('db-wal'), { force: true });
  symlinkSync('/proc/self/mem', at('db-wal')); // What is written at the start of a process's memory fails.
  expect(() => {
    new LockCoordinator(at('db')).heartbeat('extension');
  }).toThrow(failing('ioFailure'));
});

it('says full where there is no space left', () => {
  const database = new SharedDatabaseConnection(at('db'));
  database.run('read', [{ sql: 'PRAGMA max_page_count = 1', parameters: [] }]);
  const locks = new LockCoordinator(database);
  expect(() => locks.acquire('photo'.repeat(10_000), 'extension')).toThrow(failing('full'));
  expect(locks.acquire('photo', 'extension')).toBe(1);
  database.close();
});

it.runIf(process.getuid?.() === 0)('says readOnly to a user who may only read', () => {
  new SharedDatabaseConnection(at('db')).close();
  chmodSync(at('db'), 0o444);
  chmodSync(folder, 0o555);
  process.seteuid?.(65_534);
  try {
    expect(() => {
      new LockCoordinator(at('db')).heartbeat('extension');
    }).toThrow(failing('readOnly'));
  } finally {
    process.seteuid?.(0);
  }
});

it('says busy while another writes, and interrupted, of the other codes of SQLite', () => {
  new SharedDatabaseConnection(at('db')).close();
  const [one, other] = [openSqlite(at('db')), openSqlite(at('db'))];
  one.exec('BEGIN IMMEDIATE');
  const reasonOf = (work: () => void): unknown => {
    try {
      work();
    } catch (error) {
      return databaseError('x', error);
    }
    return undefined;
  };
  expect(reasonOf(() => other.exec('BEGIN IMMEDIATE'))).toEqual(failing('busy'));
  one.exec('COMMIT');
  expect(reasonOf(() => other.exec('BEGIN IMMEDIATE'))).toBeUndefined();
  for (const each of [one, other]) each.close();
  const refused = (errcode: number): unknown => databaseError('x', Object.assign(new Error('no'), { code: 'ERR_SQLITE_ERROR', errcode }));
  for (const [code, reason] of [
    [6, 'busy'],
    [15, 'busy'],
    [23, 'lockedDevice'],
    [9, 'interrupted'],
    [11 | (1 << 8), 'corrupt'],
    [1, 'refused'],
  ] as const) {
    expect(refused(code)).toEqual(failing(reason));
  }
});

it('says busy where others write until the limit, and not before', () => {
  const { busyLimit, busyPauseMaximum } = SharedDatabase.values;
  const writer = openSqlite(at('db'));
  let onPause = (_passed: number): void => undefined;
  let time = 0;
  const pacing: Pacing = {
    ...systemPacing,
    now: () => time,
    block: (microseconds) => {
      onPause((time += microseconds));
      if (time > 10 * busyLimit) throw new Error('waits without end');
    },
  };
  const locks = new LockCoordinator(new SharedDatabaseConnection(at('db'), undefined, pacing));
  writer.exec('BEGIN IMMEDIATE');
  time = 0;
  expect(() => locks.acquire('photo', 'extension')).toThrow(failing('busy'));
  expect(time).toBeGreaterThanOrEqual(busyLimit);
  expect(time).toBeLessThan(busyLimit + busyPauseMaximum);
  let isOver = false;
  const until = time + busyLimit / 2;
  onPause = (passed) => {
    if (passed < until || isOver) return;
    writer.exec('COMMIT');
    isOver = true;
  };
  expect(locks.acquire('photo', 'extension')).toBe(1);
  locks.close();
  locks.close(); // Once more does nothing.
  writer.close();
});

it('says refused where an old database can not be looked at, and 0 where there is none', () => {
  const locks = new LockCoordinator(at('db'));
  writeFileSync(at('file'), '');
  expect([locks.migrate(at('missing')), locks.migrate(at('file/old'))]).toEqual([0, 0]);
  // The system refuses a name of that length, as it does a file of a locked device.
  for (const path of [at('x'.repeat(300)), folder]) expect(() => locks.migrate(path), path).toThrow(failing('refused'));
  locks.close();
});

it('says olderSQLite where SQLite lacks what the statements need', () => {
  expect(() => requireSqlite('x', '3.8.2')).toThrow(failing('olderSQLite'));
  expect(() => requireSqlite('x', '3.8.3')).not.toThrow();
});

describe('an old database with multipart uploads', () => {
  const tables = (md5s: string) => [
    'CREATE TABLE upload_locks (id TEXT PRIMARY KEY NOT NULL, owner TEXT NOT NULL, time TEXT NOT NULL)',
    `CREATE TABLE track_uploads (id INTEGER PRIMARY KEY, local_id TEXT NOT NULL, file_hash TEXT NOT NULL, collection_id INTEGER NOT NULL,
      encrypted_file_name TEXT NOT NULL, encrypted_file_size INTEGER NOT NULL, encrypted_file_key TEXT NOT NULL,
      file_encryption_nonce TEXT NOT NULL, key_encryption_nonce TEXT NOT NULL, object_key TEXT NOT NULL, complete_url TEXT NOT NULL,
      status TEXT DEFAULT 'pending' NOT NULL, part_size INTEGER NOT NULL, last_attempted_at INTEGER NOT NULL,
      created_at INTEGER DEFAULT CURRENT_TIMESTAMP NOT NULL${md5s})`,
    `CREATE TABLE upload_parts (object_key TEXT NOT NULL, part_number INTEGER NOT NULL, part_url TEXT NOT NULL, part_etag TEXT,
      part_status TEXT NOT NULL, PRIMARY KEY (object_key, part_number))`,
  ];
  const upload = (key: string, file: string) =>
    `INSERT INTO track_uploads (local_id, file_hash, collection_id, encrypted_file_name, encrypted_file_size, encrypted_file_key,
      file_encryption_nonce, key_encryption_nonce, object_key, complete_url, part_size, last_attempted_at)
      VALUES ('photo', 'hash', 1, '${file}', 40, 'k', 'h', 'n', '${key}', 'url', 20, 1700000000123)`;
  const part = (key: string, number: number) => `INSERT INTO upload_parts VALUES ('${key}', ${number}, 'url', NULL, 'pending')`;

  it.each([
    ['with checksums', ', file_md5 TEXT, part_md5s TEXT'],
    ['without', ''],
  ])('brings each once: %s', (_name, md5s) => {
    const cut = upload('1/c', 'c').replace("'url'", "'url' || char(0)");
    make('legacy', ...tables(md5s), upload('1/a', 'a.encrypted'), upload('1/b', '../b'), cut, part('1/a', 0), part('1/a', 1), part('1/b', 0));
    const database = new SharedDatabaseConnection(at('db'));
    const locks = new LockCoordinator(database);
    expect([locks.migrate(at('legacy')), locks.migrate(at('legacy'))]).toEqual([0, 0]);
    const { find, remove } = TrackedUploadStatements.members;
    const key = { local_id: 'photo', file_hash: 'hash', collection_id: 1 };
    const found = database.perform(find, key);
    expect(found).toMatchObject({ object_key: '1/a', status: 'pending', last_attempted_at: 1_700_000_000_123_000, file_md5: null });
    expect(found?.created_at).toBeGreaterThan(1_700_000_000_000_000);
    const { list } = TrackedPartStatements.members;
    expect(database.perform(list, { object_key: '1/a' }).map((each) => each.part_number)).toEqual([0, 1]);
    expect(database.perform(list, { object_key: '1/b' })).toEqual([]);
    expect(database.perform(TrackedUploadStatements.members.list, {}).map((each) => each.object_key)).toEqual(['1/a']);
    // One that was finished since does not come again.
    database.perform(remove, { object_key: '1/a' });
    locks.migrate(at('legacy'));
    expect(database.perform(find, key)).toBeNull();
    database.close();
  });

  it('is left byte for byte where it is newer, damaged, or no database with locks', () => {
    make('newer', ...tables(''), `PRAGMA user_version = ${LegacyDatabase.values.schemaVersion + 1}`);
    make('foreign', 'CREATE TABLE t (a)');
    make('corrupt', ...tables(''));
    writeFileSync(at('corrupt'), readFileSync(at('corrupt')).fill(0xff, 100));
    const locks = new LockCoordinator(at('db'));
    symlinkSync('loop', at('loop'));
    for (const name of ['loop', 'loop/x']) {
      expect(() => locks.migrate(at(name)), name).toThrow(failing('refused'));
      expect(() => new LockCoordinator(at(name)), name).toThrow(failing('refused'));
    }
    for (const [name, reason] of [
      ['newer', 'newerSchema'],
      ['foreign', 'foreign'],
      ['corrupt', 'corrupt'],
    ] as const) {
      const before = readFileSync(at(name));
      const beside = readdirSync(folder);
      expect(() => locks.migrate(at(name)), name).toThrow(failing(reason));
      expect(readFileSync(at(name)).equals(before), name).toBe(true);
      expect(readdirSync(folder), name).toEqual(beside);
    }
    locks.close();
  });
});

it('has a migration for each version, with the number in it once', () => {
  const applications = SharedMigrations.versions.flat().filter((sql) => sql.includes('application_id'));
  expect(applications).toEqual(['PRAGMA application_id = 1280004948']);
});
