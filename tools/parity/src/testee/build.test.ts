import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareSwiftScratch, swiftBuild, swiftScratch, type Toolchain } from '@lockstep/toolchains';
import { buildTestee } from './build.ts';
import { recipes, type Recipe } from './recipes.ts';

// A compiler that copies its source, notes that it ran, and refuses a source with a mistake.
const compiler = `
const [source, product, log] = process.argv.slice(1);
const { appendFileSync, copyFileSync, readFileSync } = require('node:fs');
appendFileSync(log, 'x');
if (readFileSync(source, 'utf8').includes('mistake')) {
  console.error('compiling\\nlib/main:3:5: error: a mistake\\nfailed');
  process.exit(1);
}
copyFileSync(source, product);`;

let root: string;
const at = (...names: string[]): string => join(root, ...names);
const toolchain = (version: string): Toolchain => ({
  language: 'dart',
  version,
  origin: 'path',
  env: {},
  command: (_program, args = []) => ({ file: process.execPath, args: ['-e', compiler, ...args] }),
});
const recipe: Recipe = {
  folder: 'package',
  sources: ['lib', 'absent'],
  scratch: (_, cache) => join(cache, 'dart-scratch'),
  build: (scratch, own) => ({ program: 'dart', args: ['lib/main', join(scratch, own), '../log'], product: join(scratch, own) }),
  start: (product) => [product],
};
const build = (version = '1'): Promise<string> => buildTestee(toolchain(version), recipe, root);
const runs = (): number => readFileSync(at('log'), 'utf8').length;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
  mkdirSync(at('package', 'lib'), { recursive: true });
  writeFileSync(at('package', 'lib', 'main'), 'first');
});
afterEach(() => rmSync(root, { recursive: true }));

it('builds once for each content of the sources and each toolchain', async () => {
  const first = await build();
  expect(readFileSync(first, 'utf8')).toBe('first');
  writeFileSync(at('package', 'lib', 'main'), 'first');
  writeFileSync(at('package', 'test'), 'is no source');
  expect(await build()).toBe(first);
  expect(runs()).toBe(1);
  writeFileSync(at('package', 'lib', 'main'), 'second');
  expect(readFileSync(await build(), 'utf8')).toBe('second');
  expect(await build('2')).not.toBe(await build());
  expect(runs()).toBe(3);
});

it('is safe when several start at once', async () => {
  const built = await Promise.all([build(), build(), build()]);
  expect(new Set(built).size).toBe(1);
  expect(readdirSync(at('node_modules/.cache/lockstep/testees/dart-scratch'))).toEqual([]);
});

it("fails with the compiler's error where the sources do not compile, and keeps nothing", async () => {
  writeFileSync(at('package', 'lib', 'main'), 'a mistake');
  await expect(build()).rejects.toThrow(/^the dart testee does not compile: lib\/main:3:5: error: a mistake$/);
  expect(readdirSync(at('node_modules/.cache/lockstep/testees'))).toEqual(['dart-scratch']);
});

it('says what to do where nothing is generated', async () => {
  rmSync(at('package'), { recursive: true });
  await expect(build()).rejects.toThrow(/no package: npx nx generate lockstep/);
});

it('a folder of a checkout that was moved is not built in: the compiler keeps absolute paths in it', async () => {
  const before = join(root, 'before');
  const after = join(root, 'after');
  await prepareSwiftScratch(before);
  writeFileSync(join(before, 'module'), 'compiled');
  await prepareSwiftScratch(before);
  expect(readdirSync(before).sort()).toEqual(['module', 'place']);
  renameSync(before, after);
  await prepareSwiftScratch(after);
  expect(readdirSync(after)).toEqual(['place']);
});

it('a package whose path has a percent sign, which the compiler fills with random letters, is built in the cache', () => {
  const env = { LOCKSTEP_CACHE: '/cache' };
  expect(swiftScratch('/a b/swift', 'lockstep', env)).toBe('/a b/swift/.build/lockstep');
  const [first, second, other] = ['/a %20b/swift', '/a %20b/swift', '/a %2b/swift'].map((path) => swiftScratch(path, 'lockstep', env));
  expect(first).toMatch(/^\/cache\/builds\/[0-9a-f]{16}\/lockstep$/);
  expect([second === first, other === first]).toEqual([true, false]);
});

it('a percent sign in the path of a checkout is not read as a part of an address', () => {
  expect(recipes.dart.start('/a%20b/testee')).toEqual(['dart', 'file:///a%2520b/testee']);
  expect(recipes.dart.start('/a b/testee')).toEqual(['dart', '/a b/testee']);
});

it('builds Swift without the optimizer, and with it where the environment says so, in folders of their own', () => {
  const [plain, optimized] = [swiftBuild({}), swiftBuild({ LOCKSTEP_OPTIMIZED: '1' })];
  expect([plain.options, optimized.options].map((options) => options.slice(0, 2))).toEqual([
    ['--configuration', 'debug'],
    ['--configuration', 'release'],
  ]);
  expect([plain.products, optimized.products]).toEqual(['debug', 'release']);
  expect(optimized.options).toContain('-enable-testing'); // Else the tests can't be compiled.
  expect(plain.name).not.toBe(optimized.name);
});
