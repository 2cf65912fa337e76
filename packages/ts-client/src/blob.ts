/** Blobs: metadata and thumbnails, encrypted with the file's key as one frame. */
import { Encryption } from '@lockstep/spec';
import type { CryptoProvider, PushStream } from './crypto/provider.ts';
import { requireLength } from './errors.ts';
import { FrameDecryptor } from './stream/frame-decryptor.ts';
import { requireEncryptable } from './stream/sizes.ts';
import type { Encrypted } from './stream/stream.ts';

const { keyBytes, frameOverheadBytes, finalTag } = Encryption.values;

/**
 * Encrypts a blob, whatever its size, to one frame under a header of its own.
 * @param key the file's key, 32 bytes
 * @throws LockstepError `invalid_argument` for a key of another length, and for more than the largest file
 */
export function encryptBlob(provider: CryptoProvider, key: Uint8Array, plaintext: Uint8Array): Encrypted {
  requireLength('the key', key, keyBytes);
  const { header, stream } = provider.startPush(key);
  return { header, ciphertext: encryptOneFrame(stream, plaintext) };
}

/** Encrypts a blob on a stream that has just been started, and ends the stream. */
export function encryptOneFrame(stream: PushStream, plaintext: Uint8Array): Uint8Array {
  try {
    requireEncryptable('the blob', plaintext.length);
    const ciphertext = new Uint8Array(plaintext.length + frameOverheadBytes);
    stream.push(plaintext, finalTag, ciphertext);
    return ciphertext;
  } finally {
    stream.free();
  }
}

/**
 * Decrypts a blob.
 * @param key the file's key, 32 bytes
 * @param header the blob's own, 24 bytes
 * @throws LockstepError `invalid_argument`; `truncated` below 17 bytes and for a frame without the final tag; `corrupt`;
 * `unexpected_tag`
 */
export function decryptBlob(provider: CryptoProvider, key: Uint8Array, header: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  const decryptor = new FrameDecryptor(provider, key, header, 'the blob');
  if (ciphertext.length === 0) decryptor.nothing();
  return decryptor.next(ciphertext, 'end');
}
