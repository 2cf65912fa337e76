import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findSpecDigest } from './spec-digest.ts';

let root: string;
let computed: number;
const digest = (): string => String(computed).repeat(64);
const find = (): Promise<string> => findSpecDigest(root, async () => (computed++, digest()));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

beforeEach(() => {
  computed = 0;
  root = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
  for (const name of ['spec', 'codegen', 'ts-client']) write(`packages/${name}/dist/.stamp.json`, '{}');
  write('package-lock.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

it('the digest of the spec is computed once, by however many testees, and leaves one file', async () => {
  expect([await find(), await find(), computed]).toEqual(['1'.repeat(64), '1'.repeat(64), 1]);
  expect(readdirSync(join(root, 'node_modules/.cache/lockstep'))).toEqual(['spec-digest']);
});

it.each(['packages/spec/dist/.stamp.json', 'packages/codegen/dist/.stamp.json', 'packages/ts-client/dist/.stamp.json', 'package-lock.json'])(
  'the digest of the spec is computed again when %s is another',
  async (name) => {
    await find();
    write(name, '{"other":1}');
    expect([await find(), computed]).toEqual(['2'.repeat(64), 2]);
  },
);

it.each(['', 'half', ' '])('a file of digests that is damaged is not believed: "%s"', async (text) => {
  await find();
  write('node_modules/.cache/lockstep/spec-digest', text);
  expect(await find()).toBe('2'.repeat(64));
});
