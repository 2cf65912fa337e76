/**
 * The texts that something follows from, and their digest. They are asked for before something is made and after it: a file is
 * read again, and a list digested again, only where a file was changed.
 */
import { createHash, type Hash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Whether a file is code that a program may run. */
export function isCode(path: string): boolean {
  return /\.[jt]s$/.test(path) && !path.endsWith('.test.ts');
}

/** Whether a file has another language than TypeScript. */
export function isAsset(path: string): boolean {
  return !path.endsWith('.ts');
}

/**
 * What the compiler's findings in the spec follow from beside the sources: its version, its options, and what the spec may use of
 * its engine.
 */
export const specSettings = ['package-lock.json', 'tsconfig.base.json', 'packages/spec/tsconfig.json', 'packages/spec/globals.d.ts'];

/** What was read, and of which states of the files. */
interface Read {
  readonly states: string;
  readonly texts: readonly string[];
}

const known = new Map<string, Read>();

/** In milliseconds. The times of changes have steps, within which a file may change twice: what is younger is read again. */
const settled = 100n;

/** What differs where a file was written to or replaced: nobody can set the time of a change. */
function stateOf(path: string): { readonly state: string; readonly changed: bigint } {
  const { dev, ino, ctimeNs, ctimeMs } = statSync(path, { bigint: true });
  return { state: `${dev} ${ino} ${ctimeNs}`, changed: ctimeMs };
}

/** The names and texts of files, from memory where they are as they were. @param key what the memory has them by */
function read(key: string, folder: string, names: readonly string[]): readonly string[] {
  const latest = BigInt(Date.now()) - settled;
  let isSettled = true;
  const states = names
    .map((name) => {
      const { state, changed } = stateOf(join(folder, name));
      isSettled &&= changed < latest;
      return `${name} ${state}`;
    })
    .join('\n');
  const before = known.get(key);
  if (before?.states === states) return before.texts;
  const texts = Object.freeze(names.flatMap((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  if (isSettled) known.set(key, { states, texts });
  return texts;
}

/**
 * The names and texts of the files below a folder, sorted by code units. Where none was changed since they were asked for, the
 * same list.
 * @param folder an absolute path
 * @param counts whether a file, by its path below the folder, is an input
 */
export function textsBelow(folder: string, counts: (path: string) => boolean): readonly string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(counts)
    .sort();
  return read(`${counts.name} ${folder}`, folder, names);
}

/** The names and texts of files of a folder. Where none was changed since they were asked for, the same list. */
export function textsOf(folder: string, names: readonly string[]): readonly string[] {
  return read(`${names.join()} ${folder}`, folder, names);
}

// Of lists that nobody can change.
const digests = new WeakMap<readonly unknown[], string>();

function digestOfList(list: readonly unknown[]): string {
  const before = digests.get(list);
  if (before !== undefined) return before;
  const hash = createHash('sha256');
  for (const item of list) feed(hash, item);
  const digest = hash.digest('hex');
  if (Object.isFrozen(list)) digests.set(list, digest);
  return digest;
}

/** Gives a value to a hash so that no other one gives it the same. Long texts, which most inputs are, are not copied for it. */
function feed(hash: Hash, value: unknown): void {
  if (typeof value === 'string') hash.update(`"${value.length}:`).update(value);
  else if (Array.isArray(value)) hash.update(`[${value.length}:${digestOfList(value)}`);
  else hash.update(`${JSON.stringify(value)};`);
}

/** The digest of inputs: everything that a value follows from. */
export function digestOf(inputs: unknown): string {
  const hash = createHash('sha256');
  // The version of Node is an input of everything: its JavaScript is what runs.
  feed(hash, [process.version, inputs]);
  return hash.digest('hex');
}
