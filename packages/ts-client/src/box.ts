/** Secretboxes: one key wrapped under another. */
import { Secretbox } from '@lockstep/spec';
import type { CryptoProvider, SealedBox } from './crypto/provider.ts';
import { LockstepError, requireLength } from './errors.ts';

const { keyBytes, nonceBytes, macBytes } = Secretbox.values;

/**
 * Seals a plaintext under a nonce of its own.
 * @param key 32 bytes
 * @throws LockstepError `invalid_argument` for a key of another length
 */
export function sealBox(provider: CryptoProvider, key: Uint8Array, plaintext: Uint8Array): SealedBox {
  requireLength('the key', key, keyBytes);
  return provider.sealBox(key, plaintext);
}

/**
 * Opens a box.
 * @param key 32 bytes
 * @throws LockstepError `invalid_argument` for a key or nonce of another length; `corrupt` for a box that is not authentic
 * and for one below 16 bytes
 */
export function openBox(provider: CryptoProvider, key: Uint8Array, box: SealedBox): Uint8Array {
  requireLength('the key', key, keyBytes);
  requireLength('the nonce', box.nonce, nonceBytes);
  if (box.ciphertext.length < macBytes) {
    throw new LockstepError('corrupt', `a box has ${macBytes} bytes or more, and this one has ${box.ciphertext.length}`);
  }
  const plaintext = provider.openBox(key, box);
  if (plaintext) return plaintext;
  throw new LockstepError('corrupt', 'the box is not authentic: wrong key or nonce, or its bytes were changed');
}
