/** The uploader: one photo, and what is left of earlier calls. */
import { FileMetadata, PublicMagicMetadata, type ArgumentsOf, type uploadResume } from '@lockstep/spec';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { LockstepError } from '../../errors.ts';
import type { JsonValue } from '../../json/value.ts';
import { checkedModel } from '../../models/model-object.ts';
import { HttpTransfer, NodeUploadContainer, nodeEnvironment } from '../../uploader/node/index.ts';
import { Uploader } from '../../uploader/uploader.ts';
import type { HandlerOf } from '../handlers.ts';
import { invalidRequest } from '../types.ts';

type Account = ArgumentsOf<typeof uploadResume>;

function paceOf(pace: Account['pace']): number {
  if (pace === undefined) return 1;
  if (typeof pace.json !== 'number') throw invalidRequest('pace must be a number');
  if (pace.json < 0) throw new LockstepError('invalid_argument', `pace must be 0 or more; got ${pace.json}`);
  return pace.json;
}

/** The handler of `upload.*`. */
export function uploadHandler(provider: CryptoProvider): HandlerOf<'upload'> {
  const withUploader = async <T>(account: Account, work: (uploader: Uploader) => Promise<T>): Promise<T> => {
    const pace = paceOf(account.pace);
    const transfer = new HttpTransfer();
    const environment = nodeEnvironment(provider, transfer);
    const { baseUrl: baseURL, authToken, clientPackage, clientVersion } = account;
    const keys = new Map(account.collections.map(({ id, key }) => [id, key]));
    const container = await NodeUploadContainer.open({ provider, folder: account.container, owner: account.owner });
    try {
      await container.start();
      return await work(new Uploader({ environment, container, access: { baseURL, authToken, clientPackage, clientVersion }, keys, pace }));
    } finally {
      container.close();
      transfer.close();
      for (const key of keys.values()) provider.wipe(key);
    }
  };
  return {
    'upload.photo': async ({ collectionId, localId, image, video, thumbnail, metadata, publicMagicMetadata, ...account }) => {
      if (!account.collections.some(({ id }) => id === collectionId)) {
        throw new LockstepError('invalid_argument', `the collection ${collectionId} is not among those whose keys are given`);
      }
      const photo = {
        collectionId,
        localId,
        image,
        video,
        thumbnail,
        metadata: checkedModel(FileMetadata, metadata.json as JsonValue),
        publicMagicMetadata: publicMagicMetadata && checkedModel(PublicMagicMetadata, publicMagicMetadata.json as JsonValue),
      };
      return withUploader(account, (uploader) => uploader.upload(photo));
    },
    'upload.resume': (account) => withUploader(account, async (uploader) => ({ committed: (await uploader.resume()).committed })),
  };
}
