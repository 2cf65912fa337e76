/** File to encrypted file, in one pass that yields everything an upload needs. */
import { Encryption } from '@lockstep/spec';
import { toBase64 } from '../base64.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { accessOf } from '../crypto/testing-access.ts';
import { requireLength } from '../errors.ts';
import { startContentHash } from '../hash.ts';
import { FrameEncryptor } from '../stream/frame-encryptor.ts';
import { requireEncryptable } from '../stream/sizes.ts';
import { BlockReader } from './block-reader.ts';
import { giveBuffer, takeBuffer } from './buffers.ts';
import { ChecksumThread } from './checksum-thread.ts';
import { LocalChecksum } from './local-checksum.ts';
import { NewFile } from './new-file.ts';
import type { FileOptions } from './options.ts';
import { Turns } from './turns.ts';
import { requirePartSize, type UploadChecksum, type UploadChecksums } from './upload-checksum.ts';

const { keyBytes, headerBytes, plaintextChunkBytes, frameBytes } = Encryption.values;

/** Options of encryptFile. */
export interface EncryptFileOptions extends FileOptions {
  /** The size of an upload's parts, in bytes: with it come the MD5s of the parts and not that of the whole. */
  readonly partSize?: number | undefined;
}

/** What an encryption reports about its file beside the header. */
export type FileFacts = UploadChecksums & {
  /** The size of the ciphertext, in bytes. */
  readonly size: number;
  /** The size of the plaintext, in bytes. */
  readonly plaintextSize: number;
  /** The content hash: BLAKE2b-512 of the plaintext, base64. */
  readonly hash: string;
};

/** What is needed to upload and to read an encrypted file. */
export type EncryptedFile = FileFacts & {
  /** 24 bytes that go with the file: without them it can't be decrypted. */
  readonly header: Uint8Array;
};

/**
 * Encrypts a file into a new file. The source is read once, in constant memory, so that it may be a pipe. The new file
 * appears at its destination when it is whole; on any error nothing is left.
 * @param key 32 bytes, of this file alone
 * @throws LockstepError `invalid_argument` for a key or part size out of range and for more than the largest file,
 * `already_exists`, `io_error`
 */
export async function encryptFile(
  provider: CryptoProvider,
  key: Uint8Array,
  source: string,
  destination: string,
  options: EncryptFileOptions = {},
): Promise<EncryptedFile> {
  requireLength('the key', key, keyBytes);
  let header = new Uint8Array();
  const facts = await encryptWith(provider, source, destination, options, () => {
    const started = FrameEncryptor.start(provider, key);
    header = started.header as Uint8Array<ArrayBuffer>;
    return started.encryptor;
  });
  return { ...facts, header };
}

/** Encrypts a file under a header that is given: for testees alone, see `testing.ts`. */
export async function encryptFileWithHeader(
  provider: CryptoProvider,
  key: Uint8Array,
  header: Uint8Array,
  source: string,
  destination: string,
  options: EncryptFileOptions = {},
): Promise<FileFacts> {
  requireLength('the key', key, keyBytes);
  requireLength('the header', header, headerBytes);
  return encryptWith(provider, source, destination, options, () => new FrameEncryptor(accessOf(provider).startPushWithHeader(key, header)));
}

// One encryption holds 28 MiB of chunks and frames, and a thread. All are encrypted by this thread, so that two have it busy
// while one of them waits for the disk; more of them would only take memory.
const encryptions = new Turns(2);
// A file of one chunk does not wait for those that take seconds, and touches little of its buffers.
const smallEncryptions = new Turns(2);

function turnsFor(size: number): Turns {
  return size < plaintextChunkBytes ? smallEncryptions : encryptions;
}

async function encryptWith(
  provider: CryptoProvider,
  source: string,
  destination: string,
  options: EncryptFileOptions,
  start: () => FrameEncryptor,
): Promise<FileFacts> {
  requirePartSize(options.partSize);
  options.signal?.throwIfAborted();
  const reader = await BlockReader.open(source, plaintextChunkBytes);
  try {
    const file = await NewFile.create(destination);
    try {
      const encrypt = (): Promise<FileFacts> => encryptBlocks(provider, reader, file, options, source, start);
      // A pipe may be silent for as long as it likes: nobody waits for it.
      const facts = await (reader.size === undefined ? encrypt() : turnsFor(reader.size).run(encrypt, options.signal));
      options.signal?.throwIfAborted();
      await file.publish(options);
      return facts;
    } finally {
      await file.discard();
    }
  } finally {
    await reader.close();
  }
}

// Below this, a thread takes longer to start than it saves.
const threadFromBytes = 64 * 1024 * 1024;

function startChecksum(provider: CryptoProvider, partSize: number | undefined, size = 0): UploadChecksum {
  if (provider.md5InThreads && size >= threadFromBytes) return new ChecksumThread(partSize);
  return new LocalChecksum(() => provider.md5(), partSize);
}

async function encryptBlocks(
  provider: CryptoProvider,
  reader: BlockReader,
  file: NewFile,
  { partSize, signal, onProgress }: EncryptFileOptions,
  source: string,
  start: () => FrameEncryptor,
): Promise<FileFacts> {
  requireEncryptable(source, reader.size ?? 0); // Before hours of work; what is not a regular file is counted below.
  const encryptor = start();
  const hash = startContentHash(provider);
  const checksum = startChecksum(provider, partSize, reader.size);
  // While one frame is written, the next chunk is encrypted into the other buffer.
  const frames = [0, 1].map(() => takeBuffer(frameBytes));
  let turn = 0;
  let writing = Promise.resolve();
  let size = 0;
  let plaintextSize = 0;
  const put = async (frame: Uint8Array): Promise<void> => {
    await writing;
    writing = file.append(frame);
    writing.catch(() => {}); // Reported where it is awaited.
    await checksum.update(frame);
    size += frame.length;
  };
  try {
    let empty = true;
    for await (const { bytes, following } of reader.blocks()) {
      signal?.throwIfAborted();
      empty = false;
      plaintextSize += bytes.length;
      requireEncryptable(source, plaintextSize);
      const into = frames[turn++ % 2]!;
      await put(following === 'more' ? encryptor.message(bytes, into) : encryptor.final(bytes, into));
      hash.update(bytes);
      onProgress?.({ bytes: plaintextSize, total: reader.size });
    }
    if (empty) await put(encryptor.final(new Uint8Array()));
    await writing;
    return { size, plaintextSize, hash: toBase64(hash.digest()), ...(await checksum.finish()) };
  } finally {
    encryptor.close();
    hash.free();
    await checksum.close();
    await writing.catch(() => {}); // The file must not be closed under it.
    frames.forEach(giveBuffer);
  }
}
