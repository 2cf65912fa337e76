/** The upload checksum, computed where it is asked for. Imports little, since a thread of its own starts with it. */
import { toBase64 } from '../base64.ts';
import type { IncrementalHash } from '../crypto/provider.ts';
import type { UploadChecksum, UploadChecksums } from './upload-checksum.ts';

/** Computes the checksums right here. */
export class LocalChecksum implements UploadChecksum {
  readonly #startMd5: () => Promise<IncrementalHash>;
  readonly #partSize: number;
  readonly #digests: string[] = [];
  readonly #byParts: boolean;
  #hash: IncrementalHash | undefined;
  #left = 0;

  /**
   * @param startMd5 starts an MD5
   * @param partSize the size of every part but the last, in bytes; undefined for one checksum of the whole
   */
  constructor(startMd5: () => Promise<IncrementalHash>, partSize: number | undefined) {
    this.#startMd5 = startMd5;
    this.#byParts = partSize !== undefined;
    this.#partSize = partSize ?? Infinity;
  }

  async update(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      if (!this.#hash) {
        this.#hash = await this.#startMd5();
        this.#left = this.#partSize;
      }
      const taken = bytes.subarray(at, Math.min(bytes.length, at + this.#left));
      this.#hash.update(taken);
      this.#left -= taken.length;
      at += taken.length;
      if (this.#left === 0) this.#endPart(this.#hash);
    }
  }

  async finish(): Promise<UploadChecksums> {
    if (this.#hash) this.#endPart(this.#hash);
    return this.#byParts ? { partMd5s: this.#digests } : { md5: this.#digests[0] ?? '' };
  }

  async close(): Promise<void> {
    this.#hash?.free();
    this.#hash = undefined;
  }

  #endPart(hash: IncrementalHash): void {
    this.#digests.push(toBase64(hash.digest()));
    this.#hash = undefined;
  }
}
