/** The content hash of a file. */
import { Encryption } from '@lockstep/spec';
import { toBase64 } from '../base64.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { startContentHash } from '../hash.ts';
import { BlockReader } from './block-reader.ts';
import type { FileOptions } from './options.ts';

/** Options of hashFile. */
export type HashFileOptions = FileOptions;

/**
 * The content hash of a file, BLAKE2b-512 as base64, in constant memory.
 * @throws LockstepError `io_error`
 */
export async function hashFile(provider: CryptoProvider, path: string, options: HashFileOptions = {}): Promise<string> {
  options.signal?.throwIfAborted();
  const reader = await BlockReader.open(path, Encryption.values.plaintextChunkBytes);
  const hash = startContentHash(provider);
  try {
    let bytes = 0;
    for await (const block of reader.blocks()) {
      options.signal?.throwIfAborted();
      hash.update(block.bytes);
      bytes += block.bytes.length;
      options.onProgress?.({ bytes, total: reader.size });
    }
    return toBase64(hash.digest());
  } finally {
    hash.free();
    await reader.close();
  }
}
