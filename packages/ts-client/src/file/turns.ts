/** Work of which only so much is done at once: the rest waits, first come, first served. */

/** Gives turns. */
export class Turns {
  #left: number;
  readonly #waiting = new Set<() => void>();

  /** @param atOnce how many have a turn at once */
  constructor(atOnce: number) {
    this.#left = atOnce;
  }

  /**
   * Waits for a turn.
   * @returns what ends the turn, to be called once
   * @throws the signal's reason where it is aborted first
   */
  async take(signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.#left > 0) this.#left--;
    else await this.#wait(signal);
    return () => this.#pass();
  }

  /**
   * Waits for a turn, and works in it.
   * @throws what the work throws, and the signal's reason where it is aborted before the turn comes
   */
  async run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const end = await this.take(signal);
    try {
      return await work();
    } finally {
      end();
    }
  }

  #wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = (): void => {
        this.#waiting.delete(begin);
        reject(signal?.reason as Error);
      };
      this.#waiting.add(begin);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  /** The turn goes to who waits longest. */
  #pass(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#left++;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
