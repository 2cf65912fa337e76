/** The shared databases that a testee has open. */
import { SharedDatabaseConnection } from '../database/shared-database.ts';
import { LockCoordinator } from '../locks/lock-coordinator.ts';
import { UploadRecords } from '../locks/upload-records.ts';

// Enough for a run's databases, few enough for a process's file descriptors.
const mostOpen = 16;

interface OpenDatabase {
  readonly connection: SharedDatabaseConnection;
  readonly locks: LockCoordinator;
  readonly records: UploadRecords;
}

/** Connections that stay open between requests, the one asked last at the end. */
export class OpenDatabases {
  readonly #open = new Map<string, OpenDatabase>();

  /** The database at a path. */
  at(path: string): OpenDatabase {
    let found = this.#open.get(path);
    this.#open.delete(path);
    if (found && !found.connection.isCurrent) {
      found.connection.close();
      found = undefined;
    }
    found ??= this.#connect(path);
    this.#open.set(path, found);
    const [oldest] = this.#open;
    if (this.#open.size > mostOpen && oldest) {
      this.#open.delete(oldest[0]);
      oldest[1].connection.close();
    }
    return found;
  }

  #connect(path: string): OpenDatabase {
    const connection = new SharedDatabaseConnection(path);
    return { connection, locks: new LockCoordinator(connection), records: new UploadRecords(connection) };
  }
}
