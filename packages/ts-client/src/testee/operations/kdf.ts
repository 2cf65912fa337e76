/** Derived keys. */
import type { CryptoProvider } from '../../crypto/provider.ts';
import { deriveLoginKey, derivePassphraseKey } from '../../kdf.ts';
import type { HandlerOf } from '../handlers.ts';

/** The handler of `kdf.*`. */
export function kdfHandler(provider: CryptoProvider): HandlerOf<'kdf'> {
  return {
    'kdf.passphrase': async ({ passphrase, ...parameters }) => ({
      key: await derivePassphraseKey(provider, passphrase, parameters),
    }),
    'kdf.login': ({ key }) => ({ loginKey: deriveLoginKey(provider, key) }),
  };
}
