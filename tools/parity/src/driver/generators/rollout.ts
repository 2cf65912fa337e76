/** Random users and features. */
import { rolloutBucket } from '@lockstep/spec';
import type { Generator } from './generator.ts';

const pieces = ['passkeys', ':', 'é', 'e\u0301', '\u{1f600}', '\u0000', '0', '-', ' '];

/** `rollout.*`. */
export const rollout: Generator = {
  subject: 'rollout',
  request: (random) => {
    const feature = Array.from({ length: random.integer(0, 4) }, () => random.pick(pieces)).join('');
    const userID = random.pick([1, 1, -1]) * random.integer(0, random.pick([10, 100_000, Number.MAX_SAFE_INTEGER]));
    return { op: rolloutBucket.name, args: { feature, userID } };
  },
};
