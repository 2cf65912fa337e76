import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { unpackDart } from './dart.ts';

const folder = mkdtempSync(join(tmpdir(), 'lockstep-dart-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

mkdirSync(join(folder, 'package/src'), { recursive: true });
for (const name of ['dart', 'LICENSE', 'other']) writeFileSync(join(folder, 'package/src', name), name);
const tarball = join(folder, 'a.tgz');
execFileSync('tar', ['-czf', tarball, '-C', folder, 'package']);
const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
const file = { name: 'a', version: '1.0.0', integrity, program: 'package/src/dart' };

describe('the tarball with the Dart VM', () => {
  it('gives the program and its licence, nothing else', async () => {
    const into = join(folder, 'good');
    await unpackDart(file, tarball, into);
    expect(readdirSync(into).sort()).toEqual(['LICENSE', 'dart']);
  });

  it('is refused before anything is unpacked if it is not the pinned one', async () => {
    const into = join(folder, 'bad');
    await expect(unpackDart({ ...file, integrity: 'sha512-AAAA' }, tarball, into)).rejects.toThrow('is not the pinned one');
    expect(existsSync(into)).toBe(false);
  });
});
