/** The shared database: opened, told from others, brought to the schema, and asked in short transactions. */
import { existsSync, statSync } from 'node:fs';
import { LockStatements, SharedDatabase } from '@lockstep/spec';
import { DatabaseError, databaseError } from './database-error.ts';
import { openSqlite, type SqliteConnection, type SqliteStatement, type SqlValue } from './sqlite.ts';

const shared = SharedDatabase.values;
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** A statement with its parameters. */
export interface Bound {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** What one statement of a script did: the rows of a query, the count of a change. */
export interface Outcome {
  readonly rows: readonly (readonly SqlValue[])[];
  readonly changes: number;
}

/** Blocks this thread, as SQLite's own busy handler does. */
function pause(microseconds: number): void {
  Atomics.wait(sleeper, 0, 0, microseconds / 1000);
}

/** A number would be bound as a double, whose differences are not exact. */
function exact(value: SqlValue): SqlValue {
  return typeof value === 'number' ? BigInt(value) : value;
}

/** A connection to the shared database. */
export class SharedDatabaseConnection {
  readonly path: string;
  readonly #connection: SqliteConnection;
  readonly #prepared = new Map<string, SqliteStatement>();
  readonly #inode: number;

  /**
   * Opens the database; an absent or empty file becomes a new one. A file that is not ours is left as it is.
   * @throws DatabaseError
   */
  constructor(path: string) {
    this.path = path;
    this.#connection = this.#named(() => openSqlite(path));
    try {
      this.#setUp();
    } catch (error) {
      this.#connection.close();
      throw error;
    }
    this.#inode = statSync(path).ino;
  }

  #setUp(): void {
    const version = this.#retrying(() => this.#look());
    if (version === shared.schemaVersion) this.#connection.exec(shared.connectionSetup);
    else this.#migrate();
  }

  /** The schema's version; throws where the file is none of ours. Reads only. */
  #look(): number {
    const [version = 0] = this.#numbers(LockStatements.values.schemaVersion);
    const [application = 0] = this.#numbers(LockStatements.values.applicationId);
    const [objects = 0] = this.#numbers(LockStatements.values.countObjects);
    if (application === 0 && version === 0 && objects === 0) return 0;
    if (application !== shared.applicationId) {
      throw new DatabaseError('foreign', this.path, 'this is another database; choose another path');
    }
    this.#requireVersion(version);
    return version;
  }

  #requireVersion(version: number): void {
    if (version <= shared.schemaVersion) return;
    const message = `its schema is version ${version} and this program knows ${shared.schemaVersion}; update the program`;
    throw new DatabaseError('newerSchema', this.path, message);
  }

  #migrate(): void {
    this.#retrying(() => this.#connection.exec(shared.journalMode));
    this.#connection.exec(shared.connectionSetup);
    this.#transaction('BEGIN IMMEDIATE', () => {
      if (this.#look() !== 0) return; // Another process made it meanwhile.
      for (const sql of shared.migration1.split(shared.statementSeparator)) this.#connection.exec(sql);
    });
  }

  #numbers(sql: string): number[] {
    return this.#rows(sql, []).map(([value]) => Number(value));
  }

  #rows(sql: string, parameters: readonly SqlValue[]): SqlValue[][] {
    return this.#statement(sql)
      .all(...parameters.map(exact))
      .map((row) => Object.values(row));
  }

  #statement(sql: string): SqliteStatement {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const made = this.#connection.prepare(sql);
    this.#prepared.set(sql, made);
    return made;
  }

  #named<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw databaseError(this.path, error);
    }
  }

  /** Tries again while others write, with pauses that are random, so that nobody starves. */
  #retrying<T>(work: () => T): T {
    const limit = performance.now() + shared.busyLimit / 1000;
    for (;;) {
      try {
        return this.#named(work);
      } catch (error) {
        if (!(error instanceof DatabaseError) || error.reason !== 'busy' || performance.now() >= limit) throw error;
        pause(shared.busyPauseMinimum + Math.random() * (shared.busyPauseMaximum - shared.busyPauseMinimum));
      }
    }
  }

  #transaction<T>(begin: string, work: () => T): T {
    return this.#retrying(() => {
      this.#connection.exec(begin);
      try {
        const result = work();
        this.#connection.exec('COMMIT');
        return result;
      } catch (error) {
        try {
          this.#connection.exec('ROLLBACK');
        } catch {
          // SQLite has rolled back by itself.
        }
        throw error;
      }
    });
  }

  /** Whether the file at the path is still the one that was opened. */
  get isCurrent(): boolean {
    return existsSync(this.path) && statSync(this.path).ino === this.#inode;
  }

  /**
   * Runs statements in one transaction.
   * @param mode `write` takes the write lock at once, so that no statement fails halfway for want of it
   * @throws DatabaseError; nothing has been changed then
   */
  run(mode: 'read' | 'write', statements: readonly Bound[]): Outcome[] {
    return this.#transaction(mode === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN', () => {
      this.#requireVersion(this.#numbers(LockStatements.values.schemaVersion)[0] ?? 0);
      return statements.map(({ sql, parameters }) => {
        if (/^(SELECT|WITH|PRAGMA)/.test(sql)) return { rows: this.#rows(sql, parameters), changes: 0 };
        return { rows: [], changes: Number(this.#statement(sql).run(...parameters.map(exact)).changes) };
      });
    });
  }

  /** Closes the connection. */
  close(): void {
    this.#connection.close();
  }
}
