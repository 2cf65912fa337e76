/** Boxes and derived keys on libsodium's WebAssembly build. All that is copied in is wiped. */
import { PublicKeyBox, Secretbox } from '@lockstep/spec';
import type { SealedBox } from './provider.ts';
import { withBlocks, type RawSodium, type WasmBlock } from './wasm-heap.ts';

const { keyBytes, macBytes } = Secretbox.values;
const { overheadBytes } = PublicKeyBox.values;

/** Lends blocks with these contents, and behind them one block for a result, whose bytes are answered where `work` wants them. */
function computed(
  raw: RawSodium,
  inputs: readonly Uint8Array[],
  outputBytes: number,
  work: (output: number, ...inputs: number[]) => boolean,
): Uint8Array | undefined {
  return withBlocks(raw, [outputBytes, ...inputs.map(({ length }) => length)], (blocks) => {
    const [output, ...copies] = blocks as readonly [WasmBlock, ...WasmBlock[]];
    inputs.forEach((bytes, index) => copies[index]?.view().set(bytes));
    const done = work(output.address, ...copies.map(({ address }) => address));
    return done ? output.view().slice() : undefined;
  });
}

function required(bytes: Uint8Array | undefined, what: string): Uint8Array {
  if (!bytes) throw new Error(`libsodium refused to ${what}`);
  return bytes;
}

/** Seals a message under a nonce. */
export function sealWasmBox(raw: RawSodium, key: Uint8Array, nonce: Uint8Array, message: Uint8Array): Uint8Array {
  const box = computed(
    raw,
    [message, nonce, key],
    message.length + macBytes,
    (into, from, nonceAt, keyAt) => raw._crypto_secretbox_easy(into, from, message.length, 0, nonceAt, keyAt) === 0,
  );
  return required(box, 'seal a box');
}

/** Opens a box of 16 bytes or more; undefined where it is not authentic. */
export function openWasmBox(raw: RawSodium, key: Uint8Array, { nonce, ciphertext }: SealedBox): Uint8Array | undefined {
  return computed(
    raw,
    [ciphertext, nonce, key],
    ciphertext.length - macBytes,
    (into, from, nonceAt, keyAt) => raw._crypto_secretbox_open_easy(into, from, ciphertext.length, 0, nonceAt, keyAt) === 0,
  );
}

/** Seals a message for a public key; undefined for one of small order. */
export function sealWasm(raw: RawSodium, publicKey: Uint8Array, message: Uint8Array): Uint8Array | undefined {
  return computed(
    raw,
    [message, publicKey],
    message.length + overheadBytes,
    (into, from, keyAt) => raw._crypto_box_seal(into, from, message.length, 0, keyAt) === 0,
  );
}

/** Opens a sealed box of 48 bytes or more; undefined where it is not authentic. */
export function openWasmSealed(raw: RawSodium, publicKey: Uint8Array, secretKey: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  return computed(
    raw,
    [sealed, publicKey, secretKey],
    sealed.length - overheadBytes,
    (into, from, publicAt, secretAt) => raw._crypto_box_seal_open(into, from, sealed.length, 0, publicAt, secretAt) === 0,
  );
}

/** Draws a pair of keys. */
export function makeWasmKeyPair(raw: RawSodium): { publicKey: Uint8Array; secretKey: Uint8Array } {
  return withBlocks(raw, [keyBytes, keyBytes], (blocks) => {
    const [publicBlock, secretBlock] = blocks as readonly [WasmBlock, WasmBlock];
    raw._crypto_box_keypair(publicBlock.address, secretBlock.address);
    return { publicKey: publicBlock.view().slice(), secretKey: secretBlock.view().slice() };
  });
}

/** A key derived from a key. */
export function deriveWasmSubkey(raw: RawSodium, key: Uint8Array, id: number, context: string, outputBytes: number): Uint8Array {
  const subkey = computed(
    raw,
    [new TextEncoder().encode(context), key],
    outputBytes,
    (into, contextAt, keyAt) => raw._crypto_kdf_derive_from_key(into, outputBytes, id, 0, contextAt, keyAt) === 0,
  );
  return required(subkey, 'derive a key');
}
