/** What answers. */
import { spec } from '@lockstep/spec';
import type { CryptoProvider } from '../../crypto/provider.ts';
import type { About, Handlers } from '../handlers.ts';

/** The handler of `info`. */
export function infoHandler(provider: CryptoProvider, about: About): Pick<Handlers, 'info'> {
  return {
    info: async () => ({
      language: about.language,
      runtime: about.runtime,
      libsodium: provider.libsodiumVersion,
      specVersion: spec.version,
      specDigest: await about.specDigest(),
      pid: process.pid,
    }),
  };
}
