/** Secretboxes. */
import { openBox } from '../../box.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { sealBoxWithNonce } from '../../with-header.ts';
import type { HandlersOf } from '../handlers.ts';

/** The handlers of `box.*`. */
export function boxHandlers(provider: CryptoProvider): HandlersOf<'box'> {
  return {
    'box.seal': ({ key, nonce, plaintext }) => ({ ciphertext: sealBoxWithNonce(provider, key, nonce, plaintext) }),
    'box.open': ({ key, nonce, ciphertext }) => ({ plaintext: openBox(provider, key, { nonce, ciphertext }) }),
  };
}
