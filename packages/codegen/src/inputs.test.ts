import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { digestOf, isCode, textsBelow, textsOf } from './inputs.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-inputs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('the inputs of a folder are the names and texts of what counts, sorted', () => {
  mkdirSync(join(folder, 'b'));
  for (const [name, text] of [
    ['b/x.ts', '1'],
    ['a.js', '2'],
    ['a.test.ts', '3'],
    ['b.hbs', '4'],
  ] as const)
    writeFileSync(join(folder, name), text);
  expect(textsBelow(folder, isCode)).toEqual(['a.js', '2', 'b/x.ts', '1']);
  expect(textsBelow(folder, (path) => path === 'b.hbs')).toEqual(['b.hbs', '4']);
});

it('the list is the same where no file was changed', async () => {
  writeFileSync(at('a.ts'), '1');
  await setTimeout(300);
  expect(textsBelow(folder, isCode)).toBe(textsBelow(folder, isCode));
  expect(textsOf(folder, ['a.ts'])).toBe(textsOf(folder, ['a.ts']));
});

it.each([
  ['written to, with the time that it had', () => (writeFileSync(at('a.ts'), '2'), utimesSync(at('a.ts'), 1, 1))],
  ['replaced', () => (writeFileSync(at('b'), '2'), renameSync(at('b'), at('a.ts')))],
  ['renamed', () => renameSync(at('a.ts'), at('b.ts'))],
])('a file that is %s makes another list, with another digest', async (_, change) => {
  writeFileSync(at('a.ts'), '1');
  utimesSync(at('a.ts'), 1, 1);
  await setTimeout(300);
  const before = textsBelow(folder, isCode);
  const digest = digestOf([before]);
  change();
  const after = textsBelow(folder, isCode);
  expect(after).not.toEqual(before);
  expect(digestOf([after])).not.toBe(digest);
});

it('a file that was changed just now is read again: its time may not show a change that follows', () => {
  writeFileSync(at('a.ts'), '1');
  expect(textsBelow(folder, isCode)).not.toBe(textsBelow(folder, isCode));
});

it('a list that may be changed is digested each time', () => {
  const list = ['a'];
  const before = digestOf([list]);
  list.push('b');
  expect(digestOf([list])).not.toBe(before);
});

it('nested lists differ from flat ones', () => {
  const all = [[['a'], ['b']], [['a', 'b']], ['a', 'b'], [['a'], 'b'], ['a', ['b']], [[], ['a', 'b']]].map(digestOf);
  expect(new Set(all).size).toBe(all.length);
});
