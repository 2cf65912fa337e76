/** A live photo's archive to its image and video: ours, and the deflated ones that other clients have made. */
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { LivePhoto } from '@lockstep/spec';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { toBase64 } from '../base64.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { LockstepError } from '../errors.ts';
import { ioError } from '../file/io-error.ts';
import { NewFile } from '../file/new-file.ts';
import type { FileOptions } from '../file/options.ts';
import { startContentHash } from '../hash.ts';
import { extensionOf } from './entry-name.ts';

const { imageEntry, videoEntry, hashSeparator, maximumUnpackedBytes } = LivePhoto.values;

/** A file that was unpacked. */
export interface UnpackedFile {
  /** Where it is. */
  readonly path: string;
  /** Its size, in bytes. */
  readonly size: number;
}

/** What an archive held. */
export interface UnpackedLivePhoto {
  readonly image: UnpackedFile;
  readonly video: UnpackedFile;
  /** The content hash of the live photo, as `packLivePhoto` answers it. */
  readonly hash: string;
}

/**
 * Unpacks the archive of a live photo, stored or deflated, into new files `image` and `video` with the extensions that
 * they have in the archive. Both appear when both are whole and have the checksums that the archive says; on any error
 * neither is left. No more is written than the archive declares, and no more than the spec's limit.
 * @param folder an existing folder for the two files
 * @throws LockstepError `invalid_archive`, `already_exists`, `io_error`
 */
export async function unpackLivePhoto(
  provider: CryptoProvider,
  archive: string,
  folder: string,
  { signal }: Pick<FileOptions, 'signal'> = {},
): Promise<UnpackedLivePhoto> {
  signal?.throwIfAborted();
  const zip = await reading(archive, () => openPromise(archive, { autoClose: false, validateEntrySizes: true }));
  try {
    const { image, video } = await findEntries(archive, zip);
    const unpack = async (entry: Entry, name: string): Promise<Unpacked> => {
      const path = join(folder, name + extensionOf(entry.fileName));
      const file = await NewFile.create(path);
      try {
        return { file, facts: { path, size: entry.uncompressedSize }, hash: await copy(provider, archive, zip, entry, file, signal) };
      } catch (error) {
        await file.discard();
        throw error;
      }
    };
    const unpackedImage = await unpack(image, imageEntry);
    try {
      const unpackedVideo = await unpack(video, videoEntry);
      await publishBoth(unpackedImage.file, unpackedVideo.file, signal);
      const hash = unpackedImage.hash + hashSeparator + unpackedVideo.hash;
      return { image: unpackedImage.facts, video: unpackedVideo.facts, hash };
    } finally {
      await unpackedImage.file.discard();
    }
  } finally {
    zip.close();
  }
}

/** A file that is unpacked and not at its destination yet. */
interface Unpacked {
  readonly file: NewFile;
  readonly facts: UnpackedFile;
  /** Its content hash, base64. */
  readonly hash: string;
}

async function publishBoth(image: NewFile, video: NewFile, signal: AbortSignal | undefined): Promise<void> {
  try {
    signal?.throwIfAborted();
    await image.publish();
    try {
      await video.publish();
    } catch (error) {
      await image.withdraw();
      throw error;
    }
  } finally {
    await video.discard();
  }
}

/** Copies an entry to a file, checks it, and returns its content hash in base64. */
async function copy(
  provider: CryptoProvider,
  archive: string,
  zip: ZipFile,
  entry: Entry,
  file: NewFile,
  signal: AbortSignal | undefined,
): Promise<string> {
  const hash = startContentHash(provider);
  let checksum = 0;
  try {
    await reading(
      archive,
      async () => {
        const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
        for await (const chunk of stream) {
          signal?.throwIfAborted();
          checksum = crc32(chunk, checksum);
          hash.update(chunk);
          await file.append(chunk);
        }
      },
      signal,
    );
    if (checksum !== entry.crc32) throw invalid(archive, `${entry.fileName} has another checksum than the archive says`);
    return toBase64(hash.digest());
  } finally {
    hash.free();
  }
}

function invalid(archive: string, why: string, cause?: unknown): LockstepError {
  return new LockstepError('invalid_archive', `${archive} is not a live photo that can be unpacked: ${why}`, { cause });
}

/** Does something with the archive; what yauzl and zlib find wrong with it becomes `invalid_archive`. */
async function reading<T>(archive: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await work();
  } catch (error) {
    signal?.throwIfAborted(); // Its reason is what the caller gave.
    if (!(error instanceof Error) || error instanceof LockstepError) throw error;
    if ('syscall' in error) throw ioError('read', archive, error); // The system's; zlib's errors have codes, too.
    throw invalid(archive, error.message, error);
  }
}

function isNamed(entry: Entry, name: string): boolean {
  // yauzl reads a backslash as a slash.
  return entry.fileName === name || (entry.fileName.startsWith(`${name}.`) && !entry.fileName.includes('/'));
}

async function findEntries(archive: string, zip: ZipFile): Promise<{ image: Entry; video: Entry }> {
  if (zip.entryCount !== 2) throw invalid(archive, `it has ${zip.entryCount} entries instead of an image and a video`);
  const entries: Entry[] = [];
  await reading(archive, async () => {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  });
  const image = entries.find((entry) => isNamed(entry, imageEntry));
  const video = entries.find((entry) => isNamed(entry, videoEntry));
  if (!image || !video) {
    const names = entries.map(({ fileName }) => JSON.stringify(fileName)).join(' and ');
    throw invalid(archive, `it holds ${names} instead of an image and a video`);
  }
  const size = image.uncompressedSize + video.uncompressedSize;
  if (size > maximumUnpackedBytes) throw invalid(archive, `its files have ${size} bytes, more than the ${maximumUnpackedBytes} allowed`);
  return { image, video };
}
