/** Schedules of lock operations, whose answers follow from the protocol's words. */
import {
  locksAcquire,
  locksDecide,
  locksHeartbeat,
  locksList,
  locksMigrate,
  locksRelease,
  locksStart,
  locksStop,
  locksSweep,
  locksVerify,
} from '../locks.ts';
import { SharedDatabase } from '../database.ts';
import { inFolder, type CaseStep, type ExpectedCode, type Input, type Json } from './define-cases.ts';
import { LockTable, type OwnerName } from './lock-table.ts';

/** The name of the shared database in a case's folder. */
export const sharedFile = SharedDatabase.values.fileName;

/** Puts a schedule together. Where an operation may change the tables, all that is in them is asked for next. */
export class Schedule {
  readonly steps: CaseStep[] = [];
  readonly #file: string;
  #table = new LockTable();

  /** @param file the name of the database in the folder */
  constructor(file: string = sharedFile) {
    this.#file = file;
  }

  #ask({ name }: { readonly name: string }, args: Readonly<Record<string, Input>>, result: Json): this {
    this.steps.push({ op: name, args: { db: inFolder(this.#file), ...args }, answer: { result } });
    return this;
  }

  #change(operation: { readonly name: string }, args: Readonly<Record<string, Input>>, result: Json): this {
    return this.#ask(operation, args, result).list();
  }

  start(owner: OwnerName, now: number): this {
    return this.#change(locksStart, { owner, now }, this.#table.start(owner, now));
  }

  decide(owner: OwnerName, now: number): this {
    return this.#ask(locksDecide, { owner, now }, this.#table.decide(owner, now));
  }

  heartbeat(owner: OwnerName, now: number): this {
    return this.#change(locksHeartbeat, { owner, now }, this.#table.heartbeat(owner, now));
  }

  acquire(id: string, owner: OwnerName, now: number): this {
    return this.#change(locksAcquire, { id, owner, now }, this.#table.acquire(id, owner, now));
  }

  verify(id: string, owner: OwnerName, token: number): this {
    return this.#ask(locksVerify, { id, owner, token }, this.#table.verify(id, owner, token));
  }

  release(id: string, owner: OwnerName, token: number): this {
    return this.#change(locksRelease, { id, owner, token }, this.#table.release(id, owner, token));
  }

  sweep(now: number): this {
    return this.#change(locksSweep, { now }, this.#table.sweep(now));
  }

  stop(owner: OwnerName): this {
    return this.#change(locksStop, { owner }, this.#table.stop(owner));
  }

  /** @param readable the locks of the old database that can be read, in the order of its rows */
  migrate(legacy: string, now: number, readable: readonly (readonly [string, OwnerName, number])[]): this {
    return this.#change(locksMigrate, { legacy: inFolder(legacy), now }, this.#table.migrate(readable));
  }

  list(): this {
    return this.#ask(locksList, {}, this.#table.list());
  }

  /** An operation that is refused, and changes nothing. */
  refused({ name }: { readonly name: string }, args: Readonly<Record<string, Input>>, error: ExpectedCode): this {
    this.steps.push({ op: name, args: { db: inFolder(this.#file), ...args }, answer: { error } });
    return this;
  }

  /** Somebody removes the database, with all that is in it. */
  remove(): this {
    this.steps.push({ remove: ['', '-wal', '-shm'].map((end) => this.#file + end) });
    this.#table = new LockTable();
    return this;
  }
}
