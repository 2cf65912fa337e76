/** What a process does around the lock operations: it waits its turn, and lets go in the end. */
import { LockTiming } from '@lockstep/spec';
import { systemPacing, type Pacing } from '../database/pacing.ts';
import { startHeartbeat } from './heartbeat.ts';
import type { LockCoordinator, Owner } from './lock-coordinator.ts';

const timing = LockTiming.values;

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
  pacing: Pacing = systemPacing,
): Promise<number | null> {
  const end = pacing.now() + limit;
  let most: number = timing.waitPauseMinimum;
  for (;;) {
    const token = locks.acquire(id, owner);
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

/** What became of work: what it returned, or that somebody else has the photo, so that it was not begun. */
export type LockedWork<T> = { readonly refused: false; readonly value: T } | { readonly refused: true };

/** How work under a lock is done. */
export interface LockOptions {
  /** Told of a beat that failed; the next one comes all the same. Told of a lock that can't be let go, too: a clean-up frees it. */
  readonly failed: (error: unknown) => void;
  /** How long to wait while somebody else has the photo, in microseconds; not at all unless given. */
  readonly limit?: number;
  /** How time passes while it waits; the system's unless given. */
  readonly pacing?: Pacing;
}

/**
 * Works under a photo's lock, which is let go whatever becomes of the work. The process beats meanwhile, and no more when this
 * resolves, unless somebody else started its heartbeat. A lock that can't be let go hides neither the work's result nor its
 * error: `failed` is told.
 * @returns what the work returns; `refused` where somebody else has the photo, and has it still when the time to wait is up
 * @throws DatabaseError where the lock can't be asked for, and what the work throws
 */
export async function withLock<T>(
  locks: LockCoordinator,
  id: string,
  owner: Owner,
  work: (lock: HeldLock) => Promise<T>,
  { failed, limit = 0, pacing = systemPacing }: LockOptions,
): Promise<LockedWork<T>> {
  // Before it locks: a lock of somebody who never beat is one of the dead.
  const stop = await startHeartbeat(locks, owner, failed);
  try {
    const token = await waitForLock(locks, id, owner, limit, pacing);
    if (token === null) return { refused: true };
    try {
      return { refused: false, value: await work({ token, isHeld: () => locks.verify(id, owner, token) }) };
    } finally {
      try {
        locks.release(id, owner, token);
      } catch (error) {
        failed(error);
      }
    }
  } finally {
    await stop();
  }
}

/**
 * Reports each photo that others had locked, once it is free, looking every two seconds; ends when all were.
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
