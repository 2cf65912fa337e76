/** Secretboxes. */
import { openBox } from '../../box.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { sealBoxWithNonce } from '../../with-header.ts';
import type { HandlerOf } from '../handlers.ts';

/** The handler of `box.*`. */
export function boxHandler(provider: CryptoProvider): HandlerOf<'box'> {
  return {
    'box.seal': ({ key, nonce, plaintext }) => ({ ciphertext: sealBoxWithNonce(provider, key, nonce, plaintext) }),
    'box.open': ({ key, nonce, ciphertext }) => ({ plaintext: openBox(provider, key, { nonce, ciphertext }) }),
  };
}
