/** Collections, and with whom they are shared. */
import type { Clock } from '../clock.ts';
import type { Accounts } from './accounts.ts';
import type { Database } from './database.ts';

/** What a collection was made with. */
export interface CollectionRequest {
  readonly encryptedKey: string;
  readonly keyDecryptionNonce: string;
  readonly encryptedName: string;
  readonly nameDecryptionNonce: string;
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A collection. */
export interface Collection extends CollectionRequest {
  readonly id: number;
  readonly owner: number;
  readonly updationTime: number;
  readonly isDeleted: boolean;
}

/** With whom a collection is shared: its key is sealed for the public key of that account. */
export interface Share {
  readonly account: number;
  readonly encryptedKey: string;
  readonly updationTime: number;
}

interface Row {
  readonly id: number;
  readonly owner: number;
  readonly request: string;
  readonly updation_time: number;
  readonly is_deleted: number;
}

/** All collections of a simulator. */
export class Collections {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #accounts: Accounts;

  constructor(database: Database, clock: Clock, accounts: Accounts) {
    this.#database = database;
    this.#clock = clock;
    this.#accounts = accounts;
  }

  make(owner: number, request: CollectionRequest): Collection {
    return this.#database.transaction(() => {
      const id = this.#database.nextNumber('account');
      const updationTime = this.#clock.tick();
      this.#database.run('insert into collections values (?, ?, ?, ?, 0)', id, owner, JSON.stringify(request), updationTime);
      return { ...request, id, owner, updationTime, isDeleted: false };
    });
  }

  find(id: number): Collection | undefined {
    const row = this.#database.get<Row>('select * from collections where id = ?', id);
    return row && fromRow(row);
  }

  /** The collections of an account that changed after a time, each with the key as that account has it. */
  changedFor(account: number, sinceTime: number): readonly { readonly collection: Collection; readonly share: Share | undefined }[] {
    const rows = this.#database.all<Row>(
      'select * from collections where owner = ? or id in (select collection from shares where account = ?)',
      account,
      account,
    );
    return rows
      .map(fromRow)
      .map((collection) => ({ collection, share: this.shares(collection.id).find((one) => one.account === account) }))
      .filter(({ collection, share }) => Math.max(collection.updationTime, share?.updationTime ?? 0) > sinceTime);
  }

  /** Whether an account may see what is in a collection. */
  isVisibleTo(account: number, { id, owner, isDeleted }: Collection): boolean {
    return !isDeleted && (owner === account || this.shares(id).some((share) => share.account === account));
  }

  shares(id: number): readonly Share[] {
    const rows = this.#database.all<{ account: number; encrypted_key: string; updation_time: number }>(
      'select * from shares where collection = ?',
      id,
    );
    return rows.map((row) => ({ account: row.account, encryptedKey: row.encrypted_key, updationTime: row.updation_time }));
  }

  /** Shares a collection. @param encryptedKey its key, sealed for the account's public key, base64 */
  share(id: number, account: number, encryptedKey: string): void {
    this.#accounts.get(account);
    this.#database.run('insert or replace into shares values (?, ?, ?, ?)', id, account, encryptedKey, this.#clock.tick());
  }

  /** Marks a collection as deleted; what was in it goes to the trash with `Files`. */
  delete(id: number): void {
    this.#database.run('update collections set is_deleted = 1, updation_time = ? where id = ?', this.#clock.tick(), id);
  }

  /** Marks a collection as changed. */
  touch(id: number, time: number): void {
    this.#database.run('update collections set updation_time = ? where id = ?', time, id);
  }
}

function fromRow({ id, owner, request, updation_time, is_deleted }: Row): Collection {
  return { ...(JSON.parse(request) as CollectionRequest), id, owner, updationTime: updation_time, isDeleted: is_deleted !== 0 };
}
