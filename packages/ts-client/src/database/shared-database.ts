/** The shared database: opened, told from others, brought to the schema, and asked in short transactions. */
import { statSync } from 'node:fs';
import { SharedDatabase, SharedMigrations, type Answer, type Statement } from '@lockstep/spec';
import { LockstepError } from '../errors.ts';
import { isMissing } from '../file/io-error.ts';
import { Syncs, syncFile } from '../file/syncs.ts';
import { own } from '../own.ts';
import { fileError } from './copy.ts';
import { DatabaseError, databaseError } from './database-error.ts';
import { refuseStrangers, versionOf } from './identify.ts';
import { systemPacing, type Pacing } from './pacing.ts';
import { isQuery, openSqlite, type SqliteConnection, type SqliteStatement, type SqlValue } from './sqlite.ts';

const shared = SharedDatabase.values;

/** A statement with its parameters. */
export interface Bound {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** Statements; a function makes them anew in each try, so that a time among them is that of the transaction. */
export type Script = readonly Bound[] | (() => readonly Bound[]);

/** What one statement of a script did: the rows of a query, the count of a change. */
export interface Outcome {
  readonly rows: readonly (readonly SqlValue[])[];
  readonly changes: number;
}

/** What a statement of the spec answers, with rows of the type `R`. */
export type Answered<R, A extends Answer> = { row: R | null; rows: R[]; changes: number }[A];

/** A number would be bound as a double, whose differences are not exact. */
function exact(value: SqlValue): SqlValue {
  return typeof value === 'number' ? BigInt(value) : value;
}

/** A statement of the spec with what it is given. */
export function bind<P extends object>({ sql, parameters }: Statement<P>, given: P): Bound {
  const values = given as Readonly<Record<string, SqlValue>>;
  const bound = Object.keys(parameters).map((name) => {
    const value = own(values, name) ?? null;
    // SQLite's own functions end a text there, and so do bindings of SQLite.
    if (typeof value === 'string' && value.includes('\0')) throw new LockstepError('invalid_argument', `${name} must not hold a NUL`);
    return value;
  });
  return { sql, parameters: bound };
}

/** What the outcome of a statement of the spec means. */
export function answerOf<P, R, A extends Answer>(statement: Statement<P, R, A>, { rows, changes }: Outcome): Answered<R, A> {
  if (statement.answers === 'changes') return changes as Answered<R, A>;
  const read = rows.map((row) => Object.fromEntries(statement.columns.map((name, index) => [name, row[index] ?? null])));
  return (statement.answers === 'rows' ? read : (read[0] ?? null)) as Answered<R, A>;
}

/** Throws unless SQLite, whose version is a text such as `3.8.3`, is new enough. */
export function requireSqlite(path: string, version: string, minimum: number = shared.minimumSQLite): void {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (major * 1_000_000 + minor * 1000 + patch >= minimum) return;
  const needed = [minimum / 1_000_000, (minimum / 1000) % 1000, minimum % 1000].map(Math.floor).join('.');
  throw new DatabaseError('olderSQLite', path, `SQLite is ${version}, and ${needed} is the oldest that will do`);
}

/** The numbers of the files that a database at a path is in; a -wal stays as long as anybody has the database open. */
function filesAt(path: string): string {
  const numbers = ['', '-wal'].map((end) => {
    try {
      const { dev, ino } = statSync(`${path}${end}`, { bigint: true });
      return `${dev}:${ino}`;
    } catch (error) {
      if (isMissing(error)) return '';
      throw fileError(path, 'looked at', error);
    }
  });
  return numbers.join();
}

/** A connection to the shared database. */
export class SharedDatabaseConnection {
  readonly path: string;
  readonly #connection: SqliteConnection;
  readonly #migrations: readonly (readonly string[])[];
  readonly #prepared = new Map<string, SqliteStatement>();
  readonly #files: string;
  readonly #pacing: Pacing;
  readonly #log: Syncs;
  /** Whether who makes changes durable waits for the disk afterwards. */
  #isSyncedLater = false;
  #isOpen = true;

  /**
   * Opens the database; an absent or empty file becomes a new one. A file that is not ours is left as it is.
   * @param migrations the schema's versions; the spec's, unless a test adds one
   * @param pacing how time passes while it waits for others
   * @throws DatabaseError
   */
  constructor(path: string, migrations = SharedMigrations.versions, pacing = systemPacing) {
    this.path = path.replace(/(?<=[^/])\/+$/, ''); // SQLite passes over a slash at the end; the system does not.
    this.#pacing = pacing;
    // SQLite has no lock on this file: to close another descriptor on it gives none back, as it would on the database.
    this.#log = new Syncs(() => syncFile(`${this.path}-wal`));
    this.#migrations = migrations;
    const isTold = refuseStrangers(this.path, migrations.length);
    this.#connection = this.#named(() => openSqlite(this.path));
    try {
      this.#setUp();
      // So that whoever opens it next sees whose it is, and need not copy it while others write.
      if (!isTold) this.#execute(shared.checkpoint);
      this.#files = filesAt(this.path);
    } catch (error) {
      this.#connection.close();
      throw error;
    }
  }

  #setUp(): void {
    // Even this asks for the file: another process may be making it.
    requireSqlite(this.path, String(this.#retrying(() => this.#rows(shared.libraryVersion, []))[0]?.[0]));
    // In one transaction: between two questions another process may bring the schema, so that the answers do not fit together.
    const version = this.#transaction('BEGIN', () => this.#look());
    if (version === 0) this.#execute(shared.journalMode);
    this.#execute(shared.connectionSetup);
    this.#execute(shared.fullSync);
    if (version === this.#migrations.length) return;
    this.#transaction('BEGIN IMMEDIATE', () => {
      // Another process may have done it meanwhile.
      for (const sql of this.#migrations.slice(this.#look()).flat()) this.#connection.exec(sql);
    });
  }

  /** The schema's version; throws where the file is not a database of Lockstep. Reads only. */
  #look(): number {
    const identity = {
      version: this.#number(shared.readVersion),
      application: this.#number(shared.readApplication),
      objects: this.#number(shared.countObjects),
    };
    return versionOf(this.path, identity, this.#migrations.length);
  }

  #number(sql: string): number {
    return Number(this.#rows(sql, [])[0]?.[0] ?? 0);
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

  /** Tries again while others write, with pauses that are random, so that nobody starves, until the spec's limit is over. */
  #retrying<T>(work: () => T): T {
    const limit = this.#pacing.now() + shared.busyLimit;
    for (;;) {
      try {
        return this.#named(work);
      } catch (error) {
        if (!(error instanceof DatabaseError) || error.reason !== 'busy' || this.#pacing.now() >= limit) throw error;
        this.#pacing.block(shared.busyPauseMinimum + Math.random() * (shared.busyPauseMaximum - shared.busyPauseMinimum));
      }
    }
  }

  #execute(sql: string): void {
    this.#retrying(() => this.#connection.exec(sql));
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

  /** Whether the files at the path are still those that were opened. */
  get isCurrent(): boolean {
    return filesAt(this.path) === this.#files;
  }

  /**
   * Runs statements in one transaction.
   * @param mode `write` takes the write lock at once, so that no statement fails halfway for want of it; `durable` also waits
   * until the change survives a loss of power
   * @throws DatabaseError; nothing has been changed then. `replaced` where another file has come in the place of this one
   */
  run(mode: 'read' | 'write' | 'durable', script: Script): Outcome[] {
    if (mode === 'durable' && !this.#isSyncedLater) {
      this.#execute(shared.durableSetup);
      try {
        return this.run('write', script);
      } finally {
        this.#execute(shared.connectionSetup);
      }
    }
    return this.#transaction(mode !== 'read' ? 'BEGIN IMMEDIATE' : 'BEGIN', () => {
      // Others see the file that is at the path: what is written to another one grants a lock twice.
      if (!this.isCurrent) throw new DatabaseError('replaced', this.path, 'it was deleted or replaced; open it again');
      // A newer program may have changed the schema since this one opened it.
      const version = this.#number(shared.readVersion);
      versionOf(this.path, { version, application: shared.applicationId, objects: 1 }, this.#migrations.length);
      const statements = typeof script === 'function' ? script() : script;
      return statements.map(({ sql, parameters }) => {
        if (isQuery(sql)) return { rows: this.#rows(sql, parameters), changes: 0 };
        return { rows: [], changes: Number(this.#statement(sql).run(...parameters.map(exact)).changes) };
      });
    });
  }

  /**
   * Does work whose durable changes wait for the disk together with those of others, while this thread continues: each commit
   * is in the log when it returns, and the log's sync makes durable whatever is in it.
   * @param work must not wait for anything
   * @returns what the work returns, when its changes survive a loss of power
   * @throws DatabaseError, what the work throws; LockstepError `io_error` where the log can't be brought to the disk
   */
  async durably<T>(work: () => T): Promise<T> {
    this.#isSyncedLater = this.#hasLog;
    let result: T;
    try {
      result = work();
    } finally {
      this.#isSyncedLater = false;
    }
    if (this.#hasLog) await this.#log.wait();
    return result;
  }

  /** Whether changes go to a log beside the database. */
  get #hasLog(): boolean {
    return !this.#files.endsWith(',');
  }

  /** Runs a statement of the spec in a transaction of its own. What it is given by a function is asked for in each try. */
  perform<P extends object, R, A extends Answer>(statement: Statement<P, R, A>, given: P | (() => P)): Answered<R, A> {
    const mode = statement.answers !== 'changes' ? 'read' : statement.durable ? 'durable' : 'write';
    const [outcome] = this.run(mode, () => [bind(statement, typeof given === 'function' ? given() : given)]);
    return answerOf(statement, outcome as Outcome);
  }

  /** Closes the connection. May be called more than once. */
  close(): void {
    if (this.#isOpen) this.#connection.close();
    this.#isOpen = false;
  }
}
