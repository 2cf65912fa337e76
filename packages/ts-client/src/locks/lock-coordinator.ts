/** The lock operations, each one short transaction on the shared database. */
import {
  HeartbeatStatements,
  ImportedUploadStatements,
  LegacyPartStatements,
  LegacyUploadStatements,
  LockStatements,
  PolicyStatements,
} from '@lockstep/spec';
import { ProcessType, type CoordinationDecision, type NameIn } from '@lockstep/spec';
import { readLegacyDatabase } from '../database/legacy-database.ts';
import { systemClock, type Clock } from '../database/pacing.ts';
import { SharedDatabaseConnection, answerOf, bind, type Outcome } from '../database/shared-database.ts';
import { LockstepError } from '../errors.ts';

const { members: statements } = LockStatements;
const { members: beats } = HeartbeatStatements;
const { members: wires } = ProcessType;

/** A kind of process. */
export type Owner = NameIn<typeof ProcessType>;

/** What a process may do beside those that are alive, and who decided so. */
export interface LockDecision {
  readonly decision: NameIn<typeof CoordinationDecision>;
  readonly because: Owner | null;
}

/** A lock as the table has it. */
export interface LockRow {
  readonly id: string;
  /** A kind of process; one that a newer program wrote, as it stands there. */
  readonly owner: string;
  readonly time: number;
}

// SQLite's own functions end a text at a NUL, and so do bindings of SQLite.
const holdsNul = (id: string): boolean => id.includes('\0');
const changes = (outcomes: readonly Outcome[], index: number): number => outcomes[index]?.changes ?? 0;
const ownerOf = (wire: string): string => (Object.keys(wires) as Owner[]).find((name) => wires[name] === wire) ?? String(wire);

/**
 * Locks and heartbeats of one database. The clock is read in each try of a transaction: a time that was read before others let
 * go of the database would make the living look dead.
 */
export class LockCoordinator {
  readonly #database: SharedDatabaseConnection;
  readonly #clock: Clock;

  /**
   * @param database a connection that others may use too, or the path of a database to open; an absent one is made
   * @param clock microseconds since 1970
   * @throws DatabaseError
   */
  constructor(database: SharedDatabaseConnection | string, clock: Clock = systemClock) {
    this.#database = typeof database === 'string' ? new SharedDatabaseConnection(database) : database;
    this.#clock = clock;
  }

  /** The database's file. */
  get path(): string {
    return this.#database.path;
  }

  /** Whether the files at the path are still those that were opened. */
  get isCurrent(): boolean {
    return this.#database.isCurrent;
  }

  /**
   * Copies what this database lacks of an old one, in one transaction: locks, and multipart uploads that were begun.
   * @returns how many locks were copied
   */
  migrate(legacy: string): number {
    const { locks, uploads, parts } = readLegacyDatabase(legacy);
    const lockStatements = locks.flatMap((lock) => [bind(statements.drawToken, lock), bind(statements.lock, lock)]);
    const keys = new Set(uploads.flatMap(({ object_key: key }) => (key === null ? [] : [key])));
    const script = [
      ...lockStatements,
      ...uploads.map((upload) => bind(LegacyUploadStatements.members.importInto, upload)),
      ...parts.map((part) => bind(LegacyPartStatements.members.importInto, part)),
      ...[...keys].map((key) => bind(ImportedUploadStatements.members.note, { object_key: key })),
    ];
    if (script.length === 0) return 0;
    const outcomes = this.#database.run('write', script).slice(0, lockStatements.length);
    return outcomes.filter((outcome, index) => index % 2 === 1 && outcome.changes > 0).length;
  }

  /** Beats, then frees the owner's earlier locks, stale ones and those of the dead; returns how many. */
  start(owner: Owner): number {
    const outcomes = this.#database.run('write', () => {
      const now = this.#clock();
      return [bind(beats.beat, { owner: wires[owner], time: now }), bind(statements.freeAtStart, { owner: wires[owner], now })];
    });
    return changes(outcomes, 1);
  }

  /** Whether an owner may run beside the owners that are alive. */
  decide(owner: Owner): LockDecision {
    const found = this.#database.perform(PolicyStatements.members.decide, () => ({ owner: wires[owner], now: this.#clock() }));
    return found ? { decision: found.decision, because: ownerOf(found.because) as Owner } : { decision: 'run', because: null };
  }

  /** Notes that an owner lives. */
  heartbeat(owner: Owner): void {
    this.#database.perform(beats.beat, () => ({ owner: wires[owner], time: this.#clock() }));
  }

  /** Locks a photo that nobody has locked; returns the lock's token, or null where somebody has it. */
  acquire(id: string, owner: Owner): number | null {
    if (holdsNul(id)) throw new LockstepError('invalid_argument', 'id must not hold a NUL');
    const wire = wires[owner];
    const outcomes = this.#database.run('write', () => [
      bind(statements.drawToken, { id }),
      bind(statements.lock, { id, owner: wire, time: this.#clock() }),
      bind(statements.find, { id, owner: wire }),
    ]);
    const [, , found] = outcomes;
    return changes(outcomes, 1) === 1 && found ? Number(answerOf(statements.find, found)?.token) : null;
  }

  /** Whether a lock is still the owner's. */
  verify(id: string, owner: Owner, token: number): boolean {
    return !holdsNul(id) && this.#database.perform(statements.verify, { id, owner: wires[owner], token }) !== null;
  }

  /** Frees a lock if it is still the owner's; returns whether it was. */
  release(id: string, owner: Owner, token: number): boolean {
    return !holdsNul(id) && this.#database.perform(statements.release, { id, owner: wires[owner], token }) === 1;
  }

  /** Frees stale locks and those of dead owners; returns how many. */
  sweep(): number {
    return this.#database.perform(statements.sweep, () => ({ now: this.#clock() }));
  }

  /** Frees an owner's locks and forgets its heartbeat; returns how many. */
  stop(owner: Owner): number {
    const given = { owner: wires[owner] };
    return changes(this.#database.run('write', [bind(statements.freeAll, given), bind(beats.forget, given)]), 0);
  }

  /** All locks and heartbeats. A row of a newer program is listed, too: its photo is locked like any other. */
  list(): { locks: LockRow[]; heartbeats: Omit<LockRow, 'id'>[] } {
    const [locks, heartbeats] = this.#database.run('read', [bind(statements.list, {}), bind(beats.list, {})]) as [Outcome, Outcome];
    return {
      locks: answerOf(statements.list, locks).map(({ id, owner, time }) => ({ id: String(id), owner: ownerOf(owner), time: Number(time) })),
      heartbeats: answerOf(beats.list, heartbeats).map(({ owner, time }) => ({ owner: ownerOf(owner), time: Number(time) })),
    };
  }

  /** Closes the database. */
  close(): void {
    this.#database.close();
  }
}
