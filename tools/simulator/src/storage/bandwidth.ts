/** A limit of how many bytes a second go one way, all connections together. */
import { setTimeout as sleep } from 'node:timers/promises';

const millisecondsPerSecond = 1000;
/** How far a line makes up for a late sleeper: without it, each delay of the machine would make the line slower. */
const mostMadeUpMilliseconds = 200;

/** The clock that a line goes by, in milliseconds. */
export interface LineClock {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

const systemClock: LineClock = { now: () => performance.now(), sleep: (milliseconds) => sleep(milliseconds) };

/** Lets bytes through as fast as a line of a given bandwidth would. */
export class Bandwidth {
  readonly #clock: LineClock;
  #bytesPerSecond: number | null = null;
  /** When the line is free again. */
  #freeAt = 0;

  constructor(clock: LineClock = systemClock) {
    this.#clock = clock;
  }

  /** Sets the limit; null lifts it. */
  setLimit(bytesPerSecond: number | null): void {
    this.#bytesPerSecond = bytesPerSecond;
    this.#freeAt = this.#clock.now();
  }

  /** Waits until the line has carried as many bytes. */
  async carry(bytes: number): Promise<void> {
    if (this.#bytesPerSecond === null) return;
    const now = this.#clock.now();
    this.#freeAt = Math.max(this.#freeAt, now - mostMadeUpMilliseconds) + (bytes * millisecondsPerSecond) / this.#bytesPerSecond;
    const wait = this.#freeAt - now;
    if (wait >= 1) await this.#clock.sleep(wait);
  }
}
