import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Threads from 'node:worker_threads';
import { LockTiming } from '@lockstep/spec';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock, systemPacing, type Pacing } from '../database/pacing.ts';
import { SharedDatabaseConnection } from '../database/shared-database.ts';
import { LockCoordinator } from './lock-coordinator.ts';
import { pollBlocked, waitForLock, withLock } from './with-lock.ts';

// How many threads there were.
const workers = vi.hoisted(() => ({ started: 0, ended: 0 }));
vi.mock('node:worker_threads', async (original) => {
  const real = await original<typeof Threads>();
  class Worker extends real.Worker {
    constructor(...args: ConstructorParameters<typeof real.Worker>) {
      super(...args);
      workers.started++;
      this.on('exit', () => workers.ended++);
    }
  }
  return { ...real, Worker };
});

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
  Object.assign(workers, { started: 0, ended: 0 });
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

it('lets a lock go when the work under it fails', async () => {
  const work = withLock(locks, 'photo', 'foreground', ({ isHeld }) => Promise.reject(new Error(`held: ${isHeld()}`)), { failed });
  await expect(work).rejects.toThrow('held: true');
  expect(locks.list().locks).toEqual([]);
  expect(told).toEqual([]);
});

it('hides no error of the work behind a lock that can not be let go', async () => {
  const work = (): Promise<never> => {
    refuseWrites();
    return Promise.reject(new Error('the work'));
  };
  await expect(withLock(locks, 'photo', 'foreground', work, { failed })).rejects.toThrow('the work');
  expect(told).toEqual([readOnly]);
  expect(locks.list().locks).toHaveLength(1);
});

it('returns what the work returns, and tells of beats and of a lock let go that failed', async () => {
  let asked = 0;
  const stopped = new LockCoordinator(database, () => {
    if (++asked === 1) throw new Error('the first beat'); // It comes before the lock, which would be one of the dead.
    return systemClock();
  });
  const work = (): Promise<string> => {
    refuseWrites();
    return Promise.resolve('done');
  };
  expect(await withLock(stopped, 'photo', 'foreground', work, { failed })).toEqual({ refused: false, value: 'done' });
  expect(told).toEqual([new Error('the first beat'), readOnly]);
});

it('tells a photo that somebody else has from work that returns nothing', async () => {
  const work = (): Promise<null> => Promise.resolve(null);
  expect(await withLock(locks, 'photo', 'foreground', work, { failed })).toEqual({ refused: false, value: null });
  locks.acquire('photo', 'extension');
  expect(await withLock(locks, 'photo', 'foreground', work, { failed })).toEqual({ refused: true });
});

it('beats before it locks, and no more when it is over', async () => {
  const beats = (): string[] => locks.list().heartbeats.map(({ owner }) => owner);
  const work = (): Promise<unknown> => Promise.resolve(beats());
  expect(await withLock(locks, 'photo', 'foreground', work, { failed })).toEqual({ refused: false, value: ['foreground'] });
  expect(workers).toEqual({ started: 1, ended: 1 });
});

it('waits for a lock as long as it is told, and no longer', async () => {
  const token = locks.acquire('photo', 'extension') ?? 0;
  const work = (): Promise<string> => Promise.resolve('done');
  expect(await withLock(locks, 'photo', 'foreground', work, { failed })).toEqual({ refused: true });
  expect(await waitForLock(locks, 'photo', 'foreground', 30_000)).toBeNull();
  const waiting = withLock(locks, 'photo', 'foreground', work, { failed, limit: 30_000_000 });
  expect(locks.release('photo', 'extension', token)).toBe(true);
  expect(await waiting).toEqual({ refused: false, value: 'done' });
  expect(locks.list().locks).toEqual([]);
});

it('waits for a lock until its time is up, in pauses that grow', async () => {
  const token = locks.acquire('photo', 'extension') ?? 0;
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
  const wait = (): Promise<number | null> => waitForLock(locks, 'photo', 'foreground', limit, pacing);
  expect(await wait()).toBeNull();
  expect(time).toBe(limit);
  for (const [index, pause] of pauses.slice(0, -1).entries()) {
    const most = Math.min(waitPauseMinimum * 2 ** index, blockedPollInterval);
    expect(pause).toBeGreaterThanOrEqual(most / 2);
    expect(pause).toBeLessThanOrEqual(most);
  }
  const work = (): Promise<string> => Promise.resolve('not to be done');
  expect(await withLock(locks, 'photo', 'foreground', work, { failed, limit, pacing })).toEqual({ refused: true });
  locks.release('photo', 'extension', token);
  expect(await wait()).toBe(2);
});

it('tells of photos that are free again, and of a database that fails', async () => {
  const token = locks.acquire('held', 'extension') ?? 0;
  const freed: string[] = [];
  for await (const id of pollBlocked(locks, ['held', 'free'])) {
    freed.push(id);
    locks.release('held', 'extension', token);
  }
  expect(freed).toEqual(['free', 'held']);
  locks.acquire('held', 'extension');
  database.run('read', [{ sql: 'PRAGMA user_version = 99', parameters: [] }]);
  await expect(pollBlocked(locks, ['held']).next()).rejects.toMatchObject({ reason: 'newerSchema' });
});
