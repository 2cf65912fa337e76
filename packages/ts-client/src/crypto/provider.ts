/**
 * The cryptography that the client stands on, as one small interface: libsodium behind it by default, in two builds,
 * but any core that makes the same bytes fits.
 */

/** The writing end of a secretstream. Its state holds a key: `free` it, whatever happens. */
export interface PushStream {
  /**
   * Encrypts one message into `into`, which is 17 bytes longer than the message.
   * @param tag the secretstream tag, a number
   */
  push(message: Uint8Array, tag: number, into: Uint8Array): void;
  /** Wipes and releases the state. May be called more than once. */
  free(): void;
}

/** The reading end of a secretstream. Its state holds a key: `free` it, whatever happens. */
export interface PullStream {
  /**
   * Decrypts one frame of at least 17 bytes into `into`, which is 17 bytes shorter than the frame.
   * @returns the frame's tag, or undefined where it is not authentic; then `into` holds nothing of it
   */
  pull(frame: Uint8Array, into: Uint8Array): number | undefined;
  /** Wipes and releases the state. May be called more than once. */
  free(): void;
}

/** A hash in the making. */
export interface IncrementalHash {
  update(bytes: Uint8Array): void;
  /** The digest; ends the hash and releases its state. */
  digest(): Uint8Array;
  /** Releases the state of a hash whose digest nobody needs. May be called more than once. */
  free(): void;
}

/** One implementation of the primitives. Byte strings that come in are never kept or changed. */
export interface CryptoProvider {
  /** Which implementation this is, for people. */
  readonly name: string;
  /** The version of libsodium behind it. */
  readonly libsodiumVersion: string;
  /** Random bytes from the system's generator. */
  randomBytes(size: number): Uint8Array;
  /** Starts a secretstream under a new random header of 24 bytes. The key has 32 bytes. */
  startPush(key: Uint8Array): { readonly header: Uint8Array; readonly stream: PushStream };
  /** Starts to read a secretstream. The key has 32 bytes, the header 24. */
  startPull(key: Uint8Array, header: Uint8Array): PullStream;
  /** Unkeyed BLAKE2b of the given output size in bytes, 16 to 64. */
  genericHash(outputBytes: number): IncrementalHash;
  /** MD5, which storage asks for as a checksum. */
  md5(): Promise<IncrementalHash>;
  /** Whether md5 is Node's own, which every thread of the process has: large files then use a second thread for it. */
  readonly md5InThreads?: boolean;
  /** Overwrites a secret with zeros. */
  wipe(secret: Uint8Array): void;
}
