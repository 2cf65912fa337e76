/** When the texts of vector files are made again: one that is kept for too long would be a stale vector. */
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keep } from '../../cache.ts';
import { digestOf } from '../../inputs.ts';
import { inputsOfTexts, kindOf, knownTexts, type Folders } from './known-texts.ts';

let root: string;
let cache: string;
let folders: Folders;
let made: number;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-known-texts-'));
  cache = join(root, 'cache');
  folders = { spec: join(root, 'spec'), client: join(root, 'client'), vectors: join(root, 'vectors') };
  for (const folder of [folders.spec, folders.client, folders.vectors]) {
    mkdirSync(join(folder, 'below'), { recursive: true });
    writeFileSync(join(folder, 'below/code.js'), '1;\n');
  }
  made = 0;
});
afterEach(() => rmSync(root, { recursive: true }));

const inputs = (libraries = '', specDigest = ''): unknown => inputsOfTexts(folders, [libraries], specDigest);
const texts = (from: () => unknown = inputs): Promise<Map<string, string>> =>
  knownTexts(cache, from, async () => {
    made++;
    const entries = ['blob', 'stream'].map((subject) => ({ subject, digest: digestOf(subject) }));
    for (const { subject, digest } of entries) keep(cache, kindOf(subject), digest, `the text of ${subject}`);
    return { texts: new Map(entries.map(({ subject }) => [subject, `the text of ${subject}`])), entries };
  });

it('they are made once from the same code, and the same each time', async () => {
  const first = await texts();
  expect([...first]).toEqual([
    ['blob', 'the text of blob'],
    ['stream', 'the text of stream'],
  ]);
  expect(await texts()).toEqual(first);
  expect(made).toBe(1);
});

it.each(['spec', 'client', 'vectors'] as const)('they are made again after an edit of the code: %s', async (name) => {
  await texts();
  appendFileSync(join(folders[name], 'below/code.js'), '2;\n');
  await texts();
  expect(made).toBe(2);
});

it('they are made again with other libraries, and with another spec', async () => {
  await texts();
  await texts(() => inputs('another version'));
  await texts(() => inputs('', 'another digest'));
  expect(made).toBe(3);
});

it('they are made again where that of one subject is gone', async () => {
  await texts();
  for (const name of readdirSync(cache).filter((each) => each.startsWith(kindOf('stream')))) rmSync(join(cache, name));
  expect((await texts()).get('stream')).toBe('the text of stream');
  expect(made).toBe(2);
});

it('what was edited while they were made keeps nothing', async () => {
  let read = 0;
  await texts(() => inputs(String(read++)));
  await texts(() => inputs('0'));
  expect(made).toBe(2);
});
