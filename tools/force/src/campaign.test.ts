import { expect, it } from 'vitest';
import { campaign } from './campaign.ts';

it('uploads end in exactly one entry whatever goes wrong, or in a coded error and a later call that ends so', async () => {
  const { figures, violations } = await campaign({ seed: 'in-the-tests', language: 'typescript', runs: 40 });
  expect(violations).toEqual([]);
  expect(figures).toMatchObject({ runs: 40 });
  expect(figures.faults).toBeGreaterThan(30);
  expect(figures.kills).toBeGreaterThan(0);
  expect(Object.keys(figures.errors).length).toBeGreaterThan(1);
});
