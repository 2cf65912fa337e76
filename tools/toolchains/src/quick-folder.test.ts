import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { quickFolder } from './quick-folder.ts';

it('is the one in memory where that is there and has room', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-quick-'));
  try {
    expect(quickFolder(folder, 1)).toBe(folder);
    expect(quickFolder(folder, Number.MAX_SAFE_INTEGER)).toBe(tmpdir());
    expect(quickFolder(join(folder, 'missing'), 1)).toBe(tmpdir());
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it.runIf(process.getuid?.() === 0)('is not one that runs no programs', ({ skip }) => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-quick-'));
  try {
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'noexec,size=1m', 'none', folder]);
    if (status !== 0) skip('file systems can not be mounted here');
    expect(quickFolder(folder, 1)).toBe(tmpdir());
  } finally {
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  }
});
