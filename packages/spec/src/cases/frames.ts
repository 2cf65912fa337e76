/** What the cases of streams, blobs and files share: one key, one header, sizes counted in chunks, and plain mistakes. */
import { Encryption } from '../encryption.ts';
import { seeded, type Edit, type Frame, type Framed, type Seeded } from './define-cases.ts';

const { plaintextChunkBytes, frameBytes, frameOverheadBytes, keyBytes, headerBytes, messageTag, finalTag } = Encryption.values;

/** The plaintext of a full frame. */
export const chunk = plaintextChunkBytes;
/** The size of a full frame. */
export const full = frameBytes;
/** What a frame adds. */
export const overhead = frameOverheadBytes;

/** The key and header of every case that does not say otherwise, and another of each. */
export const key = seeded(keyBytes, 1);
export const header = seeded(headerBytes, 2);
export const otherKey = seeded(keyBytes, 4);
export const otherHeader = seeded(headerBytes, 5);
/** The seed of every plaintext that does not say otherwise. */
export const plaintextSeed = 3;

/** A frame that others follow. */
export const message = (size: number): Frame => ({ size, tag: messageTag });
/** A last frame. */
export const final = (size: number): Frame => ({ size, tag: finalTag });

/** A ciphertext of frames, edited. */
export function framed(frames: readonly Frame[], edits: readonly Edit[] = [], under: Partial<Pick<Framed, 'key' | 'header' | 'seed'>> = {}): Framed {
  return { make: 'framed', key, header, seed: plaintextSeed, ...under, frames, edits };
}

/** The frames of a plaintext as an encryption makes them. */
export function framesOf(size: number): Frame[] {
  const frames: Frame[] = [];
  let left = size;
  for (; left > chunk; left -= chunk) frames.push(message(chunk));
  return [...frames, final(left)];
}

/** The sizes at which implementations go wrong, by a name for ids. */
export const sizes: Readonly<Record<string, { readonly size: number; readonly why: string }>> = {
  empty: { size: 0, why: 'Nothing at all is still one frame.' },
  '1-byte': { size: 1, why: 'The smallest plaintext that is not empty.' },
  '16-bytes': { size: 16, why: 'As long as a Poly1305 tag.' },
  '17-bytes': { size: 17, why: 'As long as what a frame adds.' },
  'chunk-less-1': { size: chunk - 1, why: 'A last chunk that is almost full.' },
  'one-chunk': { size: chunk, why: 'One full chunk is the final one, and no empty one follows.' },
  'chunk-plus-1': { size: chunk + 1, why: 'A full chunk and the smallest one after it.' },
  'two-chunks': { size: 2 * chunk, why: 'Of two full chunks the second is the final one.' },
  'two-chunks-plus-1': { size: 2 * chunk + 1, why: 'The state continues over two full chunks.' },
  'three-and-a-quarter-chunks': { size: 3 * chunk + Math.floor(chunk / 4), why: 'Several full chunks and a part of one.' },
};

/** Byte strings of every length that a key or header must not have. */
export function wrongLengths(right: number): readonly { readonly name: string; readonly bytes: Seeded }[] {
  return [0, 1, right - 1, right + 1, 2 * right].map((size) => ({ name: `${size}-bytes`, bytes: seeded(size, 6) }));
}

/** Every bit of a byte string of this size, with the digits that sort it in an id. */
export function everyBit(bytes: number): readonly { readonly bit: number; readonly name: string }[] {
  return Array.from({ length: 8 * bytes }, (_, bit) => ({ bit, name: String(bit).padStart(3, '0') }));
}
