/** Random sizes and ETags of multipart uploads. */
import { Encryption, Multipart, multipartCompleteBody, multipartPlan } from '@lockstep/spec';
import type { Random } from '../random.ts';
import type { Generator } from './generator.ts';

const { singlePutMaximumBytes, partBytes } = Multipart.values;
const { maximumEncryptedBytes } = Encryption.values;

function anySize(random: Random): number {
  const near = random.pick([0, singlePutMaximumBytes, maximumEncryptedBytes, partBytes * random.integer(0, maximumEncryptedBytes / partBytes)]);
  return random.happens(50) ? near + random.integer(-2, 2) : random.integer(0, maximumEncryptedBytes);
}

const pieces = ['"', '""', '&', '<', '>', '&amp;', '</ETag>', 'W/', "'", '$&', '\\', ' ', '\n', '\u0000', 'é', '\u0301', '\u{1f600}', '9b2cf535'];

function anyETag(random: Random): string {
  const inside = Array.from({ length: random.integer(0, 5) }, () => random.pick(pieces)).join('');
  return random.happens(60) ? `"${inside}"` : inside;
}

/** `multipart.*`. */
export const multipart: Generator = {
  subject: 'multipart',
  request: (random) => {
    if (random.happens(50)) return { op: multipartPlan.name, args: { size: anySize(random) } };
    const count = random.happens(95) ? random.integer(0, 5) : random.integer(0, 600);
    return { op: multipartCompleteBody.name, args: { etags: Array.from({ length: count }, () => anyETag(random)) } };
  },
};
