/** Encrypted file to file. */
import { Encryption } from '@lockstep/spec';
import { toBase64 } from '../base64.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { LockstepError, requireLength } from '../errors.ts';
import { startContentHash } from '../hash.ts';
import { FrameDecryptor } from '../stream/frame-decryptor.ts';
import { BlockReader } from './block-reader.ts';
import { giveBuffer, takeBuffer } from './buffers.ts';
import { NewFile } from './new-file.ts';
import type { FileOptions } from './options.ts';

const { keyBytes, headerBytes, plaintextChunkBytes, frameBytes } = Encryption.values;

/** Options of decryptFile. */
export interface DecryptFileOptions extends FileOptions {
  /** The content hash that the plaintext must have, base64: without it none is computed. */
  readonly expectedHash?: string | undefined;
}

/** What a decryption reports. */
export interface DecryptedFile {
  /** The size of the plaintext, in bytes. */
  readonly size: number;
}

/**
 * Decrypts a file into a new file. The source is read once, in constant memory. The new file appears at its destination
 * only after every frame has turned out authentic; on any error nothing is left.
 * @param key the file's key, 32 bytes
 * @param header the 24 bytes that the encryption answered
 * @throws LockstepError `invalid_argument`, `truncated`, `corrupt` (also where the hash is another), `unexpected_tag`,
 * `trailing_data`, `already_exists`, `io_error`
 */
export async function decryptFile(
  provider: CryptoProvider,
  key: Uint8Array,
  header: Uint8Array,
  source: string,
  destination: string,
  options: DecryptFileOptions = {},
): Promise<DecryptedFile> {
  requireLength('the key', key, keyBytes);
  requireLength('the header', header, headerBytes);
  options.signal?.throwIfAborted();
  const reader = await BlockReader.open(source, frameBytes);
  try {
    const file = await NewFile.create(destination);
    try {
      const decryptor = new FrameDecryptor(provider, key, header, source);
      const size = await decryptBlocks(provider, reader, decryptor, file, options, source);
      options.signal?.throwIfAborted();
      await file.publish(options);
      return { size };
    } finally {
      await file.discard();
    }
  } finally {
    await reader.close();
  }
}

async function decryptBlocks(
  provider: CryptoProvider,
  reader: BlockReader,
  decryptor: FrameDecryptor,
  file: NewFile,
  { signal, onProgress, expectedHash }: DecryptFileOptions,
  source: string,
): Promise<number> {
  const hash = expectedHash === undefined ? undefined : startContentHash(provider);
  // While one chunk is written, the next frame is decrypted into the other buffer.
  const chunks = [0, 1].map(() => takeBuffer(plaintextChunkBytes));
  let turn = 0;
  let writing = Promise.resolve();
  let read = 0;
  let size = 0;
  try {
    for await (const { bytes, following } of reader.blocks()) {
      signal?.throwIfAborted();
      const chunk = decryptor.next(bytes, following, chunks[turn++ % 2]);
      await writing;
      writing = file.append(chunk);
      writing.catch(() => {}); // Reported where it is awaited.
      hash?.update(chunk);
      read += bytes.length;
      size += chunk.length;
      onProgress?.({ bytes: read, total: reader.size });
    }
    if (read === 0) decryptor.nothing();
    await writing;
    if (hash && toBase64(hash.digest()) !== expectedHash) {
      throw new LockstepError('corrupt', `what ${source} holds is authentic, but has another content hash than expected`);
    }
    return size;
  } finally {
    decryptor.close();
    hash?.free();
    await writing.catch(() => {}); // The file must not be closed under it.
    chunks.forEach(giveBuffer);
  }
}
