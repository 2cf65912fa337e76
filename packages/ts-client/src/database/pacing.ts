/** How time passes for who waits while others write or hold a lock. */
import { setTimeout as sleep } from 'node:timers/promises';

/** A clock: microseconds since 1970. */
export type Clock = () => number;

/** The system's clock. */
export const systemClock: Clock = () => Date.now() * 1000;

/** How time passes; in tests by pauses alone. Microseconds. */
export interface Pacing {
  /** The time, from a start of its own: it never jumps. */
  now(): number;
  /** Lets time pass, and others work meanwhile. */
  pause(microseconds: number): Promise<void>;
  /** Blocks this thread, as SQLite's own busy handler does. */
  block(microseconds: number): void;
}

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** The system's time. */
export const systemPacing: Pacing = {
  now: () => performance.now() * 1000,
  pause: (microseconds) => sleep(microseconds / 1000),
  block: (microseconds) => void Atomics.wait(sleeper, 0, 0, microseconds / 1000),
};
