/** libsodium as native code, from the optional package sodium-native: the fast one, in Node. */
import { createRequire } from 'node:module';
import sodium from 'sodium-native';
import { Encryption } from '@lockstep/spec';
import { nodeMd5 } from './node-md5.ts';
import type { CryptoProvider, IncrementalHash, PullStream, PushStream } from './provider.ts';
import { testingAccess, type TestableProvider, type TestingAccess } from './testing-access.ts';

const { headerBytes } = Encryption.values;

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

class NativeSodium implements CryptoProvider {
  readonly name = 'sodium-native';
  readonly md5InThreads = true;
  /** The package tells no version of the libsodium that it is built from, so this is the package's own. */
  readonly libsodiumVersion: string;
  /** See TestableProvider. */
  readonly [testingAccess]: TestingAccess = {
    // The state after init_pull with a header is the one after the init_push that drew it.
    startPushWithHeader: startPull,
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
