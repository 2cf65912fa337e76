import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { giveBuffer, takeBuffer } from '../file/buffers.ts';
import { providers } from '../test-providers.ts';
import { packLivePhoto } from './pack.ts';

// The real ones, which are watched.
vi.mock(import('../file/buffers.ts'), async (load) => {
  const buffers = await load();
  return { takeBuffer: vi.fn(buffers.takeBuffer), giveBuffer: vi.fn(buffers.giveBuffer) };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-pack-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('both files are read into the same buffers', async () => {
  const [image, video] = ['a.HEIC', 'b.MOV'].map((name) => join(folder, name)) as [string, string];
  for (const path of [image, video]) writeFileSync(path, path);
  await packLivePhoto(providers[0]!, image, video, join(folder, 'packed'));
  const taken = vi.mocked(takeBuffer).mock.results.map(({ value }) => value as Buffer);
  expect([taken.length, new Set(taken).size]).toEqual([6, 3]);
  expect(giveBuffer).toHaveBeenCalledTimes(6);
});
