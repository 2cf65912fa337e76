/** Live photos. */
import type { CryptoProvider } from '../../crypto/provider.ts';
import { ArchiveLayout } from '../../live-photo/layout.ts';
import { packLivePhoto } from '../../live-photo/pack.ts';
import type { HandlerOf } from '../handlers.ts';

/** The handler of `livePhoto.*`. */
export function livePhotoHandler(provider: CryptoProvider): HandlerOf<'livePhoto'> {
  return {
    'livePhoto.pack': ({ image, video, destination }) => packLivePhoto(provider, image, video, destination),
    'livePhoto.layout': ({ image, imageSize, imageChecksum, video, videoSize, videoChecksum }) => {
      const layout = new ArchiveLayout({ path: image, size: imageSize }, { path: video, size: videoSize });
      return {
        imageHeader: layout.imageHeader(imageChecksum),
        videoHeader: layout.videoHeader(videoChecksum),
        ending: layout.ending({ image: imageChecksum, video: videoChecksum }),
        size: layout.size,
      };
    },
  };
}
