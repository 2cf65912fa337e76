/** Files of SQLite's that cases describe as SQL: the same bytes on every machine. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseFile } from '@lockstep/spec/cases';
import { openSqlite } from '@lockstep/ts-client/testing';
import { makeScratch } from './scratch.ts';

const pageBytes = 512;
const versionAt = 96; // Of the first page: the version of the SQLite that wrote it, which nobody reads.
const walHeaderBytes = 32;
const frameHeaderBytes = 24;
const bigEndianChecksums = 0x377f0683;

/** Runs statements on a database, and returns the bytes of a file before the connection ends. */
function run(path: string, sql: readonly string[], file?: string): Buffer | undefined {
  const connection = openSqlite(path);
  try {
    for (const each of [`PRAGMA page_size = ${pageBytes}`, ...sql]) connection.exec(each);
    return file === undefined ? undefined : readFileSync(file);
  } finally {
    connection.close();
  }
}

/** SQLite's checksum of a -wal, over pairs of 32-bit words. */
function checksum(bytes: Buffer, [first, second]: readonly [number, number]): [number, number] {
  let [one, other] = [first, second];
  for (let at = 0; at < bytes.length; at += 8) {
    one = (one + bytes.readUInt32BE(at) + other) >>> 0;
    other = (other + bytes.readUInt32BE(at + 4) + one) >>> 0;
  }
  return [one, other];
}

function writeSums(bytes: Buffer, at: number, [one, other]: readonly [number, number]): void {
  bytes.writeUInt32BE(one, at);
  bytes.writeUInt32BE(other, at + 4);
}

/** A -wal with salts that are not drawn: it is summed up anew. See "WAL-Index Format" of SQLite's file format. */
function settled(wal: Buffer): Buffer {
  wal.writeUInt32BE(bigEndianChecksums, 0);
  writeSums(wal, 16, [1, 2]);
  let sums = checksum(wal.subarray(0, 24), [0, 0]);
  writeSums(wal, 24, sums);
  for (let at = walHeaderBytes; at < wal.length; at += frameHeaderBytes + pageBytes) {
    const page = wal.subarray(at + frameHeaderBytes, at + frameHeaderBytes + pageBytes);
    if (wal.readUInt32BE(at) === 1) page.writeUInt32BE(0, versionAt);
    writeSums(wal, at + 8, [1, 2]);
    sums = checksum(page, checksum(wal.subarray(at, at + 8), sums));
    writeSums(wal, at + 16, sums);
  }
  return wal;
}

/** The bytes of a database file, or of the -wal beside it. */
export function databaseBytes({ sql, later }: DatabaseFile): Buffer {
  const folder = makeScratch();
  try {
    const path = join(folder, 'database');
    run(path, sql);
    if (later) return settled(run(path, later, `${path}-wal`) ?? Buffer.alloc(0));
    const bytes = readFileSync(path);
    bytes.writeUInt32BE(0, versionAt);
    return bytes;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
