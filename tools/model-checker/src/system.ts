/**
 * The transition system: processes that start, ask whether they may run, lock, write or adopt records, send, check and commit;
 * that crash at any step, and are suspended by taking none. What an operation on the locks does, the spec's statements say.
 *
 * Three things keep the states few, and lose nothing:
 * - Clocks. Heartbeats and times matter to clean-ups and decisions alone, and there in two classes each (tables.ts shows that
 *   the statements know no more). A clean-up or decision is taken under every combination of classes, whatever was before:
 *   that includes every jump of every clock, every delay of a heartbeat, and every suspension.
 * - Tokens. They are only compared for equality, and a new one equals none before (tables.ts shows that too). So of a
 *   process's token counts whether it is that of the lock that its photo has now.
 * - Object keys. They are only compared, too: those of a photo are numbered in the order in which a state mentions them.
 * And photos are alike: of two states that differ by their exchange one is kept.
 */
import { HeartbeatStatements, LockStatements, PolicyStatements } from '@lockstep/spec';
import { Operations, type Holders, type Outcome, type Statements } from './operations.ts';
import { Mistake, owners } from './tables.ts';

/** Statements and habits of the processes; mistakes are planted by changing them. */
export interface Rules {
  readonly sql: Statements;
  /** Whether the record is written before the transfer, and adopted by a successor. */
  readonly recordFirst: boolean;
  /** Until when somebody may begin an upload anew, with other object keys: never, or until a commit may have been sent. */
  readonly anew: 'never' | 'before commit' | 'always';
  /** Whether an acquisition ends its transaction. */
  readonly endsTransaction: boolean;
}

const { beat, forget } = HeartbeatStatements.members;
const { freeAtStart, sweep, drawToken, lock, verify, release, freeAll } = LockStatements.members;
const sql: Statements = {
  beat: beat.sql,
  freeAtStart: freeAtStart.sql,
  sweep: sweep.sql,
  decide: PolicyStatements.members.decide.sql,
  drawToken: drawToken.sql,
  lock: lock.sql,
  verify: verify.sql,
  release: release.sql,
  freeAll: freeAll.sql,
  forget: forget.sql,
};

/** The rules of the spec. */
export const specRules: Rules = { sql, recordFirst: true, anew: 'before commit', endsTransaction: true };

/** A process at work on a photo, with an object key (−1: none yet); its token may be that of the photo's lock. */
interface Work {
  readonly at: 'locked' | 'sent' | 'verified' | 'committed';
  readonly photo: number;
  readonly holds: boolean;
  readonly key: number;
}
/** A process. */
export type Process = { readonly at: 'down' | 'asking' | 'waiting' | 'idle' } | Work;

/** What is known of a photo's upload. */
interface Upload {
  /** The object key in its record, and the one that the server has; −1: none. */
  readonly record: number;
  readonly server: number;
  /** Whether the record says that the commit may have been sent. */
  readonly committing: boolean;
}

/** A state of everything. */
export interface State {
  readonly processes: readonly Process[];
  /** Who holds each photo; −1: nobody. */
  readonly holders: Holders;
  readonly uploads: readonly Upload[];
  /** Who has left a transaction open; −1: nobody. */
  readonly writer: number;
}

/** A step from one state to the next. */
export interface Transition {
  readonly name: string;
  /** The process that acts. */
  readonly by: number;
  readonly next: State;
  /** What must not happen and did. */
  readonly violation?: string;
}

/** Nobody has started, and nothing is locked. */
export function firstState(processes: number, photos: number): State {
  return {
    processes: Array<Process>(processes).fill({ at: 'down' }),
    holders: Array<number>(photos).fill(-1),
    uploads: Array<Upload>(photos).fill({ record: -1, server: -1, committing: false }),
    writer: -1,
  };
}

const isWork = (process: Process): process is Work => 'photo' in process;

/** Makes the steps that each state allows. */
export class System {
  readonly #operations: Operations;
  readonly #rules: Rules;
  readonly #ownerOf: readonly number[];

  /**
   * @param rules the rules of the spec, or some with a mistake
   * @param ownerOf the owner that each process is: two of one owner are a process and its earlier life, not yet gone
   */
  constructor(rules: Rules, ownerOf: readonly number[]) {
    this.#rules = rules;
    this.#ownerOf = ownerOf;
    this.#operations = new Operations(rules.sql);
  }

  /** The steps from a state. */
  steps(state: State): Transition[] {
    const transitions: Transition[] = [];
    for (const by of state.processes.keys()) {
      try {
        transitions.push(...this.#process(state, by));
      } catch (error) {
        if (!(error instanceof Mistake)) throw error;
        transitions.push({ name: `${this.#name(by)} goes on`, by, next: state, violation: error.message });
      }
    }
    return transitions;
  }

  #owner(by: number): number {
    return this.#ownerOf[by] ?? by;
  }

  #name(by: number): string {
    return `process ${by} (${owners[this.#owner(by)]})`;
  }

  /** The state after an operation on the locks: who has lost its lock holds it no more. */
  #after(state: State, by: number, next: Process, { holders, kept }: Outcome, rest: Partial<State> = {}): State {
    const processes = state.processes.map((process, index) => {
      if (index === by) return next;
      return isWork(process) && process.holds && !kept[process.photo] ? { ...process, holds: false } : process;
    });
    return { ...state, ...rest, holders, processes };
  }

  *#process(state: State, by: number): Iterable<Transition> {
    const { processes, holders, writer } = state;
    const process = processes[by] as Process;
    const name = this.#name(by);
    const owner = this.#owner(by);
    const become = (next: Process, rest: Partial<State> = {}): State => ({ ...state, ...rest, processes: processes.with(by, next) });
    // SQLite rolls back what a dead process left open.
    if (process.at !== 'down') yield { name: `${name} crashes`, by, next: become({ at: 'down' }, { writer: writer === by ? -1 : writer }) };
    if (writer !== -1 && writer !== by) return;
    if (process.at === 'down') {
      for (const outcome of this.#operations.start(holders, owner))
        yield { name: `${name} starts`, by, next: this.#after(state, by, { at: 'asking' }, outcome) };
      return;
    }
    for (const outcome of this.#operations.sweep(holders)) {
      const same = isWork(process) && process.holds && !outcome.kept[process.photo] ? { ...process, holds: false } : process;
      yield { name: `${name} sweeps`, by, next: this.#after(state, by, same, outcome) };
    }
    switch (process.at) {
      case 'asking':
      case 'waiting':
        for (const decision of this.#operations.decide(owner)) {
          const stopped = (): State => this.#after(state, by, { at: 'down' }, this.#operations.stop(holders, owner));
          const next = decision === 'exit' ? stopped() : become({ at: decision === 'wait' ? 'waiting' : 'idle' });
          yield { name: `${name} is told to ${decision}`, by, next };
        }
        return;
      case 'idle':
        for (const photo of holders.keys()) {
          const outcome = this.#operations.acquire(holders, owner, photo);
          if (!outcome) continue;
          const next: Process = { at: 'locked', photo, holds: true, key: -1 };
          yield {
            name: `${name} locks photo ${photo}`,
            by,
            next: this.#after(state, by, next, outcome, { writer: this.#rules.endsTransaction ? -1 : by }),
          };
        }
        yield { name: `${name} stops`, by, next: this.#after(state, by, { at: 'down' }, this.#operations.stop(holders, owner)) };
        return;
      default:
        if (isWork(process)) yield* this.#work(state, by, process);
    }
  }

  /** The next step of a process on its photo. */
  *#work(state: State, by: number, process: Work): Iterable<Transition> {
    const { processes, holders, uploads } = state;
    const { photo, holds } = process;
    const upload = uploads[photo] as Upload;
    const name = this.#name(by);
    const owner = this.#owner(by);
    const { recordFirst, anew } = this.#rules;
    const become = (next: Process, changed: Partial<Upload> = {}): State => ({
      ...state,
      processes: processes.with(by, next),
      uploads: uploads.with(photo, { ...upload, ...changed }),
    });
    // A key that is nobody's yet: keys in use are fewer than the processes and the two of the upload.
    const drawn = processes.length + 2;
    switch (process.at) {
      case 'locked': {
        const adopts = recordFirst && upload.record !== -1;
        const key = adopts ? upload.record : drawn;
        yield {
          name: `${name} ${adopts ? 'adopts' : 'writes'} the record and sends photo ${photo}`,
          by,
          next: become({ ...process, at: 'sent', key }, recordFirst ? { record: key } : {}),
        };
        if (adopts && (anew === 'always' || (anew === 'before commit' && !upload.committing))) {
          yield {
            name: `${name} begins photo ${photo} anew and sends it`,
            by,
            next: become({ ...process, at: 'sent', key: drawn }, { record: drawn, committing: false }),
          };
        }
        return;
      }
      case 'sent': {
        const held = this.#operations.verify(holders, owner, photo, holds);
        const mine = !recordFirst || upload.record === process.key;
        if (!held || !mine) {
          yield { name: `${name} has lost photo ${photo}`, by, next: become({ at: 'idle' }) };
          return;
        }
        const others = processes.some(
          (other, index) => index !== by && isWork(other) && other.at === 'verified' && other.photo === photo && other.holds,
        );
        let violation: { violation?: string } = {};
        if (!holds) violation = { violation: `${name} is told that it holds photo ${photo} under a token that is not the lock's` };
        else if (others) violation = { violation: `two processes commit photo ${photo}, both with its lock` };
        yield {
          name: `${name} holds photo ${photo}, and notes that it commits`,
          by,
          next: become({ ...process, at: 'verified' }, { committing: true }),
          ...violation,
        };
        return;
      }
      case 'verified': {
        // The commit may come at any time after the check: a suspension in between can't be excluded.
        const { server } = upload;
        const twice = server !== -1 && server !== process.key ? { violation: `photo ${photo} is committed twice, under two object keys` } : {};
        const changed = { server: process.key, ...(recordFirst ? {} : { record: process.key }) };
        yield { name: `${name} commits photo ${photo}`, by, next: become({ ...process, at: 'committed' }, changed), ...twice };
        return;
      }
      case 'committed': {
        const outcome = this.#operations.release(holders, owner, photo, holds);
        yield { name: `${name} releases photo ${photo}`, by, next: this.#after(state, by, { at: 'idle' }, outcome, { writer: -1 }) };
      }
    }
  }
}
