/** What vectors and testees need of a provider and nobody else may have. Never exported by the package's entries. */
import type { CryptoProvider, PushStream } from './provider.ts';

/** The member under which our providers keep what only tests may use. */
export const testingAccess = Symbol('lockstep.testing');

/** Encryption that repeats itself. */
export interface TestingAccess {
  /** A secretstream for writing whose header is given: used twice with one key, it breaks the cipher. */
  startPushWithHeader(key: Uint8Array, header: Uint8Array): PushStream;
  /** A secretbox whose nonce is given: used twice with one key, it breaks the cipher. */
  sealBoxWithNonce(key: Uint8Array, nonce: Uint8Array, message: Uint8Array): Uint8Array;
  /** libsodium's `randombytes_buf_deterministic`; the seed has 32 bytes. */
  deterministicBytes(size: number, seed: Uint8Array): Uint8Array;
}

/** A provider that can be tested with fixed headers and nonces. */
export interface TestableProvider extends CryptoProvider {
  readonly [testingAccess]: TestingAccess;
}

/** A provider's testing access. */
export function accessOf(provider: CryptoProvider): TestingAccess {
  if (testingAccess in provider) return (provider as TestableProvider)[testingAccess];
  throw new TypeError(`the crypto provider ${provider.name} has no access for tests`);
}
