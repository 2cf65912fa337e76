import { loadProvider } from '@lockstep/ts-client';
import { describe, expect, it } from 'vitest';
import { generators, randomScenarios } from './generators/index.ts';
import { Random } from './random.ts';

describe('randomness', () => {
  it('is the same for the same seed, and another for another', () => {
    const draw = (seed: string): unknown[] => {
      const random = new Random(seed);
      return [random.integer(0, 1e9), random.bytes(5).toString('hex'), random.pick(['a', 'b', 'c']), random.bytes(5000).toString('hex')];
    };
    expect(draw('1')).toEqual(draw('1'));
    expect(draw('1')).not.toEqual(draw('2'));
  });

  it('stays within its range and reaches both ends', () => {
    const random = new Random('range');
    const drawn = new Set(Array.from({ length: 200 }, () => random.integer(-1, 2)));
    expect([...drawn].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
  });
});

describe('random cases', () => {
  it.each(generators.map((generator) => [generator.subject, generator] as const))('of %s depend on seed and number alone', async (_, generator) => {
    const provider = await loadProvider();
    const make = (seed: string, from: number): unknown[] => {
      const made = randomScenarios(provider, generator, seed, from + 9, (id) => Number(id.split('/')[2]) >= from);
      return Array.from(made, ({ request }) => request);
    };
    expect(make('s', 1).slice(3)).toEqual(make('s', 4).slice(0, 7));
    expect(make('s', 1)).not.toEqual(make('s', 11));
    expect(make('s', 1)).not.toEqual(make('t', 1));
  });
});
