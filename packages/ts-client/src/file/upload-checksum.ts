/** The upload checksum: MD5 of the ciphertext, as a whole or by the parts of an upload. */
import { Encryption } from '@lockstep/spec';
import { toBase64 } from '../base64.ts';
import type { CryptoProvider, IncrementalHash } from '../crypto/provider.ts';
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

/** Computes the checksums while the ciphertext goes by. */
export class UploadChecksum {
  readonly #provider: CryptoProvider;
  readonly #partSize: number;
  readonly #digests: string[] = [];
  readonly #byParts: boolean;
  #hash: IncrementalHash | undefined;
  #left = 0;

  /** @param partSize the size of every part but the last, in bytes; undefined for one checksum of the whole */
  constructor(provider: CryptoProvider, partSize: number | undefined) {
    this.#provider = provider;
    this.#byParts = partSize !== undefined;
    this.#partSize = partSize ?? Infinity;
  }

  /** Takes the next bytes in. */
  async update(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      if (!this.#hash) {
        this.#hash = await this.#provider.md5();
        this.#left = this.#partSize;
      }
      const taken = bytes.subarray(at, Math.min(bytes.length, at + this.#left));
      this.#hash.update(taken);
      this.#left -= taken.length;
      at += taken.length;
      if (this.#left === 0) this.#endPart(this.#hash);
    }
  }

  /** The checksums of all that came. */
  async finish(): Promise<UploadChecksums> {
    if (this.#hash) this.#endPart(this.#hash);
    return this.#byParts ? { partMd5s: this.#digests } : { md5: this.#digests[0] ?? '' };
  }

  #endPart(hash: IncrementalHash): void {
    this.#digests.push(toBase64(hash.digest()));
    this.#hash = undefined;
  }
}
