/** The upload checksum: MD5 of the ciphertext, as a whole or by the parts of an upload. */
import { Encryption } from '@lockstep/spec';
import { LockstepError } from '../errors.ts';

/** The checksums of a ciphertext, base64. */
export type UploadChecksums = { readonly md5: string } | { readonly partMd5s: readonly string[] };

/**
 * Checks the size of an upload's parts.
 * @throws LockstepError `invalid_argument`
 */
export function requirePartSize(partSize: number | undefined): void {
  const most = Encryption.values.maximumEncryptedBytes;
  if (partSize === undefined || (Number.isSafeInteger(partSize) && partSize >= 1 && partSize <= most)) return;
  throw new LockstepError('invalid_argument', `the part size must be a whole number of bytes from 1 to ${most}, and is ${partSize}`);
}

/** Computes the checksums of a ciphertext while it goes by. */
export interface UploadChecksum {
  /** Takes the next bytes in; they may change once this resolves. */
  update(bytes: Uint8Array): Promise<void>;
  /** The checksums of all that came. */
  finish(): Promise<UploadChecksums>;
  /** Releases what is held. May be called more than once. */
  close(): Promise<void>;
}
