/** A small month; the whole one is `npx nx run month:run`. */
import { expect, it } from 'vitest';
import { tell } from './figures.ts';
import { runMonth } from './month.ts';
import { appProgram, extensionProgram } from './programs.ts';

const without = process.env['LOCKSTEP_WITHOUT']?.split(',') ?? [];

it.skipIf(without.includes('swift') || without.includes('dart'))(
  'every photo of a month is committed once, by the app and the extension together',
  async () => {
    const programs = { extension: await extensionProgram(), app: await appProgram() };
    const { figures, violations } = await runMonth({ seed: 'small', assets: 150, newEachDay: 10, days: 15, ...programs });
    console.log(tell(figures));
    expect(violations).toEqual([]);
    // What the month is for has happened in it, whatever chance has decided.
    for (const reason of ['switchedOff', 'noFullAccess', 'networkPolicy', 'finished', 'killed']) expect(figures.reasons).toHaveProperty(reason);
    expect(figures.faults).toBeGreaterThan(5);
    expect(figures.acknowledged).toBeGreaterThan(0);
  },
);
