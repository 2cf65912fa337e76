/** The shared databases that a testee has open. */
import { SharedDatabaseConnection } from '../database/shared-database.ts';
import { LockCoordinator } from '../locks/lock-coordinator.ts';
import { UploadRecords } from '../locks/upload-records.ts';

// Enough for a run's databases, few enough for a process's file descriptors.
const mostOpen = 16;

/** Connections that stay open between requests, the one asked last at the end. */
export class OpenDatabases {
  readonly #open = new Map<string, SharedDatabaseConnection>();

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
    found ??= new SharedDatabaseConnection(path);
    this.#open.set(path, found);
    const [oldest] = this.#open;
    if (this.#open.size > mostOpen && oldest) {
      this.#open.delete(oldest[0]);
      oldest[1].close();
    }
    return found;
  }
}
