import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runForce } from './force.ts';
import { History } from './history.ts';

const planted = fileURLToPath(new URL('../fixtures/planted.mjs', import.meta.url));
const patience = 300_000;

it(
  'the referee finds a lock that was taken over from a living process',
  async () => {
    const command = [planted, 'taken-over'];
    const { violations } = await runForce({ seed: 'test', seconds: 150, untilViolation: true, commands: [command, command, command], crowded: true });
    expect(violations[0]).toMatch(/has lost photo-\d+ under token \d+, although it lives/);
  },
  patience,
);

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
