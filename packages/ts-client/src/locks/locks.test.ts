import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LockTiming, SharedDatabase } from '@lockstep/spec';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqlite } from '../database/sqlite.ts';
import { LockCoordinator } from './lock-coordinator.ts';
import { UploadRecords } from './upload-records.ts';

const { aliveWithin, staleAfter } = LockTiming.values;
const now = 1_800_000_000_000_000;
let folder: string;
let locks: LockCoordinator;
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
  locks = new LockCoordinator(at('db'));
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
  locks.start('extension', now);
  expect(locks.acquire('photo', 'extension', now)).toBe(1);
  expect(locks.sweep(now + sign * aliveWithin)).toBe(0);
  expect(locks.decide('foreground', now + sign * aliveWithin)).toEqual({ decision: 'run', because: null });
  expect(locks.sweep(now + sign * (aliveWithin + 1))).toBe(1);
  expect(locks.acquire('photo', 'extension', now)).toBe(2);
  locks.heartbeat('extension', now + sign * staleAfter);
  expect(locks.sweep(now + sign * staleAfter)).toBe(0);
  locks.heartbeat('extension', now + sign * (staleAfter + 1));
  expect(locks.sweep(now + sign * (staleAfter + 1))).toBe(1);
});

it('gives every lock a token of its own, and lets no other one verify or release', () => {
  const first = locks.acquire('photo', 'background', now);
  expect(locks.acquire('photo', 'background', now)).toBeNull();
  expect(locks.start('background', now)).toBe(1);
  const second = locks.acquire('photo', 'background', now);
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
  make('newer', 'CREATE TABLE t (a)', `PRAGMA application_id = ${SharedDatabase.values.applicationId}`, 'PRAGMA user_version = 2');
  for (const [name, reason] of [['corrupt', 'corrupt'], ['foreign', 'foreign'], ['newer', 'newerSchema']] as const) {
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
  local_id: 'photo', collection_id: 1, phase: 'prepared' as const, file_object_key: '1/first', encrypted_key: '', key_decryption_nonce: '',
  file_decryption_header: '', metadata: '', metadata_decryption_header: '', encrypted_file_name: 'photo.encrypted', encrypted_size: 17, file_md5: '',
  content_hash: '', thumbnail_stored: 0, commits_sent: 0, commits_refused: 0, created_at: now, updated_at: now,
};

it('adopts the record of an upload that somebody began', () => {
  const records = new UploadRecords(at('db'));
  expect(records.writeOrAdopt(record)).toMatchObject({ file_object_key: '1/first' });
  records.advance(record, 'uploading', now + 1);
  expect(records.writeOrAdopt({ ...record, file_object_key: '1/second' })).toMatchObject({ file_object_key: '1/first', phase: 'uploading' });
  records.close();
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
