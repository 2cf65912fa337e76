/** Files that hold what clients sent: they appear whole or not at all, and are found again after a kill. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bandwidth } from './bandwidth.ts';

/** Chunks of a body come as small as the network has them: so much is written at once. */
const bytesPerWrite = 1024 * 1024;

/** What was received. */
export interface Received {
  /** The name of the file that holds it. */
  readonly name: string;
  readonly size: number;
  readonly md5: Buffer;
}

/** A folder of such files. Each has a random name; the database says which one is what. */
export class StoredFiles {
  readonly #folder: string;
  readonly #incoming: Bandwidth;

  constructor(folder: string, incoming: Bandwidth) {
    this.#folder = join(folder, 'objects');
    this.#incoming = incoming;
    mkdirSync(this.#folder, { recursive: true });
  }

  /** Removes the files that the database does not name: a killed simulator left them. */
  keepOnly(named: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#folder)) if (!named.has(name)) rmSync(join(this.#folder, name));
  }

  /**
   * Writes a body to a new file. On an error no part of it stays.
   * @param count is told of each chunk's size
   */
  async receive(body: AsyncIterable<Buffer>, count: (bytes: number) => void): Promise<Received> {
    const name = randomUUID();
    const path = join(this.#folder, name);
    const digest = createHash('md5');
    let size = 0;
    const file = await open(path, 'wx');
    let gathered: Buffer[] = [];
    let gatheredBytes = 0;
    const write = async (): Promise<void> => {
      const { bytesWritten } = gatheredBytes > 0 ? await file.writev(gathered) : { bytesWritten: 0 };
      if (bytesWritten !== gatheredBytes) throw new Error(`the disk took ${bytesWritten} of ${gatheredBytes} bytes: it is full`);
      gathered = [];
      gatheredBytes = 0;
    };
    try {
      for await (const chunk of body) {
        count(chunk.length);
        digest.update(chunk);
        gathered.push(chunk);
        gatheredBytes += chunk.length;
        if (gatheredBytes >= bytesPerWrite) await write();
        size += chunk.length;
        await this.#incoming.carry(chunk.length);
      }
      await write();
    } catch (error) {
      await file.close();
      await this.remove(name);
      throw error;
    }
    await file.close();
    return { name, size, md5: digest.digest() };
  }

  /** Makes a file of zeros that takes no space; returns its name. */
  async makeSparse(size: number): Promise<string> {
    const name = randomUUID();
    const file = await open(join(this.#folder, name), 'wx');
    await file.truncate(size);
    await file.close();
    return name;
  }

  /** Reads a file, from a byte to another, both included. */
  read(name: string, start: number, end: number): AsyncIterable<Buffer> {
    return createReadStream(join(this.#folder, name), { start, end });
  }

  /** Removes files; one that is gone already is not a mistake. */
  async remove(...names: string[]): Promise<void> {
    for (const name of names) await rm(join(this.#folder, name), { force: true });
  }
}
