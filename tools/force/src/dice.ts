/** Randomness that a seed repeats. */
import { createCipheriv, createHash } from 'node:crypto';

/** The same throws for the same seed. */
export class Dice {
  readonly #cipher: ReturnType<typeof createCipheriv>;

  constructor(seed: string) {
    this.#cipher = createCipheriv('aes-256-ctr', createHash('sha256').update(seed).digest(), Buffer.alloc(16));
  }

  /** An integer from `minimum` to `maximum`, both included. */
  integer(minimum: number, maximum: number): number {
    return minimum + (this.#cipher.update(Buffer.alloc(6)).readUIntBE(0, 6) % Math.max(1, maximum - minimum + 1));
  }

  /** Whether something of this probability, in percent, happens. */
  happens(percent: number): boolean {
    return this.integer(0, 99) < percent;
  }

  /** One of some things. */
  pick<T>(from: readonly T[]): T {
    return from[this.integer(0, from.length - 1)] as T;
  }
}
