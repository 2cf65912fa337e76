/** Who beat and who cleaned up when: whether a lock may have been freed by right. */
import { LockTiming } from '@lockstep/spec';

const { aliveWithin, staleAfter } = LockTiming.values;
// Nothing of before matters to a lock of now: no upload takes that long. In milliseconds.
const memory = 60_000;
const pruneAt = 20_000;

/** Something that was asked of a process. It took effect between `sent` and `done`, or not at all if nobody answered. */
export interface Asked {
  readonly op: 'start' | 'heartbeat' | 'sweep' | 'stop';
  readonly owner: string;
  /** The clock of who asked. */
  readonly now: number;
  readonly sent: number;
  done: number;
  answered: boolean;
}

/** A lock that was taken. */
export interface Taken {
  readonly owner: string;
  readonly time: number;
  readonly sent: number;
}

/** What was asked in the last while. */
export class History {
  #asked: Asked[] = [];

  /** Something is asked now. */
  ask(op: Asked['op'], owner: string, now: number): Asked {
    const asked: Asked = { op, owner, now, sent: performance.now(), done: Infinity, answered: false };
    if (this.#asked.push(asked) > pruneAt) {
      const oldest = asked.sent - memory;
      this.#asked = this.#asked.filter(({ done }) => done > oldest);
    }
    return asked;
  }

  /** Whether somebody may have freed a lock by right since it was taken. */
  mayHaveFreed(lock: Taken): boolean {
    return this.#asked.some((asked) => {
      if (asked.done < lock.sent || asked.op === 'heartbeat') return false;
      if (asked.op !== 'sweep' && asked.owner === lock.owner) return true;
      if (asked.op === 'stop') return false;
      return Math.abs(asked.now - lock.time) > staleAfter || this.#mayLookDead(lock.owner, asked);
    });
  }

  /** Whether an owner's last heartbeat may have been too far from the clock of who cleaned up. */
  #mayLookDead(owner: string, { now, sent, done }: Asked): boolean {
    const beats = this.#asked.filter((asked) => asked.owner === owner && asked.op !== 'sweep' && asked.sent <= done);
    // The newest that was over before the clean-up was asked for: those that were over before it are of the past.
    const newest = beats.reduce((most, beat) => (beat.answered && beat.done < sent ? Math.max(most, beat.sent) : most), -Infinity);
    const last = beats.filter((beat) => beat.done >= newest);
    return last.length === 0 || last.some((beat) => beat.op === 'stop' || Math.abs(now - beat.now) > aliveWithin);
  }
}
