import { expect, it } from 'vitest';
import { runCampaign } from './campaign.ts';

it('uploads end in exactly one entry whatever goes wrong, or in a coded error and a later call that ends so', async () => {
  const { figures, violations } = await runCampaign({ seed: 'in-the-tests', language: 'typescript', runs: 8, killedPercent: 25 });
  expect(violations).toEqual([]);
  const ended = figures.kills + figures.survived + Object.values(figures.errors).reduce((sum, count) => sum + count, 0);
  expect([figures.runs, ended]).toEqual([8, 8]);
  expect(figures.faults).toBeGreaterThan(0);
});
