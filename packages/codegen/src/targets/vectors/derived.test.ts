/** Cases that are derived from definitions: of what no name, key or wire value of the spec so far has, too. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as hostile from '../../../fixtures/hostile.ts';
import { WorkspaceCopy, asSubject } from '../../workspace-copy.ts';
import type { VectorFile } from './schema.ts';

const derived = ['enum', 'model', 'testee'];
let copy: WorkspaceCopy;
beforeAll(() => {
  copy = new WorkspaceCopy();
  copy.edit(
    ...asSubject('hostile', hostile.noSuch.name),
    // The other cases don't look at definitions, and take long.
    { file: 'cases/index.ts', before: 'export const caseFiles', after: 'const all' },
    {
      file: 'cases/index.ts',
      before: "export * from './define-cases.ts';",
      after: `export const caseFiles = all.filter(({ subject }) => ${JSON.stringify(derived)}.includes(subject));\nexport * from './define-cases.ts';`,
    },
  );
});
afterAll(() => copy.remove());

it('are what the reference answers, whatever members, wire values and keys there are', () => {
  expect(copy.generate()).toEqual([]);
  const vectors = derived.flatMap(
    (subject) => (JSON.parse(readFileSync(join(copy.root, `generated/vectors/${subject}.json`), 'utf8')) as VectorFile).vectors,
  );
  const ids = vectors.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  // A member takes the name of a case, and a case takes the next one.
  expect(ids.filter((id) => /^enum\/odd-texts-encode-(?:unknown|empty|a-bc|abc)/.test(id)).sort()).toEqual([
    'enum/odd-texts-encode-a-bc',
    'enum/odd-texts-encode-a-bc-2',
    'enum/odd-texts-encode-abc',
    'enum/odd-texts-encode-empty',
    'enum/odd-texts-encode-empty-2',
    'enum/odd-texts-encode-unknown',
    'enum/odd-texts-encode-unknown-2',
  ]);
  for (const name of ['odd-keys', 'no-such-model', 'urlparts', 'moretexts'])
    expect(
      ids.some((id) => id.startsWith(`model/${name}-`)),
      name,
    ).toBe(true);
});
