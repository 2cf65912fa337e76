/** Bytes that many cases share: they are made once for all files, and their hashes are computed once. */
import { contentHash, type CryptoProvider } from '@lockstep/ts-client';
import { deterministicBytes } from '@lockstep/ts-client/testing';

/** In bytes. A hash of fewer takes no longer than the search for bytes that are the same. */
const leastBytes = 65_536;

/** Returns the first bytes of what a seed or unit stands for: a longer byte string begins with every shorter one. */
function takeBeginning(known: Map<string, Uint8Array>, of: Uint8Array, size: number, make: () => Uint8Array): Uint8Array {
  const key = Buffer.from(of).toString('base64');
  let bytes = known.get(key);
  if (bytes === undefined || bytes.length < size) known.set(key, (bytes = make()));
  return bytes.subarray(0, size);
}

/** Bytes by what they are made of. */
export class SharedBytes {
  readonly #provider: CryptoProvider;
  readonly #seeded = new Map<string, Uint8Array>();
  readonly #repeated = new Map<string, Uint8Array>();
  readonly #ciphertexts = new Map<string, Uint8Array>();
  readonly #hashes = new Map<string, Uint8Array>();

  /** @param provider the cryptography */
  constructor(provider: CryptoProvider) {
    this.#provider = provider;
  }

  /**
   * Returns the bytes that a seed stands for.
   * @param seed 32 bytes
   * @param size in bytes
   */
  expand(seed: Uint8Array, size: number): Uint8Array {
    return takeBeginning(this.#seeded, seed, size, () => deterministicBytes(this.#provider, size, seed));
  }

  /** Returns a few bytes over and over. */
  repeat(unit: Uint8Array, times: number): Uint8Array {
    const size = unit.length * times;
    return takeBeginning(this.#repeated, unit, size, () => Buffer.alloc(size, unit));
  }

  /**
   * Returns a ciphertext.
   * @param identity what it is made of
   * @param make makes it, where it is asked for the first time
   */
  ciphertext(identity: string, make: () => Uint8Array): Uint8Array {
    const bytes = this.#ciphertexts.get(identity) ?? make();
    this.#ciphertexts.set(identity, bytes);
    return bytes;
  }

  /** Returns the content hash of any bytes. That of shared bytes is computed once. */
  hash(bytes: Uint8Array): Uint8Array {
    const identity = bytes.length < leastBytes ? undefined : this.#identityOf(bytes);
    if (identity === undefined) return contentHash(this.#provider, bytes);
    const hash = this.#hashes.get(identity) ?? contentHash(this.#provider, bytes);
    this.#hashes.set(identity, hash);
    return hash;
  }

  /** Returns what shared bytes are made of; undefined for other bytes. A comparison takes a tenth of the time of a hash. */
  #identityOf(bytes: Uint8Array): string | undefined {
    for (const [seed, found] of this.#seeded) {
      if (found.length >= bytes.length && Buffer.compare(found.subarray(0, bytes.length), bytes) === 0) return `${seed} ${bytes.length}`;
    }
    for (const [identity, found] of this.#ciphertexts) if (found.length === bytes.length && Buffer.compare(found, bytes) === 0) return identity;
    return undefined;
  }
}
