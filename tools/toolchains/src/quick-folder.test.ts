import { mkdtempSync, rmSync } from 'node:fs';
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
  } finally {
    rmSync(folder, { recursive: true });
  }
});
