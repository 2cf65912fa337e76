import { expect, it } from 'vitest';
import { LockTiming } from '@lockstep/spec';
import { Code } from './code.ts';
import { explore } from './explore.ts';
import { firstState, specRules, type Rules, type State } from './system.ts';

const { aliveWithin, staleAfter } = LockTiming.values;

const changed = (statement: keyof Rules['sql'], from: string, to: string): Rules => {
  const text = specRules.sql[statement];
  expect(text).toContain(from);
  return { ...specRules, sql: { ...specRules.sql, [statement]: text.replace(from, to) } };
};

it.each([
  ['two processes', [0, 1], 2],
  ['a process and its earlier life', [0, 0], 2],
  ['three processes', [0, 1, 2], 2],
])(
  'finds nothing wrong with the rules of the spec: %s',
  (_name, ownerOf, photos) => {
    const { violation, states } = explore(ownerOf, photos);
    expect(violation).toBeNull();
    expect(states).toBeGreaterThan(100);
  },
  300_000,
);

const moreThanClasses = /depends on more than who is alive and which lock is stale/;

it.each<readonly [string, readonly number[], Rules, RegExp]>([
  ['no token check', [0, 0], changed('verify', ' AND token = ?3', ' AND ?3 = ?3'), /under a token that is not the lock's/],
  ['a token that is given again', [0, 1], changed('drawToken', 'last + 1', 'last'), /a token is given again/],
  ['alive below the limit, not at it', [0, 1], changed('sweep', `<= ${aliveWithin}`, `< ${aliveWithin}`), moreThanClasses],
  ['alive a microsecond longer', [0, 1], changed('freeAtStart', `<= ${aliveWithin}`, `<= ${aliveWithin + 1}`), moreThanClasses],
  ['stale at the limit', [0, 1], changed('sweep', `> ${staleAfter}`, `>= ${staleAfter}`), moreThanClasses],
  ['clocks that only run ahead', [0, 1], changed('decide', 'abs(?2 - beat.time)', '(?2 - beat.time)'), moreThanClasses],
  ['a sweep of the living', [0, 1], changed('sweep', 'NOT EXISTS', 'EXISTS'), /a clean-up (frees|keeps) the lock of/],
  ['a start that leaves its own locks', [0, 1], changed('freeAtStart', 'owner = ?1 OR', ''), /a clean-up keeps the lock of/],
  [
    'a lock that is taken over',
    [0, 1],
    {
      ...specRules,
      sql: { ...changed('drawToken', ' AND NOT EXISTS', ' OR NOT EXISTS').sql, lock: changed('lock', 'OR IGNORE', 'OR REPLACE').sql.lock },
    },
    /an acquisition takes the lock of/,
  ],
  ['a transaction left open', [0, 1], { ...specRules, endsTransaction: false }, /can't finish/],
  ['a record written after the transfer', [0, 1], { ...specRules, recordFirst: false }, /committed twice/],
  ['an upload begun anew after its commit', [0, 1], { ...specRules, anew: 'always' }, /committed twice/],
])('finds %s', (_name, ownerOf, rules, what) => {
  const { violation } = explore(ownerOf, 1, rules);
  expect(violation?.what).toMatch(what);
  expect(violation?.steps.length).toBeGreaterThan(0);
});

it('writes states as numbers and reads them back, but for names', () => {
  const code = new Code(3, 2);
  const state: State = {
    ...firstState(3, 2),
    processes: [{ at: 'verified', photo: 1, holds: true, key: 5 }, { at: 'waiting' }, { at: 'sent', photo: 0, holds: false, key: 1 }],
    holders: [-1, 2],
    uploads: [
      { record: 1, server: -1, committing: false },
      { record: 5, server: 5, committing: true },
    ],
  };
  const number = code.write(state);
  expect(Number.isSafeInteger(number)).toBe(true);
  expect(code.write(code.read(number))).toBe(number);
  const exchanged: State = {
    ...state,
    processes: [{ at: 'verified', photo: 0, holds: true, key: 2 }, { at: 'waiting' }, { at: 'sent', photo: 1, holds: false, key: 4 }],
    holders: [2, -1],
    uploads: [
      { record: 2, server: 2, committing: true },
      { record: 4, server: -1, committing: false },
    ],
  };
  expect(code.write(exchanged)).toBe(number);
});
