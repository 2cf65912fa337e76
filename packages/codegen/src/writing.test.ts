import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkRoom, roomAt, sizeIn } from './writing.ts';

const module = new URL('../dist/writing.js', import.meta.url).href;

it('refuses to begin where the disk has too little room, counting whole blocks and what is there', () => {
  const pending = [
    { path: 'a', kind: 'update', text: 'x'.repeat(4097) },
    { path: 'b', kind: 'create', text: 'é' },
    { path: 'c', kind: 'delete', text: null },
  ] as const;
  const sizeOf = (path: string): number => (path === 'b' ? 0 : 1);
  // The first grows by a block, and the second takes one.
  checkRoom(pending, { free: 8192, block: 4096 }, sizeOf);
  expect(() => checkRoom(pending, { free: 8191, block: 4096 }, sizeOf)).toThrow(
    'generated/ needs 8192 bytes more; the disk has 8191 left: nothing was written',
  );
});

it('knows the room of a real disk, and the sizes of real files', () => {
  const { free, block } = roomAt(import.meta.dirname);
  expect(block).toBeGreaterThan(0);
  expect(free % block).toBe(0);
  const sizeOf = sizeIn(import.meta.dirname);
  expect([sizeOf('writing.test.ts'), sizeOf('missing')]).toEqual([readFileSync(import.meta.filename).length, 0]);
});

it.skipIf(process.platform !== 'linux')('takes a file system without sizes for one with room', () => {
  expect(roomAt('/proc')).toEqual({ free: Infinity, block: 1 });
});

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])('a %s ends the process after all files are written, without a pause', (signal, code) => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-writing-'));
  const program = `
    const { finishBeforeInterruption } = await import('${module}');
    const { writeFileSync } = await import('node:fs');
    finishBeforeInterruption();
    process.kill(process.pid, '${signal}');
    for (let file = 0; file < 20; file++) writeFileSync(process.argv[1] + '/' + file, 'x'.repeat(100_000));
    setTimeout(() => {}, 60_000);
  `;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', program, folder]);
  const sizes = Array.from({ length: 20 }, (_, file) => sizeIn(folder)(String(file)));
  rmSync(folder, { recursive: true });
  expect({ status, sizes }).toEqual({ status: code, sizes: Array.from({ length: 20 }, () => 100_000) });
});
