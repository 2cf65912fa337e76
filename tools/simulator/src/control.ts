/** What a test may ask of a simulator and do to it, beside the calls of clients. */
import { randomUUID } from 'node:crypto';
import type { Fault, Faults, ReadFault } from './faults/fault.ts';
import type { LogEntry, LogFilter, RequestLog } from './log.ts';
import type { Settings } from './settings.ts';
import type { Account, Accounts, NewAccount } from './state/accounts.ts';
import type { Collection, CollectionRequest, Collections } from './state/collections.ts';
import type { Entry, Files, StoredFile } from './state/files.ts';
import type { MultipartUploads } from './storage/multipart-uploads.ts';
import type { Objects, StoredObject } from './storage/objects.ts';

/** A committed file, and the collections that it is or was in. */
export interface CommittedFile extends StoredFile {
  readonly entries: readonly Entry[];
}

/** The parts of a simulator that a test reaches. */
export interface ControlParts {
  readonly accounts: Accounts;
  readonly collections: Collections;
  readonly files: Files;
  readonly objects: Objects;
  readonly uploads: MultipartUploads;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly settings: () => Settings;
  readonly setSettings: (settings: Settings) => void;
}

/** Each method takes and returns what JSON can hold, so that it can be called from another process, too. */
export class Control {
  readonly #parts: ControlParts;

  constructor(parts: ControlParts) {
    this.#parts = parts;
  }

  /** Changes some settings; returns them all. */
  configure(settings: Partial<Settings>): Settings {
    this.#parts.setSettings({ ...this.#parts.settings(), ...settings });
    return this.#parts.settings();
  }

  /** Asks for faults. */
  addFaults(faults: readonly Fault[]): void {
    this.#parts.faults.add(...faults);
  }

  /** Takes back the faults that are still to happen. */
  clearFaults(): void {
    this.#parts.faults.clear();
  }

  /** The faults that are still to happen. */
  pendingFaults(): readonly ReadFault[] {
    return this.#parts.faults.pending();
  }

  /** The log's entries that agree with a filter. */
  logEntries(filter: LogFilter = {}): readonly LogEntry[] {
    return this.#parts.log.entries(filter);
  }

  /** Empties the log. */
  clearLog(): void {
    this.#parts.log.clear();
  }

  /** Makes an account; returns its number and a token. */
  makeAccount(account: NewAccount = {}): { readonly id: number; readonly token: string } {
    return this.#parts.accounts.make(account);
  }

  /** Makes another token of an account. */
  makeToken(account: number): string {
    return this.#parts.accounts.makeToken(account);
  }

  /** Makes a token unknown, as a log-out does. */
  forgetToken(token: string): void {
    this.#parts.accounts.forgetToken(token);
  }

  /** An account. */
  account(id: number): Account {
    return this.#parts.accounts.get(id);
  }

  /** Changes what an account may use, and what it is said to use. */
  setPlan(id: number, plan: Partial<Pick<Account, 'quotaBytes' | 'isPaid' | 'usedBytes'>>): void {
    this.#parts.accounts.setPlan(id, plan);
  }

  /** Makes a collection. */
  makeCollection(owner: number, request: CollectionRequest): Collection {
    return this.#parts.collections.make(owner, request);
  }

  /** Shares a collection. @param encryptedKey its key, sealed for the public key of the account, base64 */
  shareCollection(id: number, account: number, encryptedKey: string): void {
    this.#parts.collections.share(id, account, encryptedKey);
  }

  /** Deletes a collection; files that were in no other one go to the trash. */
  deleteCollection(id: number): void {
    this.#parts.files.deleteCollection(id);
  }

  /** All committed files, by their numbers. */
  files(): readonly CommittedFile[] {
    return this.#parts.files.all().map((file) => ({ ...file, entries: this.#parts.files.entriesOf(file.id) }));
  }

  trashFiles(ids: readonly number[]): void {
    this.#parts.files.trash(ids);
  }

  restoreFiles(ids: readonly number[]): void {
    this.#parts.files.restore(ids);
  }

  /** Deletes files for good. */
  deleteFiles(ids: readonly number[]): void {
    this.#parts.files.delete(ids);
  }

  /** All objects in the storage, committed or not, by their keys. */
  storedObjects(): readonly StoredObject[] {
    return this.#parts.objects.keys().flatMap((key) => this.#parts.objects.find(key) ?? []);
  }

  /** Removes an object from the storage. */
  async removeObject(key: string): Promise<void> {
    await this.#parts.objects.remove(key);
  }

  /** Makes an object of a size that nobody would send in a test; its bytes are all 0, and take no space. */
  async makeSparseObject(key: string, size: number): Promise<void> {
    const name = await this.#parts.objects.files.makeSparse(size);
    await this.#parts.objects.put(key, { name, size, md5: Buffer.from(randomUUID().replaceAll('-', ''), 'hex') });
  }

  /** Aborts the multipart uploads of a key that wait for parts. */
  async abortUploads(key: string): Promise<void> {
    await this.#parts.uploads.abort(key);
  }
}
