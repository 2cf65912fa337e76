/** Files. */
import type { CryptoProvider } from '../../crypto/provider.ts';
import { decryptFile } from '../../file/decrypt-file.ts';
import { encryptFileWithHeader } from '../../file/encrypt-file.ts';
import type { HandlerOf } from '../handlers.ts';

/** The handler of `file.*`. */
export function fileHandler(provider: CryptoProvider): HandlerOf<'file'> {
  return {
    'file.encrypt': ({ key, header, source, destination, partSize }) =>
      encryptFileWithHeader(provider, key, header, source, destination, { partSize }),
    'file.decrypt': ({ key, header, source, destination }) => decryptFile(provider, key, header, source, destination),
  };
}
