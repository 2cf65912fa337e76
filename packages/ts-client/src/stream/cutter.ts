/** Pieces of any size to blocks of one size. */

/**
 * Cuts bytes that arrive in pieces into blocks. One block is held back, since only what follows shows whether it is the
 * last one, and the last one is treated differently.
 */
export class Cutter {
  readonly #block: Uint8Array;
  #held = 0;

  /** @param size the size of every block but the last, in bytes */
  constructor(size: number) {
    this.#block = new Uint8Array(size);
  }

  /**
   * Takes a piece in, and hands on each block that another byte follows.
   * @param onBlock is given a view that is valid only during the call
   */
  add(piece: Uint8Array, onBlock: (block: Uint8Array) => void): void {
    const size = this.#block.length;
    let at = 0;
    while (at < piece.length) {
      if (this.#held === size) {
        onBlock(this.#block);
        this.#held = 0;
      }
      // Whole blocks with something behind them go through without a copy.
      if (this.#held === 0) {
        for (; piece.length - at > size; at += size) onBlock(piece.subarray(at, at + size));
      }
      const taken = piece.subarray(at, at + size - this.#held);
      this.#block.set(taken, this.#held);
      this.#held += taken.length;
      at += taken.length;
    }
  }

  /** The last block: what is left, which is nothing only where nothing came. Valid until the next call. */
  last(): Uint8Array {
    return this.#block.subarray(0, this.#held);
  }

  /** Overwrites what is held back. */
  wipe(): void {
    this.#block.fill(0);
    this.#held = 0;
  }
}
