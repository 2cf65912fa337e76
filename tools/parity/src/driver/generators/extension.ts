/** Random calls of the extension. */
import { ExtensionReason, NetworkState, PhotoAccess, extensionAnswer, extensionGate } from '@lockstep/spec';
import type { Random } from '../random.ts';
import type { Generator } from './generator.ts';

// Zero decides, and what is far above it must not be taken for it.
const counts = [0, 0, 1, 2, 256, 65_536, 2 ** 32, Number.MAX_SAFE_INTEGER];

function gate(random: Random): Record<string, boolean | string | number> {
  // Mostly open, so that every gate is reached.
  const open = (): boolean => random.happens(85);
  return {
    enabled: open(),
    signedIn: open(),
    access: open() ? 'full' : random.pick(Object.keys(PhotoAccess.members)),
    unlocked: open(),
    foregroundAlive: !open(),
    network: random.pick(Object.keys(NetworkState.members)),
    allowsExpensive: random.happens(50),
    queued: random.pick(counts),
  };
}

/** `extension.*`. */
export const extension: Generator = {
  subject: 'extension',
  request: (random) => {
    if (random.happens(50)) return { op: extensionGate.name, args: gate(random) };
    const args = {
      reason: random.pick(Object.keys(ExtensionReason.members)),
      jobsRegistered: random.pick(counts),
      jobsAcknowledged: random.pick(counts),
      queued: random.pick(counts),
    };
    return { op: extensionAnswer.name, args };
  },
};
