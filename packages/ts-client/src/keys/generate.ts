/** New keys. */
import { Encryption } from '@lockstep/spec';
import type { CryptoProvider } from '../crypto/provider.ts';

/** A new random key: of a file, one for each and never used for another file's content; or of a collection or an account. */
export function generateKey(provider: CryptoProvider): Uint8Array {
  return provider.randomBytes(Encryption.values.keyBytes);
}
