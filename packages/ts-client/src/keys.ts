/** Keys of files. */
import { Encryption } from '@lockstep/spec';
import type { CryptoProvider } from './crypto/provider.ts';

/** A new random key: one for each file, never used for another file's content. */
export function generateKey(provider: CryptoProvider): Uint8Array {
  return provider.randomBytes(Encryption.values.keyBytes);
}
