/** Accounts, their tokens, plans and quotas. */
import { randomBytes } from 'node:crypto';
import type { KeyAttributes } from '@lockstep/ts-client';
import { defaultQuotaBytes } from '../settings.ts';
import type { Database } from './database.ts';

/** An account. */
export interface Account {
  readonly id: number;
  readonly email: string;
  /** null until the account's keys are set: then it can make no collection. */
  readonly keyAttributes: KeyAttributes | null;
  /** How many bytes the plan allows. */
  readonly quotaBytes: number;
  /** Whether the account has a plan that has not expired. */
  readonly isPaid: boolean;
  /** The bytes of all files, those in the trash among them. */
  readonly usedBytes: number;
}

/** What a new account may be told. */
export type NewAccount = Partial<Pick<Account, 'email' | 'keyAttributes' | 'quotaBytes'>>;

interface Row {
  readonly id: number;
  readonly email: string;
  readonly key_attributes: string | null;
  readonly quota: number;
  readonly is_paid: number;
  readonly used: number;
}

const tokenBytes = 32;

/** All accounts of a simulator. */
export class Accounts {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Makes an account; returns its number and a token. */
  make({ email, keyAttributes = null, quotaBytes = defaultQuotaBytes }: NewAccount): { readonly id: number; readonly token: string } {
    return this.#database.transaction(() => {
      const id = this.#database.nextNumber('account');
      const attributes = keyAttributes && JSON.stringify(keyAttributes);
      this.#database.run('insert into accounts values (?, ?, ?, ?, 1, 0)', id, email ?? `account-${id}@example.org`, attributes, quotaBytes);
      return { id, token: this.makeToken(id) };
    });
  }

  /** Makes another token of an account. */
  makeToken(id: number): string {
    const token = randomBytes(tokenBytes).toString('base64url');
    this.#database.run('insert into tokens values (?, ?)', token, id);
    return token;
  }

  /** Makes a token unknown. */
  forgetToken(token: string): void {
    this.#database.run('delete from tokens where token = ?', token);
  }

  /** The account of a token. */
  ofToken(token: string): number | undefined {
    return this.#database.get<{ account: number }>('select account from tokens where token = ?', token)?.account;
  }

  /** @throws where there is no such account */
  get(id: number): Account {
    const row = this.#database.get<Row>('select * from accounts where id = ?', id);
    if (!row) throw new Error(`the simulator has no account ${id}`);
    return {
      id,
      email: row.email,
      keyAttributes: row.key_attributes === null ? null : (JSON.parse(row.key_attributes) as KeyAttributes),
      quotaBytes: row.quota,
      isPaid: row.is_paid !== 0,
      usedBytes: row.used,
    };
  }

  /** Changes what an account may use. */
  setPlan(id: number, plan: Partial<Pick<Account, 'quotaBytes' | 'isPaid' | 'usedBytes'>>): void {
    const { quotaBytes, isPaid, usedBytes } = { ...this.get(id), ...plan };
    this.#database.run('update accounts set quota = ?, is_paid = ?, used = ? where id = ?', quotaBytes, Number(isPaid), usedBytes, id);
  }

  /** Counts bytes that an account uses more, or fewer. */
  use(id: number, bytes: number): void {
    this.#database.run('update accounts set used = used + ? where id = ?', bytes, id);
  }
}
