/** The shared databases that a testee has open. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { SharedDatabaseConnection } from '../database/shared-database.ts';
import { LockCoordinator } from '../locks/lock-coordinator.ts';
import { UploadRecords } from '../locks/upload-records.ts';

// Enough for a run's databases, few enough for a process's file descriptors.
const mostOpen = 16;

/** Whether SQLite would make a new database at a path. */
function isFree(path: string): boolean {
  return isAbsolute(path) && !['', '-wal', '-journal'].some((end) => existsSync(`${path}${end}`));
}

/**
 * Gives the bytes of one new database to all later ones. SQLite would make the same again and read all statements of the
 * schema for it, which takes three quarters of the time of opening.
 */
export class NewDatabases {
  #bytes: Uint8Array | undefined;

  /** Makes a new database at a path, where there is none. */
  provide(path: string): void {
    if (!isFree(path)) return;
    if (this.#bytes === undefined) {
      new SharedDatabaseConnection(path).close();
      this.#bytes = readFileSync(path);
      return;
    }
    try {
      writeFileSync(path, this.#bytes, { flag: 'wx' });
    } catch {
      // What is wrong with the path is the error of opening it, which comes next and says more.
    }
  }
}

/** Connections that stay open between requests, the one asked last at the end. */
export class OpenDatabases {
  readonly #open = new Map<string, SharedDatabaseConnection>();
  readonly #newDatabases: NewDatabases | undefined;

  /** @param newDatabases makes what is opened for the first time; SQLite does unless it is given */
  constructor(newDatabases?: NewDatabases) {
    this.#newDatabases = newDatabases;
  }

  /** The locks of the database at a path, at the time of a request. */
  locks(path: string, now = 0): LockCoordinator {
    return new LockCoordinator(this.#at(path), () => now);
  }

  /** The upload records of the database at a path, at the time of a request. */
  records(path: string, now = 0): UploadRecords {
    return new UploadRecords(this.#at(path), () => now);
  }

  /** The database at a path. */
  connection(path: string): SharedDatabaseConnection {
    return this.#at(path);
  }

  #at(path: string): SharedDatabaseConnection {
    let found = this.#open.get(path);
    this.#open.delete(path);
    if (found && !found.isCurrent) {
      found.close();
      found = undefined;
    }
    if (!found) {
      this.#newDatabases?.provide(path);
      found = new SharedDatabaseConnection(path);
    }
    this.#open.set(path, found);
    const [oldest] = this.#open;
    if (this.#open.size > mostOpen && oldest) {
      this.#open.delete(oldest[0]);
      oldest[1].close();
    }
    return found;
  }
}
