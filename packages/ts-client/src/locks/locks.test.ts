import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LockTiming, SharedDatabase } from '@lockstep/spec';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemPacing } from '../database/pacing.ts';
import { SharedDatabaseConnection, type Outcome, type Script } from '../database/shared-database.ts';
import { openSqlite } from '../database/sqlite.ts';
import { LockCoordinator } from './lock-coordinator.ts';
import { UploadRecords } from './upload-records.ts';
import { pollBlocked } from './with-lock.ts';

const { aliveWithin, staleAfter } = LockTiming.values;
const now = 1_800_000_000_000_000;
let folder: string;
let locks: LockCoordinator;
let time: number;
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
  time = now;
  locks = new LockCoordinator(at('db'), () => time);
});

afterEach(() => {
  locks.close();
  rmSync(folder, { recursive: true });
});

function make(name: string, ...sql: string[]): string {
  const connection = openSqlite(at(name));
  for (const statement of sql) connection.exec(statement);
  connection.close();
  return at(name);
}

it.each([-1, 1])('judges life and staleness to the microsecond, on both sides of now (%i)', (sign) => {
  const later = (microseconds: number): LockCoordinator => {
    time = now + sign * microseconds;
    return locks;
  };
  locks.start('extension');
  expect(locks.acquire('photo', 'extension')).toBe(1);
  expect(later(aliveWithin).sweep()).toBe(0);
  expect(locks.decide('foreground')).toEqual({ decision: 'run', because: null });
  expect(later(aliveWithin + 1).sweep()).toBe(1);
  expect(later(0).acquire('photo', 'extension')).toBe(2);
  later(staleAfter).heartbeat('extension');
  expect(locks.sweep()).toBe(0);
  later(staleAfter + 1).heartbeat('extension');
  expect(locks.sweep()).toBe(1);
});

it('takes the time of the try that succeeds, whatever passed while others wrote', () => {
  const writer = openSqlite(at('db'));
  let onPause = (): void => undefined;
  const database = new SharedDatabaseConnection(at('db'), undefined, { ...systemPacing, block: () => onPause() });
  const waiting = new LockCoordinator(database, () => time);
  const records = new UploadRecords(database, () => time);
  /** Waits for a writer who lets go a minute later, when the extension has just beaten. */
  const meanwhile = <T>(work: () => T): T => {
    writer.exec('BEGIN IMMEDIATE');
    onPause = () => {
      time += 2 * aliveWithin;
      writer.exec(`INSERT OR REPLACE INTO process_heartbeats (owner, time) VALUES ('extension', ${time})`);
      writer.exec('COMMIT');
      onPause = () => undefined;
    };
    return work();
  };
  const timeOf = (owner: string): unknown => locks.list().heartbeats.find((each) => each.owner === owner)?.time;
  locks.start('extension');
  locks.acquire('photo', 'extension');
  expect(meanwhile(() => waiting.sweep())).toBe(0);
  expect(meanwhile(() => waiting.start('foreground'))).toBe(0);
  expect(timeOf('foreground')).toBe(time);
  meanwhile(() => waiting.heartbeat('foreground'));
  expect(timeOf('foreground')).toBe(time);
  meanwhile(() => waiting.acquire('other', 'foreground'));
  expect(locks.list().locks.find(({ id }) => id === 'other')?.time).toBe(time);
  records.writeOrAdopt(record);
  expect(meanwhile(() => records.advance(record, 'uploading'))).toBe(true);
  expect(records.read('photo', 1, '')?.updated_at).toBe(time);
  database.close();
  writer.close();
});

it('asks for the time of a decision in its own transaction', () => {
  locks.heartbeat('foreground');
  const database = new SharedDatabaseConnection(at('db'));
  const late = new LockCoordinator(database, () => {
    // Whoever reads the clock here sees the tables as they are from here on.
    expect(() => database.run('read', [])).toThrow(/transaction/);
    return time;
  });
  expect(late.decide('background')).toEqual({ decision: 'exit', because: 'foreground' });
  database.close();
});

it('lists a lock of a process that it does not know: its photo is not free', async () => {
  locks.acquire('photo', 'extension');
  const newer = openSqlite(at('db'));
  newer.exec('PRAGMA ignore_check_constraints = ON');
  newer.exec("UPDATE upload_locks SET owner = 'widget'");
  newer.close();
  expect(locks.list().locks).toEqual([{ id: 'photo', owner: 'widget', time: now }]);
  for await (const id of pollBlocked(locks, ['free', 'photo'])) {
    expect(id).toBe('free');
    break;
  }
});

it('gives every lock a token of its own, and lets no other one verify or release', () => {
  const first = locks.acquire('photo', 'background');
  expect(locks.acquire('photo', 'background')).toBeNull();
  expect(locks.start('background')).toBe(1);
  const second = locks.acquire('photo', 'background');
  expect([first, second]).toEqual([1, 2]);
  expect([locks.verify('photo', 'background', 1), locks.release('photo', 'background', 1)]).toEqual([false, false]);
  expect([locks.verify('photo', 'foreground', 2), locks.release('photo', 'foreground', 2)]).toEqual([false, false]);
  expect([locks.verify('photo', 'background', 2), locks.release('photo', 'background', 2)]).toEqual([true, true]);
});

it('reads an old database with a -wal from a copy, and leaves what it can not read', () => {
  const old = openSqlite(at('source'));
  old.exec('PRAGMA journal_mode = WAL');
  old.exec('CREATE TABLE upload_locks (id TEXT PRIMARY KEY NOT NULL, owner TEXT NOT NULL, time TEXT NOT NULL)');
  old.exec(`INSERT INTO upload_locks VALUES ('a', 'ProcessType.foreground', '${now}'), ('b', 'background', '5'),
    ('c', 'ProcessType.stranger', '5'), ('d', 'background', '1.7e+15')`);
  for (const end of ['', '-wal']) copyFileSync(`${at('source')}${end}`, `${at('legacy')}${end}`);
  old.close();
  const before = ['', '-wal'].map((end) => readFileSync(`${at('legacy')}${end}`).toString('hex'));
  expect([locks.migrate(at('legacy')), locks.migrate(at('legacy')), locks.migrate(at('missing'))]).toEqual([2, 0, 0]);
  expect(['', '-wal'].map((end) => readFileSync(`${at('legacy')}${end}`).toString('hex'))).toEqual(before);
  expect(locks.list().locks).toEqual([
    { id: 'a', owner: 'foreground', time: now },
    { id: 'b', owner: 'background', time: 5 },
  ]);
});

it('refuses what is none of its own, and leaves it as it is', () => {
  writeFileSync(at('corrupt'), 'no database '.repeat(100));
  make('foreign', 'CREATE TABLE t (a)');
  make(
    'newer',
    'CREATE TABLE t (a)',
    `PRAGMA application_id = ${SharedDatabase.values.applicationId}`,
    `PRAGMA user_version = ${SharedDatabase.values.schemaVersion + 1}`,
  );
  for (const [name, reason] of [
    ['corrupt', 'corrupt'],
    ['foreign', 'foreign'],
    ['newer', 'newerSchema'],
  ] as const) {
    const before = readFileSync(at(name));
    expect(() => new LockCoordinator(at(name))).toThrow(expect.objectContaining({ code: 'database_error', reason }) as Error);
    expect(readFileSync(at(name)).equals(before)).toBe(true);
  }
  expect(() => locks.migrate(at('corrupt'))).toThrow(expect.objectContaining({ reason: 'corrupt' }) as Error);
  expect(() => locks.migrate(at('foreign'))).toThrow(expect.objectContaining({ reason: 'foreign' }) as Error);
  // The system refuses a name of that length: that is no file that is missing.
  expect(() => locks.migrate(at('x'.repeat(300)))).toThrow(expect.objectContaining({ reason: 'refused' }) as Error);
});

it('takes an empty file for a new database', () => {
  writeFileSync(at('empty'), '');
  const made = new LockCoordinator(at('empty'));
  expect(made.list()).toEqual({ locks: [], heartbeats: [] });
  made.close();
});

const record = {
  local_id: 'photo',
  collection_id: 1,
  phase: 'prepared' as const,
  file_object_key: '1/first',
  encrypted_key: '',
  key_decryption_nonce: '',
  file_decryption_header: '',
  metadata: '',
  metadata_decryption_header: '',
  encrypted_file_name: 'photo.encrypted',
  encrypted_size: 17,
  file_md5: '',
  content_hash: '',
  thumbnail_stored: 0,
  commits_sent: 0,
  commits_refused: 0,
  created_at: now,
  updated_at: now,
};

it('adopts the record of an upload that somebody began', () => {
  const records = new UploadRecords(at('db'));
  expect(records.writeOrAdopt(record)).toMatchObject({ file_object_key: '1/first' });
  records.advance(record, 'uploading');
  expect(records.writeOrAdopt({ ...record, file_object_key: '1/second' })).toMatchObject({ file_object_key: '1/first', phase: 'uploading' });
  records.close();
});

it('says whether a record was there to be finished, and notes what the server said in either case', () => {
  const database = new SharedDatabaseConnection(at('db'));
  const records = new UploadRecords(database, () => time);
  const token = locks.acquire('photo', 'background') ?? 0;
  records.writeOrAdopt(record);
  for (const phase of ['uploading', 'uploaded'] as const) records.advance(record, phase);
  expect(records.beginCommit(record, { owner: 'background', token }, '{}')).toBe(true);
  const file = {
    file_id: 7,
    collection_id: 1,
    encrypted_key: '',
    key_decryption_nonce: '',
    file_decryption_header: '',
    thumbnail_decryption_header: '',
    metadata_decryption_header: '',
    updation_time: now,
  };
  expect([records.finish(record, file), records.finish(record, file)]).toEqual([true, false]);
  expect(records.read('photo', 1, '')).toBeNull();
  database.close();
});

it('writes durably what must outlast a loss of power', () => {
  const modes: string[] = [];
  class Watched extends SharedDatabaseConnection {
    override run(mode: 'read' | 'write' | 'durable', script: Script): Outcome[] {
      modes.push(mode);
      return super.run(mode, script);
    }
  }
  const database = new Watched(at('db'));
  const records = new UploadRecords(database, () => time);
  const durably = (work: () => unknown): boolean => {
    modes.length = 0;
    work();
    return modes[0] === 'durable';
  };
  const token = locks.acquire('photo', 'background') ?? 0;
  expect(durably(() => records.writeOrAdopt(record))).toBe(true);
  expect(durably(() => records.advance(record, 'uploading'))).toBe(false);
  const hold = { owner: 'background', token } as const;
  expect(durably(() => records.setThumbnail(record, hold, '1/thumbnail', 'https://storage.example/2'))).toBe(true);
  const address = { objectKey: '1/second', url: null, completeUrl: 'https://storage.example/3', partUrls: ['https://storage.example/4'] };
  expect(durably(() => records.setFile(record, hold, address))).toBe(true);
  const moved = { ...record, file_object_key: '1/second' };
  records.advance(moved, 'uploaded');
  expect(durably(() => records.beginCommit(moved, hold, '{}'))).toBe(true);
  database.close();
});

it('drops a record whose file is gone, and keeps one whose file can not be looked at', () => {
  const records = new UploadRecords(at('db'));
  writeFileSync(at('file'), '');
  records.writeOrAdopt(record);
  // The system refuses a name of that length, as it does a file of a locked device.
  expect(() => records.adopt('photo', 1, '', at('x'.repeat(300)))).toThrow(expect.objectContaining({ code: 'io_error' }) as Error);
  expect(records.read('photo', 1, '')).not.toBeNull();
  for (const missing of ['missing', 'file']) {
    records.writeOrAdopt(record);
    expect(records.adopt('photo', 1, '', at(missing))).toBeNull();
    expect(records.read('photo', 1, '')).toBeNull();
  }
  records.close();
});
