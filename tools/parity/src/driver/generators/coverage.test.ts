/** Whether each operation is asked at random: one that is added without a generator fails here. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDefinition, spec } from '@lockstep/spec';
import { loadProvider } from '@lockstep/ts-client';
import { expect, it } from 'vitest';
import { Random } from '../random.ts';
import { generators } from './index.ts';

/** Operations that are not asked at random here, and why. */
const notAtRandom: Readonly<Record<string, string>> = {
  info: 'it takes nothing',
  'container.clean':
    'what it deletes follows from files, their ages and running processes; the campaign of kills in tools/force makes those at random',
  'locks.migrate': 'its databases are those that old versions of the app wrote, each of them a case',
  'sealedBox.seal': 'its result is random, so that no two are the same; sealedBox.open opens boxes that were sealed at random',
  'upload.photo': 'it needs a server; the fault campaign asks it',
  'upload.resume': 'it needs a server; the fault campaign asks it',
};

it('each operation is drawn by a generator, or there is a reason why not', async () => {
  const provider = await loadProvider();
  const drawn = new Set<string>();
  for (const { subject, request } of generators) {
    for (let number = 1; number <= 300; number++) {
      const made = request(new Random(`coverage/${subject}/${number}`), provider);
      for (const step of 'steps' in made ? made.steps : [made]) if ('op' in step) drawn.add(step.op);
    }
  }
  const operations = Object.values(spec.subjects)
    .flatMap((subject) => Object.values(subject).filter(isDefinition))
    .filter(({ definition }) => definition === 'operation');
  expect(
    operations
      .map(({ name }) => name)
      .filter((name) => !drawn.has(name))
      .sort(),
  ).toEqual(Object.keys(notAtRandom).sort());
});

it('each generator is listed', async () => {
  for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'index.ts')) {
    const exported = Object.values((await import(join(import.meta.dirname, file))) as Record<string, unknown>);
    const found = exported.filter((each) => typeof each === 'object' && each !== null && 'request' in each && 'subject' in each);
    for (const each of found) expect(generators, `${file}: list it in generators/index.ts`).toContain(each);
  }
});
