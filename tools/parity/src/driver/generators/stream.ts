/** Random streams. */
import { streamDecrypt, streamEncrypt } from '@lockstep/spec';
import { anyBytes, anyCiphertext, keyAndHeader } from './bytes.ts';
import type { Generator } from './generator.ts';

/** `stream.*`. */
export const stream: Generator = {
  subject: 'stream',
  request: (random, provider) =>
    random.happens(40)
      ? { op: streamEncrypt.name, args: { ...keyAndHeader(random), plaintext: anyBytes(random) } }
      : { op: streamDecrypt.name, args: anyCiphertext(random, provider) },
};
