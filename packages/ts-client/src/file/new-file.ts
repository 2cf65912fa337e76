/** A file that appears whole or not at all, and never in the place of another. */
import { randomBytes } from 'node:crypto';
import { link, lstat, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UploadNames } from '@lockstep/spec';
import { LockstepError } from '../errors.ts';
import { ioError, nameFailures, systemCode } from './io-error.ts';
import type { FileOptions } from './options.ts';

// File systems without hard links (FAT, some network ones) answer with one of these.
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES']);

// Folders that we may write to but not read, and file systems that sync no folders.
const noFolderSync = new Set(['EACCES', 'EPERM', 'EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR']);

const { temporaryPrefix, separator, processDigits } = UploadNames.values;
// Whatever the owner is called: a name that only looks so does no harm. The bound keeps the temporary name within what systems take.
const owned = new RegExp(`^[^\\${separator}]{1,64}\\${separator}[0-9a-f]{${processDigits}}\\${separator}`);

/** The name of a temporary file. It says whose it is where the destination's name does. */
function temporaryName(destination: string): string {
  const [owner = ''] = owned.exec(basename(destination)) ?? [];
  return `${temporaryPrefix}${owner}${randomBytes(4).toString('hex')}.tmp`;
}

function alreadyExists(destination: string): LockstepError {
  return new LockstepError('already_exists', `${destination} exists already and was left as it is: choose another name`);
}

/** A new file under a temporary name beside its destination. */
export class NewFile {
  readonly #destination: string;
  readonly #temporary: string;
  readonly #file: FileHandle;
  #open = true;
  #published = false;

  private constructor(destination: string, temporary: string, file: FileHandle) {
    this.#destination = destination;
    this.#temporary = temporary;
    this.#file = file;
  }

  /**
   * Makes the temporary file, which only its owner can read.
   * @throws LockstepError `already_exists`, `io_error`
   */
  static async create(destination: string): Promise<NewFile> {
    await refuseExisting(destination);
    const temporary = join(dirname(destination), temporaryName(destination));
    const file = await nameFailures('create', destination, () => open(temporary, 'wx', 0o600));
    return new NewFile(destination, temporary, file);
  }

  /**
   * Appends bytes, which must not change until this is done.
   * @throws LockstepError `io_error`
   */
  async append(bytes: Uint8Array): Promise<void> {
    try {
      for (let at = 0; at < bytes.length;) {
        at += (await this.#file.write(bytes, at, bytes.length - at, null)).bytesWritten;
      }
    } catch (error) {
      throw ioError('write', this.#destination, error);
    }
  }

  /**
   * Replaces bytes that were appended before.
   * @param at where the first of them stands
   * @throws LockstepError `io_error`
   */
  async replace(bytes: Uint8Array, at: number): Promise<void> {
    await nameFailures('write', this.#destination, async () => {
      for (let done = 0; done < bytes.length;) {
        done += (await this.#file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
      }
    });
  }

  /**
   * Gives the file its name once its bytes are on the disk.
   * @param isSyncedLater whether it gets its name at once: the power may take bytes and name until the caller has synced both
   * @throws LockstepError `already_exists` where the destination appeared meanwhile, `io_error`
   */
  async publish({ isSyncedLater = false }: Pick<FileOptions, 'isSyncedLater'> = {}): Promise<void> {
    await nameFailures('write', this.#destination, async () => {
      if (!isSyncedLater) await this.#file.sync();
      await this.#close();
      await this.#takeName();
      if (!isSyncedLater) await this.#makeNameLast();
      this.#published = true;
    });
  }

  /** Removes the temporary file; for one that is given up. Does nothing to a published one. */
  async discard(): Promise<void> {
    if (this.#published) return;
    await this.#close().catch(() => {}); // What brought us here is what the caller should learn of.
    await rm(this.#temporary, { force: true });
  }

  /** Removes a file that was just published; for one of several that belong together. */
  async withdraw(): Promise<void> {
    await rm(this.#destination, { force: true });
  }

  async #close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#file.close();
  }

  async #takeName(): Promise<void> {
    try {
      await link(this.#temporary, this.#destination); // Unlike rename(2), refuses to replace.
    } catch (error) {
      const code = systemCode(error) ?? '';
      if (code === 'EEXIST') throw alreadyExists(this.#destination);
      if (!noLinks.has(code)) throw error;
      return await this.#takeNameByReservation();
    }
    try {
      await rm(this.#temporary, { force: true });
    } catch (error) {
      // The bytes have two names now. Neither may stay where an error says that there is no file.
      await rm(this.#destination, { force: true });
      throw error;
    }
  }

  /** Reserves the name with an empty file of our own, then replaces that. */
  async #takeNameByReservation(): Promise<void> {
    try {
      await (await open(this.#destination, 'wx', 0o600)).close();
    } catch (error) {
      throw systemCode(error) === 'EEXIST' ? alreadyExists(this.#destination) : error;
    }
    try {
      await rename(this.#temporary, this.#destination);
    } catch (error) {
      await rm(this.#destination, { force: true });
      throw error;
    }
  }

  async #makeNameLast(): Promise<void> {
    try {
      await syncFolder(dirname(this.#destination));
    } catch (error) {
      await rm(this.#destination, { force: true }); // Ours since #takeName: an error must leave nothing.
      throw error;
    }
  }
}

/**
 * Refuses a destination that exists, so that no work is done in vain.
 * @throws LockstepError `already_exists`, `io_error`
 */
export async function refuseExisting(destination: string): Promise<void> {
  try {
    await lstat(destination); // A dangling link is in the way, too.
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw ioError('create', destination, error);
  }
  throw alreadyExists(destination);
}

/**
 * Brings the names in a folder to the disk, where the system can.
 * @throws what the system throws
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // Folders can't be opened there.
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!noFolderSync.has(systemCode(error) ?? '')) throw error;
  }
}
