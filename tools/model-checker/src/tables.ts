/** The lock table as the model sees it; what an operation does to it, SQLite says, with the spec's own statements. */
import { LockTiming, ProcessType, SharedMigrations } from '@lockstep/spec';
import { openSqlite } from '@lockstep/ts-client/testing';

const { aliveWithin, staleAfter } = LockTiming.values;
const now = 1_000_000_000_000_000;

/** The wire names of the owners, by their numbers. */
export const owners: readonly string[] = Object.values(ProcessType.members);

// Heartbeats and locks fall into two classes each. Whatever stands for a class has to be treated like the rest of it.
const heartbeats: Readonly<Record<'alive' | 'dead', readonly (number | null)[]>> = {
  alive: [0, aliveWithin, -aliveWithin],
  dead: [aliveWithin + 1, -aliveWithin - 1, null],
};
const lockAges: Readonly<Record<'young' | 'stale', readonly number[]>> = {
  young: [0, staleAfter, -staleAfter],
  stale: [staleAfter + 1, -staleAfter - 1],
};

/** A lock as a clean-up finds it. */
export interface Lock {
  readonly owner: number;
  readonly isStale: boolean;
}

/** The tables as somebody's clock shows them: who is alive, and each photo's lock. */
export interface Tables {
  readonly alive: readonly boolean[];
  readonly locks: readonly (Lock | null)[];
}

/** What an operation did. */
export interface Effect {
  /** Of each photo's lock: the owner, and whether it is the lock of before. */
  readonly locks: readonly ({ readonly owner: number; readonly kept: boolean } | null)[];
  readonly alive: readonly boolean[];
  /** What each statement changed or, of a query, how many rows it answered. */
  readonly counts: readonly number[];
  /** The first text that a query answered. */
  readonly text: string | null;
}

/** A parameter: `now` stands for the time, a lock's number for its token, −1 for a token that was lost. */
export type Step = readonly [sql: string, ...parameters: (string | { readonly token: number })[]];

/** Something that the statements do and must not. */
export class Mistake extends Error {
  override readonly name = 'Mistake';
}

// Tokens that were lost are below the last one given, as those of locks are.
const lostToken = 50;
const lastToken = 99;

/** Runs statements on tables, each combination once. */
export class TableMachine {
  readonly #connection = openSqlite(':memory:');
  readonly #prepared = new Map<string, ReturnType<ReturnType<typeof openSqlite>['prepare']>>();
  readonly #known = new Map<string, Effect>();

  constructor() {
    for (const sql of SharedMigrations.versions.flat()) this.#connection.exec(sql);
  }

  /**
   * What the statements do to the tables.
   * @throws Mistake where that depends on more than the classes, or a token is given again
   */
  run(tables: Tables, steps: readonly Step[]): Effect {
    const key = JSON.stringify([tables, steps]);
    const known = this.#known.get(key);
    if (known) return known;
    let first: Effect | undefined;
    for (const ages of this.#representatives(tables)) {
      const effect = this.#once(tables, ages, steps);
      first ??= effect;
      if (JSON.stringify(effect) !== JSON.stringify(first)) {
        throw new Mistake(`${steps.map(([sql]) => sql).join('; ')}: what it does depends on more than who is alive and which lock is stale`);
      }
    }
    this.#known.set(key, first as Effect);
    return first as Effect;
  }

  /** Ages of each heartbeat and lock: every combination with one photo; with more, each age beside the first of the others. */
  #representatives({ alive, locks }: Tables): (number | null)[][] {
    const choices = [
      ...alive.map((is) => heartbeats[is ? 'alive' : 'dead']),
      ...locks.map((lock) => (lock ? lockAges[lock.isStale ? 'stale' : 'young'] : [null])),
    ];
    if (locks.length === 1) return choices.reduce<(number | null)[][]>((all, ages) => all.flatMap((some) => ages.map((age) => [...some, age])), [[]]);
    const usual = choices.map(([age = null]) => age);
    return [usual, ...choices.flatMap((ages, at) => ages.slice(1).map((age) => usual.with(at, age)))];
  }

  #statement(sql: string): ReturnType<ReturnType<typeof openSqlite>['prepare']> {
    const known = this.#prepared.get(sql) ?? this.#connection.prepare(sql);
    this.#prepared.set(sql, known);
    return known;
  }

  #once(tables: Tables, ages: readonly (number | null)[], steps: readonly Step[]): Effect {
    this.#load(tables, ages);
    let text: string | null = null;
    const counts = steps.map(([sql, ...parameters]) => {
      const values = parameters.map((value) => {
        if (typeof value !== 'string') return BigInt(value.token === -1 ? lostToken : value.token + 1);
        return value === 'now' ? BigInt(now) : value;
      });
      if (!/^(SELECT|WITH)/.test(sql)) return Number(this.#statement(sql).run(...values).changes);
      const rows = this.#statement(sql).all(...values);
      const [answered] = Object.values(rows[0] ?? {});
      if (typeof answered === 'string') text ??= answered;
      return rows.length;
    });
    return { ...this.#save(tables), counts, text };
  }

  #load({ alive, locks }: Tables, ages: readonly (number | null)[]): void {
    for (const sql of ['DELETE FROM upload_locks', 'DELETE FROM process_heartbeats', `UPDATE lock_tokens SET last = ${lastToken}`])
      this.#statement(sql).run();
    alive.forEach((_, owner) => {
      const age = ages[owner] ?? null;
      if (age !== null) this.#statement('INSERT INTO process_heartbeats (owner, time) VALUES (?1, ?2)').run(owners[owner] ?? '', BigInt(now - age));
    });
    locks.forEach((lock, photo) => {
      if (!lock) return;
      const time = BigInt(now - (ages[alive.length + photo] ?? 0));
      this.#statement('INSERT INTO upload_locks (id, owner, time, token) VALUES (?1, ?2, ?3, ?4)').run(
        String(photo),
        owners[lock.owner] ?? '',
        time,
        BigInt(photo + 1),
      );
    });
  }

  #save({ alive, locks }: Tables): Pick<Effect, 'alive' | 'locks'> {
    const rows = (sql: string): (string | number)[][] =>
      this.#statement(sql)
        .all()
        .map((row) => Object.values(row) as (string | number)[]);
    const found: { owner: number; kept: boolean }[] = [];
    for (const [id, owner, token] of rows('SELECT id, owner, token FROM upload_locks')) {
      const kept = Number(token) === Number(id) + 1;
      if (!kept && Number(token) <= lastToken) throw new Mistake('a token is given again');
      found[Number(id)] = { owner: owners.indexOf(String(owner)), kept };
    }
    const beats = new Map(rows('SELECT owner, time FROM process_heartbeats').map(([owner, time]) => [String(owner), Number(time)]));
    const isAlive = (owner: number): boolean => Math.abs(now - (beats.get(owners[owner] ?? '') ?? Infinity)) <= aliveWithin;
    return { locks: locks.map((_, photo) => found[photo] ?? null), alive: alive.map((_, owner) => isAlive(owner)) };
  }
}
