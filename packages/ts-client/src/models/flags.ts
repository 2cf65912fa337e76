/** Sets of flags, as models hold them: the sum of the bits. */
import type { FlagIn, Flags } from '@lockstep/spec';

/** The bit of a flag. */
function bitOf<F extends Flags>({ members }: F, flag: FlagIn<F>): number {
  return members[flag] as number;
}

/** Whether a set has a flag. */
export function hasFlag<F extends Flags>(flags: F, set: number, flag: FlagIn<F>): boolean {
  // Not by bits: those of JavaScript's operators end at the 32nd.
  return Math.floor(set / bitOf(flags, flag)) % 2 === 1;
}

/** The set with a flag, and with all bits that it had. */
export function withFlag<F extends Flags>(flags: F, set: number, flag: FlagIn<F>): number {
  return hasFlag(flags, set, flag) ? set : set + bitOf(flags, flag);
}

/** The set without a flag, and with all other bits that it had. */
export function withoutFlag<F extends Flags>(flags: F, set: number, flag: FlagIn<F>): number {
  return hasFlag(flags, set, flag) ? set - bitOf(flags, flag) : set;
}
