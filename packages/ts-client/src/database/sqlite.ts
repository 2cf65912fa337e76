/** SQLite, from Node where it has it, else from a package of the same interface. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A value that a statement is given or answers. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** A prepared statement. */
export interface SqliteStatement {
  run(...parameters: SqlValue[]): { readonly changes: number | bigint };
  all(...parameters: SqlValue[]): readonly Readonly<Record<string, SqlValue>>[];
}

/** Whether a statement only asks: whether it answers rows, and changes none. */
export function isQuery(sql: string): boolean {
  return /^(SELECT|WITH|PRAGMA)/.test(sql);
}

/** A connection. */
export interface SqliteConnection {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}

type Constructor = new (path: string) => SqliteConnection;

// The package finalizes a statement no sooner than it is collected, and a connection keeps its files open until then,
// closed or not. Who opens one database after the other would run out of descriptors long before memory makes Node collect.
// So memory is collected from time to time. A database has up to three files, and Node has 4096 descriptors or more: it raises
// its limit to what the system allows.
const closedBeforeCollection = 64;
const mostDescriptors = 512;
let closed = 0;
let check: NodeJS.Immediate | undefined;
let collect: ((options?: { readonly type: 'minor' }) => void) | undefined;

function countDescriptors(): number {
  try {
    return readdirSync('/dev/fd').length;
  } catch {
    return Infinity; // Windows does not have it.
  }
}

/** Has what was closed give up its files. */
function collectClosed(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as NonNullable<typeof collect>;
  }
  // Most of it is young, whose collection takes a hundredth of the time that all memory takes.
  collect({ type: 'minor' });
  // What was collected gives up its files only then, and what is older does not.
  check ??= setImmediate(() => {
    check = undefined;
    if (countDescriptors() > mostDescriptors) collect?.();
  }).unref();
}

function mended(DatabaseSync: Constructor): Constructor {
  return class extends DatabaseSync {
    // The package tells a failure of all() without SQLite's code, and one of run() with it.
    override prepare(sql: string): SqliteStatement {
      const statement = super.prepare(sql);
      return {
        run: (...parameters) => statement.run(...parameters),
        all: (...parameters) => {
          try {
            return statement.all(...parameters);
          } catch (error) {
            if (isQuery(sql)) statement.run(...parameters);
            throw error;
          }
        },
      };
    }

    override close(): void {
      super.close();
      if (++closed % closedBeforeCollection === 0) collectClosed();
    }
  };
}

const require = createRequire(import.meta.url);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
let constructor: Constructor | undefined;

const isBuiltIn = major > 22 || (major === 22 && minor >= 13);
/** The module that SQLite comes from. */
export const sqliteModule = isBuiltIn ? 'node:sqlite' : '@photostructure/sqlite';

function load(): Constructor {
  const { DatabaseSync } = require(sqliteModule) as { DatabaseSync: Constructor };
  return isBuiltIn ? DatabaseSync : mended(DatabaseSync);
}

/** Opens a database; the file is made where there is none. */
export function openSqlite(path: string): SqliteConnection {
  constructor ??= load();
  return new constructor(path);
}
