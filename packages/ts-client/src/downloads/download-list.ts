/** What was downloaded to a folder, in the folder itself: so that a later run fetches what is missing alone. */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMissing, ioError } from '../file/io-error.ts';
import { Syncs, syncFile } from '../file/syncs.ts';

const listFile = 'files.jsonl';

/** A file that was downloaded, or is about to get its names. */
export interface ListedFile {
  /** The server's number of the file. */
  readonly id: number;
  /** The header of its encryption: another one is another content. */
  readonly header: string;
  /** Its names in the folder; of a live photo two. */
  readonly names: readonly string[];
}

/** The list. A line that was cut by a kill is ignored. */
export class DownloadList {
  readonly #path: string;
  readonly #syncs: Syncs;
  readonly #files = new Map<number, ListedFile>();

  /**
   * @param folder where the list is
   * @throws LockstepError `io_error`
   */
  constructor(folder: string) {
    this.#path = join(folder, listFile);
    this.#syncs = new Syncs(() => syncFile(this.#path));
    for (const line of readLines(this.#path)) {
      const file = readLine(line);
      if (file) this.#files.set(file.id, file);
    }
  }

  /** What the list says of a file with this content. */
  find(id: number, header: string): ListedFile | undefined {
    const file = this.#files.get(id);
    return file?.header === header ? file : undefined;
  }

  /** All names in the list. */
  names(): string[] {
    return Array.from(this.#files.values(), ({ names }) => names).flat();
  }

  /**
   * Writes a file to the list, before it gets its names. Several that are written together wait for the disk together.
   * @returns when the line survives a loss of power
   * @throws LockstepError `io_error`
   */
  async add(file: ListedFile): Promise<void> {
    try {
      // A line of its own, whatever was cut before.
      appendFileSync(this.#path, `\n${JSON.stringify(file)}\n`, { mode: 0o600 });
    } catch (error) {
      throw ioError('write', this.#path, error);
    }
    this.#files.set(file.id, file);
    await this.#syncs.wait();
  }
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch (error) {
    if (isMissing(error)) return [];
    throw ioError('read', path, error);
  }
}

function readLine(line: string): ListedFile | undefined {
  try {
    const { id, header, names } = JSON.parse(line) as Partial<ListedFile>;
    const isWhole =
      typeof id === 'number' &&
      typeof header === 'string' &&
      Array.isArray(names) &&
      names.every((name) => typeof name === 'string' && !/[/\\\0]/.test(name) && name !== '..' && name !== '.');
    return isWhole ? { id, header, names } : undefined;
  } catch {
    return undefined;
  }
}
