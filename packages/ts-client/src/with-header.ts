/**
 * Encryption under a header or nonce that is given, and bytes that repeat themselves: for vectors and testees alone, see
 * `testing.ts`.
 */
import { Encryption, Secretbox, Testee } from '@lockstep/spec';
import { encryptOneFrame } from './blob.ts';
import type { CryptoProvider, PushStream } from './crypto/provider.ts';
import { accessOf } from './crypto/testing-access.ts';
import { requireLength } from './errors.ts';
import { FrameEncryptor } from './stream/frame-encryptor.ts';
import { encryptAll } from './stream/stream.ts';

const { keyBytes, headerBytes, frameOverheadBytes } = Encryption.values;

function start(provider: CryptoProvider, key: Uint8Array, header: Uint8Array): PushStream {
  requireLength('the key', key, keyBytes);
  requireLength('the header', header, headerBytes);
  return accessOf(provider).startPushWithHeader(key, header);
}

/** Starts to encrypt a stream, chunk by chunk, under the given header. */
export function startFramesWithHeader(provider: CryptoProvider, key: Uint8Array, header: Uint8Array): FrameEncryptor {
  return new FrameEncryptor(start(provider, key, header));
}

/** Encrypts a byte string to a stream, as encryptStream does, under the given header. */
export function encryptStreamWithHeader(provider: CryptoProvider, key: Uint8Array, header: Uint8Array, plaintext: Uint8Array): Uint8Array {
  return encryptAll(startFramesWithHeader(provider, key, header), plaintext);
}

/** Encrypts a blob, as encryptBlob does, under the given header. */
export function encryptBlobWithHeader(provider: CryptoProvider, key: Uint8Array, header: Uint8Array, plaintext: Uint8Array): Uint8Array {
  return encryptOneFrame(start(provider, key, header), plaintext);
}

/** Seals a secretbox, as sealBox does, under the given nonce. */
export function sealBoxWithNonce(provider: CryptoProvider, key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array): Uint8Array {
  requireLength('the key', key, Secretbox.values.keyBytes);
  requireLength('the nonce', nonce, Secretbox.values.nonceBytes);
  return accessOf(provider).sealBoxWithNonce(key, nonce, plaintext);
}

/** One frame for {@link buildFrames}: any size and any tag, also what the format never writes. */
export interface FramePlan {
  readonly chunk: Uint8Array;
  /** The secretstream tag: 0 message, 1 push, 2 rekey, 3 final. */
  readonly tag: number;
}

/** Encrypts a sequence of frames as planned, authentic each, for streams that a decryption must refuse. */
export function buildFrames(provider: CryptoProvider, key: Uint8Array, header: Uint8Array, plans: readonly FramePlan[]): Uint8Array[] {
  const stream = start(provider, key, header);
  try {
    return plans.map(({ chunk, tag }) => {
      const frame = new Uint8Array(chunk.length + frameOverheadBytes);
      stream.push(chunk, tag, frame);
      return frame;
    });
  } finally {
    stream.free();
  }
}

/**
 * libsodium's `randombytes_buf_deterministic`: the bytes that a seed and a size stand for.
 * @param seed 32 bytes
 */
export function deterministicBytes(provider: CryptoProvider, size: number, seed: Uint8Array): Uint8Array {
  requireLength('the seed', seed, Testee.values.seedBytes);
  return accessOf(provider).deterministicBytes(size, seed);
}
