import { mkdtempSync, rmSync } from 'node:fs';
import type * as FileSystem from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SharedDatabaseConnection } from './shared-database.ts';

const disk = vi.hoisted((): { steps: string[]; isFailing: boolean } => ({ steps: [], isFailing: false }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FileSystem>();
  const open = async (...args: Parameters<typeof real.open>): Promise<FileSystem.FileHandle> => {
    const file = await real.open(...args);
    const datasync = file.datasync.bind(file);
    file.datasync = async () => {
      await datasync();
      if (disk.isFailing) throw Object.assign(new Error('no disk'), { code: 'EIO' });
      disk.steps.push(basename(String(args[0])));
    };
    return file;
  };
  return { ...real, open };
});

let folder: string;
let database: SharedDatabaseConnection;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-late-'));
  database = new SharedDatabaseConnection(join(folder, 'db'));
});
afterEach(() => {
  Object.assign(disk, { steps: [], isFailing: false });
  database.close();
  rmSync(folder, { recursive: true });
});

const [normal, full] = [1, 2];
const syncing = (): unknown => database.run('durable', [{ sql: 'PRAGMA synchronous', parameters: [] }])[0]?.rows[0]?.[0];

it('waits for the disk after the change, once for several, while this thread goes on', async () => {
  const changes = [1, 2, 3].map(() => database.durably(syncing));
  expect(syncing()).toBe(full); // A change that waits by itself still does.
  expect(disk.steps).toEqual([]);
  expect(await Promise.all(changes)).toEqual([normal, normal, normal]);
  expect(disk.steps).toEqual(['db-wal']);
  await database.durably(syncing);
  expect(disk.steps).toEqual(['db-wal', 'db-wal']);
});

it('tells a disk that fails and a change that is refused, and waits for no disk there', async () => {
  await expect(database.durably(() => database.run('durable', [{ sql: 'SELECT nonsense', parameters: [] }]))).rejects.toMatchObject({
    reason: 'refused',
  });
  expect(disk.steps).toEqual([]);
  expect(syncing()).toBe(full);
  disk.isFailing = true;
  await expect(database.durably(syncing)).rejects.toMatchObject({ code: 'io_error' });
});
