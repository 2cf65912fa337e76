/** Content hashes. */
import { toBase64 } from '../../base64.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { hashFile } from '../../file/hash-file.ts';
import { contentHash } from '../../hash.ts';
import type { HandlersOf } from '../handlers.ts';

/** The handlers of `hash.*`. */
export function hashHandlers(provider: CryptoProvider): HandlersOf<'hash'> {
  return {
    'hash.bytes': ({ data }) => ({ hash: toBase64(contentHash(provider, data)) }),
    'hash.file': async ({ path }) => ({ hash: await hashFile(provider, path) }),
  };
}
