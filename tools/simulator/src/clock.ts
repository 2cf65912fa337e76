/** The simulator's clock. */

const microsecondsPerMillisecond = 1000;
const millisecondsPerSecond = 1000;

/** Gives the time in microseconds since 1970, each time later than the last: no two changes have the same time. */
export class Clock {
  #last: number;
  #offset = 0;

  /** @param last the latest time that a state on disk holds, in microseconds; 0 for none */
  constructor(last = 0) {
    this.#last = last;
  }

  /** Moves the clock, from the machine's own, by as many seconds; what has an age grows older by it. */
  setOffset(seconds: number): void {
    this.#offset = seconds * millisecondsPerSecond;
  }

  /** The time of a change. */
  tick(): number {
    this.#last = Math.max(this.#last + 1, this.now() * microsecondsPerMillisecond);
    return this.#last;
  }

  /** The time in milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#offset;
  }
}
