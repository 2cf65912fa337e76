/** Randomness that a seed repeats. */
import { createCipheriv, createHash } from 'node:crypto';

const blockBytes = 4096;

/** A generator that is the same for the same seed, on every machine. */
export class Random {
  readonly #cipher: ReturnType<typeof createCipheriv>;
  #block = Buffer.alloc(0);
  #at = 0;

  /** @param seed any text */
  constructor(seed: string) {
    const key = createHash('sha256').update(seed).digest();
    this.#cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  }

  /** Bytes. */
  bytes(size: number): Buffer {
    if (size > blockBytes) return this.#cipher.update(Buffer.alloc(size));
    if (this.#at + size > this.#block.length) {
      this.#block = this.#cipher.update(Buffer.alloc(blockBytes));
      this.#at = 0;
    }
    this.#at += size;
    return this.#block.subarray(this.#at - size, this.#at);
  }

  /** An integer from `minimum` to `maximum`, both included. */
  integer(minimum: number, maximum: number): number {
    // 48 bits over a range that is small beside them: the bias is of no account.
    return minimum + (this.bytes(6).readUIntBE(0, 6) % (maximum - minimum + 1));
  }

  /** One of some things. */
  pick<T>(from: readonly T[]): T {
    return from[this.integer(0, from.length - 1)] as T;
  }

  /** Whether something of this probability, in percent, happens. */
  happens(percent: number): boolean {
    return this.integer(0, 99) < percent;
  }
}
