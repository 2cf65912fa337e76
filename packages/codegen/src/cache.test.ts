import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cached, keep, recall } from './cache.ts';
import { digestOf } from './inputs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const digest = digestOf(['a', 'b']);

describe('an entry', () => {
  it('is found by the inputs that it was made from, and by no others', () => {
    expect(recall(folder, 'thing', digest)).toBeUndefined();
    keep(folder, 'thing', digest, { value: 1 });
    expect(recall(folder, 'thing', digest)).toEqual({ value: 1 });
    for (const others of [['ab'], ['a', 'c'], ['b', 'a'], ['a', 'b', '']]) expect(recall(folder, 'thing', digestOf(others))).toBeUndefined();
    expect(recall(folder, 'other', digest)).toBeUndefined();
  });

  it('is made once', async () => {
    let made = 0;
    const make = async (): Promise<number> => ++made;
    for (let run = 0; run < 3; run++) expect(await cached(folder, 'thing', () => 'inputs', make)).toBe(1);
    expect(await cached(folder, 'thing', () => 'others', make)).toBe(2);
  });

  it('that is damaged is made anew', async () => {
    keep(folder, 'thing', digestOf(1), { value: 1 });
    for (const name of readdirSync(folder)) truncateSync(join(folder, name), 4);
    expect(
      await cached(
        folder,
        'thing',
        () => 1,
        async () => 'new',
      ),
    ).toBe('new');
    expect(recall(folder, 'thing', digestOf(1))).toBe('new');
  });

  it('that could not be made leaves nothing', async () => {
    await expect(
      cached(
        folder,
        'thing',
        () => 1,
        () => Promise.reject(new Error('no')),
      ),
    ).rejects.toThrow('no');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not kept where the inputs were edited while it was made', async () => {
    let text = 'before';
    const make = async (): Promise<string> => (text = 'after');
    expect(await cached(folder, 'thing', () => text, make)).toBe('after');
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('an entry that can not be written is not kept, and is no failure', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  keep(join(file, 'below'), 'thing', digest, 'value');
  mkdirSync(join(folder, `thing-${digest}.json`));
  keep(folder, 'thing', digest, 'value');
  expect(readdirSync(folder).sort()).toEqual(['file', `thing-${digest}.json`]);
});

it('what was left half-written is removed an hour later', () => {
  for (const [name, written] of [
    ['thing-1.json.a.tmp', Date.now() / 1000 - 3700],
    ['thing-2.json.b.tmp', Date.now() / 1000],
  ] as const) {
    writeFileSync(join(folder, name), 'half');
    utimesSync(join(folder, name), written, written);
  }
  keep(folder, 'thing', digest, 'value');
  expect(readdirSync(folder).sort()).toEqual(['thing-2.json.b.tmp', `thing-${digest}.json`].sort());
});

it('the oldest entries of a kind make room, and no other kind’s', () => {
  keep(folder, 'thing-of-another', digest, 'kept');
  for (let index = 0; index < 12; index++) {
    keep(folder, 'thing', digestOf(index), index);
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), index, index);
  }
  keep(folder, 'thing', digest, 'last');
  expect(readdirSync(folder)).toHaveLength(9);
  expect(recall(folder, 'thing', digest)).toBe('last');
  expect(recall(folder, 'thing-of-another', digest)).toBe('kept');
});
