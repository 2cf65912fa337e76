/** Sealed boxes. */
import type { CryptoProvider } from '../../crypto/provider.ts';
import { openSealed, sealForKey } from '../../sealed-box.ts';
import type { HandlerOf } from '../handlers.ts';

/** The handler of `sealedBox.*`. */
export function sealedBoxHandler(provider: CryptoProvider): HandlerOf<'sealedBox'> {
  return {
    'sealedBox.seal': ({ publicKey, plaintext }) => ({ ciphertext: sealForKey(provider, publicKey, plaintext) }),
    'sealedBox.open': ({ ciphertext, ...keys }) => ({ plaintext: openSealed(provider, keys, ciphertext) }),
  };
}
