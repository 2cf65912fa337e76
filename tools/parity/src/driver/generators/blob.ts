/** Random blobs. */
import { blobDecrypt, blobEncrypt } from '@lockstep/spec';
import { anyBytes, anyCiphertext, keyAndHeader } from './bytes.ts';
import type { Generator } from './generator.ts';

/** `blob.*`. */
export const blob: Generator = {
  subject: 'blob',
  request: (random, provider) =>
    random.happens(40)
      ? { op: blobEncrypt.name, args: { ...keyAndHeader(random), plaintext: anyBytes(random) } }
      : { op: blobDecrypt.name, args: anyCiphertext(random, provider) },
};
