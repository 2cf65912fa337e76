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
let constructor: Constructor | undefined;

function load(): Constructor {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const builtIn = major > 22 || (major === 22 && minor >= 13);
  const name = builtIn ? 'node:sqlite' : '@photostructure/sqlite';
  return (require(name) as { DatabaseSync: Constructor }).DatabaseSync;
}

/** Opens a database; the file is made where there is none. */
export function openSqlite(path: string): SqliteConnection {
  constructor ??= load();
  return new constructor(path);
}
