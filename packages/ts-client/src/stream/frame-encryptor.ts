/** Chunks to frames, one at a time, into buffers of the caller's. */
import { Encryption } from '@lockstep/spec';
import type { CryptoProvider, PushStream } from '../crypto/provider.ts';
import { LockstepError, requireLength } from '../errors.ts';

const { plaintextChunkBytes, frameOverheadBytes, keyBytes, messageTag, finalTag } = Encryption.values;

/**
 * Encrypts the chunks of one plaintext in order: `message` for each but the last, which `final` takes. Holds a state
 * that holds a key: it is wiped by `final`, by an error, and by `close`.
 */
export class FrameEncryptor {
  readonly #stream: PushStream;
  #ended = false;

  /** Takes a stream over that has just been started. */
  constructor(stream: PushStream) {
    this.#stream = stream;
  }

  /**
   * Starts a stream under a new random header, which the reader needs beside the ciphertext.
   * @param key 32 bytes
   * @throws LockstepError `invalid_argument` for a key of another length
   */
  static start(provider: CryptoProvider, key: Uint8Array): { header: Uint8Array; encryptor: FrameEncryptor } {
    requireLength('the key', key, keyBytes);
    const { header, stream } = provider.startPush(key);
    return { header, encryptor: new FrameEncryptor(stream) };
  }

  /**
   * Encrypts a chunk that others follow.
   * @param chunk exactly a full chunk
   * @param into room for the frame, 17 bytes more; without it a new buffer is made
   * @returns the frame, a view of `into`
   * @throws LockstepError `invalid_argument` for a chunk of another size
   */
  message(chunk: Uint8Array, into?: Uint8Array): Uint8Array {
    requireLength('a chunk before the last one', chunk, plaintextChunkBytes);
    return this.#push(chunk, messageTag, into);
  }

  /**
   * Encrypts the last chunk and ends the stream.
   * @param chunk at most a full chunk; empty only where the plaintext is
   * @throws LockstepError `invalid_argument` for a larger chunk
   */
  final(chunk: Uint8Array, into?: Uint8Array): Uint8Array {
    if (chunk.length > plaintextChunkBytes) {
      throw new LockstepError('invalid_argument', `a chunk has at most ${plaintextChunkBytes} bytes, and this one ${chunk.length}`);
    }
    const frame = this.#push(chunk, finalTag, into);
    this.close();
    return frame;
  }

  /** Wipes the state; for a stream that is given up. May be called more than once. */
  close(): void {
    this.#ended = true;
    this.#stream.free();
  }

  #push(chunk: Uint8Array, tag: number, into: Uint8Array | undefined): Uint8Array {
    if (this.#ended) throw new Error('this stream has ended: start another one');
    const size = chunk.length + frameOverheadBytes;
    const frame = into ? into.subarray(0, size) : new Uint8Array(size);
    this.#stream.push(chunk, tag, frame);
    return frame;
  }
}
