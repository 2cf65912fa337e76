import { expect, it } from 'vitest';
import { runPipes } from './pipes.ts';

it('uploads that block on slow pipes keep their locks, though nobody else waits as long for a heartbeat', async () => {
  // A heartbeat counts for ten seconds, and the pipes are slow for longer.
  const { sweeps, violations } = await runPipes({ uploads: 2, seconds: 14, patience: 10 });
  expect(violations).toEqual([]);
  expect(sweeps).toBeGreaterThan(1);
});
