/** Sealed boxes. */
import type { CryptoProvider } from '../../crypto/provider.ts';
import { openSealed, sealForKey } from '../../sealed-box.ts';
import type { HandlersOf } from '../handlers.ts';

/** The handlers of `sealedBox.*`. */
export function sealedBoxHandlers(provider: CryptoProvider): HandlersOf<'sealedBox'> {
  return {
    'sealedBox.seal': ({ publicKey, plaintext }) => ({ ciphertext: sealForKey(provider, publicKey, plaintext) }),
    'sealedBox.open': ({ ciphertext, ...keys }) => ({ plaintext: openSealed(provider, keys, ciphertext) }),
  };
}
