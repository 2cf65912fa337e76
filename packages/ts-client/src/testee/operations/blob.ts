/** Blobs. */
import { decryptBlob } from '../../blob.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { encryptBlobWithHeader } from '../../with-header.ts';
import type { HandlerOf } from '../handlers.ts';

/** The handler of `blob.*`. */
export function blobHandler(provider: CryptoProvider): HandlerOf<'blob'> {
  return {
    'blob.encrypt': ({ key, header, plaintext }) => ({
      ciphertext: encryptBlobWithHeader(provider, key, header, plaintext),
    }),
    'blob.decrypt': ({ key, header, ciphertext }) => ({ plaintext: decryptBlob(provider, key, header, ciphertext) }),
  };
}
