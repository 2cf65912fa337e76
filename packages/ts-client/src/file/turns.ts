/** Work of which only so much is done at once: the rest waits, by its place, and first come, first served in one place. */

/** Gives turns. */
export class Turns {
  #left: number;
  readonly #waiting = new Map<() => void, number>();

  /** @param atOnce how many have a turn at once */
  constructor(atOnce: number) {
    this.#left = atOnce;
  }

  /**
   * Waits for a turn.
   * @param place who has a smaller one goes first
   * @returns what ends the turn, to be called once
   * @throws the signal's reason where it is aborted first
   */
  async take(signal?: AbortSignal, place = 0): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.#left > 0) this.#left--;
    else await this.#wait(signal, place);
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

  #wait(signal: AbortSignal | undefined, place: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = (): void => {
        this.#waiting.delete(begin);
        reject(signal?.reason as Error);
      };
      this.#waiting.set(begin, place);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  /** The turn goes to the smallest place, and there to who waits longest. */
  #pass(): void {
    let next: (() => void) | undefined;
    let first = Infinity;
    for (const [begin, place] of this.#waiting) if (place < first) [next, first] = [begin, place];
    if (!next) {
      this.#left++;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
