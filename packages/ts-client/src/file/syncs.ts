/** Waits for the disk that are joined, and waits that others do not have to share. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { LockstepError } from '../errors.ts';
import { isMissing, nameFailures } from './io-error.ts';
import { syncFolder } from './new-file.ts';
import { Turns } from './turns.ts';

/** Something that is brought to the disk again and again. Callers that ask while a sync runs share the next one. */
export class Syncs {
  readonly #sync: () => Promise<void>;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;

  constructor(sync: () => Promise<void>) {
    this.#sync = sync;
  }

  /**
   * Waits until all that was written before this call is on the disk.
   * @throws what the sync throws
   */
  wait(): Promise<void> {
    // The one that runs may have begun before what this caller wrote.
    return (this.#next ??= this.#after(this.#running));
  }

  async #after(running: Promise<void>): Promise<void> {
    await running.catch(() => undefined); // Reported to those who asked for it.
    const sync = this.#sync();
    [this.#running, this.#next] = [sync, null];
    return sync;
  }
}

/**
 * Waits until the bytes of a file are on the disk.
 * @throws LockstepError `io_error`
 */
export async function syncFile(path: string): Promise<void> {
  await nameFailures('write', path, async () => {
    const file = await open(path, 'r');
    try {
      await file.datasync();
    } finally {
      await file.close();
    }
  });
}

/** The syncs of a folder's new files. Two run at a time, since each takes a thread of Node's four. */
export class LateSyncs {
  readonly #folder: string;
  readonly #names: Syncs;
  readonly #turns = new Turns(2);
  readonly #begun = new Map<string, Promise<void>>();

  constructor(folder: string) {
    this.#folder = folder;
    this.#names = new Syncs(() => nameFailures('write', folder, () => syncFolder(folder)));
  }

  /** Begins to bring a file to the disk, whose bytes are written and which has its name. */
  begin(name: string): void {
    const sync = this.#sync(name);
    sync.catch(() => undefined); // Reported where it is waited for.
    this.#begun.set(name, sync);
  }

  /**
   * Waits until a file is on the disk. What an earlier process wrote is synced now: a kill may have come before its sync.
   * @throws LockstepError `io_error`; not for a file that is gone
   */
  async end(name: string): Promise<void> {
    if (!this.#begun.has(name)) this.begin(name);
    await this.#begun.get(name);
  }

  /** For a file that is deleted. */
  forget(name: string): void {
    this.#begun.delete(name);
  }

  async #sync(name: string): Promise<void> {
    const path = join(this.#folder, name);
    // One that was deleted meanwhile needs nothing.
    await this.#turns.run(async () => {
      try {
        if (this.#begun.has(name)) await syncFile(path);
      } catch (error) {
        if (!(error instanceof LockstepError && isMissing(error.cause))) throw error;
      }
    });
    if (this.#begun.has(name)) await this.#names.wait();
  }
}
