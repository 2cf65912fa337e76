/** The referee finds each planted mistake. One of them is in force.test.ts, too. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runForce, type ForceOptions } from './force.ts';
import { testeeOf } from './testee-process.ts';

const planted = fileURLToPath(new URL('../fixtures/planted.mjs', import.meta.url));
const honest = testeeOf('typescript');
const patience = 300_000;

/** Runs until something is found, or for so long that it is a failure. */
async function violations(options: Pick<ForceOptions, 'commands' | 'recordFirst' | 'calm' | 'crowded'>): Promise<readonly string[]> {
  const { violations: found } = await runForce({ seed: 'test', seconds: 150, untilViolation: true, ...options });
  return found;
}

describe('the referee finds', () => {
  it.each([
    // Whichever comes first: a check, or a release, of a lock that is the next life's.
    [
      'no-token-check',
      false,
      /was told that it holds photo-\d+ under token \d+, after token \d+ was given|has lost photo-\d+ under token \d+, although it lives/,
    ],
    ['sweep-of-the-living', false, /has lost photo-\d+ under token \d+, although it lives/],
    ['taken-over', false, /has lost photo-\d+ under token \d+, although it lives/],
    ['transaction-left-open', true, /answers database_error: /],
  ])(
    '%s',
    async (bug, calm, message) => {
      const command = [planted, bug];
      expect((await violations({ commands: [command, command, command], calm, crowded: !calm }))[0]).toMatch(message);
    },
    patience,
  );

  it(
    'a record that is written after the transfer',
    async () => {
      const found = await violations({ commands: [honest, honest, honest], recordFirst: false, crowded: true });
      expect(found[0]).toMatch(/photo-\d+ was committed twice: as 1\/\S+, then by \w+ as 1\/\S+/);
    },
    patience,
  );
});
