/** Random queues. */
import { ProcessType, QueueLimits, queueNext } from '@lockstep/spec';
import type { Random } from '../random.ts';
import type { Generator } from './generator.ts';

// Few, so that identifiers meet; in pairs that careless orders confuse.
const ids = ['', 'a', 'B', 'aa', '9', '10', 'é', 'e\u0301', '\ud7ff', '\u{10000}', '\u{1f600}', '\ue000', '\uffff', '\u0000', '__proto__'];

function anyTime(random: Random): number {
  if (random.happens(50)) return random.integer(-1, 1);
  return random.pick([1, -1]) * random.integer(0, Number.MAX_SAFE_INTEGER);
}

/** `queue.*`. */
export const queue: Generator = {
  subject: 'queue',
  request: (random) => {
    const some = (most: number): { id: string; isVideo: boolean }[] =>
      Array.from({ length: random.integer(0, most) }, () => ({ id: random.pick(ids), isVideo: random.happens(50) }));
    const pending = some(random.happens(95) ? 8 : 200).map((each) => ({ ...each, creationTime: anyTime(random) }));
    const owner = random.happens(25) ? {} : { owner: random.pick(Object.keys(ProcessType.members)) };
    return { op: queueNext.name, args: { pending, running: some(QueueLimits.values.maximumRunning), ...owner } };
  },
};
