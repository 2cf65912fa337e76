/** The checksums on a thread of their own: they take as long as encryption and content hash together. */
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { UploadChecksum, UploadChecksums } from './upload-checksum.ts';
import { threadProgram } from '../thread-program.ts';

/** What the thread is told: how many bytes wait in a slot, or that no more come. */
export type Order = { readonly slot: number; readonly size: number } | 'finish';
/** What the thread answers, in the order of the orders. */
export type Reply = 'done' | UploadChecksums;
/** What the thread starts with. */
export interface Start {
  readonly slots: readonly SharedArrayBuffer[];
  readonly partSize: number | undefined;
}

/** What the thread has before it, in pieces of so many bytes: a frame in all, so that it never waits. */
const slots = 4;
const slotBytes = 1024 * 1024;

// It makes little garbage, the space for which may take 48 MiB of a thread otherwise.
const smallThread = { maxYoungGenerationSizeMb: 2 };

/** Hands the ciphertext to a thread through two slots: while it works on one, the other is filled. */
export class ChecksumThread implements UploadChecksum {
  readonly #slots = Array.from({ length: slots }, () => new SharedArrayBuffer(slotBytes));
  readonly #worker: Worker;
  readonly #replies: AsyncIterator<unknown[]>;
  #orders = 0;
  #open = 0;

  /** @param partSize the size of every part but the last, in bytes; undefined for one checksum of the whole */
  constructor(partSize: number | undefined) {
    const workerData: Start = { slots: this.#slots, partSize };
    this.#worker = new Worker(threadProgram('file/checksum-worker'), { workerData, resourceLimits: smallThread });
    this.#replies = on(this.#worker, 'message'); // Throws what the thread throws.
  }

  async update(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += slotBytes) {
      if (this.#open === this.#slots.length) await this.#reply();
      const slot = this.#orders++ % this.#slots.length;
      const piece = bytes.subarray(at, at + slotBytes);
      new Uint8Array(this.#slots[slot]!).set(piece);
      this.#order({ slot, size: piece.length });
    }
  }

  async finish(): Promise<UploadChecksums> {
    this.#order('finish');
    for (;;) {
      const reply = await this.#reply();
      if (reply !== 'done') return reply;
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #order(order: Order): void {
    this.#open++;
    this.#worker.postMessage(order);
  }

  async #reply(): Promise<Reply> {
    const { value } = (await this.#replies.next()) as { value: [Reply] };
    this.#open--;
    return value[0];
  }
}
