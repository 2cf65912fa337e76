/** The photos of a folder: images, videos, and live photos, which are an image and a video of one name. */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LockstepError } from '../errors.ts';
import { nameFailures } from '../file/io-error.ts';

/** A photo as it lies on disk. */
export interface FoundPhoto {
  /** Names the photo on this machine: the path of its image, or video. */
  readonly localId: string;
  readonly title: string;
  readonly kind: 'image' | 'video' | 'livePhoto';
  /** The path of the image, or of a video that is not a live photo's. */
  readonly image: string;
  /** The path of a live photo's video. */
  readonly video: string | undefined;
  /** The size of its files together, in bytes. */
  readonly bytes: number;
  /** When it was changed last, in microseconds since 1970. */
  readonly modifiedAt: number;
}

/** What a folder holds. */
export interface FoundPhotos {
  readonly photos: readonly FoundPhoto[];
  /** How many files are not photos, by their names. */
  readonly passedOver: number;
  /** What could not be looked at. */
  readonly unread: readonly { readonly path: string; readonly error: LockstepError }[];
}

const images =
  'jpg jpeg jpe jfif heic heif png apng gif webp avif tif tiff bmp jxl jp2 dng cr2 cr3 crw nef nrw arw srf sr2 orf rw2 raf raw pef srw'.split(' ');
const videos = 'mp4 mov m4v qt avi mkv webm 3gp 3g2 mts m2ts ts mpg mpeg wmv flv ogv hevc insv'.split(' ');
/** What the image of a live photo may be, the likelier one first: a camera may keep it in two formats. */
const liveImages = ['heic', 'heif', 'jpg', 'jpeg'];
const liveVideos: ReadonlySet<string> = new Set(['mov', 'mp4']);
const kinds = new Map([...images.map((extension) => [extension, 'image'] as const), ...videos.map((extension) => [extension, 'video'] as const)]);

/** How many folders and files are looked at, at once. */
const together = 16;

interface Named {
  readonly name: string;
  readonly stem: string;
  readonly extension: string;
}

/**
 * Finds the photos of a folder and of the folders in it. Hidden ones are ignored, and links to folders.
 * @throws LockstepError `io_error` where the folder itself can't be read
 */
export async function findPhotos(folder: string, signal: AbortSignal): Promise<FoundPhotos> {
  const root = await nameFailures('read', folder, () => realpath(folder));
  const found: { photos: FoundPhoto[]; passedOver: number; unread: FoundPhotos['unread'][number][] } = { photos: [], passedOver: 0, unread: [] };
  const folders = [root];
  for (;;) {
    const path = folders.pop();
    if (path === undefined) break;
    signal.throwIfAborted();
    let entries: Dirent[];
    try {
      entries = await nameFailures('read', path, () => readdir(path, { withFileTypes: true }));
    } catch (error) {
      if (path === root || !(error instanceof LockstepError)) throw error;
      found.unread.push({ path, error: error as LockstepError });
      continue;
    }
    const visible = entries.filter(({ name }) => !name.startsWith('.'));
    folders.push(...visible.filter((entry) => entry.isDirectory()).map(({ name }) => join(path, name)));
    const files = visible.filter((entry) => entry.isFile() || entry.isSymbolicLink()).map(({ name }) => partsOf(name));
    const photos = files.filter(({ extension }) => kinds.has(extension));
    found.passedOver += files.length - photos.length;
    const pairs = pair(photos);
    for (let at = 0; at < pairs.length; at += together) {
      const looked = await Promise.all(pairs.slice(at, at + together).map((each) => look(path, each)));
      for (const each of looked) {
        if ('title' in each) found.photos.push(each);
        else if ('error' in each) found.unread.push(each);
        else found.passedOver += 1;
      }
    }
  }
  return found;
}

function partsOf(name: string): Named {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? { name, stem: name.slice(0, dot), extension: name.slice(dot + 1).toLowerCase() } : { name, stem: name, extension: '' };
}

interface Pair {
  readonly image: Named;
  readonly video: Named | undefined;
}

/** Puts the images and videos of one name together. The names must be the same to the letter: both come back under one. */
function pair(files: readonly Named[]): Pair[] {
  const byStem = new Map<string, Named[]>();
  for (const file of files) byStem.set(file.stem, [...(byStem.get(file.stem) ?? []), file]);
  return Array.from(byStem.values()).flatMap((named): Pair[] => {
    const candidates = named.filter(({ extension }) => liveVideos.has(extension));
    const image = liveImages.map((extension) => named.find((each) => each.extension === extension)).find((each) => each !== undefined);
    const [video] = candidates;
    if (!image || !video || candidates.length > 1) return named.map((each) => ({ image: each, video: undefined }));
    return [{ image, video }, ...named.filter((each) => each !== image && each !== video).map((each) => ({ image: each, video: undefined }))];
  });
}

async function look(folder: string, { image, video }: Pair): Promise<FoundPhoto | FoundPhotos['unread'][number] | { readonly isNone: true }> {
  const path = join(folder, image.name);
  try {
    const looked = await nameFailures('read', path, () => stat(path));
    const videoPath = video && join(folder, video.name);
    const lookedVideo = videoPath === undefined ? undefined : await nameFailures('read', videoPath, () => stat(videoPath));
    if (!looked.isFile() || (lookedVideo && !lookedVideo.isFile())) return { isNone: true }; // A link to a folder.
    return {
      localId: path,
      title: image.name,
      kind: videoPath === undefined ? (kinds.get(image.extension) ?? 'image') : 'livePhoto',
      image: path,
      video: videoPath,
      bytes: looked.size + (lookedVideo?.size ?? 0),
      modifiedAt: Math.round(looked.mtimeMs * 1000),
    };
  } catch (error) {
    if (error instanceof LockstepError) return { path, error: error as LockstepError };
    throw error;
  }
}
