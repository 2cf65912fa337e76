/** Random sealed boxes: samples that libsodium made, whole and damaged. Sealing itself has no fixed answer; the matrix has it. */
import { sealedBoxOpen } from '@lockstep/spec';
import { sealedSamples, smallOrderKeys } from '@lockstep/spec/cases';
import type { Random } from '../random.ts';
import type { Generator } from './generator.ts';

const smallOrder = Object.values(smallOrderKeys);

function damaged(random: Random, bytes: Buffer): Buffer {
  if (random.happens(40)) return bytes;
  const copy = Buffer.from(bytes);
  const at = random.integer(0, copy.length - 1);
  if (random.happens(40)) copy[at] = (copy[at] ?? 0) ^ (1 << random.integer(0, 7));
  if (random.happens(20)) return Buffer.concat([copy, random.bytes(random.integer(1, 20))]);
  return random.happens(40) ? copy.subarray(0, at) : copy;
}

/** `sealedBox.*`. */
export const sealedBox: Generator = {
  subject: 'sealedBox',
  request: (random) => {
    const sample = random.pick(sealedSamples);
    const other = random.pick(sealedSamples);
    const key = (own: string, others: string): Buffer =>
      random.happens(80)
        ? Buffer.from(own, 'hex')
        : random.pick([Buffer.from(others, 'hex'), Buffer.from(random.pick(smallOrder), 'hex'), Buffer.from(random.bytes(32))]);
    const args = {
      publicKey: key(sample.publicKey, other.publicKey),
      secretKey: key(sample.secretKey, other.secretKey),
      ciphertext: damaged(random, Buffer.from(sample.ciphertext, 'hex')),
    };
    return { op: sealedBoxOpen.name, args };
  },
};
