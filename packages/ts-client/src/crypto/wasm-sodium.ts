/** libsodium as WebAssembly, from the package libsodium-wrappers: runs everywhere, browsers included. */
import { Encryption, Secretbox } from '@lockstep/spec';
import type { CryptoProvider, IncrementalHash, PullStream, PushStream, SealedBox } from './provider.ts';
import { testingAccess, type TestableProvider, type TestingAccess } from './testing-access.ts';
import { loadRawSodium, WasmBlock, withBlocks, type RawSodium } from './wasm-heap.ts';
import { deriveWasmSubkey, makeWasmKeyPair, openWasmBox, openWasmSealed, sealWasm, sealWasmBox } from './wasm-keys.ts';

const { headerBytes, keyBytes, frameBytes } = Encryption.values;
const hashStepBytes = 1 << 20;

/** Memory that all calls share for what goes in and out: calls are synchronous, so that one pair is enough. */
class Scratch {
  readonly #raw: RawSodium;
  #input: WasmBlock | undefined;
  #output: WasmBlock | undefined;

  constructor(raw: RawSodium) {
    this.#raw = raw;
  }

  /** Copies bytes in, and answers their address. */
  input(bytes: Uint8Array): number {
    this.#input = this.#atLeast(this.#input, bytes.length);
    this.#input.view(bytes.length).set(bytes);
    return this.#input.address;
  }

  /** Room for a result, valid until the next call. */
  output(size: number): WasmBlock {
    return (this.#output = this.#atLeast(this.#output, size));
  }

  #atLeast(block: WasmBlock | undefined, size: number): WasmBlock {
    // A large blob must not hold its size for good: beyond a frame, a block serves one call.
    if (block && block.size >= size && (block.size <= frameBytes || block.size === size)) return block;
    block?.free();
    return new WasmBlock(this.#raw, size > hashStepBytes && size < frameBytes ? frameBytes : size);
  }
}

class WasmStream implements PushStream, PullStream {
  readonly #raw: RawSodium;
  readonly #scratch: Scratch;
  readonly #state: WasmBlock;

  /** Takes the state over. */
  constructor(raw: RawSodium, scratch: Scratch, state: WasmBlock) {
    this.#raw = raw;
    this.#scratch = scratch;
    this.#state = state;
  }

  push(message: Uint8Array, tag: number, into: Uint8Array): void {
    const { address } = this.#state;
    const output = this.#scratch.output(into.length);
    const input = this.#scratch.input(message);
    const failed = this.#raw._crypto_secretstream_xchacha20poly1305_push(
      ...([address, output.address, 0, input, message.length, 0, 0, 0, 0, tag] as const),
    );
    if (failed) throw new Error('libsodium refused to encrypt a message');
    into.set(output.view(into.length));
  }

  pull(frame: Uint8Array, into: Uint8Array): number | undefined {
    const { address } = this.#state;
    const output = this.#scratch.output(into.length + 1); // The tag comes behind the message.
    const tag = output.address + into.length;
    const input = this.#scratch.input(frame);
    const failed = this.#raw._crypto_secretstream_xchacha20poly1305_pull(
      ...([address, output.address, 0, tag, input, frame.length, 0, 0, 0] as const),
    );
    if (failed) return undefined;
    into.set(output.view(into.length));
    return this.#raw.HEAPU8[tag];
  }

  free(): void {
    this.#state.free();
  }
}

class WasmGenericHash implements IncrementalHash {
  readonly #raw: RawSodium;
  readonly #scratch: Scratch;
  readonly #outputBytes: number;
  readonly #state: WasmBlock;

  constructor(raw: RawSodium, scratch: Scratch, outputBytes: number) {
    this.#raw = raw;
    this.#scratch = scratch;
    this.#outputBytes = outputBytes;
    this.#state = new WasmBlock(raw, raw._crypto_generichash_statebytes());
    raw._crypto_generichash_init(this.#state.address, 0, 0, outputBytes);
  }

  update(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += hashStepBytes) {
      const step = bytes.subarray(at, at + hashStepBytes);
      this.#raw._crypto_generichash_update(this.#state.address, this.#scratch.input(step), step.length, 0);
    }
  }

  digest(): Uint8Array {
    const output = this.#scratch.output(this.#outputBytes);
    this.#raw._crypto_generichash_final(this.#state.address, output.address, this.#outputBytes);
    this.#state.free();
    return output.view(this.#outputBytes).slice();
  }

  free(): void {
    this.#state.free();
  }
}

class WasmSodium implements CryptoProvider {
  readonly name = 'libsodium-wrappers';
  readonly libsodiumVersion: string;
  readonly md5: () => Promise<IncrementalHash>;
  /** See TestableProvider. */
  readonly [testingAccess]: TestingAccess;
  readonly #raw: RawSodium;
  readonly #scratch: Scratch;

  constructor(raw: RawSodium, version: string, md5: () => Promise<IncrementalHash>) {
    this.#raw = raw;
    this.#scratch = new Scratch(raw);
    this.libsodiumVersion = version;
    this.md5 = md5;
    this[testingAccess] = {
      // The state after init_pull with a header is the one after the init_push that drew it.
      startPushWithHeader: (key, header) => this.#startPull(key, header),
      sealBoxWithNonce: (key, nonce, message) => sealWasmBox(raw, key, nonce, message),
      deterministicBytes: (size, seed) => this.#deterministicBytes(size, seed),
    };
  }

  randomBytes(size: number): Uint8Array {
    const bytes = new Uint8Array(size);
    const most = 65_536; // The Web's limit for one call.
    for (let at = 0; at < size; at += most) globalThis.crypto.getRandomValues(bytes.subarray(at, at + most));
    return bytes;
  }

  startPush(key: Uint8Array): { header: Uint8Array; stream: PushStream } {
    const state = this.#newState();
    const header = withBlocks(this.#raw, [keyBytes, headerBytes], ([keyBlock, headerBlock]) => {
      keyBlock!.view().set(key);
      this.#raw._crypto_secretstream_xchacha20poly1305_init_push(state.address, headerBlock!.address, keyBlock!.address);
      return headerBlock!.view().slice();
    });
    return { header, stream: new WasmStream(this.#raw, this.#scratch, state) };
  }

  startPull(key: Uint8Array, header: Uint8Array): PullStream {
    return this.#startPull(key, header);
  }

  sealBox(key: Uint8Array, message: Uint8Array): SealedBox {
    const nonce = this.randomBytes(Secretbox.values.nonceBytes);
    return { nonce, ciphertext: sealWasmBox(this.#raw, key, nonce, message) };
  }

  openBox(key: Uint8Array, box: SealedBox): Uint8Array | undefined {
    return openWasmBox(this.#raw, key, box);
  }

  sealForKey(publicKey: Uint8Array, message: Uint8Array): Uint8Array | undefined {
    return sealWasm(this.#raw, publicKey, message);
  }

  openSealed(publicKey: Uint8Array, secretKey: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
    return openWasmSealed(this.#raw, publicKey, secretKey, sealed);
  }

  makeKeyPair(): { publicKey: Uint8Array; secretKey: Uint8Array } {
    return makeWasmKeyPair(this.#raw);
  }

  deriveSubkey(key: Uint8Array, id: number, context: string, outputBytes: number): Uint8Array {
    return deriveWasmSubkey(this.#raw, key, id, context, outputBytes);
  }

  genericHash(outputBytes: number): IncrementalHash {
    return new WasmGenericHash(this.#raw, this.#scratch, outputBytes);
  }

  wipe(secret: Uint8Array): void {
    secret.fill(0);
  }

  #newState(): WasmBlock {
    return new WasmBlock(this.#raw, this.#raw._crypto_secretstream_xchacha20poly1305_statebytes());
  }

  #startPull(key: Uint8Array, header: Uint8Array): WasmStream {
    const state = this.#newState();
    withBlocks(this.#raw, [keyBytes, headerBytes], ([keyBlock, headerBlock]) => {
      keyBlock!.view().set(key);
      headerBlock!.view().set(header);
      this.#raw._crypto_secretstream_xchacha20poly1305_init_pull(state.address, headerBlock!.address, keyBlock!.address);
    });
    return new WasmStream(this.#raw, this.#scratch, state);
  }

  #deterministicBytes(size: number, seed: Uint8Array): Uint8Array {
    return withBlocks(this.#raw, [seed.length, size], ([seedBlock, output]) => {
      seedBlock!.view().set(seed);
      this.#raw._randombytes_buf_deterministic(output!.address, size, seedBlock!.address);
      return output!.view().slice();
    });
  }
}

/**
 * The WebAssembly provider, ready for use.
 * @param md5 makes an MD5, which libsodium does not have
 */
export async function createWasmSodium(md5: () => Promise<IncrementalHash>): Promise<TestableProvider> {
  const { raw, version } = await loadRawSodium();
  return new WasmSodium(raw, version, md5);
}
