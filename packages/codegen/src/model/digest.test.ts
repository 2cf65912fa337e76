import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { specDigest } from './digest.ts';
import type { SpecModel } from './schema.ts';

const model = JSON.parse(readFileSync(new URL('../../../../generated/spec/model.json', import.meta.url), 'utf8')) as SpecModel;
const digest = specDigest(model);

/** The digest where one value of the model is another one. */
function edited(edit: (copy: SpecModel) => void): string {
  const copy = structuredClone(model);
  edit(copy);
  expect(copy).not.toEqual(model);
  return specDigest(copy);
}

/** The first of some things that a test looks for. */
function first<T>(things: readonly T[], is: (thing: T) => boolean): T {
  const found = things.find(is);
  if (found === undefined) throw new Error('the spec has nothing of the kind any more');
  return found;
}

const statements = (copy: SpecModel) => copy.statements.flatMap(({ members }) => members);
const columns = (copy: SpecModel) => copy.tables.flatMap((table) => table.columns);

it.each<[string, (copy: SpecModel) => void]>([
  [
    'whether an error is worth a retry',
    (copy) => {
      const [code] = copy.errors[0]?.members ?? [];
      if (code) code.retryable = !code.retryable;
    },
  ],
  [
    'whether a statement is durable',
    (copy) => {
      first(statements(copy), ({ durable }) => durable).durable = false;
    },
  ],
  [
    'the initial value of a column',
    (copy) => {
      first(columns(copy), ({ initially }) => initially !== null).initially = 'another';
    },
  ],
  [
    'the version that a column came with',
    (copy) => {
      first(columns(copy), () => true).since = 99;
    },
  ],
  [
    'what an index is on',
    (copy) => {
      first(copy.tables, ({ indexes }) => indexes.length > 0).indexes = [];
    },
  ],
  [
    'SQL',
    (copy) => {
      first(statements(copy), () => true).sql += ' ';
    },
  ],
  [
    'a rule',
    (copy) => {
      first(copy.rules, () => true).rules.pop();
    },
  ],
])('another digest follows from %s', (_, edit) => {
  expect(edited(edit)).not.toBe(digest);
});

it('the same digest follows from other words, another version, and another file', () => {
  expect(
    edited((copy) => {
      copy.specVersion = '99.0.0';
      first(copy.enums, () => true).documentation = 'Other words.';
      first(copy.tables, () => true).subject = 'elsewhere';
    }),
  ).toBe(digest);
});
