import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { force, type ForceOptions } from './force.ts';
import { History } from './history.ts';
import { testeeOf } from './testee-process.ts';

const planted = fileURLToPath(new URL('../fixtures/planted.mjs', import.meta.url));
const honest = testeeOf('typescript');
const patience = 300_000;

/** Runs until something is found, or for so long that it is a failure. */
async function violations(options: Pick<ForceOptions, 'commands' | 'recordFirst' | 'calm' | 'crowded'>): Promise<readonly string[]> {
  const { violations: found } = await force({ seed: 'test', seconds: 150, untilViolation: true, ...options });
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

describe('what is remembered of a run', () => {
  const asked = (history: History, op: 'start' | 'heartbeat' | 'sweep' | 'stop', owner: string, now: number, answered = true): void => {
    const made = history.ask(op, owner, now);
    made.answered = answered;
    made.done = answered ? performance.now() : Infinity;
  };
  const lock = { owner: 'background', time: 1_000, sent: 0 };

  it('explains a lost lock by a clean-up whose clock was far from the heartbeat, or from the lock', () => {
    for (const [beat, now, explained] of [
      [0, 30_000_000, false],
      [0, 30_000_001, true],
      [14_400_001_001, 14_400_001_001, true],
      [0, -30_000_001, true],
    ] as const) {
      const history = new History();
      asked(history, 'heartbeat', 'background', beat);
      asked(history, 'sweep', 'extension', now);
      expect(history.mayHaveFreed(lock)).toBe(explained);
    }
  });

  it('explains it by a start or stop of the same owner, and by nothing of others', () => {
    for (const [op, owner, explained] of [
      ['start', 'background', true],
      ['stop', 'background', true],
      ['start', 'foreground', false],
      ['stop', 'foreground', false],
    ] as const) {
      const history = new History();
      asked(history, 'heartbeat', 'background', 0);
      asked(history, op, owner, 0);
      expect(history.mayHaveFreed(lock)).toBe(explained);
    }
  });

  it('allows for heartbeats that nobody answered', () => {
    const history = new History();
    asked(history, 'heartbeat', 'background', 0);
    asked(history, 'heartbeat', 'background', 60_000_000, false);
    asked(history, 'sweep', 'extension', 0);
    expect(history.mayHaveFreed(lock)).toBe(true);
  });
});
