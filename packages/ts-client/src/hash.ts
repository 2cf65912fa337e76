/** The content hash: what shows whether two files are the same. */
import { Hashes } from '@lockstep/spec';
import type { CryptoProvider, IncrementalHash } from './crypto/provider.ts';

/** Starts a content hash, BLAKE2b-512 without a key. */
export function startContentHash(provider: CryptoProvider): IncrementalHash {
  return provider.genericHash(Hashes.values.contentHashBytes);
}

/** The content hash of a byte string, 64 bytes. */
export function contentHash(provider: CryptoProvider, bytes: Uint8Array): Uint8Array {
  const hash = startContentHash(provider);
  hash.update(bytes);
  return hash.digest();
}
