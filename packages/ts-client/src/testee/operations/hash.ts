/** Content hashes. */
import { toBase64 } from '../../base64.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { hashFile } from '../../file/hash-file.ts';
import { contentHash } from '../../hash.ts';
import type { HandlerOf } from '../handlers.ts';

/** The handler of `hash.*`. */
export function hashHandler(provider: CryptoProvider): HandlerOf<'hash'> {
  return {
    'hash.bytes': ({ data }) => ({ hash: toBase64(contentHash(provider, data)) }),
    'hash.file': async ({ path }) => ({ hash: await hashFile(provider, path) }),
  };
}
