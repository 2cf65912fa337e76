import { expect, it } from 'vitest';
import { explore } from './explore.ts';
import { specRules, type Rules } from './system.ts';

const changed = (statement: keyof Rules['sql'], from: string, to: string): Rules => {
  const text = specRules.sql[statement];
  expect(text).toContain(from);
  return { ...specRules, sql: { ...specRules.sql, [statement]: text.replace(from, to) } };
};

it.each([
  ['two processes', [0, 1]],
  ['a process and its earlier life', [0, 0]],
  ['three processes', [0, 1, 2]],
])('finds nothing wrong with the rules of the spec: %s', (_name, ownerOf) => {
  const { violation, states } = explore(ownerOf, 1);
  expect(violation).toBeNull();
  expect(states).toBeGreaterThan(100);
}, 60_000);

it.each([
  ['no token check', [0, 0], changed('verify', ' AND token = ?3', ' AND ?3 = ?3'), /under a token that is not the lock's/],
  ['alive below the limit, not at it', [0, 1], changed('sweep', '<= 30000000', '< 30000000'), /which lives/],
  ['a sweep of the living', [0, 1], changed('sweep', 'NOT EXISTS', 'EXISTS'), /which lives/],
  ['a transaction left open', [0, 1], { ...specRules, endsTransaction: false }, /can't finish/],
  ['a record written after the transfer', [0, 1], { ...specRules, recordFirst: false }, /committed twice/],
])('finds %s', (_name, ownerOf, rules, what) => {
  expect(explore(ownerOf, 1, rules).violation?.what).toMatch(what);
});
