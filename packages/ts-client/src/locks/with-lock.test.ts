import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LockTiming } from '@lockstep/spec';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemPacing, type Pacing } from '../database/pacing.ts';
import { SharedDatabaseConnection } from '../database/shared-database.ts';
import { LockCoordinator } from './lock-coordinator.ts';
import { pollBlocked, waitForLock, withLock } from './with-lock.ts';

const now = 1_800_000_000_000_000;
const clock = (): number => now;
let folder: string;
let database: SharedDatabaseConnection;
let locks: LockCoordinator;
let told: unknown[];
const failed = (error: unknown): void => void told.push(error);
const readOnly: unknown = expect.objectContaining({ code: 'database_error', reason: 'readOnly' });
const refuseWrites = (): void => void database.run('read', [{ sql: 'PRAGMA query_only = ON', parameters: [] }]);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
  database = new SharedDatabaseConnection(join(folder, 'db'));
  locks = new LockCoordinator(database);
  told = [];
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

it('lets a lock go when the work under it fails', async () => {
  const work = withLock(locks, 'photo', 'foreground', ({ isHeld }) => Promise.reject(new Error(`held: ${isHeld()}`)), { failed, clock });
  await expect(work).rejects.toThrow('held: true');
  expect(locks.list().locks).toEqual([]);
  expect(told).toEqual([]);
});

it('hides no error of the work behind a lock that can not be let go', async () => {
  const work = (): Promise<never> => {
    refuseWrites();
    return Promise.reject(new Error('the work'));
  };
  await expect(withLock(locks, 'photo', 'foreground', work, { failed, clock })).rejects.toThrow('the work');
  expect(told).toEqual([readOnly]);
  expect(locks.list().locks).toHaveLength(1);
});

it('answers what the work returns, and tells of beats and of a lock let go that failed', async () => {
  let asked = 0;
  const stopped = (): number => {
    if (++asked === 1) throw new Error('the first beat'); // It comes before the lock, which would be one of the dead.
    return now;
  };
  const work = (): Promise<string> => {
    refuseWrites();
    return Promise.resolve('done');
  };
  expect(await withLock(locks, 'photo', 'foreground', work, { failed, clock: stopped })).toBe('done');
  expect(told).toEqual([new Error('the first beat'), readOnly]);
});

it('waits for a lock as long as it is told, and no longer', async () => {
  const token = locks.acquire('photo', 'extension', now) ?? 0;
  const work = (): Promise<string> => Promise.resolve('done');
  expect(await withLock(locks, 'photo', 'foreground', work, { failed, clock })).toBeNull();
  expect(await waitForLock(locks, 'photo', 'foreground', 30_000, clock)).toBeNull();
  const waiting = withLock(locks, 'photo', 'foreground', work, { failed, clock, limit: 30_000_000 });
  expect(locks.release('photo', 'extension', token)).toBe(true);
  expect(await waiting).toBe('done');
  expect(locks.list().locks).toEqual([]);
});

it('waits for a lock until its time is up, in pauses that grow', async () => {
  const token = locks.acquire('photo', 'extension', now) ?? 0;
  const { waitPauseMinimum, blockedPollInterval } = LockTiming.values;
  const limit = 3 * blockedPollInterval;
  let time = 0;
  const pauses: number[] = [];
  const pacing: Pacing = {
    ...systemPacing,
    now: () => time,
    pause: (microseconds) => {
      pauses.push(microseconds);
      time += microseconds;
      return Promise.resolve();
    },
  };
  const wait = (): Promise<number | null> => waitForLock(locks, 'photo', 'foreground', limit, clock, pacing);
  expect(await wait()).toBeNull();
  expect(time).toBe(limit);
  for (const [index, pause] of pauses.slice(0, -1).entries()) {
    const most = Math.min(waitPauseMinimum * 2 ** index, blockedPollInterval);
    expect(pause).toBeGreaterThanOrEqual(most / 2);
    expect(pause).toBeLessThanOrEqual(most);
  }
  const work = (): Promise<string> => Promise.resolve('not to be done');
  expect(await withLock(locks, 'photo', 'foreground', work, { failed, clock, limit, pacing })).toBeNull();
  locks.release('photo', 'extension', token);
  expect(await wait()).toBe(2);
});

it('tells of photos that are free again, and of a database that fails', async () => {
  const token = locks.acquire('held', 'extension', now) ?? 0;
  const freed: string[] = [];
  for await (const id of pollBlocked(locks, ['held', 'free'])) {
    freed.push(id);
    locks.release('held', 'extension', token);
  }
  expect(freed).toEqual(['free', 'held']);
  locks.acquire('held', 'extension', now);
  database.run('read', [{ sql: 'PRAGMA user_version = 99', parameters: [] }]);
  await expect(pollBlocked(locks, ['held']).next()).rejects.toMatchObject({ reason: 'newerSchema' });
});
