/** libsodium as native code, from the optional package sodium-native: the fast one, in Node. */
import { createRequire } from 'node:module';
import sodium from 'sodium-native';
import { Encryption, PublicKeyBox, Secretbox } from '@lockstep/spec';
import { nodeMd5 } from './node-md5.ts';
import type { Argon2idLimits, CryptoProvider, IncrementalHash, PullStream, PushStream, SealedBox } from './provider.ts';
import { testingAccess, type TestableProvider, type TestingAccess } from './testing-access.ts';

const { headerBytes } = Encryption.values;
const { keyBytes, nonceBytes, macBytes } = Secretbox.values;
const { overheadBytes } = PublicKeyBox.values;

/** Both ends of a secretstream: libsodium's state is the same. */
class NativeStream implements PushStream, PullStream {
  readonly #state: Buffer;
  readonly #tag = Buffer.alloc(1);

  /** Takes the state over. */
  constructor(state: Buffer) {
    this.#state = state;
  }

  push(message: Uint8Array, tag: number, into: Uint8Array): void {
    sodium.crypto_secretstream_xchacha20poly1305_push(this.#state, into, message, null, tag);
  }

  pull(frame: Uint8Array, into: Uint8Array): number | undefined {
    try {
      sodium.crypto_secretstream_xchacha20poly1305_pull(this.#state, into, this.#tag, frame, null);
    } catch (error) {
      if ((error as Error).message === 'pull failed') return undefined;
      throw error;
    }
    return this.#tag[0];
  }

  free(): void {
    sodium.sodium_memzero(this.#state);
  }
}

class NativeGenericHash implements IncrementalHash {
  readonly #state = Buffer.alloc(sodium.crypto_generichash_STATEBYTES);
  readonly #outputBytes: number;

  constructor(outputBytes: number) {
    this.#outputBytes = outputBytes;
    sodium.crypto_generichash_init(this.#state, null, outputBytes);
  }

  update(bytes: Uint8Array): void {
    sodium.crypto_generichash_update(this.#state, bytes);
  }

  digest(): Uint8Array {
    const digest = new Uint8Array(this.#outputBytes);
    sodium.crypto_generichash_final(this.#state, digest);
    return digest;
  }

  free(): void {
    sodium.sodium_memzero(this.#state);
  }
}

function newState(): Buffer {
  return Buffer.alloc(sodium.crypto_secretstream_xchacha20poly1305_STATEBYTES);
}

function startPull(key: Uint8Array, header: Uint8Array): NativeStream {
  const state = newState();
  sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key);
  return new NativeStream(state);
}

function sealBox(key: Uint8Array, nonce: Uint8Array, message: Uint8Array): Uint8Array {
  const box = new Uint8Array(message.length + macBytes);
  sodium.crypto_secretbox_easy(box, message, nonce, key);
  return box;
}

class NativeSodium implements CryptoProvider {
  readonly name = 'sodium-native';
  readonly md5InThreads = true;
  /** The package does not say the version of the libsodium that it is built from, so this is the package's own. */
  readonly libsodiumVersion: string;
  /** See TestableProvider. */
  readonly [testingAccess]: TestingAccess = {
    // The state after init_pull with a header is the one after the init_push that drew it.
    startPushWithHeader: startPull,
    sealBoxWithNonce: sealBox,
    deterministicBytes: (size, seed) => {
      const bytes = new Uint8Array(size);
      sodium.randombytes_buf_deterministic(bytes, seed);
      return bytes;
    },
  };

  constructor(version: string) {
    this.libsodiumVersion = `sodium-native ${version}`;
  }

  randomBytes(size: number): Uint8Array {
    const bytes = new Uint8Array(size);
    sodium.randombytes_buf(bytes);
    return bytes;
  }

  startPush(key: Uint8Array): { header: Uint8Array; stream: PushStream } {
    const state = newState();
    const header = new Uint8Array(headerBytes);
    sodium.crypto_secretstream_xchacha20poly1305_init_push(state, header, key);
    return { header, stream: new NativeStream(state) };
  }

  startPull(key: Uint8Array, header: Uint8Array): PullStream {
    return startPull(key, header);
  }

  sealBox(key: Uint8Array, message: Uint8Array): SealedBox {
    const nonce = this.randomBytes(nonceBytes);
    return { nonce, ciphertext: sealBox(key, nonce, message) };
  }

  openBox(key: Uint8Array, { nonce, ciphertext }: SealedBox): Uint8Array | undefined {
    const message = new Uint8Array(ciphertext.length - macBytes);
    return sodium.crypto_secretbox_open_easy(message, ciphertext, nonce, key) ? message : undefined;
  }

  sealForKey(publicKey: Uint8Array, message: Uint8Array): Uint8Array | undefined {
    const sealed = new Uint8Array(message.length + overheadBytes);
    try {
      sodium.crypto_box_seal(sealed, message, publicKey);
      return sealed;
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('status: ')) return undefined;
      throw error;
    }
  }

  openSealed(publicKey: Uint8Array, secretKey: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
    const message = new Uint8Array(sealed.length - overheadBytes);
    return sodium.crypto_box_seal_open(message, sealed, publicKey, secretKey) ? message : undefined;
  }

  makeKeyPair(): { publicKey: Uint8Array; secretKey: Uint8Array } {
    const [publicKey, secretKey] = [new Uint8Array(keyBytes), new Uint8Array(keyBytes)];
    sodium.crypto_box_keypair(publicKey, secretKey);
    return { publicKey, secretKey };
  }

  deriveSubkey(key: Uint8Array, id: number, context: string, outputBytes: number): Uint8Array {
    const subkey = new Uint8Array(outputBytes);
    sodium.crypto_kdf_derive_from_key(subkey, id, Buffer.from(context, 'ascii'), key);
    return subkey;
  }

  async argon2id(
    passphrase: Uint8Array,
    salt: Uint8Array,
    { opsLimit, memLimit }: Argon2idLimits,
    outputBytes: number,
  ): Promise<Uint8Array | undefined> {
    const output = new Uint8Array(outputBytes);
    const text = passphrase.length > 0 ? passphrase : new Uint8Array(1).subarray(1); // No memory has no address.
    try {
      await sodium.crypto_pwhash_async(output, text, salt, opsLimit, memLimit, sodium.crypto_pwhash_ALG_ARGON2ID13);
      return output;
    } catch (error) {
      // libsodium refuses what it can't do without a word; within the spec's limits that is memory alone.
      if (error instanceof Error && error.message.startsWith('status: ')) return undefined;
      throw error;
    }
  }

  genericHash(outputBytes: number): IncrementalHash {
    return new NativeGenericHash(outputBytes);
  }

  md5(): Promise<IncrementalHash> {
    return Promise.resolve(nodeMd5());
  }

  wipe(secret: Uint8Array): void {
    sodium.sodium_memzero(secret);
  }
}

/** The native provider. Importing this module fails where sodium-native has no binary for the machine. */
export function createNativeSodium(): TestableProvider {
  const { version } = createRequire(import.meta.url)('sodium-native/package.json') as { version: string };
  return new NativeSodium(version);
}
