/** Random content hashes. */
import { hashBytes, hashFile } from '@lockstep/spec';
import { InFolder } from '../scenario.ts';
import { anyBytes } from './bytes.ts';
import type { Generator } from './generator.ts';

/** `hash.*`. */
export const hash: Generator = {
  subject: 'hash',
  request: (random) => {
    if (random.happens(50)) return { op: hashBytes.name, args: { data: anyBytes(random) } };
    const before = random.happens(95) ? { photo: anyBytes(random) } : {};
    return { op: hashFile.name, args: { path: new InFolder('photo') }, before };
  },
};
