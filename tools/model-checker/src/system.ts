/** The transition system: processes that lock, write records, check and commit; crashes; clocks. */
import { LockStatements } from '@lockstep/spec';
import { TableMachine, owners, type Lock, type Step, type Tables } from './tables.ts';

/** Statements and habits of the processes; mistakes are planted by changing them. */
export interface Rules {
  readonly sql: Readonly<Record<keyof typeof LockStatements.members, string>>;
  /** Whether the record is written before the transfer, and adopted by a successor. */
  readonly recordFirst: boolean;
  /** Whether an acquisition ends its transaction. */
  readonly endsTransaction: boolean;
}

/** The rules of the spec. */
export const specRules: Rules = { sql: LockStatements.values, recordFirst: true, endsTransaction: true };

/** A process: crashed, idle, or at work on a photo with a token and an object key (−1: none yet). */
export type Process =
  | { readonly at: 'crashed' | 'idle' }
  | { readonly at: 'locked' | 'sent' | 'verified'; readonly photo: number; readonly token: number; readonly key: number };

/** A state of everything. */
export interface State {
  readonly tables: Tables;
  readonly processes: readonly Process[];
  /** The object key in each photo's record, and the one that the server has; −1: none. */
  readonly records: readonly number[];
  readonly server: readonly number[];
  /** Who has left a transaction open; −1: nobody. */
  readonly writer: number;
}

/** A step from one state to the next. */
export interface Transition {
  readonly name: string;
  /** The process that acts; −1: time. */
  readonly by: number;
  readonly next: State;
  /** What must not happen and did. */
  readonly violation?: string;
}

/** Nobody has started, and nothing is locked. */
export function firstState(processes: number, photos: number): State {
  return {
    tables: { locks: Array<null>(photos).fill(null), beats: Array<number>(processes).fill(0), last: 0 },
    processes: Array<Process>(processes).fill({ at: 'crashed' }),
    records: Array<number>(photos).fill(-1),
    server: Array<number>(photos).fill(-1),
    writer: -1,
  };
}

/** Gives tokens their ranks: what matters of them is their order. */
export function normalized(state: State): State {
  const used = new Set([
    ...state.tables.locks.flatMap((lock) => (lock ? [lock[2]] : [])),
    ...state.processes.flatMap((process) => ('token' in process ? [process.token] : [])),
  ]);
  const rank = new Map([...used].sort((a, b) => a - b).map((token, index) => [token, index + 1]));
  const of = (token: number): number => rank.get(token) ?? 0;
  return {
    ...state,
    tables: {
      ...state.tables,
      locks: state.tables.locks.map((lock): Lock | null => (lock ? [lock[0], lock[1], of(lock[2])] : null)),
      last: rank.size,
    },
    processes: state.processes.map((process) => ('token' in process ? { ...process, token: of(process.token) } : process)),
  };
}

const replaced = <T>(list: readonly T[], at: number, value: T): T[] => list.map((each, index) => (index === at ? value : each));

/** Makes the steps that each state allows. */
export class System {
  readonly #machine = new TableMachine();
  readonly #rules: Rules;
  readonly #ownerOf: readonly number[];

  /**
   * @param rules the rules of the spec, or some with a mistake
   * @param ownerOf the owner that each process is: two of one owner are a process and its earlier life, not yet gone
   */
  constructor(rules: Rules, ownerOf: readonly number[]) {
    this.#rules = rules;
    this.#ownerOf = ownerOf;
  }

  /** The steps from a state. */
  steps(state: State): Transition[] {
    return [...this.#time(state), ...state.processes.flatMap((process, index) => [...this.#process(state, process, index)])];
  }

  *#time(state: State): Iterable<Transition> {
    const { tables } = state;
    // One heartbeat ages at a time: the clocks of processes jump, and each is judged by another's clock.
    for (const [owner, beat] of tables.beats.entries()) {
      if (beat === 0 || beat === 3) continue;
      yield { name: `heartbeat of ${owners[owner]} ages`, by: -1, next: { ...state, tables: { ...tables, beats: replaced(tables.beats, owner, beat + 1) } } };
    }
    for (const [photo, lock] of tables.locks.entries()) {
      if (!lock || lock[1] === 2) continue;
      const older: Lock = [lock[0], lock[1] + 1, lock[2]];
      yield { name: `lock of photo ${photo} ages`, by: -1, next: { ...state, tables: { ...tables, locks: replaced(tables.locks, photo, older) } } };
    }
  }

  *#process(state: State, process: Process, by: number): Iterable<Transition> {
    const ownerNumber = this.#ownerOf[by] ?? by;
    const owner = owners[ownerNumber] ?? '';
    const { sql } = this.#rules;
    const become = (next: Process, rest: Partial<State> = {}): State => ({ ...state, ...rest, processes: replaced(state.processes, by, next) });
    if (process.at !== 'crashed') {
      // SQLite rolls back what a dead process left open.
      yield { name: `${owner} crashes`, by, next: become({ at: 'crashed' }, { writer: state.writer === by ? -1 : state.writer }) };
    }
    if (state.writer !== -1 && state.writer !== by) return;
    const run = (steps: readonly Step[]) => this.#machine.run(state.tables, steps);
    if (process.at === 'crashed') {
      const { tables } = run([[sql.beat, owner, 'now'], [sql.freeAtStart, owner, 'now']]);
      yield { name: `${owner} starts`, by, next: become({ at: 'idle' }, { tables }), ...this.#swept(state, tables, ownerNumber) };
      return;
    }
    const { tables: beaten } = run([[sql.beat, owner, 'now']]);
    yield { name: `${owner} beats`, by, next: { ...state, tables: beaten } };
    const { tables: swept } = run([[sql.sweep, 'now']]);
    yield { name: `${owner} sweeps`, by, next: { ...state, tables: swept }, ...this.#swept(state, swept, -1) };
    if (process.at === 'idle') {
      for (const photo of state.server.keys()) {
        if (state.server[photo] !== -1) continue;
        const { tables, counts } = run([[sql.drawToken, String(photo)], [sql.lock, String(photo), owner, 'now']]);
        if (counts[1] !== 1) continue;
        const key = this.#rules.recordFirst ? (state.records[photo] ?? -1) : -1;
        const own = key === -1 ? by : key;
        const records = this.#rules.recordFirst ? replaced(state.records, photo, own) : state.records;
        const next: Process = { at: 'sent', photo, token: tables.last, key: own };
        const writer = this.#rules.endsTransaction ? -1 : by;
        yield { name: `${owner} locks and sends photo ${photo}`, by, next: become(next, { tables, records, writer }) };
      }
      return;
    }
    if (!('photo' in process)) return;
    const { photo, token, key } = process;
    if (process.at === 'sent') {
      const { counts } = run([[sql.verify, String(photo), owner, token]]);
      if (counts[0] === 0) yield { name: `${owner} has lost photo ${photo}`, by, next: become({ at: 'idle' }) };
      else {
        const lock = state.tables.locks[photo];
        const isIts = lock?.[0] === ownerNumber && lock[2] === token;
        const violation = isIts ? {} : { violation: `${owner} is told that it holds photo ${photo} under a token that is not the lock's` };
        yield { name: `${owner} verifies photo ${photo}`, by, next: become({ ...process, at: 'verified' }), ...violation };
      }
      return;
    }
    // The commit may come at any time after the check: a suspension in between can't be excluded.
    const had = state.server[photo] ?? -1;
    const twice = had !== -1 && had !== key ? { violation: `photo ${photo} is committed twice, under two object keys` } : {};
    const records = replaced(state.records, photo, had === -1 ? key : had);
    const { tables } = run([[sql.release, String(photo), owner, token]]);
    yield { name: `${owner} commits photo ${photo}`, by, next: become({ at: 'idle' }, { tables, records, server: replaced(state.server, photo, key), writer: -1 }), ...twice };
  }

  /** Says so where a clean-up freed the lock of an owner that lives, and was not stale. */
  #swept(state: State, after: Tables, starting: number): { violation?: string } {
    for (const [photo, lock] of state.tables.locks.entries()) {
      if (!lock || after.locks[photo] || lock[0] === starting) continue;
      const beat = state.tables.beats[lock[0]] ?? 0;
      if (beat >= 1 && beat <= 2 && lock[1] < 2) return { violation: `a clean-up frees photo ${photo} of ${owners[lock[0]]}, which lives` };
    }
    return {};
  }
}
