/** Processes of all languages upload the same photos at the same time. */
import { expect, it } from 'vitest';
import { runCrowd } from './crowd.ts';

const without = process.env['LOCKSTEP_WITHOUT']?.split(',') ?? [];

it('processes of all languages on one container make one entry of each photo, whatever goes wrong', async () => {
  const languages = ['typescript', 'dart', 'swift'].filter((name) => !without.includes(name));
  const { figures, violations } = await runCrowd({ seed: 'in-the-tests', languages, seconds: 4, photos: 6 });
  expect(violations).toEqual([]);
  expect(figures.ends['uploaded']).toBeGreaterThan(0);
  expect(figures.photos).toBeGreaterThanOrEqual(6);
});
