/**
 * Argon2id as WebAssembly, from the package libsodium-wrappers-sumo: a second libsodium, half a megabyte, that nothing but
 * this module needs. Import it only where a passphrase is at hand.
 */
import sodium from 'libsodium-wrappers-sumo';
import type { Argon2id } from './provider.ts';
import { withBlocks, type WasmBlock, type WasmHeap } from './wasm-heap.ts';

/** What of it is used. A 64-bit length is two numbers, low half first; `memLimit` is a size_t of 32 bits. */
interface SumoSodium extends WasmHeap {
  _crypto_pwhash(
    ...args: [
      into: number,
      outputBytes: number,
      outputHigh: 0,
      passphrase: number,
      passphraseBytes: number,
      passphraseHigh: 0,
      salt: number,
      opsLimit: number,
      opsHigh: 0,
      memLimit: number,
      algorithm: number,
    ]
  ): number;
}

/** Computes in the calling thread, which does nothing else for seconds where the limits are an account's. */
export const wasmArgon2id: Argon2id = async (passphrase, salt, { opsLimit, memLimit }, outputBytes) => {
  await sodium.ready;
  const { libsodium: raw } = sodium as unknown as { libsodium: SumoSodium };
  return withBlocks(raw, [outputBytes, passphrase.length, salt.length], (blocks) => {
    const [output, text, saltBlock] = blocks as readonly [WasmBlock, WasmBlock, WasmBlock];
    text.view().set(passphrase);
    saltBlock.view().set(salt);
    const failed = raw._crypto_pwhash(
      ...([
        output.address,
        outputBytes,
        0,
        text.address,
        passphrase.length,
        0,
        saltBlock.address,
        opsLimit,
        0,
        memLimit,
        sodium.crypto_pwhash_ALG_ARGON2ID13,
      ] as const),
    );
    return failed ? undefined : output.view().slice();
  });
};
