import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Rooms } from './rooms.ts';

it('two that are taken are apart, and are used again once they are given back', () => {
  const rooms = new Rooms();
  const [first, second] = [rooms.take(8).fill(1), rooms.take(4).fill(2)];
  expect([...first, ...second]).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2]);
  rooms.giveBack();
  expect(rooms.take(6).buffer).toBe(first.buffer);
  expect(rooms.take(5).buffer).not.toBe(second.buffer);
});

it('a file is read whole, and no longer than it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-rooms-'));
  try {
    const rooms = new Rooms();
    for (const bytes of [Buffer.alloc(300_000, 'ab'), Buffer.from('short'), Buffer.alloc(0)]) {
      writeFileSync(join(folder, 'file'), bytes);
      expect(Buffer.compare(rooms.read(join(folder, 'file')), bytes)).toBe(0);
      rooms.giveBack();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
