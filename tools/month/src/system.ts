/**
 * The system that calls the extension, as the facts have it: no call while a job is in flight, a pause after each failed attempt
 * that grows, an end after some in a row. Jobs are kept here: they outlive the extension's process.
 */
import { ExtensionHost } from '@lockstep/spec';
import type { Library } from './library.ts';

const { penaltySeconds, attempts } = ExtensionHost.values;

/** Why a call was punished. */
export type Cause = 'failure' | 'killed' | 'noProgress' | 'notAcknowledged';

interface Job {
  readonly id: string;
  readonly asset: string;
  /** When iCloud delivers, in seconds of the month; null for never. */
  readonly due: number | null;
}

/** What a call did about jobs, and how it ended; no answer where its process was killed. */
export interface CallOutcome {
  readonly answer: string | null;
  readonly registered: number;
  readonly acknowledged: number;
}

/** The system. */
export class System {
  readonly #library: Library;
  #jobs: Job[] = [];
  /** Those that have ended and are not acknowledged. */
  finished: string[] = [];
  #next: 'onChange' | 'soon' | 'never' | number = 'onChange';
  #seen = 0;
  #failures = 0;

  constructor(library: Library) {
    this.#library = library;
  }

  get inFlight(): readonly string[] {
    return this.#jobs.map(({ id }) => id);
  }

  /** Whether it has given up for good. */
  get hasGivenUp(): boolean {
    return this.#next === 'never';
  }

  /** Whether it would call at a time, in seconds of the month. */
  isDue(now: number): boolean {
    if (this.#jobs.length > 0 || this.#next === 'never') return false;
    if (typeof this.#next === 'number') return now >= this.#next;
    return this.#next === 'soon' || this.#library.version > this.#seen || this.finished.length > 0;
  }

  /** A call begins: what changes in the library from now on calls again. */
  begin(): void {
    this.#seen = this.#library.version;
  }

  register(id: string, asset: string, now: number): void {
    this.#jobs.push({ id, asset, due: this.#library.isDeliverable(asset) ? now + 1800 : null });
  }

  acknowledge(ids: readonly string[]): void {
    this.finished = this.finished.filter((id) => !ids.includes(id));
  }

  cancel(ids: readonly string[]): void {
    this.#jobs = this.#jobs.filter(({ id }) => !ids.includes(id));
  }

  /** iCloud delivers what is due. */
  deliver(now: number): void {
    const due = this.#jobs.filter((job) => job.due !== null && job.due <= now);
    for (const { id, asset } of due) {
      this.#library.deliver(asset);
      this.finished.push(id);
    }
    this.cancel(due.map(({ id }) => id));
  }

  /** Judges a call. @returns why it is punished; null where it is not */
  end({ answer, registered, acknowledged }: CallOutcome, now: number): Cause | null {
    const cause = causeOf(answer, registered + acknowledged > 0, this.finished.length > 0);
    if (cause === null) {
      this.#failures = 0;
      this.#next = answer === 'processing' ? 'soon' : 'onChange';
      return null;
    }
    this.#failures += 1;
    // Outstanding jobs are dropped.
    this.#jobs = [];
    this.finished = [];
    this.#next = this.#failures >= attempts ? 'never' : now + penaltySeconds * this.#failures;
    return cause;
  }
}

function causeOf(answer: string | null, hasProgress: boolean, isLeft: boolean): Cause | null {
  if (answer === null) return 'killed';
  if (isLeft) return 'notAcknowledged';
  if (answer === 'failure') return 'failure';
  return answer === 'processing' && !hasProgress ? 'noProgress' : null;
}
