/** Random secretboxes. */
import { Secretbox, boxOpen, boxSeal } from '@lockstep/spec';
import { sealBoxWithNonce } from '@lockstep/ts-client/testing';
import type { Random } from '../random.ts';
import { anyBytes, anySize, damage, drawBytes } from './bytes.ts';
import type { Generator } from './generator.ts';

const { keyBytes, nonceBytes } = Secretbox.values;

function keyAndNonce(random: Random): { key: Uint8Array; nonce: Uint8Array } {
  return { key: drawBytes(random, keyBytes), nonce: drawBytes(random, nonceBytes) };
}

/** `box.*`. */
export const box: Generator = {
  subject: 'box',
  request: (random, provider) => {
    if (random.happens(40)) return { op: boxSeal.name, args: { ...keyAndNonce(random), plaintext: anyBytes(random) } };
    const key = Buffer.from(random.bytes(keyBytes));
    const nonce = Buffer.from(random.bytes(nonceBytes));
    const whole = sealBoxWithNonce(provider, key, nonce, random.bytes(random.happens(50) ? keyBytes : anySize(random)));
    const ciphertext = random.happens(50) ? whole : damage(random, whole);
    return { op: boxOpen.name, args: { ...(random.happens(96) ? { key, nonce } : keyAndNonce(random)), ciphertext } };
  },
};
