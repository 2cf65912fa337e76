/**
 * The lock table as the protocol words it, without SQL: what each operation does and answers. Cases and random schedules
 * take their expectations from here, so that the statements are compared with something that is not made from them.
 */
import { CoordinationPolicy, LockTiming, decisionsByStrength } from '../locks.ts';
import type { ProcessType } from '../process-type.ts';

/** The name of a kind of process. */
export type OwnerName = keyof typeof ProcessType.members;

interface Lock {
  readonly owner: OwnerName;
  readonly time: number;
  readonly token: number;
}

const { aliveWithin, staleAfter } = LockTiming.values;

/** How far two times lie apart: exact, where doubles of this size are not. */
function distance(a: number, b: number): bigint {
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -difference : difference;
}

/** Orders texts by their code points, which is the order of their UTF-8. */
export function byCodePoints(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let at = 0; ; at++) {
    const [one, other] = [left[at]?.codePointAt(0) ?? -1, right[at]?.codePointAt(0) ?? -1];
    if (one !== other || one === -1) return one - other;
  }
}

/** Locks and heartbeats. Each method returns what the operation of its name returns. */
export class LockTable {
  readonly #locks = new Map<string, Lock>();
  readonly #beats = new Map<OwnerName, number>();
  #lastToken = 0;

  #isAlive(owner: OwnerName, now: number): boolean {
    const beat = this.#beats.get(owner);
    return beat !== undefined && distance(now, beat) <= aliveWithin;
  }

  #free(freed: (lock: Lock) => boolean): { released: number } {
    const ids = [...this.#locks].filter(([, lock]) => freed(lock)).map(([id]) => id);
    for (const id of ids) this.#locks.delete(id);
    return { released: ids.length };
  }

  #isLost(lock: Lock, now: number): boolean {
    return distance(now, lock.time) > staleAfter || !this.#isAlive(lock.owner, now);
  }

  start(owner: OwnerName, now: number): { released: number } {
    this.#beats.set(owner, now);
    return this.#free((lock) => lock.owner === owner || this.#isLost(lock, now));
  }

  decide(owner: OwnerName, now: number): { decision: string; because: OwnerName | null } {
    const rules = CoordinationPolicy.rules.filter(({ asker, alive }) => asker === owner && this.#isAlive(alive, now));
    for (const decision of decisionsByStrength) {
      const found = rules.find((rule) => rule.decision === decision);
      if (found) return { decision, because: found.alive };
    }
    return { decision: 'run', because: null };
  }

  heartbeat(owner: OwnerName, now: number): Record<string, never> {
    this.#beats.set(owner, now);
    return {};
  }

  acquire(id: string, owner: OwnerName, now: number): { acquired: false } | { acquired: true; token: number } {
    if (this.#locks.has(id)) return { acquired: false };
    const token = ++this.#lastToken;
    this.#locks.set(id, { owner, time: now, token });
    return { acquired: true, token };
  }

  #holds(id: string, owner: OwnerName, token: number): boolean {
    const lock = this.#locks.get(id);
    return lock?.owner === owner && lock.token === token;
  }

  verify(id: string, owner: OwnerName, token: number): { held: boolean } {
    return { held: this.#holds(id, owner, token) };
  }

  release(id: string, owner: OwnerName, token: number): { released: boolean } {
    const released = this.#holds(id, owner, token);
    if (released) this.#locks.delete(id);
    return { released };
  }

  sweep(now: number): { released: number } {
    return this.#free((lock) => this.#isLost(lock, now));
  }

  stop(owner: OwnerName): { released: number } {
    this.#beats.delete(owner);
    return this.#free((lock) => lock.owner === owner);
  }

  /** Copies the locks that an old database has in the forms of this one. */
  migrate(legacy: readonly (readonly [id: string, owner: OwnerName, time: number])[]): { migrated: number } {
    return { migrated: legacy.filter(([id, owner, time]) => this.acquire(id, owner, time).acquired).length };
  }

  list(): { locks: { id: string; owner: OwnerName; time: number }[]; heartbeats: { owner: OwnerName; time: number }[] } {
    const locks = [...this.#locks].sort(([a], [b]) => byCodePoints(a, b)).map(([id, { owner, time }]) => ({ id, owner, time }));
    const beats = [...this.#beats].sort(([a], [b]) => byCodePoints(a, b)).map(([owner, time]) => ({ owner, time }));
    return { locks, heartbeats: beats };
  }
}
