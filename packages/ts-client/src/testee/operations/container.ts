/** The shared container. */
import type { CryptoProvider } from '../../crypto/provider.ts';
import { NodeUploadContainer } from '../../uploader/node/index.ts';
import type { HandlerOf } from '../handlers.ts';

/** The handler of `container.*`. */
export function containerHandler(provider: CryptoProvider): HandlerOf<'container'> {
  return {
    'container.clean': async ({ container: folder, owner, now }) => {
      const container = await NodeUploadContainer.open({ provider, folder, owner });
      try {
        return { removed: await container.clean(now) };
      } finally {
        container.close();
      }
    },
  };
}
