/** The lock operations on the model's tables: what may come of each, whatever the clocks show. */
import { Mistake, TableMachine, owners, type Effect, type Step, type Tables } from './tables.ts';

/** Who holds each photo; −1: nobody. */
export type Holders = readonly number[];

/** What may come of an operation: the holders afterwards, and which locks are those of before. */
export interface Outcome {
  readonly holders: Holders;
  readonly kept: readonly boolean[];
}

/** The SQL of the statements on locks and heartbeats, and of those that ask the policy. */
export type Statements = Readonly<
  Record<'beat' | 'freeAtStart' | 'sweep' | 'decide' | 'drawToken' | 'lock' | 'verify' | 'release' | 'freeAll' | 'forget', string>
>;

/** Every list of that many yes and no. */
function combinations(length: number): boolean[][] {
  return Array.from({ length: 2 ** length }, (_, bits) => Array.from({ length }, (__, at) => ((bits >> at) & 1) === 1));
}

/** Asks the machine, and keeps what it said. */
export class Operations {
  readonly #machine = new TableMachine();
  readonly #sql: Statements;
  readonly #known = new Map<string, unknown>();

  constructor(sql: Statements) {
    this.#sql = sql;
  }

  #once<T>(key: string, make: () => T): T {
    if (!this.#known.has(key)) this.#known.set(key, make());
    return this.#known.get(key) as T;
  }

  /** The tables as every clock may show them. */
  #views(holders: Holders): Tables[] {
    const ages = combinations(holders.filter((owner) => owner !== -1).length);
    return combinations(owners.length).flatMap((alive) =>
      ages.map((stale) => {
        const rest = [...stale];
        return { alive, locks: holders.map((owner) => (owner === -1 ? null : { owner, isStale: rest.shift() ?? false })) };
      }),
    );
  }

  #outcome({ locks }: Effect): Outcome {
    return { holders: locks.map((lock) => lock?.owner ?? -1), kept: locks.map((lock) => lock?.kept ?? false) };
  }

  /** Where a clock shows nobody dead and nothing stale, which an operation that looks at no clock takes for all. */
  #plain(holders: Holders, steps: readonly Step[]): Effect {
    return this.#machine.run(
      { alive: owners.map(() => true), locks: holders.map((owner) => (owner === -1 ? null : { owner, isStale: false })) },
      steps,
    );
  }

  /** What may come of a clean-up; one that frees a lock of the living, or keeps one that it should free, is a mistake. */
  #cleaned(holders: Holders, steps: readonly Step[], starting: number): Outcome[] {
    const outcomes = new Map<string, Outcome>();
    for (const view of this.#views(holders)) {
      const effect = this.#machine.run(view, steps);
      effect.locks.forEach((after, photo) => {
        const lock = view.locks[photo];
        if (!lock) return;
        const who = `the lock of ${owners[lock.owner]}, which is ${view.alive[lock.owner] ? 'alive' : 'dead'}, ${lock.isStale ? 'stale' : 'young'}`;
        // Who starts beats first, and is alive.
        const isRight = lock.owner === starting || lock.isStale || !view.alive[lock.owner];
        if (!after && !isRight) throw new Mistake(`a clean-up frees ${who}`);
        if (after && isRight) throw new Mistake(`a clean-up keeps ${who}`);
      });
      const outcome = this.#outcome(effect);
      outcomes.set(JSON.stringify(outcome), outcome);
    }
    return [...outcomes.values()];
  }

  start(holders: Holders, owner: number): Outcome[] {
    const wire = owners[owner] ?? '';
    const steps: Step[] = [
      [this.#sql.beat, wire, 'now'],
      [this.#sql.freeAtStart, wire, 'now'],
    ];
    return this.#once(`start ${owner} ${holders.join()}`, () => this.#cleaned(holders, steps, owner));
  }

  sweep(holders: Holders): Outcome[] {
    return this.#once(`sweep ${holders.join()}`, () => this.#cleaned(holders, [[this.#sql.sweep, 'now']], -1));
  }

  /** The decisions that an owner may be given; where all others are dead it has to be the one to run. */
  decide(owner: number): string[] {
    return this.#once(`decide ${owner}`, () => {
      const free = owners.map(() => -1);
      const decisions = this.#views(free).map((view) => {
        const decision = this.#machine.run(view, [[this.#sql.decide, owners[owner] ?? '', 'now']]).text ?? 'run';
        const alone = view.alive.every((is, other) => !is || other === owner);
        if (alone && decision !== 'run') throw new Mistake(`${owners[owner]} is alone, and is told to ${decision}`);
        return decision;
      });
      return [...new Set(decisions)];
    });
  }

  /** Null where the photo is locked. */
  acquire(holders: Holders, owner: number, photo: number): Outcome | null {
    const steps: Step[] = [
      [this.#sql.drawToken, String(photo)],
      [this.#sql.lock, String(photo), owners[owner] ?? '', 'now'],
    ];
    return this.#once(`acquire ${owner} ${photo} ${holders.join()}`, () => {
      const effect = this.#plain(holders, steps);
      const taken = holders.findIndex((holder, at) => holder !== -1 && effect.locks[at]?.kept !== true);
      if (taken !== -1) throw new Mistake(`an acquisition takes the lock of ${owners[holders[taken] ?? 0]}`);
      return effect.counts[1] === 1 ? this.#outcome(effect) : null;
    });
  }

  /** Whether an owner is told that it holds a photo. @param matches whether its token is that of the lock that is there */
  verify(holders: Holders, owner: number, photo: number, matches: boolean): boolean {
    const steps: Step[] = [[this.#sql.verify, String(photo), owners[owner] ?? '', { token: matches ? photo : -1 }]];
    return this.#once(`verify ${owner} ${photo} ${matches} ${holders.join()}`, () => this.#plain(holders, steps).counts[0] === 1);
  }

  release(holders: Holders, owner: number, photo: number, matches: boolean): Outcome {
    const steps: Step[] = [[this.#sql.release, String(photo), owners[owner] ?? '', { token: matches ? photo : -1 }]];
    return this.#once(`release ${owner} ${photo} ${matches} ${holders.join()}`, () => this.#outcome(this.#plain(holders, steps)));
  }

  stop(holders: Holders, owner: number): Outcome {
    const steps: Step[] = [
      [this.#sql.freeAll, owners[owner] ?? ''],
      [this.#sql.forget, owners[owner] ?? ''],
    ];
    return this.#once(`stop ${owner} ${holders.join()}`, () => this.#outcome(this.#plain(holders, steps)));
  }
}
