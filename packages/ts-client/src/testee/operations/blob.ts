/** Blobs. */
import { decryptBlob } from '../../blob.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { encryptBlobWithHeader } from '../../with-header.ts';
import type { HandlersOf } from '../handlers.ts';

/** The handlers of `blob.*`. */
export function blobHandlers(provider: CryptoProvider): HandlersOf<'blob'> {
  return {
    'blob.encrypt': ({ key, header, plaintext }) => ({
      ciphertext: encryptBlobWithHeader(provider, key, header, plaintext),
    }),
    'blob.decrypt': ({ key, header, ciphertext }) => ({ plaintext: decryptBlob(provider, key, header, ciphertext) }),
  };
}
