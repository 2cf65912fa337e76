/** What a process does around the lock operations: it beats while it runs, waits its turn, and lets go in the end. */
import { setTimeout as sleep } from 'node:timers/promises';
import { LockTiming } from '@lockstep/spec';
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
 * @returns the lock's token, or null where the time was up
 */
export async function waitForLock(
  locks: LockCoordinator,
  id: string,
  owner: Owner,
  limit: number,
  clock: Clock = systemClock,
): Promise<number | null> {
  const end = performance.now() + limit / 1000;
  let most: number = timing.waitPauseMinimum;
  for (;;) {
    const token = locks.acquire(id, owner, clock());
    if (token !== null || performance.now() >= end) return token;
    await sleep((most * (0.5 + Math.random() / 2)) / 1000);
    most = Math.min(most * 2, timing.blockedPollInterval);
  }
}

/** What the work under a lock may ask. */
export interface HeldLock {
  readonly token: number;
  /** Whether the lock is still held: to be asked right before the server call that commits. */
  readonly isHeld: () => boolean;
}

/**
 * Works under a photo's lock, which is let go whatever becomes of the work.
 * @returns what the work returns; null where somebody else has the photo
 */
export async function withLock<T>(
  locks: LockCoordinator,
  id: string,
  owner: Owner,
  work: (lock: HeldLock) => Promise<T>,
  clock: Clock = systemClock,
): Promise<T | null> {
  const token = locks.acquire(id, owner, clock());
  if (token === null) return null;
  const stop = startHeartbeat(locks, owner, () => undefined, clock);
  try {
    return await work({ token, isHeld: () => locks.verify(id, owner, token) });
  } finally {
    stop();
    locks.release(id, owner, token);
  }
}

/**
 * Looks every two seconds whether photos that others had locked are free.
 * @param free is told of each that is
 * @returns stops it
 */
export function pollBlocked(locks: LockCoordinator, ids: Set<string>, free: (id: string) => void): () => void {
  const timer = setInterval(() => {
    const locked = new Set(locks.list().locks.map(({ id }) => id));
    for (const id of [...ids].filter((each) => !locked.has(each))) {
      ids.delete(id);
      free(id);
    }
  }, timing.blockedPollInterval / 1000);
  timer.unref();
  return () => clearInterval(timer);
}
