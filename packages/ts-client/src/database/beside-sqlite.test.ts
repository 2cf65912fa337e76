import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LockCoordinator } from '../locks/lock-coordinator.ts';
import { copyBeside, readHead } from './database-file.ts';
import { SharedDatabaseConnection } from './shared-database.ts';
import { openSqlite, sqliteModule, type SqliteConnection } from './sqlite.ts';

let folder: string;
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-test-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** What becomes of another process's attempt to write to a database. */
function another(path: string): string {
  const program = `
    const { DatabaseSync } = require(process.argv[1]);
    try {
      new DatabaseSync(process.argv[2]).exec('BEGIN IMMEDIATE');
      console.log('free');
    } catch (error) {
      console.log(error.message);
    }`;
  const cwd = dirname(fileURLToPath(import.meta.url));
  return execFileSync(process.execPath, ['-e', program, sqliteModule, path], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** A connection with a transaction that writes. */
function writer(name: string): SqliteConnection {
  const connection = openSqlite(at(name));
  connection.exec('CREATE TABLE IF NOT EXISTS upload_locks (id TEXT PRIMARY KEY NOT NULL, owner TEXT NOT NULL, time TEXT NOT NULL)');
  connection.exec('BEGIN IMMEDIATE');
  return connection;
}

it('drops no lock of this process, whatever is read beside SQLite', () => {
  const other = writer('other');
  expect(another(at('other'))).toMatch(/locked/);
  expect(() => new SharedDatabaseConnection(at('other'))).toThrow(/foreign/);
  expect(another(at('other')), 'after its head was read').toMatch(/locked/);
  other.close();

  const old = writer('old');
  const locks = new LockCoordinator(at('db'));
  locks.migrate(at('old'));
  locks.close();
  expect(another(at('old')), 'after a copy').toMatch(/locked/);
  old.close();
  expect(another(at('old'))).toBe('free');
});

it('reads the file that is at a path now, and all of it', () => {
  for (const text of ['first', 'second', 'x'.repeat(3_000_001)]) {
    writeFileSync(at('new'), text);
    expect(readHead(at('new'), 5).toString()).toBe(text.slice(0, 5));
    copyBeside(at('new'), at('copy'));
    expect(readFileSync(at('copy'), 'utf8') === text).toBe(true);
    rmSync(at('copy'));
    rmSync(at('new'));
  }
});

it('keeps no descriptors of files that are gone', () => {
  const open = (): number => readdirSync('/dev/fd').length;
  const before = open();
  for (let i = 0; i < 1000; i++) {
    writeFileSync(at('new'), 'x');
    readHead(at('new'), 1);
    rmSync(at('new'));
  }
  expect(open() - before).toBeLessThan(200);
});

it('takes a pipe for no database, and waits for nobody', () => {
  execFileSync('mkfifo', [at('pipe')]);
  expect(() => readHead(at('pipe'), 1)).toThrow(/not a file/);
});
