/**
 * The bytes of a database's file, read beside SQLite. POSIX drops all locks that a process holds on a file as soon as it closes
 * any descriptor of that file: SQLite's connections would continue without theirs. So a descriptor that was opened here stays open,
 * one a file, as SQLite itself keeps those that it can't close yet.
 */
import { closeSync, fstatSync, openSync, readSync, statSync, writeSync, type BigIntStats } from 'node:fs';

const pieceBytes = 1 << 20;
const fewest = 64;
const kept = new Map<string, number>();
let sweepAt = fewest;

function fileOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

/** Closes those of files that have been deleted: nobody can open them any more, so that no lock on them matters. */
function sweep(): void {
  for (const [file, descriptor] of kept) {
    if (fstatSync(descriptor).nlink > 0) continue;
    kept.delete(file);
    closeSync(descriptor);
  }
  sweepAt = Math.max(fewest, 2 * kept.size);
}

function descriptorOf(path: string): number {
  const found = statSync(path, { bigint: true });
  if (!found.isFile()) throw new Error(`${path} is not a file`); // Opening a pipe would wait for somebody who writes.
  const known = kept.get(fileOf(found));
  if (known !== undefined) return known;
  if (kept.size >= sweepAt) sweep();
  const opened = openSync(path, 'r');
  kept.set(fileOf(fstatSync(opened, { bigint: true })), opened);
  return opened;
}

/**
 * Reads a file from its start.
 * @returns at most `size` bytes
 * @throws what the file system throws
 */
export function readHead(path: string, size: number): Buffer {
  const head = Buffer.alloc(size);
  return head.subarray(0, readSync(descriptorOf(path), head, 0, size, 0));
}

/**
 * Copies a file to a new one.
 * @throws what the file system throws
 */
export function copyBeside(path: string, to: string): void {
  const source = descriptorOf(path);
  const target = openSync(to, 'wx', 0o600);
  try {
    const piece = Buffer.alloc(pieceBytes);
    for (let at = 0, size = -1; size !== 0; at += size) {
      size = readSync(source, piece, 0, pieceBytes, at);
      for (let done = 0; done < size;) done += writeSync(target, piece, done, size - done);
    }
  } finally {
    closeSync(target);
  }
}
