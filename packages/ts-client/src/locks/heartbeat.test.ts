import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Threads from 'node:worker_threads';
import { LockTiming } from '@lockstep/spec';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SharedDatabaseConnection } from '../database/shared-database.ts';
import { keepBeating } from './beating.ts';
import { startHeartbeat } from './heartbeat.ts';
import { LockCoordinator } from './lock-coordinator.ts';

// How many threads there were.
const workers = vi.hoisted(() => ({ started: 0, ready: 0, ended: 0 }));
vi.mock('node:worker_threads', async (original) => {
  const real = await original<typeof Threads>();
  class Worker extends real.Worker {
    constructor(...args: ConstructorParameters<typeof real.Worker>) {
      super(...args);
      workers.started++;
      this.on('message', (message) => (workers.ready += Number(message === 'ready')));
      this.on('exit', () => workers.ended++);
    }
  }
  return { ...real, Worker };
});

const silent = (): void => undefined;
let folder: string;
let database: SharedDatabaseConnection;
let locks: LockCoordinator;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
  database = new SharedDatabaseConnection(join(folder, 'db'));
  locks = new LockCoordinator(database);
  Object.assign(workers, { started: 0, ready: 0, ended: 0 });
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

it('beats after each interval of the spec until it is told to end, whatever fails', () => {
  const seen: unknown[] = [];
  keepBeating({
    beat: () => {
      seen.push('beat');
      if (seen.length < 4) throw new Error('busy');
    },
    failed: (error) => seen.push((error as Error).message),
    pause: (microseconds) => {
      expect(microseconds).toBe(LockTiming.values.heartbeatInterval);
      return seen.length < 5;
    },
  });
  expect(seen).toEqual(['beat', 'busy', 'beat', 'busy', 'beat']);
});

it('has a thread that needs nothing of its process any more when it is started', async () => {
  // What keeps all of the system's threads for files busy, slow pipes for one, would keep the thread from loading its program.
  const stop = await startHeartbeat(locks, 'background', silent);
  expect(workers.ready).toBe(1);
  await stop();
});

it('goes on while its process is kept busy', async () => {
  const stop = await startHeartbeat(locks, 'background', silent);
  const times = new Set<number | undefined>();
  // This blocks the thread, as a database that others write does. A minute is patience, and no time that is expected.
  for (const end = performance.now() + 60_000; times.size < 3 && performance.now() < end;) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    times.add(locks.list().heartbeats[0]?.time);
  }
  await stop();
  expect(times.size).toBe(3);
});

it('is one for each owner in a database, and ends when all who asked for it have stopped it', async () => {
  const stops = await Promise.all([startHeartbeat(locks, 'background', silent), startHeartbeat(locks, 'background', silent)]);
  expect(workers).toEqual({ started: 1, ready: 1, ended: 0 });
  const other = await startHeartbeat(locks, 'extension', silent);
  expect(workers.started).toBe(2);
  await stops[0]?.();
  await stops[0]?.(); // Once more does nothing.
  expect(workers.ended).toBe(0);
  await stops[1]?.();
  expect(workers.ended).toBe(1);
  await other();
  expect(workers).toEqual({ started: 2, ready: 2, ended: 2 });
  await (
    await startHeartbeat(locks, 'background', silent)
  )();
  expect(workers).toEqual({ started: 3, ready: 3, ended: 3 });
});

it('tells of a beat that failed, on its thread too', async () => {
  const newer: unknown = expect.objectContaining({ code: 'database_error', reason: 'newerSchema', path: join(folder, 'db') });
  database.run('read', [{ sql: 'PRAGMA user_version = 99', parameters: [] }]);
  const told: unknown[] = [];
  let enough = (): void => undefined;
  const isEnough = new Promise<void>((resolve) => (enough = resolve));
  const stop = await startHeartbeat(locks, 'background', (error) => {
    if (told.push(error) === 3) enough();
  });
  await isEnough;
  await stop();
  expect(told).toEqual([newer, newer, newer]);
});
