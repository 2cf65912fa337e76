/** What is done so that Nx, which writes the files, leaves none of them half-written. */
import { statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { Change } from './changes.ts';

/** A disk has less room than the generated files need: nothing was written. */
export class DiskFullError extends Error {
  override readonly name = 'DiskFullError';
}

/** The free bytes of the disk that a folder is on, and the bytes of its blocks, which files fill wholly. */
export interface Room {
  readonly free: number;
  readonly block: number;
}

/** The room that a folder's disk has for a program that is not root's. */
export function roomAt(folder: string): Room {
  const { bavail, blocks, bsize } = statfsSync(folder);
  // Some file systems that are not on a disk report no sizes at all.
  return blocks === 0 ? { free: Infinity, block: 1 } : { free: bavail * bsize, block: bsize };
}

/**
 * Makes sure that there is room for what is to be written: Nx empties each file before it writes it.
 * @param sizeOf the bytes of a file that is there, 0 where there is none
 * @throws DiskFullError where there is less
 */
export function checkRoom(pending: readonly Change[], { free, block }: Room, sizeOf: (path: string) => number): void {
  const whole = (bytes: number): number => Math.ceil(bytes / block) * block;
  const needed = pending
    .filter(({ kind }) => kind !== 'delete')
    .map(({ path, text }) => whole(Buffer.byteLength(text ?? '')) - whole(sizeOf(path)))
    .reduce((sum, bytes) => sum + bytes, 0);
  if (needed > free) throw new DiskFullError(`generated/ needs ${needed} bytes more; the disk has ${free} left: nothing was written`);
}

/** The bytes of a file of a workspace; 0 where there is none. */
export function sizeIn(root: string): (path: string) => number {
  return (path) => statSync(join(root, path), { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Puts an interruption off until what runs now has run: Nx writes all files without a pause, so that each of them is whole
 * when the process ends.
 */
export function finishBeforeInterruption(): void {
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const) {
    process.once(signal, () => process.exit(128 + number));
  }
}
