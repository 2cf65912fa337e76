/** The container's folder of encrypted files, in Node. */
import { createHash } from 'node:crypto';
import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Encryption, LivePhoto, Multipart } from '@lockstep/spec';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { LockstepError } from '../../errors.ts';
import { giveBuffer, takeBuffer } from '../../file/buffers.ts';
import { encryptFile } from '../../file/encrypt-file.ts';
import { hashFile } from '../../file/hash-file.ts';
import { isMissing, nameFailures } from '../../file/io-error.ts';
import { NewFile } from '../../file/new-file.ts';
import { LateSyncs } from '../../file/syncs.ts';
import { packLivePhoto } from '../../live-photo/pack.ts';
import { encryptedSize } from '../../stream/sizes.ts';
import type { EncryptedPhoto, PhotoSource, UploadFiles } from '../container.ts';
import type { Owner } from '../../locks/lock-coordinator.ts';
import type { FileSlice } from '../transfer.ts';
import { newUploadName } from './upload-names.ts';

const { partBytes, singlePutMaximumBytes } = Multipart.values;
const { frameBytes, plaintextChunkBytes } = Encryption.values;
const blockBytes = 1024 * 1024;

/** The files of a folder, which is there. */
export class NodeUploadFiles implements UploadFiles {
  readonly #provider: CryptoProvider;
  readonly #folder: string;
  readonly #owner: Owner;
  readonly #syncs: LateSyncs;

  constructor(provider: CryptoProvider, folder: string, owner: Owner) {
    this.#provider = provider;
    this.#folder = folder;
    this.#owner = owner;
    this.#syncs = new LateSyncs(folder);
  }

  async hash({ image, video }: PhotoSource, signal?: AbortSignal): Promise<string> {
    const hash = await hashFile(this.#provider, image, { signal });
    return video === undefined ? hash : `${hash}${LivePhoto.values.hashSeparator}${await hashFile(this.#provider, video, { signal })}`;
  }

  async size({ image, video }: PhotoSource): Promise<number> {
    return (await sizeOf(image)) + (video === undefined ? 0 : await sizeOf(video));
  }

  async encrypt(source: PhotoSource, key: Uint8Array, signal?: AbortSignal): Promise<EncryptedPhoto> {
    const { image, video } = source;
    if (video === undefined) {
      const { hash, ...encrypted } = await this.#encryptFile(image, key, signal);
      return { ...encrypted, contentHash: hash, olderHashes: [] };
    }
    const archive = this.#path(newUploadName(this.#owner, 'elp'));
    try {
      const { hash: contentHash } = await packLivePhoto(this.#provider, image, video, archive, { signal, isSyncedLater: true });
      const { hash, ...encrypted } = await this.#encryptFile(archive, key, signal);
      return { ...encrypted, contentHash, olderHashes: [hash] };
    } finally {
      await rm(archive, { force: true });
    }
  }

  async #encryptFile(
    source: string,
    key: Uint8Array,
    signal?: AbortSignal,
  ): Promise<Omit<EncryptedPhoto, 'contentHash' | 'olderHashes'> & { readonly hash: string }> {
    const name = newUploadName(this.#owner, 'encrypted');
    const isInParts = encryptedSize(await sizeOf(source)) > singlePutMaximumBytes;
    const facts = await encryptFile(this.#provider, key, source, this.#path(name), {
      signal,
      isSyncedLater: true,
      ...(isInParts ? { partSize: partBytes } : {}),
    });
    this.#syncs.begin(name);
    if (facts.size > singlePutMaximumBytes !== isInParts) {
      await this.remove(name);
      throw new LockstepError('io_error', `${source} changed while it was read: upload it again`);
    }
    const { size, header, hash } = facts;
    const md5 = 'md5' in facts ? facts.md5 : null;
    const partMd5s = 'partMd5s' in facts ? facts.partMd5s : null;
    return { name, size, header, hash, md5, partMd5s };
  }

  async readThumbnail(path: string, maximumBytes: number): Promise<Uint8Array> {
    return nameFailures('read', path, async () => {
      const file = await open(path, 'r');
      try {
        const bytes = Buffer.alloc(maximumBytes + 1);
        const size = await fill(file.read.bind(file), bytes);
        if (size <= maximumBytes) return bytes.subarray(0, size);
        throw new LockstepError('invalid_argument', `the thumbnail ${path} must have at most ${maximumBytes} bytes`);
      } finally {
        await file.close();
      }
    });
  }

  async write(bytes: Uint8Array): Promise<string> {
    const name = newUploadName(this.#owner, 'encrypted');
    const file = await NewFile.create(this.#path(name));
    try {
      await file.append(bytes);
      await file.publish({ isSyncedLater: true });
      this.#syncs.begin(name);
    } finally {
      await file.discard();
    }
    return name;
  }

  async readStart(name: string, length: number): Promise<Uint8Array | null> {
    const path = this.#path(name);
    try {
      return await nameFailures('read', path, async () => {
        const file = await open(path, 'r');
        try {
          const bytes = Buffer.alloc(length);
          return bytes.subarray(0, await fill(file.read.bind(file), bytes));
        } finally {
          await file.close();
        }
      });
    } catch (error) {
      if (error instanceof LockstepError && isMissing(error.cause)) return null;
      throw error;
    }
  }

  async lookAtStart<T>(name: string, length: number, work: (start: Uint8Array, room: Uint8Array) => T): Promise<{ readonly value: T } | null> {
    const path = this.#path(name);
    const [frame, room] = [takeBuffer(frameBytes), takeBuffer(plaintextChunkBytes)];
    try {
      const size = await nameFailures('read', path, async () => {
        const file = await open(path, 'r');
        try {
          return await fill(file.read.bind(file), frame.subarray(0, Math.min(length, frame.length)));
        } finally {
          await file.close();
        }
      });
      return { value: work(frame.subarray(0, size), room) };
    } catch (error) {
      if (error instanceof LockstepError && isMissing(error.cause)) return null;
      throw error;
    } finally {
      for (const buffer of [frame, room]) giveBuffer(buffer);
    }
  }

  async md5({ file, offset, length }: FileSlice): Promise<string> {
    const hash = createHash('md5');
    await nameFailures('read', file, async () => {
      const handle = await open(file, 'r');
      try {
        const block = Buffer.allocUnsafe(Math.min(blockBytes, length));
        for (let at = 0; at < length;) {
          const { bytesRead } = await handle.read(block, 0, Math.min(block.length, length - at), offset + at);
          if (bytesRead === 0) break;
          hash.update(block.subarray(0, bytesRead));
          at += bytesRead;
        }
      } finally {
        await handle.close();
      }
    });
    return hash.digest('base64');
  }

  slice(name: string, offset: number, length: number): FileSlice {
    return { file: this.#path(name), offset, length };
  }

  settle(name: string): Promise<void> {
    return this.#syncs.end(name);
  }

  async remove(name: string): Promise<void> {
    this.#syncs.forget(name);
    await nameFailures('write', this.#path(name), () => rm(this.#path(name), { force: true }));
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}

async function sizeOf(path: string): Promise<number> {
  return nameFailures('read', path, async () => (await stat(path)).size);
}

/** Reads until a buffer is full or the file ends; returns how much was read. */
async function fill(
  read: (buffer: Buffer, offset: number, length: number, position: number) => Promise<{ readonly bytesRead: number }>,
  bytes: Buffer,
): Promise<number> {
  let size = 0;
  while (size < bytes.length) {
    const { bytesRead } = await read(bytes, size, bytes.length - size, size);
    if (bytesRead === 0) break;
    size += bytesRead;
  }
  return size;
}
