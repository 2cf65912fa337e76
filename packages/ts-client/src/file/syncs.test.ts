import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type * as FileSystem from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LateSyncs, Syncs } from './syncs.ts';

const disk = vi.hoisted((): { steps: string[]; failing: string } => ({ steps: [], failing: '' }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FileSystem>();
  const open = async (...args: Parameters<typeof real.open>): Promise<FileSystem.FileHandle> => {
    const file = await real.open(...args);
    const what = basename(String(args[0]));
    const noted = async (sync: () => Promise<void>): Promise<void> => {
      await sync();
      disk.steps.push(what);
      if (disk.failing === what) throw Object.assign(new Error('no sync'), { code: 'EIO' });
    };
    const [sync, datasync] = [file.sync.bind(file), file.datasync.bind(file)];
    file.sync = () => noted(sync);
    file.datasync = () => noted(datasync);
    return file;
  };
  return { ...real, open };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-syncs-'));
});
afterEach(() => {
  Object.assign(disk, { steps: [], failing: '' });
  rmSync(folder, { recursive: true });
});

describe('a sync', () => {
  it('is shared by those who wait, but for those who came after its begin', async () => {
    const ends: (() => void)[] = [];
    const syncs = new Syncs(() => new Promise<void>((resolve) => void ends.push(resolve)));
    const done: string[] = [];
    const wait = (name: string): Promise<void> => syncs.wait().then(() => void done.push(name));
    const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const [one, other] = [wait('one'), wait('other')];
    await settled();
    expect(ends).toHaveLength(1);
    const late = wait('late');
    await settled();
    expect(ends).toHaveLength(1); // One at a time.
    ends[0]?.();
    await Promise.all([one, other]);
    await settled();
    expect(done).toEqual(['one', 'other']);
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await late;
  });

  it('that fails is told to those who waited for it, and the next one is begun all the same', async () => {
    let fails = true;
    const syncs = new Syncs(() => (fails ? Promise.reject(new Error('no disk')) : Promise.resolve()));
    const first = [syncs.wait(), syncs.wait()];
    for (const each of first) await expect(each).rejects.toThrow('no disk');
    fails = false;
    await syncs.wait();
  });
});

describe('files that are synced later', () => {
  it('have bytes and name on the disk when the wait is over, and the folder is synced once for several', async () => {
    const syncs = new LateSyncs(folder);
    for (const name of ['a', 'b', 'c']) {
      writeFileSync(join(folder, name), name);
      syncs.begin(name);
    }
    await syncs.end('a');
    expect(disk.steps).toContain('a');
    // Another file's sync of the folder may have come before.
    expect(disk.steps.lastIndexOf(basename(folder))).toBeGreaterThan(disk.steps.indexOf('a'));
    for (const name of ['b', 'c', 'gone']) await syncs.end(name);
    expect(disk.steps.filter((step) => step !== basename(folder)).sort()).toEqual(['a', 'b', 'c']);
    expect(disk.steps.at(-1)).toBe(basename(folder));
  });

  it('of an earlier process are synced when they are waited for', async () => {
    writeFileSync(join(folder, 'earlier'), 'x');
    await new LateSyncs(folder).end('earlier');
    expect(disk.steps).toEqual(['earlier', basename(folder)]);
  });

  it('tell a disk that fails, and need nothing once they are deleted', async () => {
    const syncs = new LateSyncs(folder);
    writeFileSync(join(folder, 'bad'), 'x');
    disk.failing = 'bad';
    syncs.begin('bad');
    syncs.begin('deleted');
    syncs.forget('deleted');
    await expect(syncs.end('bad')).rejects.toMatchObject({ code: 'io_error' });
    await syncs.end('deleted');
    expect(disk.steps).not.toContain('deleted');
  });
});
