/** Frames to chunks, one at a time, and the judgement on each. */
import { Encryption } from '@lockstep/spec';
import type { CryptoProvider, PullStream } from '../crypto/provider.ts';
import { LockstepError, requireLength } from '../errors.ts';

const { frameOverheadBytes, keyBytes, headerBytes, messageTag, finalTag } = Encryption.values;

/** Whether bytes follow a frame in its stream. */
export type Following = 'more' | 'end';

/**
 * Decrypts the frames of one stream in order and refuses the first that offends. libsodium itself would continue after a
 * final tag and accept tags that the format never writes, so every frame is judged here. Holds a state that holds a
 * key: it is wiped by the last frame, by an error, and by `close`.
 */
export class FrameDecryptor {
  readonly #stream: PullStream;
  readonly #what: string;
  #frames = 0;
  #ended = false;

  /**
   * @param provider the cryptography
   * @param key 32 bytes
   * @param header the 24 bytes that the encryption drew
   * @param what what is decrypted, for messages
   * @throws LockstepError `invalid_argument` for a key or header of another length
   */
  constructor(provider: CryptoProvider, key: Uint8Array, header: Uint8Array, what = 'the stream') {
    requireLength('the key', key, keyBytes);
    requireLength('the header', header, headerBytes);
    this.#what = what;
    this.#stream = provider.startPull(key, header);
  }

  /**
   * Decrypts the next frame.
   * @param frame a full frame, or what is left where it is the last
   * @param following whether there are bytes behind it
   * @param into room for the chunk, 17 bytes less; without it a new buffer is made
   * @returns the chunk, a view of `into`
   * @throws LockstepError `truncated`, `corrupt`, `unexpected_tag`, `trailing_data`; the stream is over then
   */
  next(frame: Uint8Array, following: Following, into?: Uint8Array): Uint8Array {
    if (this.#ended) throw new Error('this stream has ended: start another one');
    try {
      const chunk = this.#pull(frame, following, into);
      if (following === 'end') this.close();
      return chunk;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /**
   * Says that there was no frame at all.
   * @throws LockstepError `truncated`, always
   */
  nothing(): never {
    this.close();
    throw new LockstepError('truncated', `${this.#what} is empty: even an empty plaintext has one frame`);
  }

  /** Wipes the state; for a stream that is given up. May be called more than once. */
  close(): void {
    this.#ended = true;
    this.#stream.free();
  }

  #pull(frame: Uint8Array, following: Following, into: Uint8Array | undefined): Uint8Array {
    const number = ++this.#frames;
    const where = `frame ${number} of ${this.#what}`;
    const size = frame.length - frameOverheadBytes;
    if (size < 0) {
      const code = number === 1 ? 'truncated' : 'corrupt';
      throw new LockstepError(code, `${where} has ${frame.length} bytes, fewer than the ${frameOverheadBytes} that every frame has`);
    }
    const chunk = into ? into.subarray(0, size) : new Uint8Array(size);
    const tag = this.#stream.pull(frame, chunk);
    if (tag === undefined) {
      throw new LockstepError('corrupt', `${where} is not authentic: the key or header is another file's, or the bytes were changed`);
    }
    const offence = judge(tag, following, where);
    if (offence) {
      chunk.fill(0); // Authentic, but not to be released.
      throw offence;
    }
    return chunk;
  }
}

function judge(tag: number, following: Following, where: string): LockstepError | undefined {
  if (tag !== messageTag && tag !== finalTag) {
    return new LockstepError('unexpected_tag', `${where} has the tag ${tag}, which this format never writes`);
  }
  if (tag === finalTag && following === 'more') {
    return new LockstepError('trailing_data', `${where} is the final one, and bytes follow it`);
  }
  if (tag === messageTag && following === 'end') {
    return new LockstepError('truncated', `${where} is the last, and not the final one: the end of the data is missing`);
  }
  return undefined;
}
