/** Streams. */
import type { CryptoProvider } from '../../crypto/provider.ts';
import { decryptStream } from '../../stream/stream.ts';
import { encryptStreamWithHeader } from '../../with-header.ts';
import type { HandlerOf } from '../handlers.ts';

/** The handler of `stream.*`. */
export function streamHandler(provider: CryptoProvider): HandlerOf<'stream'> {
  return {
    'stream.encrypt': ({ key, header, plaintext }) => ({
      ciphertext: encryptStreamWithHeader(provider, key, header, plaintext),
    }),
    'stream.decrypt': ({ key, header, ciphertext }) => ({
      plaintext: decryptStream(provider, key, header, ciphertext),
    }),
  };
}
