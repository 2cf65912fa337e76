/** The lock table as the model sees it; what an operation does to it, SQLite says, with the spec's own statements. */
import { LockTiming, ProcessType, SharedDatabase } from '@lockstep/spec';
import { openSqlite } from '@lockstep/ts-client/testing';

const { aliveWithin, staleAfter } = LockTiming.values;
const now = 1_000_000_000_000_000;

/** The wire names of the owners, by the number of their process. */
export const owners: readonly string[] = Object.values(ProcessType.members);
/** How old a heartbeat is: none, fresh, at the edge of life, just beyond it. */
export const beatAges: readonly (number | null)[] = [null, 0, aliveWithin, aliveWithin + 1];
/** How old a lock is: fresh, at the edge of staleness, just beyond it. */
export const lockAges: readonly number[] = [0, staleAfter, staleAfter + 1];

/** A lock: the number of its owner, its age's class, its token. */
export type Lock = readonly [owner: number, age: number, token: number];

/** The tables: a lock or null for each photo, the class of each heartbeat, the last token. */
export interface Tables {
  readonly locks: readonly (Lock | null)[];
  readonly beats: readonly number[];
  readonly last: number;
}

/** What an operation did. */
export interface Effect {
  readonly tables: Tables;
  /** What each statement changed or, of a query, how many rows it answered. */
  readonly counts: readonly number[];
}

/** A statement with parameters; `now` stands for the time. */
export type Step = readonly [sql: string, ...parameters: (string | number)[]];

/** Runs statements on tables, each combination once. */
export class TableMachine {
  readonly #connection = openSqlite(':memory:');
  readonly #known = new Map<string, Effect>();

  constructor() {
    for (const sql of SharedDatabase.values.migration1.split(SharedDatabase.values.statementSeparator)) this.#connection.exec(sql);
  }

  /** What the statements do to the tables. */
  run(tables: Tables, steps: readonly Step[]): Effect {
    const key = JSON.stringify([tables, steps]);
    const known = this.#known.get(key);
    if (known) return known;
    this.#load(tables);
    const counts = steps.map(([sql, ...parameters]) => {
      const values = parameters.map((value) => (value === 'now' ? BigInt(now) : typeof value === 'number' ? BigInt(value) : value));
      const statement = this.#connection.prepare(sql);
      return sql.startsWith('SELECT') ? statement.all(...values).length : Number(statement.run(...values).changes);
    });
    const effect = { tables: this.#save(tables), counts };
    this.#known.set(key, effect);
    return effect;
  }

  #load({ locks, beats, last }: Tables): void {
    this.#connection.exec(`DELETE FROM upload_locks; DELETE FROM process_heartbeats; UPDATE lock_tokens SET last = ${last}`);
    locks.forEach((lock, photo) => {
      if (!lock) return;
      const [owner, age, token] = lock;
      const time = now - (lockAges[age] ?? 0);
      this.#connection.exec(`INSERT INTO upload_locks (id, owner, time, token) VALUES ('${photo}', '${owners[owner]}', ${time}, ${token})`);
    });
    beats.forEach((beat, owner) => {
      const age = beatAges[beat];
      if (age === null || age === undefined) return;
      this.#connection.exec(`INSERT INTO process_heartbeats (owner, time) VALUES ('${owners[owner]}', ${now - age})`);
    });
  }

  #save(before: Tables): Tables {
    const rows = (sql: string): (string | number)[][] =>
      this.#connection.prepare(sql).all().map((row) => Object.values(row) as (string | number)[]);
    const locks: (Lock | null)[] = before.locks.map(() => null);
    for (const [id, owner, time, token] of rows('SELECT id, owner, time, token FROM upload_locks')) {
      locks[Number(id)] = [owners.indexOf(String(owner)), lockAges.indexOf(now - Number(time)), Number(token)];
    }
    const beats = before.beats.map(() => 0);
    for (const [owner, time] of rows('SELECT owner, time FROM process_heartbeats')) {
      beats[owners.indexOf(String(owner))] = beatAges.indexOf(now - Number(time));
    }
    return { locks, beats, last: Number(rows('SELECT last FROM lock_tokens')[0]?.[0]) };
  }
}
