import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rootFolder } from './cache.ts';
import { versionsOf } from './versions.ts';

let folder: string;
let env: Record<string, string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-versions-'));
  env = { PATH: join(folder, 'bin'), LOCKSTEP_CACHE: join(folder, 'cache') };
  mkdirSync(join(folder, 'bin'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(name: string, body: string): void {
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${body}\n`);
  chmodSync(join(folder, 'bin', name), 0o755);
}

function cachedRoot(libsodium: string): void {
  program('bwrap', 'true');
  mkdirSync(rootFolder(env), { recursive: true });
  writeFileSync(join(rootFolder(env), 'versions.json'), JSON.stringify({ swift: '6.0.3', dart: '3.7.3', packages: { libsodium } }));
}

it('are the same as long as nothing changes', () => {
  cachedRoot('1.0.18');
  expect(versionsOf('swift', env)).toBe(versionsOf('swift', env));
  expect(versionsOf('swift', env)).toContain('swift 6.0.3: ');
  expect(versionsOf('swift', env)).not.toContain('\n');
});

it('change with a library of the cached toolchain', () => {
  cachedRoot('1.0.18');
  const before = versionsOf('dart', env);
  cachedRoot('1.0.20');
  expect(versionsOf('dart', env)).not.toBe(before);
});

it.runIf(process.platform === 'linux')("change with the compiler and with libsodium of the person's own toolchain", () => {
  const found = new Set<string>();
  for (const [compiler, sodium] of [
    ['6.1', '1.0.18'],
    ['6.2', '1.0.18'],
    ['6.2', '1.0.20'],
  ]) {
    program('swift', `echo "Swift version ${compiler}"`);
    program('pkg-config', `[ "$2" = libsodium ] && echo ${sodium} || echo 1`);
    found.add(versionsOf('swift', env));
  }
  expect(found.size).toBe(3);
});

it('are never the same where the toolchain is missing', () => {
  expect(versionsOf('dart', env)).not.toBe(versionsOf('dart', env));
});
