/** A small crowd in one language; that of all languages is in crowd.e2e.test.ts, the long one `node tools/force/crowd.mjs`. */
import { expect, it } from 'vitest';
import { runCrowd } from './crowd.ts';

it('processes that upload the same photos, killed, suspended and failed by the server, make one entry of each', async () => {
  const { figures, violations } = await runCrowd({ seed: 'in-the-tests', languages: ['typescript'], seconds: 3, photos: 6 });
  expect(violations).toEqual([]);
  expect(figures.ends['uploaded']).toBeGreaterThan(0);
  expect(figures.photos).toBeGreaterThanOrEqual(6);
});
