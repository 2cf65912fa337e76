/** The memory of libsodium's WebAssembly build, which has no garbage collector: what is taken must be given back. */
import sodium from 'libsodium-wrappers';

/** The functions below the wrappers. They take addresses; a 64-bit length is two numbers, low half first. */
export interface RawSodium {
  readonly HEAPU8: Uint8Array;
  _malloc(size: number): number;
  _free(address: number): void;
  _crypto_secretstream_xchacha20poly1305_statebytes(): number;
  _crypto_secretstream_xchacha20poly1305_init_push(state: number, header: number, key: number): number;
  _crypto_secretstream_xchacha20poly1305_init_pull(state: number, header: number, key: number): number;
  _crypto_secretstream_xchacha20poly1305_push(
    ...args: [state: number, into: number, intoSize: 0, from: number, low: number, high: 0, ad: 0, adLow: 0, adHigh: 0, tag: number]
  ): number;
  _crypto_secretstream_xchacha20poly1305_pull(
    ...args: [state: number, into: number, intoSize: 0, tag: number, from: number, low: number, high: 0, ad: 0, adSize: 0]
  ): number;
  _crypto_secretbox_easy(...args: [into: number, from: number, low: number, high: 0, nonce: number, key: number]): number;
  _crypto_secretbox_open_easy(...args: [into: number, from: number, low: number, high: 0, nonce: number, key: number]): number;
  _crypto_box_keypair(publicKey: number, secretKey: number): number;
  _crypto_box_seal(...args: [into: number, from: number, low: number, high: 0, publicKey: number]): number;
  _crypto_box_seal_open(...args: [into: number, from: number, low: number, high: 0, publicKey: number, secretKey: number]): number;
  _crypto_kdf_derive_from_key(...args: [into: number, outputBytes: number, idLow: number, idHigh: 0, context: number, key: number]): number;
  _randombytes_buf_deterministic(into: number, size: number, seed: number): void;
  _crypto_generichash_statebytes(): number;
  _crypto_generichash_init(state: number, key: 0, keySize: 0, outputBytes: number): number;
  _crypto_generichash_update(state: number, from: number, low: number, high: 0): number;
  _crypto_generichash_final(state: number, into: number, outputBytes: number): number;
}

/** The part of it that every build has: memory alone. */
export type WasmHeap = Pick<RawSodium, 'HEAPU8' | '_malloc' | '_free'>;

/** A block of that memory. */
export class WasmBlock {
  readonly #raw: WasmHeap;
  #address: number;
  #size: number;

  /** Takes `size` bytes, whose content is undefined. */
  constructor(raw: WasmHeap, size: number) {
    this.#raw = raw;
    this.#size = size;
    this.#address = raw._malloc(Math.max(size, 1));
    if (this.#address === 0) throw new RangeError(`libsodium's WebAssembly build has no ${size} bytes of memory left`);
  }

  /** Where the block begins. */
  get address(): number {
    if (this.#address === 0) throw new Error('a stream or hash was used after it ended');
    return this.#address;
  }

  get size(): number {
    return this.#size;
  }

  /** The block's bytes; valid until the next allocation, which may move the heap. */
  view(size = this.#size): Uint8Array {
    return this.#raw.HEAPU8.subarray(this.address, this.address + size);
  }

  /** Wipes the block and gives it back. May be called more than once. */
  free(): void {
    if (this.#address === 0) return;
    this.view().fill(0);
    this.#raw._free(this.#address);
    this.#address = 0;
  }
}

/** Waits until libsodium's WebAssembly is compiled. */
export async function loadRawSodium(): Promise<{ raw: RawSodium; version: string }> {
  await sodium.ready;
  const { libsodium } = sodium as unknown as { libsodium: RawSodium };
  return { raw: libsodium, version: sodium.sodium_version_string() };
}

/** Does something with blocks of memory, and gives them back also where it fails. */
export function withBlocks<T>(raw: WasmHeap, sizes: readonly number[], work: (blocks: readonly WasmBlock[]) => T): T {
  const blocks: WasmBlock[] = [];
  try {
    for (const size of sizes) blocks.push(new WasmBlock(raw, size));
    return work(blocks);
  } finally {
    for (const block of blocks) block.free();
  }
}
