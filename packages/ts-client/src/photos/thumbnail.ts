/** Thumbnails, by a library that is loaded where there is an image. */
import { Thumbnail } from '@lockstep/spec';
import type Sharp from 'sharp';
import { fromBase64 } from '../base64.ts';
import { Turns } from '../file/turns.ts';
import type { MadeThumbnail } from '../uploader/index.ts';
import type { FoundPhoto } from './scan.ts';

const { maximumBytes, maximumSide, quality, maximumCompressions, missingImage } = Thumbnail.values;

/** What may be decoded: the library reads more, programs that draw among it, which no photo is. */
const decoded: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif', 'jp2k', 'jxl']);

// The library works on the threads that Node's file operations wait for, too: two of the four stay free for those.
const thumbnails = new Turns(2);

let loading: Promise<typeof Sharp | null> | undefined;

/** The library; null where this machine has none. */
async function load(): Promise<typeof Sharp | null> {
  try {
    const { default: sharp } = await import('sharp');
    // Several photos are uploaded at once; the cache would keep what nobody asks for again.
    sharp.concurrency(1);
    sharp.cache(false);
    return sharp;
  } catch {
    return null;
  }
}

/** Whether thumbnails can be made on this machine. */
export async function canMakeThumbnails(): Promise<boolean> {
  return (await (loading ??= load())) !== null;
}

/** Makes the thumbnail of a photo; the one that stands for it where it is a video, or can't be decoded. */
export async function makeThumbnail({ kind, image }: Pick<FoundPhoto, 'kind' | 'image'>): Promise<MadeThumbnail> {
  const jpeg = kind === 'video' ? null : await thumbnails.run(() => compress(image));
  return jpeg ? { jpeg, isMissing: false } : { jpeg: fromBase64(missingImage), isMissing: true };
}

async function compress(path: string): Promise<Uint8Array | null> {
  const sharp = await (loading ??= load());
  if (!sharp) return null;
  try {
    const image = sharp(path, { failOn: 'none' });
    if (!decoded.has((await image.metadata()).format)) return null;
    const small = await image
      .rotate() // As its EXIF says that it is looked at.
      .resize({ width: maximumSide, height: maximumSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = small.info;
    for (let compressions = 0; compressions <= maximumCompressions; compressions++) {
      const jpeg = await sharp(small.data, { raw: { width, height, channels } })
        .jpeg({ quality: Math.round(quality / 2 ** compressions) })
        .toBuffer();
      if (jpeg.length <= maximumBytes) return jpeg;
    }
    return null;
  } catch {
    return null; // It is damaged, or in a format that the library can't decode.
  }
}
