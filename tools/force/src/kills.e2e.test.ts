/** A few encryptions are killed in each language; the campaign is `node tools/force/kills.mjs`. */
import { expect, it } from 'vitest';
import { runKills } from './kills.ts';
import { testeeOf } from './testee-process.ts';

const without = process.env['LOCKSTEP_WITHOUT']?.split(',') ?? [];

it.each(['typescript', 'dart', 'swift'].filter((name) => !without.includes(name)))(
  "%s: a clean-up after a kill leaves what records name and what is a living process's",
  async (language) => {
    const { figures, violations } = await runKills({ seed: 'few', count: 2, command: testeeOf(language) });
    expect(violations).toEqual([]);
    expect(figures.kills).toBeGreaterThan(0);
  },
);
