/**
 * The buffers of file operations, which are used again: each is of megabytes, and what is thrown away stays in memory until
 * the next collection, which buffers outside its heap do not bring about.
 */

/** How many buffers of a size are kept: those of one file. */
const mostKept = 3;
const kept = new Map<number, Buffer[]>();

/** A buffer of a size, in bytes; what is in it is of earlier use. */
export function takeBuffer(size: number): Buffer {
  return kept.get(size)?.pop() ?? Buffer.allocUnsafeSlow(size);
}

/** Gives a buffer back. Nobody may read or write it any more. */
export function giveBuffer(buffer: Buffer): void {
  const same = kept.get(buffer.length) ?? [];
  if (same.length < mostKept) same.push(buffer);
  kept.set(buffer.length, same);
}
