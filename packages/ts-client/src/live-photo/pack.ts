/** An image and its video to a live photo's archive. */
import { stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { Encryption, LivePhoto } from '@lockstep/spec';
import { toBase64 } from '../base64.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { BlockReader } from '../file/block-reader.ts';
import { FileError, nameFailures } from '../file/io-error.ts';
import { NewFile } from '../file/new-file.ts';
import type { FileOptions } from '../file/options.ts';
import { startContentHash } from '../hash.ts';
import { ArchiveLayout, checksumBytes } from './layout.ts';

/** What is known of a live photo's archive after the one pass that made it. */
export interface PackedLivePhoto {
  /** The size of the archive, in bytes. */
  readonly size: number;
  /** The content hash of the live photo: that of the image and that of the video, base64 each, with a colon between them. */
  readonly hash: string;
}

/**
 * Packs an image and its video into a new archive. Both are regular files, since their sizes decide the archive's form
 * before a byte is written; each is read once, in constant memory. The archive appears at its destination when it is
 * whole; on any error nothing is left.
 * @param image path of the image, whose extension goes into the archive
 * @param video path of the video, likewise
 * @throws LockstepError `already_exists`, `io_error`, also for a file whose size changes while it is read
 */
export async function packLivePhoto(
  provider: CryptoProvider,
  image: string,
  video: string,
  destination: string,
  options: FileOptions = {},
): Promise<PackedLivePhoto> {
  options.signal?.throwIfAborted();
  const imageSource = await Source.open(image);
  try {
    const videoSource = await Source.open(video);
    try {
      const file = await NewFile.create(destination);
      try {
        const packed = await packSources(provider, imageSource, videoSource, file, options);
        options.signal?.throwIfAborted();
        await file.publish(options);
        return packed;
      } finally {
        await file.discard();
      }
    } finally {
      await videoSource.close();
    }
  } finally {
    await imageSource.close();
  }
}

async function packSources(provider: CryptoProvider, image: Source, video: Source, file: NewFile, options: FileOptions): Promise<PackedLivePhoto> {
  const layout = new ArchiveLayout(image, video);
  const copy = new Copy(provider, file, options, image.size + video.size);
  await file.append(layout.imageHeader(0));
  const packedImage = await copy.all(image);
  await file.append(layout.videoHeader(0));
  const packedVideo = await copy.all(video);
  const checksums = { image: packedImage.checksum, video: packedVideo.checksum };
  await file.append(layout.ending(checksums));
  await file.replace(checksumBytes(checksums.image), layout.checksumOffsets.image);
  await file.replace(checksumBytes(checksums.video), layout.checksumOffsets.video);
  return { size: layout.size, hash: packedImage.hash + LivePhoto.values.hashSeparator + packedVideo.hash };
}

/** A file of a size that must hold. */
class Source {
  readonly path: string;
  /** The size that it had when it was opened, in bytes. */
  readonly size: number;
  readonly #reader: BlockReader;

  private constructor(path: string, size: number, reader: BlockReader) {
    this.path = path;
    this.size = size;
    this.#reader = reader;
  }

  /** Opens a regular file. */
  static async open(path: string): Promise<Source> {
    const found = await nameFailures('read', path, () => stat(path));
    if (found.isFIFO()) throw Source.#sizeUnknown(path); // To open it would wait for somebody who writes.
    const reader = await BlockReader.open(path, Encryption.values.plaintextChunkBytes);
    if (reader.size !== undefined) return new Source(path, reader.size, reader);
    await reader.close();
    throw Source.#sizeUnknown(path);
  }

  static #sizeUnknown(path: string): FileError {
    return new FileError('read', path, 'it is not a regular file, and its size must be known: copy it to one');
  }

  /** The bytes in order, of which each is valid until the one after the next is asked for. */
  async *blocks(): AsyncGenerator<Uint8Array, void, void> {
    let read = 0;
    for await (const { bytes } of this.#reader.blocks(true)) {
      read += bytes.length;
      if (read > this.size) throw this.#changed();
      yield bytes;
    }
    if (read < this.size) throw this.#changed();
  }

  #changed(): FileError {
    return new FileError('read', this.path, `it had ${this.size} bytes, and was changed while it was read: pack it again`);
  }

  /** Closes the file, which may have been done already. */
  async close(): Promise<void> {
    await this.#reader.close();
  }
}

/** Copies files into the archive, with their hashes and checksums. */
class Copy {
  readonly #provider: CryptoProvider;
  readonly #file: NewFile;
  readonly #options: FileOptions;
  readonly #total: number;
  #done = 0;

  constructor(provider: CryptoProvider, file: NewFile, options: FileOptions, total: number) {
    this.#provider = provider;
    this.#file = file;
    this.#options = options;
    this.#total = total;
  }

  /** Copies one file, and returns its content hash in base64 and its CRC-32. */
  async all(source: Source): Promise<{ hash: string; checksum: number }> {
    const { signal, onProgress } = this.#options;
    const hash = startContentHash(this.#provider);
    let checksum = 0;
    let writing = Promise.resolve();
    try {
      for await (const bytes of source.blocks()) {
        signal?.throwIfAborted();
        await writing;
        writing = this.#file.append(bytes);
        writing.catch(() => {}); // Reported where it is awaited.
        checksum = crc32(bytes, checksum);
        hash.update(bytes);
        this.#done += bytes.length;
        onProgress?.({ bytes: this.#done, total: this.#total });
      }
      await writing;
      return { hash: toBase64(hash.digest()), checksum };
    } finally {
      hash.free();
      await writing.catch(() => {}); // The file must not be closed under it.
      await source.close(); // The other file is read into the same buffers.
    }
  }
}
