/** Random schedules on the lock table: several owners, each with a clock of its own that likes the boundaries. */
import {
  LockTiming,
  ProcessType,
  SharedDatabase,
  locksAcquire,
  locksDecide,
  locksHeartbeat,
  locksList,
  locksRelease,
  locksStart,
  locksStop,
  locksSweep,
  locksVerify,
} from '@lockstep/spec';
import { LockTable, type OwnerName } from '@lockstep/spec/cases';
import { expectedOutcome } from '../outcome.ts';
import type { Random } from '../random.ts';
import { InFolder, type Argument, type StepQuestion } from '../scenario.ts';
import type { Generator } from './generator.ts';

const { aliveWithin, staleAfter } = LockTiming.values;
const owners = Object.keys(ProcessType.members) as OwnerName[];
const db = new InFolder(SharedDatabase.values.fileName);
const ids = ['a', 'b', '\u00e9', 'e\u0301', 'IMG_0001/L0/001', ''];
const exact = Number.MAX_SAFE_INTEGER;

/** One schedule: each step does what the table of the spec does, and is expected to answer the same. */
class RandomSchedule {
  readonly #random: Random;
  readonly #table = new LockTable();
  readonly #tokens: number[] = [0, 1];
  #now: number;

  constructor(random: Random) {
    this.#random = random;
    const middle = random.happens(90) ? random.integer(0, 2 ** 47) : random.pick([-1, 1]) * (exact - random.integer(0, 2 * staleAfter));
    this.#now = middle;
  }

  /** A time: the last one, one near it, or one that is a limit away from it, give or take a microsecond. */
  #time(): number {
    const random = this.#random;
    const limit = random.pick([aliveWithin, staleAfter]);
    const jumps = [0, random.integer(-5, 5), random.integer(-limit, limit), random.pick([-1, 1]) * (limit + random.integer(-1, 1))];
    const time = Math.max(-exact, Math.min(exact, this.#now + random.pick(jumps)));
    if (random.happens(60)) this.#now = time;
    return time;
  }

  #question({ name: op }: { readonly name: string }, args: Readonly<Record<string, Argument>>, result: unknown): StepQuestion {
    return { op, args: { db, ...args }, outcome: expectedOutcome({ result }) };
  }

  #any(): StepQuestion {
    const random = this.#random;
    const [owner, id, token] = [random.pick(owners), random.pick(ids), random.pick(this.#tokens)];
    const now = this.#time();
    const table = this.#table;
    switch (random.integer(0, 11)) {
      case 0:
        return this.#question(locksStart, { owner, now }, table.start(owner, now));
      case 1:
        return this.#question(locksDecide, { owner, now }, table.decide(owner, now));
      case 2:
      case 3:
        return this.#question(locksHeartbeat, { owner, now }, table.heartbeat(owner, now));
      case 4:
        return this.#question(locksVerify, { id, owner, token }, table.verify(id, owner, token));
      case 5:
        return this.#question(locksRelease, { id, owner, token }, table.release(id, owner, token));
      case 6:
        return this.#question(locksSweep, { now }, table.sweep(now));
      case 7:
        return random.happens(40)
          ? this.#question(locksStop, { owner }, table.stop(owner))
          : this.#question(locksDecide, { owner, now }, table.decide(owner, now));
      default: {
        const result = table.acquire(id, owner, now);
        if ('token' in result) this.#tokens.push(result.token);
        return this.#question(locksAcquire, { id, owner, now }, result);
      }
    }
  }

  /** Steps, and after each of them all that is in the tables. */
  steps(count: number): StepQuestion[] {
    return Array.from({ length: count }, () => [this.#any(), this.#question(locksList, {}, this.#table.list())]).flat();
  }
}

/** `locks.*`. */
export const locks: Generator = {
  subject: 'locks',
  request: (random) => ({ steps: new RandomSchedule(random).steps(random.integer(5, 30)), before: {}, ignored: db.name }),
};
