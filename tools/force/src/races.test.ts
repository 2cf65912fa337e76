/** Several processes that open a database for the first time at once, or bring over the same old one, and are killed at it. */
import { LegacyDatabase, ProcessType } from '@lockstep/spec';
import { LockCoordinator, SharedDatabaseConnection } from '@lockstep/ts-client';
import { openSqlite } from '@lockstep/ts-client/testing';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TesteeProcess, testeeOf } from './testee-process.ts';

const now = 1_800_000_000_000_000;
const owners = Object.keys(ProcessType.members);
let folder: string;
let running: TesteeProcess[];
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-races-'));
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((each) => each.close()));
  rmSync(folder, { recursive: true });
});

async function start(): Promise<TesteeProcess> {
  const made = await TesteeProcess.start(testeeOf('typescript'));
  running.push(made);
  return made;
}

const startAll = (count: number): Promise<TesteeProcess[]> => Promise.all(Array.from({ length: count }, start));

/** An old database with so many locks, and what they become. */
function makeLegacy(rows: number): { legacy: string; locks: object[] } {
  const legacy = at(LegacyDatabase.values.fileName);
  const connection = openSqlite(legacy);
  connection.exec('CREATE TABLE upload_locks (id TEXT PRIMARY KEY NOT NULL, owner TEXT NOT NULL, time TEXT NOT NULL)');
  connection.exec(`WITH RECURSIVE n (i) AS (SELECT 10000 UNION ALL SELECT i + 1 FROM n WHERE i < ${10_000 + rows - 1})
    INSERT INTO upload_locks SELECT 'photo-' || i, '${LegacyDatabase.values.ownerPrefix}background', ${now} + i FROM n`);
  connection.close();
  const locks = Array.from({ length: rows }, (_, index) => ({ id: `photo-${10_000 + index}`, owner: 'background', time: now + 10_000 + index }));
  return { legacy, locks };
}

/** The locks of a database, and how many tokens they have. */
function look(db: string): { locks: object[]; tokens: unknown } {
  const database = new SharedDatabaseConnection(db);
  try {
    const [tokens] = database.run('read', [{ sql: 'SELECT count(DISTINCT token) FROM upload_locks', parameters: [] }]);
    return { locks: new LockCoordinator(database).list().locks, tokens: tokens?.rows[0]?.[0] };
  } finally {
    database.close();
  }
}

it('several processes open a new database at once, and each finds the others in it', async () => {
  const testees = await startAll(owners.length);
  for (let round = 0; round < 8; round++) {
    const db = at(`new-${round}`);
    const tokens = await Promise.all(testees.map((each, index) => each.ask('locks.acquire', { db, id: 'photo', owner: owners[index], now })));
    expect(
      tokens.filter(({ acquired }) => acquired),
      db,
    ).toEqual([{ acquired: true, token: 1 }]);
    await Promise.all(testees.map((each, index) => each.ask('locks.heartbeat', { db, owner: owners[index], now })));
    const { heartbeats } = (await testees[0]?.ask('locks.list', { db })) as { heartbeats: unknown[] };
    expect(heartbeats, db).toHaveLength(owners.length);
  }
});

it('several processes bring over the same old database at once, each row once', async () => {
  const { legacy, locks } = makeLegacy(500);
  const before = readFileSync(legacy);
  const testees = await startAll(3);
  for (let round = 0; round < 3; round++) {
    const db = at(`db-${round}`);
    const counts = await Promise.all(testees.map((each) => each.ask('locks.migrate', { legacy, db, now })));
    expect(counts.reduce((sum, { migrated }) => sum + Number(migrated), 0)).toBe(locks.length);
    expect(look(db)).toEqual({ locks, tokens: locks.length });
  }
  expect(readFileSync(legacy).equals(before)).toBe(true);
});

it('processes are killed while they open a new database and bring over an old one; the next one completes it', async () => {
  const { legacy, locks } = makeLegacy(5000);
  const before = readFileSync(legacy);
  const db = at('db');
  for (const pause of [0, 5, 15, 40, 80]) {
    const doomed = await start();
    const answer = doomed.ask('locks.migrate', { legacy, db, now }).catch(() => undefined);
    await sleep(pause);
    doomed.signal('SIGKILL');
    await answer;
    await doomed.close();
  }
  const heir = await start();
  const { migrated } = await heir.ask('locks.migrate', { legacy, db, now });
  // All of it at once, or one that was killed had just finished.
  expect([0, locks.length]).toContain(migrated);
  expect(await heir.ask('locks.migrate', { legacy, db, now })).toEqual({ migrated: 0 });
  expect(look(db)).toEqual({ locks, tokens: locks.length });
  expect(readFileSync(legacy).equals(before)).toBe(true);
});
