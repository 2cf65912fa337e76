import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rootFolder, toolchainsFolder } from './cache.ts';
import { ensureToolchains } from './ensure.ts';
import { findInPath, findToolchain } from './find.ts';
import { findObstacle, type System } from './host.ts';
import { run } from './run.ts';

let folder: string;
let env: Record<string, string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-find-'));
  env = { PATH: join(folder, 'bin'), LOCKSTEP_CACHE: join(folder, 'cache') };
  mkdirSync(join(folder, 'bin'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, body: string): string {
  const file = join(folder, 'bin', name);
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** What prints a cache of the dynamic linker, as `ldconfig -p` does. */
function ldconfig(...names: string[]): string {
  return names.map((name) => `echo "	${name} (libc6,x86-64) => /lib/x86_64-linux-gnu/${name}"`).join('\n');
}

function cachedRoot(): string {
  const root = rootFolder(env);
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, 'versions.json'), JSON.stringify({ swift: '6.0.3', dart: '3.7.3' }));
  return root;
}

describe('the folder of the cache', () => {
  it.each([
    [{ LOCKSTEP_CACHE: '/a', XDG_CACHE_HOME: '/b', HOME: '/c' }, '/a/toolchains'],
    [{ LOCKSTEP_CACHE: '', XDG_CACHE_HOME: '/b', HOME: '/c' }, '/b/lockstep/toolchains'],
    [{ HOME: '/c' }, '/c/.cache/lockstep/toolchains'],
  ])('is for %j: %s', (variables, expected) => {
    expect(toolchainsFolder(variables)).toBe(expected);
  });
});

describe('a toolchain in PATH', () => {
  it("is preferred: the person's own Swift", () => {
    cachedRoot();
    program('bwrap', 'true');
    program('pkg-config', 'exit 0');
    const file = program('swift', 'echo "Swift version 6.1.2 (swift-6.1.2-RELEASE)"');
    const swift = findToolchain('swift', env);
    expect(swift).toMatchObject({ version: '6.1.2', origin: 'path' });
    expect(swift?.command('swift', ['build'])).toEqual({ file, args: ['build'] });
    expect(swift?.command('./testee')).toEqual({ file: './testee', args: [] });
  });

  it("is read from Apple's wording, too", () => {
    program('pkg-config', 'exit 0');
    program('swift', 'echo "swift-driver version: 1.115 Apple Swift version 6.0 (swiftlang-6.0.0.9.10 clang-1600.0.26.2)"');
    expect(findToolchain('swift', env)?.version).toBe('6.0');
  });

  it('may be Dart, which once wrote its version to standard error', () => {
    program('ldconfig', ldconfig('libsodium.so.23', 'libsqlite3.so.0', 'libcrypto.so.3'));
    program('dart', 'echo "Dart SDK version: 3.5.0 (stable) on \\"linux_x64\\"" >&2');
    expect(findToolchain('dart', env)).toMatchObject({ language: 'dart', version: '3.5.0', origin: 'path' });
  });

  it.each([
    ['swift', 'echo "Swift version 5.10 (swift-5.10-RELEASE)"', 'is version 5.10, and Swift 6.0 or later is needed'],
    ['swift', 'echo "python-swiftclient 4.1.0"', 'is not the compiler of that language'],
    ['dart', 'echo "Dart SDK version: 2.19.6 (stable)"', 'is version 2.19.6, and Dart 3.0 or later is needed'],
    ['dart', 'exit 1', 'does not run'],
  ] as const)('is not used if it will not do: %s that does %s', (name, body, problem) => {
    program(name, body);
    expect(findInPath(name, env).problem).toContain(problem);
    expect(findToolchain(name, env)).toBeNull();
  });

  it.skipIf(process.platform !== 'linux')('is not used without the libraries', () => {
    program('pkg-config', 'test "$2" != sqlite3');
    program('swift', 'echo "Swift version 6.0.3"');
    expect(findInPath('swift', env).problem).toContain('finds no sqlite3 (Debian has them as');
    program('ldconfig', ldconfig('libsqlite3.so.0', 'libcrypto.so.3'));
    program('dart', 'echo "Dart SDK version: 3.5.0"');
    expect(findInPath('dart', env).problem).toContain('finds no libsodium (');
  });
});

describe('the cached toolchain', () => {
  it('is absent where there is no root', () => {
    program('bwrap', 'true');
    expect(findToolchain('swift', env)).toBeNull();
  });

  it('is absent where nothing can run it', () => {
    cachedRoot();
    expect(findToolchain('swift', env)).toBeNull();
  });

  it("runs programs with the root's /usr and /etc, and ends with its parent", () => {
    program('bwrap', 'true');
    const root = cachedRoot();
    const dart = findToolchain('dart', env);
    expect(dart).toMatchObject({ version: '3.7.3', origin: 'cache' });
    const { file, args } = dart?.command('dart', ['a b.dart', '--x']) ?? { file: '', args: [] };
    expect(file).toBe('bwrap');
    expect(args.slice(0, 9)).toEqual(['--dev-bind', '/', '/', '--ro-bind', `${root}/usr`, '/usr', '--ro-bind', `${root}/etc`, '/etc']);
    expect(args.slice(-5)).toEqual(['--die-with-parent', '--', 'dart', 'a b.dart', '--x']);
  });
});

describe('a program of a toolchain', () => {
  it('is run with its input, and its end and output are told', async () => {
    program('pkg-config', 'exit 0');
    program('swift', 'if [ "$1" = --version ]; then echo "Swift version 6.0.3"; else cat; echo "$EXTRA" >&2; exit 4; fi');
    const swift = findToolchain('swift', env);
    if (!swift) throw new Error('not found');
    const result = await run(swift, 'swift', ['x'], { input: 'in', env: { EXTRA: 'err' } });
    expect(result).toEqual({ exitCode: 4, stdout: 'in', stderr: 'err\n' });
    await expect(run(swift, '/nowhere/at-all')).rejects.toThrow("/nowhere/at-all can't be started");
  });
});

describe('a system where toolchains can not be installed', () => {
  const debian: System = { platform: 'linux', arch: 'x64', osRelease: 'PRETTY_NAME="D"\nID=debian\n', user: 0 };

  it('is none of Debian, x86-64 and root', () => {
    expect(findObstacle(debian)).toBeUndefined();
    expect(findObstacle({ ...debian, osRelease: 'ID=ubuntu\nID_LIKE=debian\n' })).toContain('Debian');
    expect(findObstacle({ ...debian, platform: 'darwin', osRelease: '' })).toContain('Debian');
    expect(findObstacle({ ...debian, arch: 'arm64' })).toContain('x86-64');
    expect(findObstacle({ ...debian, user: 1000 })).toContain('root');
  });

  it('is told in one line, with what was found and what to do', async () => {
    program('swift', 'echo "Swift version 5.10"');
    // A file where the cache should be: so nothing is installed, whoever runs this test.
    const lines: string[] = [];
    const asked = ensureToolchains(['swift', 'dart'], { env: { ...env, LOCKSTEP_CACHE: '/dev/null' }, log: (line) => lines.push(line) });
    const message = await asked.then(
      () => '',
      (error: Error) => error.message,
    );
    expect(message).toMatch(/^Swift 6\.0 or later and Dart 3\.0 or later: missing \(.*\/swift is version 5\.10.*\), and can't be installed: /);
    expect(message).toMatch(/ leave them out with --without swift --without dart\.$/);
    expect(message).not.toContain('\n');
    expect(lines).toEqual([]);
  });
});
