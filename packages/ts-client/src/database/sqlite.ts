/** SQLite, from Node where it has it, else from a package of the same interface. */
import { createRequire } from 'node:module';

/** A value that a statement is given or answers. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** A prepared statement. */
export interface SqliteStatement {
  run(...parameters: SqlValue[]): { readonly changes: number | bigint };
  all(...parameters: SqlValue[]): readonly Readonly<Record<string, SqlValue>>[];
}

/** A connection. */
export interface SqliteConnection {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}

type Constructor = new (path: string) => SqliteConnection;

const require = createRequire(import.meta.url);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
let constructor: Constructor | undefined;

/** The module that SQLite comes from. */
export const sqliteModule = major > 22 || (major === 22 && minor >= 13) ? 'node:sqlite' : '@photostructure/sqlite';

/** Opens a database; the file is made where there is none. */
export function openSqlite(path: string): SqliteConnection {
  constructor ??= (require(sqliteModule) as { DatabaseSync: Constructor }).DatabaseSync;
  return new constructor(path);
}
