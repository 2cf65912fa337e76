/**
 * Keeps what takes long to make, by the digest of all that it follows from. An entry can't be stale, since its name says
 * what it was made from; deleting any is always safe.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from './inputs.ts';

/** How many entries of a kind are kept: the last states of a few branches. */
const keptEntries = 8;
const temporaryEnding = '.tmp';
/** No entry takes as long to be written, in milliseconds. */
const longestWrite = 3_600_000;

/** The folder of a workspace's entries. */
export function cacheFolder(root: string): string {
  return join(root, 'node_modules/.cache/lockstep');
}

/**
 * The kept value of inputs; undefined where there is none.
 * @param folder where entries are kept
 * @param kind a word for what is kept
 * @param digest of the inputs
 */
export function recall<T>(folder: string, kind: string, digest: string): T | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, `${kind}-${digest}.json`), 'utf8')) as T;
  } catch {
    return undefined; // Not there yet, or unreadable: it is made anew.
  }
}

/**
 * Keeps a value, as recall finds it; the oldest entries of its kind make room. Where the folder can't be written to, as on a
 * full or read-only disk, nothing is kept: the next run takes longer.
 */
export function keep(folder: string, kind: string, digest: string, value: unknown): void {
  const entry = join(folder, `${kind}-${digest}.json`);
  // Several commands may write at once: a reader sees a whole entry or none.
  const temporary = `${entry}.${randomUUID()}${temporaryEnding}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(temporary, JSON.stringify(value));
    renameSync(temporary, entry);
    prune(folder, kind, digest.length);
  } catch {
    removeIfAny(temporary);
  }
}

/** Removes a file of the cache; one that can not be removed stays. */
export function removeIfAny(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What can't be removed on a read-only disk was not written there.
  }
}

/**
 * As `make`, from the cache where it holds the value of the inputs.
 * @param inputs reads them. They are read again when the value is made: what somebody edited meanwhile keeps nothing.
 */
export async function cached<T>(folder: string, kind: string, inputs: () => unknown, make: () => Promise<T>): Promise<T> {
  const digest = digestOf(inputs());
  const kept = recall<T>(folder, kind, digest);
  if (kept !== undefined) return kept;
  const made = await make();
  if (digestOf(inputs()) === digest) keep(folder, kind, digest, made);
  return made;
}

function prune(folder: string, kind: string, digestLength: number): void {
  const length = `${kind}-.json`.length + digestLength;
  const entries = readdirSync(folder)
    .filter((name) => name.startsWith(`${kind}-`) && name.length === length)
    .map((name) => join(folder, name))
    .map((path) => ({ path, written: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.written - a.written);
  for (const { path } of entries.slice(keptEntries)) rmSync(path, { force: true });
  // What a run left that was ended while it wrote.
  const abandoned = readdirSync(folder)
    .filter((name) => name.endsWith(temporaryEnding))
    .map((name) => join(folder, name))
    .filter((path) => Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > longestWrite);
  for (const path of abandoned) rmSync(path, { force: true });
}
