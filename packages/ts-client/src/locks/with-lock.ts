/** What a process does around the lock operations: it beats while it runs, waits its turn, and lets go in the end. */
import { LockTiming } from '@lockstep/spec';
import { systemPacing, type Pacing } from '../database/pacing.ts';
import type { LockCoordinator, Owner } from './lock-coordinator.ts';

const timing = LockTiming.values;

/** A clock: microseconds since 1970. */
export type Clock = () => number;

/** The system's clock. */
export const systemClock: Clock = () => Date.now() * 1000;

/**
 * Beats every second until it is told to stop.
 * @param failed is told of a beat that failed; the next one comes all the same
 * @returns stops it
 */
export function startHeartbeat(
  locks: LockCoordinator,
  owner: Owner,
  failed: (error: unknown) => void,
  clock: Clock = systemClock,
): () => void {
  const beat = (): void => {
    try {
      locks.heartbeat(owner, clock());
    } catch (error) {
      failed(error);
    }
  };
  beat();
  const timer = setInterval(beat, timing.heartbeatInterval / 1000);
  timer.unref(); // It ends with the process, and keeps none alive.
  return () => clearInterval(timer);
}

/**
 * Waits until a photo is free, and locks it. Pauses grow up to the poll interval and are random, so that nobody starves.
 * @param limit how long to wait, in microseconds
 * @param pacing how time passes while it waits
 * @returns the lock's token, or null where the time was up
 */
export async function waitForLock(
  locks: LockCoordinator,
  id: string,
  owner: Owner,
  limit: number,
  clock: Clock = systemClock,
  pacing: Pacing = systemPacing,
): Promise<number | null> {
  const end = pacing.now() + limit;
  let most: number = timing.waitPauseMinimum;
  for (;;) {
    const token = locks.acquire(id, owner, clock());
    const left = end - pacing.now();
    if (token !== null || left <= 0) return token;
    await pacing.pause(Math.min(most * (0.5 + Math.random() / 2), left));
    most = Math.min(most * 2, timing.blockedPollInterval);
  }
}

/** What the work under a lock may ask. */
export interface HeldLock {
  readonly token: number;
  /** Whether the lock is still held: to be asked right before the server call that commits. */
  readonly isHeld: () => boolean;
}

/** How work under a lock is done. */
export interface LockOptions {
  /** Told of a beat that failed; the next one comes all the same. Told of a lock that can't be let go, too: a clean-up frees it. */
  readonly failed: (error: unknown) => void;
  /** How long to wait while somebody else has the photo, in microseconds; not at all unless given. */
  readonly limit?: number;
  readonly clock?: Clock;
  /** How time passes while it waits; the system's unless given. */
  readonly pacing?: Pacing;
}

/**
 * Works under a photo's lock, which is let go whatever becomes of the work. The process beats meanwhile. A lock that can't be
 * let go hides neither the work's result nor its error: `failed` is told.
 * @returns what the work returns; null where somebody else has the photo, and has it still when the time to wait is up
 * @throws DatabaseError where the lock can't be asked for, and what the work throws
 */
export async function withLock<T>(
  locks: LockCoordinator,
  id: string,
  owner: Owner,
  work: (lock: HeldLock) => Promise<T>,
  { failed, limit = 0, clock = systemClock, pacing = systemPacing }: LockOptions,
): Promise<T | null> {
  // Before it locks: a lock of somebody who never beat is one of the dead.
  const stop = startHeartbeat(locks, owner, failed, clock);
  try {
    const token = await waitForLock(locks, id, owner, limit, clock, pacing);
    if (token === null) return null;
    try {
      return await work({ token, isHeld: () => locks.verify(id, owner, token) });
    } finally {
      try {
        locks.release(id, owner, token);
      } catch (error) {
        failed(error);
      }
    }
  } finally {
    stop();
  }
}

/**
 * Tells of each photo that others had locked, once it is free, looking every two seconds; ends when all were.
 * @throws DatabaseError
 */
export async function* pollBlocked(locks: LockCoordinator, ids: Iterable<string>): AsyncGenerator<string, void> {
  const waiting = new Set(ids);
  while (waiting.size > 0) {
    const locked = new Set(locks.list().locks.map(({ id }) => id));
    for (const id of [...waiting].filter((each) => !locked.has(each))) {
      waiting.delete(id);
      yield id;
    }
    if (waiting.size > 0) await systemPacing.pause(timing.blockedPollInterval);
  }
}
