/** A file as blocks of one size, the next of which is read while one is worked on. */
import { open, type FileHandle } from 'node:fs/promises';
import type { Following } from '../stream/frame-decryptor.ts';
import { FileError, ioError, naming } from './io-error.ts';

/** A block, and whether bytes follow it. */
export interface Block {
  /** Valid until the block after the next one is asked for. */
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
    const file = await naming('read', path, () => open(path, 'r'));
    try {
      const stat = await naming('read', path, () => file.stat());
      if (stat.isDirectory()) throw new FileError('read', path, 'it is a directory');
      return new BlockReader(file, path, stat.isFile() ? stat.size : undefined, blockBytes);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /**
   * The blocks in order; none of an empty file.
   * @throws LockstepError `io_error`
   */
  async *blocks(): AsyncGenerator<Block, void, void> {
    // Three buffers: one is worked on, one is known to follow, one is being read.
    const buffers = [0, 1, 2].map(() => Buffer.allocUnsafeSlow(this.#blockBytes));
    let turn = 0;
    const read = (): Promise<Uint8Array> => this.#fill(buffers[turn++ % buffers.length]!);
    let pending: Promise<Uint8Array> | undefined;
    try {
      let bytes = await read();
      let next = bytes.length === 0 ? bytes : await read();
      while (bytes.length > 0) {
        const following = next.length > 0 ? 'more' : 'end';
        pending = following === 'more' ? read() : Promise.resolve(next);
        pending.catch(() => {}); // Reported below, when its turn comes.
        yield { bytes, following };
        bytes = next;
        next = await pending;
      }
    } finally {
      await pending?.catch(() => {}); // A buffer must not be written to after the file is closed.
    }
  }

  /** Closes the file. */
  async close(): Promise<void> {
    await this.#file.close();
  }

  async #fill(buffer: Buffer): Promise<Uint8Array> {
    let held = 0;
    try {
      while (held < buffer.length) {
        const { bytesRead } = await this.#file.read(buffer, held, buffer.length - held, null);
        if (bytesRead === 0) break;
        held += bytesRead;
      }
    } catch (error) {
      throw ioError('read', this.#path, error);
    }
    return buffer.subarray(0, held);
  }
}
