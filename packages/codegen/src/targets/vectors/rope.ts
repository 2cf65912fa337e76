/** Large byte strings as pieces: what a vector file says of them and what they are, edited together. */
import type { Piece } from './schema.ts';

/** A stretch of bytes and where it comes from. */
export interface Strand {
  readonly bytes: Uint8Array;
  /** The whole that this is a stretch of, and how a vector file writes one; null where it has to stand as it is. */
  readonly origin: { readonly of: string; readonly from: number; piece(from: number, size: number): Piece } | null;
}

/** A byte string as its strands. */
export type Rope = readonly Strand[];

/** The size of a rope, in bytes. */
export function sizeOf(rope: Rope): number {
  return rope.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

function stretch({ bytes, origin }: Strand, from: number, to: number): Strand {
  return { bytes: bytes.subarray(from, to), origin: origin && { ...origin, from: origin.from + from } };
}

/** The bytes of a rope from one place up to another. */
export function slice(rope: Rope, from: number, to: number): Rope {
  let at = 0;
  return rope.flatMap((strand) => {
    const begin = Math.max(0, from - at);
    const end = Math.min(strand.bytes.length, to - at);
    at += strand.bytes.length;
    return begin < end ? [stretch(strand, begin, end)] : [];
  });
}

/** Flips one bit; bit 0 is the lowest of the first byte. */
export function flip(rope: Rope, bit: number): Rope {
  const at = Math.floor(bit / 8);
  const [strand] = slice(rope, at, at + 1);
  if (!strand) throw new RangeError(`there is no bit ${bit} in ${sizeOf(rope)} bytes`);
  const changed = Uint8Array.of((strand.bytes[0] ?? 0) ^ (1 << (bit % 8)));
  return [...slice(rope, 0, at), { bytes: changed, origin: null }, ...slice(rope, at + 1, Infinity)];
}

/** All bytes of a rope in one array. @param room makes the array of a size that they are copied to, where there are several strands */
export function join(rope: Rope, room: (size: number) => Uint8Array = (size) => new Uint8Array(size)): Uint8Array {
  if (rope.length === 1 && rope[0]) return rope[0].bytes;
  const all = room(sizeOf(rope));
  let at = 0;
  for (const { bytes } of rope) {
    all.set(bytes, at);
    at += bytes.length;
  }
  return all;
}

/** The same rope with neighbouring stretches of one origin as one. */
function joined(rope: Rope): Rope {
  const strands: Strand[] = [];
  for (const strand of rope) {
    const last = strands.at(-1);
    if (last && continues(last, strand)) {
      const { buffer, byteOffset, length } = last.bytes;
      strands[strands.length - 1] = { ...last, bytes: new Uint8Array(buffer, byteOffset, length + strand.bytes.length) };
    } else strands.push(strand);
  }
  return strands;
}

function continues(last: Strand, next: Strand): boolean {
  if (last.origin === null || last.origin.of !== next.origin?.of) return false;
  return last.origin.from + last.bytes.length === next.origin.from && last.bytes.buffer === next.bytes.buffer;
}

/** Byte strings up to this size are in a file as they are: it is easier to read than pieces. */
const inlineBytes = 1024;
/** Bytes that no operation makes stand there up to this size: the documents that a case writes out are not larger. */
const plainBytes = 4096;

/**
 * How a vector file writes a rope: base64 where it is short, pieces where it is not.
 * @throws RangeError where much of it has no origin and would fill the file
 */
export function writeRope(rope: Rope): string | { concat: Piece[] } {
  if (sizeOf(rope) <= inlineBytes) return Buffer.from(join(rope)).toString('base64');
  const pieces: Piece[] = [];
  let plain: Uint8Array[] = [];
  const flush = (): void => {
    const bytes = Buffer.concat(plain);
    if (bytes.length > plainBytes) throw new RangeError(`${bytes.length} bytes can be made by no operation`);
    if (bytes.length > 0) pieces.push(bytes.toString('base64'));
    plain = [];
  };
  for (const { bytes, origin } of joined(rope)) {
    // A piece is longer than a few bytes.
    if (origin === null || bytes.length < 48) {
      plain.push(bytes);
      continue;
    }
    flush();
    pieces.push(origin.piece(origin.from, bytes.length));
  }
  flush();
  return { concat: pieces };
}
