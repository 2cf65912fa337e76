/** Definitions that every language has words of its own for: generated, compiled, and compared like those of the spec. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WorkspaceCopy, asSubject } from '@lockstep/codegen/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as hostile from '../../../../packages/codegen/fixtures/hostile.ts';

// An operation needs a handler that is written by hand in each language. The names of these are in the words of checks:words.
const operation = /\n\/\*\*[^/]*\*\/\nexport const \w+ = defineOperation[^]*$/;

/** The subjects of cases that follow from definitions, and definitions that some of their cases must name. */
const named: Readonly<Record<string, readonly { readonly name: string }[]>> = {
  enum: [hostile.OddTexts, hostile.OddIntegers],
  model: [hostile.OddKeys, hostile.NoSuchModel],
  testee: [],
};
let copy: WorkspaceCopy;
beforeAll(() => {
  copy = new WorkspaceCopy(['tools', 'generated']);
  copy.edit(...asSubject('hostile'));
  const text = readFileSync(join(copy.root, 'packages/spec/src/hostile.ts'), 'utf8');
  expect(text).toMatch(operation);
  copy.edit({ file: 'hostile.ts', before: text, after: text.replace(operation, '') });
  expect(copy.generate()).toEqual([]);
}, 240_000);
afterAll(() => copy.remove());

it('agree in all languages, on each vector and on random cases', () => {
  const only = Object.keys(named).flatMap((subject) => [`${subject}/*`, `random/${subject}*`]);
  const args = ['tools/parity/parity.mjs', ...only.flatMap((id) => ['--only', id])];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy.root, encoding: 'utf8' });
  expect(stdout + stderr).toContain(' 0 failed\n');
  expect(status).toBe(0);
  for (const [subject, definitions] of Object.entries(named)) {
    const text = readFileSync(join(copy.root, `generated/vectors/${subject}.json`), 'utf8');
    const { length } = (JSON.parse(text) as { vectors: object[] }).vectors;
    expect(stdout).toMatch(new RegExp(`^vectors ${subject} +${length}( .*)?$`, 'm'));
    for (const { name } of definitions) expect(text).toContain(JSON.stringify(name));
  }
}, 1_200_000);
