/** Random byte strings, keys and ciphertexts, with an eye on where implementations go wrong. */
import { Encryption } from '@lockstep/spec';
import type { CryptoProvider } from '@lockstep/ts-client';
import { buildFrames, type FramePlan } from '@lockstep/ts-client/testing';
import type { Random } from '../random.ts';

const { plaintextChunkBytes, frameBytes, frameOverheadBytes, keyBytes, headerBytes, messageTag, finalTag } = Encryption.values;

/** A size: mostly small, sometimes beside a boundary of chunks, rarely of a few chunks. */
export function anySize(random: Random): number {
  if (random.happens(94)) return random.happens(50) ? random.integer(0, 40) : random.integer(0, 3000);
  if (random.happens(50)) return random.integer(0, 300_000);
  return Math.max(0, random.integer(0, 2) * plaintextChunkBytes + random.integer(-20, 20));
}

/** A key, header, nonce or salt, rarely of a wrong length. */
export function drawBytes(random: Random, right: number): Uint8Array {
  return Buffer.from(random.bytes(random.happens(98) ? right : random.integer(0, 2 * right)));
}

/** A key and a header. */
export function keyAndHeader(random: Random): { key: Uint8Array; header: Uint8Array } {
  return { key: drawBytes(random, keyBytes), header: drawBytes(random, headerBytes) };
}

/** Bytes as a request holds them: a seed and a size where they are many, or base64. */
export function anyBytes(random: Random): Uint8Array | { seed: string; size: number } {
  const size = anySize(random);
  if (size > 10_000 || random.happens(10)) return { seed: random.bytes(32).toString('base64'), size };
  return Buffer.from(random.bytes(size));
}

function plans(random: Random): FramePlan[] {
  const size = anySize(random);
  const chunks: number[] = [];
  let left = size;
  for (; left > plaintextChunkBytes; left -= plaintextChunkBytes) chunks.push(plaintextChunkBytes);
  // Now and then a chunk is cut where it must not be.
  if (random.happens(8)) chunks.push(random.integer(0, Math.min(left, 500)));
  chunks.push(left);
  return chunks.map((bytes, index) => {
    const usual = index === chunks.length - 1 ? finalTag : messageTag;
    return { chunk: random.bytes(bytes), tag: random.happens(94) ? usual : random.integer(0, random.happens(80) ? 3 : 255) };
  });
}

function rearranged(random: Random, frames: readonly Uint8Array[]): Uint8Array[] {
  const at = random.integer(0, frames.length - 1);
  const frame = frames[at] ?? Buffer.alloc(0);
  switch (random.integer(0, 2)) {
    case 0:
      return frames.toSpliced(at, 1);
    case 1:
      return frames.toSpliced(at, 0, frame);
    default:
      return frames.toReversed();
  }
}

/** A ciphertext that is cut, longer, or changed. */
export function damage(random: Random, ciphertext: Uint8Array): Uint8Array {
  const place = random.integer(0, Math.max(0, ciphertext.length - 1));
  switch (random.integer(0, 4)) {
    case 0: {
      const changed = Buffer.from(ciphertext);
      if (changed.length > 0) changed[place] = (changed[place] ?? 0) ^ (1 << random.integer(0, 7));
      return changed;
    }
    case 1:
      return ciphertext.subarray(0, place);
    case 2:
      return ciphertext.subarray(0, Math.min(ciphertext.length, frameBytes * random.integer(0, 2) + random.integer(0, frameOverheadBytes)));
    case 3:
      return Buffer.concat([ciphertext, random.bytes(random.integer(1, 60))]);
    default:
      return Buffer.concat([ciphertext.subarray(0, place), random.bytes(random.integer(1, 20)), ciphertext.subarray(place)]);
  }
}

/** A ciphertext with the key and header to open it: often sound, often damaged, sometimes with the wrong key. */
export function anyCiphertext(random: Random, provider: CryptoProvider): { key: Uint8Array; header: Uint8Array; ciphertext: Uint8Array } {
  const key = Buffer.from(random.bytes(keyBytes));
  const header = Buffer.from(random.bytes(headerBytes));
  const frames = buildFrames(provider, key, header, plans(random));
  const whole = Buffer.concat(random.happens(10) ? rearranged(random, frames) : frames);
  const ciphertext = random.happens(50) ? whole : damage(random, whole);
  return { ...(random.happens(96) ? { key, header } : keyAndHeader(random)), ciphertext };
}
