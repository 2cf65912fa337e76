/** The shared container, in Node: database, folder of encrypted files, locks. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CommittedFileStatements,
  ProcessType,
  SharedDatabase,
  UploadProgressStatements,
  UploadState,
  type NameIn,
  type RefusalSubject,
} from '@lockstep/spec';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { SharedDatabaseConnection } from '../../database/shared-database.ts';
import { nameFailures } from '../../file/io-error.ts';
import { LockCoordinator, type Owner } from '../../locks/lock-coordinator.ts';
import { UploadRecords, type LockHold } from '../../locks/upload-records.ts';
import { withLock } from '../../locks/with-lock.ts';
import { RefusalCounters } from '../../monitoring/refusal-counters.ts';
import type { CommittedFiles, UploadContainer, UploadStatus } from '../container.ts';
import { cleanContainer } from './clean-container.ts';
import { NodeUploadFiles } from './upload-files.ts';
import { writerOf } from './upload-names.ts';

const { fileName, uploadsFolder } = SharedDatabase.values;
const { members: committedSql } = CommittedFileStatements;
const { members: stateSql } = UploadProgressStatements;
const pageRows = 1000;

/** How a container is opened. */
export interface ContainerOptions {
  readonly provider: CryptoProvider;
  /** The folder in which the database and the folder of encrypted files lie; made if missing. */
  readonly folder: string;
  readonly owner: Owner;
  /** Told of what does not end the work: a beat or a release that failed. */
  readonly failed?: (error: unknown) => void;
}

/** A container that is open. */
export class NodeUploadContainer implements UploadContainer {
  readonly owner: Owner;
  readonly folder: string;
  readonly files: NodeUploadFiles;
  readonly records: UploadRecords;
  readonly locks: LockCoordinator;
  readonly committed: CommittedFiles;
  readonly #database: SharedDatabaseConnection;
  readonly #failed: (error: unknown) => void;
  readonly #refusals: RefusalCounters;

  private constructor({ provider, folder, owner, failed = () => undefined }: ContainerOptions) {
    this.owner = owner;
    this.folder = join(folder, uploadsFolder);
    this.files = new NodeUploadFiles(provider, this.folder, owner);
    const database = new SharedDatabaseConnection(join(folder, fileName));
    this.#database = database;
    this.#failed = failed;
    this.#refusals = new RefusalCounters(database);
    this.records = new UploadRecords(database);
    this.locks = new LockCoordinator(database);
    this.committed = {
      withContent: (content_hash) => database.perform(committedSql.findContentAnywhere, { content_hash }),
      // One whose content was found under another photo's identifier has no row of its own.
      hasPhoto: (local_id) =>
        database.perform(committedSql.findLocalAnywhere, { local_id }).length > 0 ||
        database.perform(stateSql.read, { local_id })?.state === UploadState.members.done,
      write: (file) => void database.perform(committedSql.write, file),
      remove: (file_id, collection_id) => void database.perform(committedSql.remove, { file_id, collection_id }),
    };
  }

  /**
   * Opens a container.
   * @throws LockstepError `io_error`, DatabaseError
   */
  static async open(options: ContainerOptions): Promise<NodeUploadContainer> {
    await nameFailures('create', options.folder, () => mkdir(join(options.folder, uploadsFolder), { recursive: true }));
    return new NodeUploadContainer(options);
  }

  /**
   * What a process does when it starts: it beats, frees the locks of the owner's earlier life and those of the dead, and
   * removes what killed processes left in the folder.
   */
  async start(): Promise<void> {
    this.locks.start(this.owner);
    await this.clean(Date.now() * 1000);
  }

  /**
   * Removes what killed processes left in the folder.
   * @param now the clock, in microseconds since 1970
   * @returns how many files
   */
  clean(now: number): Promise<number> {
    return cleanContainer(this.#database, this.folder, this.owner, now);
  }

  durably<T>(change: () => T): Promise<T> {
    return this.#database.durably(change);
  }

  note({ localId, state, sentBytes, totalBytes, failure }: UploadStatus): void {
    this.#database.perform(stateSql.write, {
      local_id: localId,
      owner: ProcessType.members[this.owner],
      state: UploadState.members[state],
      sent_bytes: sentBytes,
      total_bytes: totalBytes,
      failure,
      updated_at: Date.now() * 1000,
    });
  }

  watch<T>(encryptedFileName: string, subject: NameIn<typeof RefusalSubject>, work: () => T): T {
    return this.#refusals.watch(writerOf(encryptedFileName), subject, work);
  }

  async withLock<T>(localId: string, work: (hold: LockHold) => Promise<T>): Promise<{ readonly value: T } | null> {
    const { owner } = this;
    const held = await withLock(this.locks, localId, owner, async ({ token }) => work({ owner, token }), { failed: this.#failed });
    return held.refused ? null : held;
  }

  /** Whether the table of committed files has any. */
  get knowsFiles(): boolean {
    return this.#database.perform(committedSql.changedSince, { updation_time: 0, limit: 1 }).length > 0;
  }

  /** Whether the table of committed files has some that no photo of this container is known to be: other devices sent them. */
  get knowsFilesOfOthers(): boolean {
    for (let updation_time = 0; ;) {
      // From a time on, so that a page begins with what the one before ended with.
      const rows = this.#database.perform(committedSql.changedSince, { updation_time, limit: pageRows });
      if (rows.some(({ local_id }) => local_id === null)) return true;
      const newest = rows.at(-1)?.updation_time ?? 0;
      if (rows.length < pageRows || newest <= updation_time) return false;
      updation_time = newest;
    }
  }

  /** Closes the database. */
  close(): void {
    this.#database.close();
  }
}
