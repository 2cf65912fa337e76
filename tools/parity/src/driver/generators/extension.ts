/** Random calls of the extension. */
import {
  ExtensionReason,
  NetworkState,
  PhotoAccess,
  RefreshState,
  RegistrationCode,
  extensionAdvice,
  extensionAnswer,
  extensionFailure,
  extensionGate,
  extensionRegistration,
} from '@lockstep/spec';
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

function advice(random: Random): Record<string, boolean | string> {
  const well = (): boolean => random.happens(90);
  return {
    supported: well(),
    signedIn: well(),
    rolledOut: well(),
    enabled: well(),
    access: well() ? 'full' : random.pick(Object.keys(PhotoAccess.members)),
    registered: well(),
    refresh: well() ? 'available' : random.pick(Object.keys(RefreshState.members)),
    lowPower: !well(),
    network: random.pick(Object.keys(NetworkState.members)),
    allowsExpensive: random.happens(50),
  };
}

/** `extension.*`. */
export const extension: Generator = {
  subject: 'extension',
  request: (random) => {
    if (random.happens(50)) return { op: extensionGate.name, args: gate(random) };
    if (random.happens(30)) return { op: extensionAdvice.name, args: advice(random) };
    if (random.happens(5)) return { op: extensionFailure.name, args: { reported: random.happens(50) } };
    if (random.happens(30)) {
      const code = random.pick([...Object.values(RegistrationCode.members), 1, -2, 3200, 2 ** 32, Number.MIN_SAFE_INTEGER]);
      return { op: extensionRegistration.name, args: { supported: random.happens(80), enabling: random.happens(50), code } };
    }
    const args = {
      reason: random.pick(Object.keys(ExtensionReason.members)),
      jobsRegistered: random.pick(counts),
      jobsAcknowledged: random.pick(counts),
      queued: random.pick(counts),
    };
    return { op: extensionAnswer.name, args };
  },
};
