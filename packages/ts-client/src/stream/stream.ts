/** Streams as a whole: on byte arrays, and on pieces as they arrive. */
import { Encryption } from '@lockstep/spec';
import type { CryptoProvider } from '../crypto/provider.ts';
import { Cutter } from './cutter.ts';
import { FrameDecryptor } from './frame-decryptor.ts';
import { FrameEncryptor } from './frame-encryptor.ts';
import { encryptedSize, plaintextSize, requireEncryptable } from './sizes.ts';

const { plaintextChunkBytes, frameBytes } = Encryption.values;

/** A ciphertext and the header that it can only be read with. */
export interface Encrypted {
  /** 24 bytes, kept apart from the ciphertext. */
  readonly header: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** Takes what a stream produces. The bytes are valid only during the call. */
export type Sink = (bytes: Uint8Array) => void;

/**
 * Encrypts a plaintext that arrives in pieces of any size. Holds one chunk back, since the last one is marked.
 *
 *     const stream = new StreamEncryptor(provider, key, (frame) => write(frame));
 *     for await (const piece of source) stream.update(piece);
 *     stream.finish();
 */
export class StreamEncryptor {
  /** The stream's header, 24 bytes. */
  readonly header: Uint8Array;
  readonly #encryptor: FrameEncryptor;
  readonly #sink: Sink;
  readonly #cutter = new Cutter(plaintextChunkBytes);
  readonly #frame = new Uint8Array(frameBytes);
  #size = 0;

  /**
   * @param key 32 bytes, of this file alone
   * @param sink is given each frame
   * @throws LockstepError `invalid_argument` for a key of another length
   */
  constructor(provider: CryptoProvider, key: Uint8Array, sink: Sink) {
    const { header, encryptor } = FrameEncryptor.start(provider, key);
    this.header = header;
    this.#encryptor = encryptor;
    this.#sink = sink;
  }

  /**
   * Takes the next piece in.
   * @throws LockstepError `invalid_argument` where the stream grows beyond the largest file
   */
  update(piece: Uint8Array): void {
    this.#size += piece.length;
    requireEncryptable('the stream', this.#size);
    this.#cutter.add(piece, (chunk) => this.#sink(this.#encryptor.message(chunk, this.#frame)));
  }

  /** Encrypts what is held back, as the last frame. */
  finish(): void {
    this.#sink(this.#encryptor.final(this.#cutter.last(), this.#frame));
    this.#cutter.wipe();
  }

  /** Wipes what is held; for a stream that is given up. */
  close(): void {
    this.#encryptor.close();
    this.#cutter.wipe();
  }
}

/**
 * Decrypts a stream that arrives in pieces of any size. Each chunk that the sink is given is authentic, but only
 * `finish` shows whether the stream is whole: keep no part of it where that throws.
 */
export class StreamDecryptor {
  readonly #decryptor: FrameDecryptor;
  readonly #sink: Sink;
  readonly #cutter = new Cutter(frameBytes);
  readonly #chunk = new Uint8Array(plaintextChunkBytes);

  /**
   * @param key 32 bytes
   * @param header 24 bytes
   * @param sink is given each chunk
   * @throws LockstepError `invalid_argument` for a key or header of another length
   */
  constructor(provider: CryptoProvider, key: Uint8Array, header: Uint8Array, sink: Sink) {
    this.#decryptor = new FrameDecryptor(provider, key, header);
    this.#sink = sink;
  }

  /**
   * Takes the next piece in.
   * @throws LockstepError `truncated`, `corrupt`, `unexpected_tag`, `trailing_data`
   */
  update(piece: Uint8Array): void {
    this.#cutter.add(piece, (frame) => this.#sink(this.#decryptor.next(frame, 'more', this.#chunk)));
  }

  /**
   * Decrypts what is held back, as the last frame.
   * @throws LockstepError `truncated`, `corrupt`, `unexpected_tag`
   */
  finish(): void {
    const frame = this.#cutter.last();
    if (frame.length === 0) this.#decryptor.nothing();
    this.#sink(this.#decryptor.next(frame, 'end', this.#chunk));
    this.#chunk.fill(0);
  }

  /** Wipes what is held; for a stream that is given up. */
  close(): void {
    this.#decryptor.close();
    this.#chunk.fill(0);
  }
}

/**
 * Encrypts a byte string to a stream.
 * @param key 32 bytes, of this file alone
 * @throws LockstepError `invalid_argument` for a key of another length, and for more than the largest file
 */
export function encryptStream(provider: CryptoProvider, key: Uint8Array, plaintext: Uint8Array): Encrypted {
  const { header, encryptor } = FrameEncryptor.start(provider, key);
  return { header, ciphertext: encryptAll(encryptor, plaintext) };
}

/** Encrypts a whole plaintext on a stream that has just been started. */
export function encryptAll(encryptor: FrameEncryptor, plaintext: Uint8Array): Uint8Array {
  try {
    requireEncryptable('the plaintext', plaintext.length);
    const ciphertext = new Uint8Array(encryptedSize(plaintext.length));
    let from = 0;
    let to = 0;
    for (; plaintext.length - from > plaintextChunkBytes; from += plaintextChunkBytes, to += frameBytes) {
      encryptor.message(plaintext.subarray(from, from + plaintextChunkBytes), ciphertext.subarray(to));
    }
    encryptor.final(plaintext.subarray(from), ciphertext.subarray(to));
    return ciphertext;
  } finally {
    encryptor.close();
  }
}

/**
 * Decrypts a whole stream; answers nothing where any frame is not authentic.
 * @param key 32 bytes
 * @param header 24 bytes
 * @throws LockstepError `invalid_argument`, `truncated`, `corrupt`, `unexpected_tag`, `trailing_data`
 */
export function decryptStream(provider: CryptoProvider, key: Uint8Array, header: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  const decryptor = new FrameDecryptor(provider, key, header);
  if (ciphertext.length === 0) decryptor.nothing();
  // Where the size is no stream's, a frame is too short, and the judge says which.
  const plaintext = new Uint8Array(plaintextSize(ciphertext.length) ?? ciphertext.length);
  try {
    let from = 0;
    let to = 0;
    for (; ciphertext.length - from > frameBytes; from += frameBytes, to += plaintextChunkBytes) {
      decryptor.next(ciphertext.subarray(from, from + frameBytes), 'more', plaintext.subarray(to));
    }
    decryptor.next(ciphertext.subarray(from), 'end', plaintext.subarray(to));
    return plaintext;
  } catch (error) {
    plaintext.fill(0);
    throw error;
  }
}
