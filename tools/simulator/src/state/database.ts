/** The state on disk: one SQLite database, and the bytes of objects in files beside it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlite } from '@lockstep/ts-client/testing';

type Connection = ReturnType<typeof openSqlite>;
type Statement = ReturnType<Connection['prepare']>;
type Value = string | number | null;

// No user, collection or file has a number that another kind of thing has, as on the real server.
const firstAccountNumber = 1_580_559_962_386_438;
const firstFileNumber = 10_000_001;

const schema = `
create table if not exists numbers (kind text primary key, last integer not null) without rowid;
insert or ignore into numbers values ('account', ${firstAccountNumber - 1}), ('file', ${firstFileNumber - 1});
create table if not exists texts (name text primary key, value text not null) without rowid;
create table if not exists accounts (
  id integer primary key, email text not null, key_attributes text, quota integer not null, is_paid integer not null,
  used integer not null
);
create table if not exists tokens (token text primary key, account integer not null) without rowid;
create table if not exists collections (
  id integer primary key, owner integer not null, request text not null, updation_time integer not null,
  is_deleted integer not null default 0
);
create table if not exists shares (
  collection integer not null, account integer not null, encrypted_key text not null, updation_time integer not null,
  primary key (collection, account)
) without rowid;
create table if not exists files (
  id integer primary key, owner integer not null, file_header text not null, thumbnail_header text not null,
  metadata_data text, metadata_header text not null, public_magic text, file_size integer not null,
  thumbnail_size integer not null, place text not null default 'collections'
);
create table if not exists private_magic (file integer primary key, value text not null);
create table if not exists file_objects (
  object_key text primary key, file integer not null, kind text not null
) without rowid;
create index if not exists file_objects_by_file on file_objects (file, kind);
create table if not exists entries (
  collection integer not null, file integer not null, encrypted_key text not null, key_nonce text not null,
  added_at integer not null, updation_time integer not null, is_deleted integer not null default 0,
  primary key (collection, file)
) without rowid;
create index if not exists entries_by_time on entries (collection, updation_time);
create index if not exists entries_by_file on entries (file);
create table if not exists objects (object_key text primary key, etag text not null, size integer not null, stored_at integer not null) without rowid;
create table if not exists segments (
  object_key text not null, position integer not null, name text not null, size integer not null,
  primary key (object_key, position)
) without rowid;
create table if not exists uploads (id text primary key, object_key text not null, phase text not null, etag text) without rowid;
create table if not exists parts (
  upload text not null, number integer not null, name text not null, size integer not null, etag text not null,
  primary key (upload, number)
) without rowid;
`;

/** A simulator's folder that another one has. */
export class FolderInUse extends Error {
  constructor(folder: string, options: ErrorOptions) {
    super(`${folder} is in use by another simulator: stop it, or name another folder`, options);
  }
}

/** The database of a simulator's folder. One process has it at a time. */
export class Database {
  readonly #lock: Connection;
  readonly #connection: Connection;
  readonly #statements = new Map<string, Statement>();
  #isInTransaction = false;

  /**
   * Opens the database; it is made where there is none.
   * @throws FolderInUse
   */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#lock = lock(folder);
    this.#connection = openSqlite(join(folder, 'state.db'));
    // A killed process loses nothing; synchronous writes would only help against a power cut.
    this.#connection.exec('pragma journal_mode = wal; pragma synchronous = off;');
    this.#connection.exec(`begin immediate; ${schema} commit;`);
  }

  /** The rows that a statement returns. */
  all<R>(sql: string, ...values: Value[]): readonly R[] {
    return this.#prepare(sql).all(...values) as readonly R[];
  }

  /** The first row that a statement returns. */
  get<R>(sql: string, ...values: Value[]): R | undefined {
    return this.all<R>(sql, ...values)[0];
  }

  /** Runs a statement; returns how many rows it changed. */
  run(sql: string, ...values: Value[]): number {
    return Number(this.#prepare(sql).run(...values).changes);
  }

  /** Runs some work in one transaction, which an exception takes back. */
  transaction<T>(work: () => T): T {
    if (this.#isInTransaction) return work();
    this.#connection.exec('begin immediate');
    this.#isInTransaction = true;
    try {
      const result = work();
      this.#connection.exec('commit');
      return result;
    } catch (error) {
      this.#connection.exec('rollback');
      throw error;
    } finally {
      this.#isInTransaction = false;
    }
  }

  /** The next number of a kind of thing; none is given twice. */
  nextNumber(kind: 'account' | 'file'): number {
    const row = this.get<{ last: number }>('update numbers set last = last + 1 where kind = ? returning last', kind);
    if (!row) throw new Error(`the state has no numbers for ${kind}`);
    return row.last;
  }

  /** A text that is made once in the life of a state. */
  textOnce(name: string, make: () => string): string {
    this.run('insert or ignore into texts values (?, ?)', name, make());
    return this.get<{ value: string }>('select value from texts where name = ?', name)?.value ?? '';
  }

  /** The latest time that the state holds, in microseconds. */
  latestTime(): number {
    const row = this.get<{ latest: number | null }>(
      'select max(updation_time) as latest from (select updation_time from collections union all select updation_time from entries union all select updation_time from shares)',
    );
    return row?.latest ?? 0;
  }

  close(): void {
    this.#statements.clear();
    this.#connection.close();
    this.#lock.close();
  }

  #prepare(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (!statement) this.#statements.set(sql, (statement = this.#connection.prepare(sql)));
    return statement;
  }
}

/** Takes a folder until the connection is closed or the process ends; the state's own database can't say so soon. */
function lock(folder: string): Connection {
  const connection = openSqlite(join(folder, 'lock.db'));
  try {
    connection.exec('begin exclusive');
    return connection;
  } catch (error) {
    connection.close();
    throw new FolderInUse(folder, { cause: error });
  }
}
