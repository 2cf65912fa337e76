/** Derived keys. */
import type { CryptoProvider } from '../../crypto/provider.ts';
import { deriveLoginKey, derivePassphraseKey } from '../../kdf.ts';
import type { HandlersOf } from '../handlers.ts';

/** The handlers of `kdf.*`. */
export function kdfHandlers(provider: CryptoProvider): HandlersOf<'kdf'> {
  return {
    'kdf.passphrase': async ({ passphrase, ...parameters }) => ({
      key: await derivePassphraseKey(provider, passphrase, parameters),
    }),
    'kdf.login': ({ key }) => ({ loginKey: deriveLoginKey(provider, key) }),
  };
}
