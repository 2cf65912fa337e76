/** The lock operations, each one short transaction on the shared database. */
import { LegacyDatabase, LockStatements, ProcessType, type CoordinationDecision, type NameIn } from '@lockstep/spec';
import { readLegacyDatabase } from '../database/legacy-database.ts';
import { systemClock, type Clock } from '../database/pacing.ts';
import { SharedDatabaseConnection, type Bound, type Outcome } from '../database/shared-database.ts';
import type { SqlValue } from '../database/sqlite.ts';
import { LockstepError } from '../errors.ts';

const sql = LockStatements.values;
const legacySql = LegacyDatabase.values;
const { members: wires } = ProcessType;

/** A kind of process. */
export type Owner = NameIn<typeof ProcessType>;

/** What a process may do beside those that are alive, and who decided so. */
export interface LockDecision {
  readonly decision: NameIn<typeof CoordinationDecision>;
  readonly because: string | null;
}

/** A lock as the table has it. */
export interface LockRow {
  readonly id: string;
  /** A kind of process; one that a newer program wrote, as it stands there. */
  readonly owner: string;
  readonly time: number;
}

const bound = (statement: string, ...parameters: SqlValue[]): Bound => ({ sql: statement, parameters });
// SQLite's own functions end a text at a NUL, and so do bindings of SQLite.
const holdsNul = (id: string): boolean => id.includes('\0');
const changes = (outcomes: readonly Outcome[], index: number): number => outcomes[index]?.changes ?? 0;
const ownerOf = (wire: SqlValue | undefined): string => (Object.keys(wires) as Owner[]).find((name) => wires[name] === wire) ?? String(wire);

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
    const lockStatements = locks.flatMap(({ id, owner, time }) => [bound(sql.drawToken, id), bound(sql.lock, id, owner, time)]);
    const keys = new Set(uploads.map((upload) => upload[legacySql.objectKeyIndex] ?? null));
    const statements = [
      ...lockStatements,
      ...uploads.map((upload) => bound(legacySql.importUpload, ...upload)),
      ...parts.map((part) => bound(legacySql.importPart, ...part)),
      ...[...keys].map((key) => bound(legacySql.noteImport, key)),
    ];
    if (statements.length === 0) return 0;
    const outcomes = this.#database.run('write', statements).slice(0, lockStatements.length);
    return outcomes.filter((outcome, index) => index % 2 === 1 && outcome.changes > 0).length;
  }

  /** Beats, then frees the owner's earlier locks, stale ones and those of the dead; returns how many. */
  start(owner: Owner): number {
    const outcomes = this.#database.run('write', () => {
      const now = this.#clock();
      return [bound(sql.beat, wires[owner], now), bound(sql.freeAtStart, wires[owner], now)];
    });
    return changes(outcomes, 1);
  }

  /** Whether an owner may run beside the owners that are alive. */
  decide(owner: Owner): LockDecision {
    const [row] = this.#database.run('read', () => [bound(sql.decide, wires[owner], this.#clock())])[0]?.rows ?? [];
    return row ? { decision: row[0] as LockDecision['decision'], because: ownerOf(row[1]) } : { decision: 'run', because: null };
  }

  /** Notes that an owner lives. */
  heartbeat(owner: Owner): void {
    this.#database.run('write', () => [bound(sql.beat, wires[owner], this.#clock())]);
  }

  /** Locks a photo that nobody has locked; returns the lock's token, or null where somebody has it. */
  acquire(id: string, owner: Owner): number | null {
    if (holdsNul(id)) throw new LockstepError('invalid_argument', 'id must not hold a NUL');
    const outcomes = this.#database.run('write', () => [
      bound(sql.drawToken, id),
      bound(sql.lock, id, wires[owner], this.#clock()),
      bound(sql.tokenOf, id),
    ]);
    return changes(outcomes, 1) === 1 ? Number(outcomes[2]?.rows[0]?.[0]) : null;
  }

  /** Whether a lock is still the owner's. */
  verify(id: string, owner: Owner, token: number): boolean {
    if (holdsNul(id)) return false;
    return this.#database.run('read', [bound(sql.verify, id, wires[owner], token)])[0]?.rows.length === 1;
  }

  /** Frees a lock if it is still the owner's; returns whether it was. */
  release(id: string, owner: Owner, token: number): boolean {
    if (holdsNul(id)) return false;
    return changes(this.#database.run('write', [bound(sql.release, id, wires[owner], token)]), 0) === 1;
  }

  /** Frees stale locks and those of dead owners; returns how many. */
  sweep(): number {
    return changes(this.#database.run('write', () => [bound(sql.sweep, this.#clock())]), 0);
  }

  /** Frees an owner's locks and forgets its heartbeat; returns how many. */
  stop(owner: Owner): number {
    return changes(this.#database.run('write', [bound(sql.freeAll, wires[owner]), bound(sql.forget, wires[owner])]), 0);
  }

  /** All locks and heartbeats. A row of a newer program is listed, too: its photo is locked like any other. */
  list(): { locks: LockRow[]; heartbeats: Omit<LockRow, 'id'>[] } {
    const [locks, heartbeats] = this.#database.run('read', [bound(sql.listLocks), bound(sql.listHeartbeats)]);
    return {
      locks: (locks?.rows ?? []).map(([id, owner, time]) => ({ id: String(id), owner: ownerOf(owner), time: Number(time) })),
      heartbeats: (heartbeats?.rows ?? []).map(([owner, time]) => ({ owner: ownerOf(owner), time: Number(time) })),
    };
  }

  /** Closes the database. */
  close(): void {
    this.#database.close();
  }
}
