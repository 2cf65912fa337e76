/** Buffers for byte strings of megabytes that are needed for a moment: hundreds of them one after the other have V8 collect all memory each time. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Buffers that are used again once what they hold is not needed any more. */
export class Rooms {
  readonly #buffers: Buffer[] = [];
  #taken = 0;

  /** Room for so many bytes, until all are given back; what is in it is of earlier use. */
  take(size: number): Uint8Array {
    const index = this.#taken++;
    let buffer = this.#buffers[index];
    if (buffer === undefined || buffer.length < size) this.#buffers[index] = buffer = Buffer.allocUnsafeSlow(size);
    return buffer.subarray(0, size);
  }

  /** All bytes of a file. */
  read(path: string): Uint8Array {
    const file = openSync(path, 'r');
    try {
      const bytes = this.take(fstatSync(file).size);
      for (let held = 0; held < bytes.length;) {
        const more = readSync(file, bytes, held, bytes.length - held, held);
        if (more === 0) throw new Error(`${path} became shorter while it was read`);
        held += more;
      }
      return bytes;
    } finally {
      closeSync(file);
    }
  }

  /** Gives all back: nobody may read them any more. */
  giveBack(): void {
    this.#taken = 0;
  }
}
