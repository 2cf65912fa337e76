/** Sealed boxes: a secret for the holder of the secret key of a public key. */
import { PublicKeyBox } from '@lockstep/spec';
import type { CryptoProvider } from './crypto/provider.ts';
import { LockstepError, requireLength } from './errors.ts';

const { publicKeyBytes, secretKeyBytes, overheadBytes } = PublicKeyBox.values;

/** A pair of keys, 32 bytes each. */
export interface KeyPair {
  readonly publicKey: Uint8Array;
  readonly secretKey: Uint8Array;
}

/**
 * Seals a plaintext for a public key. Every time another box comes out.
 * @param publicKey 32 bytes
 * @returns the sealed box, 48 bytes longer than the plaintext
 * @throws LockstepError `invalid_argument` for a key of another length or of small order
 */
export function sealForKey(provider: CryptoProvider, publicKey: Uint8Array, plaintext: Uint8Array): Uint8Array {
  requireLength('the public key', publicKey, publicKeyBytes);
  const sealed = provider.sealForKey(publicKey, plaintext);
  if (sealed) return sealed;
  throw new LockstepError('invalid_argument', 'the public key is of small order: what is sealed for it, anybody can open');
}

/**
 * Opens a sealed box.
 * @throws LockstepError `invalid_argument` for a key of another length; `corrupt` for a box below 48 bytes and for one that
 * does not open with these keys
 */
export function openSealed(provider: CryptoProvider, { publicKey, secretKey }: KeyPair, sealed: Uint8Array): Uint8Array {
  requireLength('the public key', publicKey, publicKeyBytes);
  requireLength('the secret key', secretKey, secretKeyBytes);
  if (sealed.length < overheadBytes) {
    throw new LockstepError('corrupt', `a sealed box must have ${overheadBytes} bytes or more; got ${sealed.length}`);
  }
  const plaintext = provider.openSealed(publicKey, secretKey, sealed);
  if (plaintext) return plaintext;
  throw new LockstepError('corrupt', 'the sealed box does not open: it is for another key pair, or its bytes were changed');
}
