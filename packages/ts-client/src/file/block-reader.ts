/** A file as blocks of one size, the next of which is read while one is worked on. */
import { open, type FileHandle } from 'node:fs/promises';
import type { Following } from '../stream/frame-decryptor.ts';
import { giveBuffer, takeBuffer } from './buffers.ts';
import { FileError, ioError, nameFailures } from './io-error.ts';

/** How much of the next block is read before one is worked on, in bytes. */
const peekBytes = 64 * 1024;

/** A block, and whether bytes follow it. */
export interface Block {
  /** Valid until the next block is asked for; of lasting ones, until the block after that is. */
  readonly bytes: Uint8Array;
  readonly following: Following;
}

/**
 * Reads a file once, front to back. Whether a block is the last one is learned by reading on, not from the file's size:
 * a file may grow, and a pipe has none.
 */
export class BlockReader {
  /** The file's size when it was opened, in bytes; undefined for what is not a regular file. */
  readonly size: number | undefined;
  readonly #file: FileHandle;
  readonly #path: string;
  readonly #blockBytes: number;
  readonly #taken: Buffer[] = [];

  private constructor(file: FileHandle, path: string, size: number | undefined, blockBytes: number) {
    this.#file = file;
    this.#path = path;
    this.size = size;
    this.#blockBytes = blockBytes;
  }

  /**
   * Opens a file for reading.
   * @throws LockstepError `io_error`, also for a directory
   */
  static async open(path: string, blockBytes: number): Promise<BlockReader> {
    const file = await nameFailures('read', path, () => open(path, 'r'));
    try {
      const stat = await nameFailures('read', path, () => file.stat());
      if (stat.isDirectory()) throw new FileError('read', path, 'it is a directory');
      return new BlockReader(file, path, stat.isFile() ? stat.size : undefined, blockBytes);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /**
   * The blocks in order; none of an empty file.
   * @param lasting whether a block stays valid while the next one is looked at, which takes a buffer more
   * @throws LockstepError `io_error`
   */
  async *blocks(lasting = false): AsyncGenerator<Block, void, void> {
    // One is worked on, one is being read.
    const buffers = (lasting ? [0, 1, 2] : [0, 1]).map(() => takeBuffer(this.#blockBytes));
    this.#taken.push(...buffers);
    let turn = 0;
    let pending: Promise<Uint8Array> | undefined;
    try {
      let bytes = await this.#fill(buffers[turn++]!, 0);
      while (bytes.length > 0) {
        const buffer = buffers[turn++ % buffers.length]!;
        // A little of the next block tells that there is one; the rest of it is read meanwhile.
        // One that is short has met the end: what is appended now comes too late.
        const held = bytes.length < buffer.length ? 0 : await this.#read(buffer, 0, Math.min(peekBytes, buffer.length));
        pending = held > 0 ? this.#fill(buffer, held) : Promise.resolve(buffer.subarray(0, 0));
        pending.catch(() => {}); // Reported below, when its turn comes.
        yield { bytes, following: held > 0 ? 'more' : 'end' };
        bytes = await pending;
      }
    } finally {
      await pending?.catch(() => {}); // A buffer must not be written to after the file is closed.
    }
  }

  /** Closes the file. No block is valid any more. */
  async close(): Promise<void> {
    for (const buffer of this.#taken.splice(0)) giveBuffer(buffer);
    await this.#file.close();
  }

  /** Reads until a buffer is full or the file ends. @param from how much of it is read already */
  async #fill(buffer: Buffer, from: number): Promise<Uint8Array> {
    let held = from;
    while (held < buffer.length) {
      const bytesRead = await this.#read(buffer, held, buffer.length - held);
      if (bytesRead === 0) break;
      held += bytesRead;
    }
    return buffer.subarray(0, held);
  }

  async #read(buffer: Buffer, at: number, length: number): Promise<number> {
    try {
      return (await this.#file.read(buffer, at, length, null)).bytesRead;
    } catch (error) {
      throw ioError('read', this.#path, error);
    }
  }
}
