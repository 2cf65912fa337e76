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
   * @returns the frame's tag, or undefined where it is not authentic; then `into` does not hold any of it
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

/** A secretbox and the nonce that it was sealed under. */
export interface SealedBox {
  /** 24 bytes. */
  readonly nonce: Uint8Array;
  /** The authentication tag of 16 bytes, and what was encrypted. */
  readonly ciphertext: Uint8Array;
}

/** What Argon2id computes with. */
export interface Argon2idLimits {
  /** The passes over the memory. */
  readonly opsLimit: number;
  /** The memory, in bytes. */
  readonly memLimit: number;
}

/**
 * Argon2id 1.3 with one lane, libsodium's `crypto_pwhash`. What comes in must stay as it is until the answer.
 * @param salt 16 bytes
 * @param outputBytes the size of what is derived, 16 or more
 * @returns what is derived, or undefined where the memory is not available
 */
export type Argon2id = (passphrase: Uint8Array, salt: Uint8Array, limits: Argon2idLimits, outputBytes: number) => Promise<Uint8Array | undefined>;

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
  /** Seals a message in a secretbox, XSalsa20-Poly1305, under a new random nonce. The key has 32 bytes. */
  sealBox(key: Uint8Array, message: Uint8Array): SealedBox;
  /**
   * Opens a secretbox of at least 16 bytes. The key has 32 bytes, the nonce 24.
   * @returns what was sealed, or undefined where the box is not authentic
   */
  openBox(key: Uint8Array, box: SealedBox): Uint8Array | undefined;
  /**
   * Seals a message for a public key of 32 bytes, libsodium's `crypto_box_seal`.
   * @returns the sealed box, 48 bytes longer, or undefined for a key of small order
   */
  sealForKey(publicKey: Uint8Array, message: Uint8Array): Uint8Array | undefined;
  /**
   * Opens a sealed box of at least 48 bytes. Both keys have 32.
   * @returns what was sealed, or undefined where the box is not authentic
   */
  openSealed(publicKey: Uint8Array, secretKey: Uint8Array, sealed: Uint8Array): Uint8Array | undefined;
  /** Draws a pair of keys for sealed boxes, X25519, 32 bytes each. */
  makeKeyPair(): { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array };
  /**
   * A key derived from a key of 32 bytes, libsodium's kdf.
   * @param id the number of the derived key
   * @param context what it is for, 8 characters of ASCII
   */
  deriveSubkey(key: Uint8Array, id: number, context: string, outputBytes: number): Uint8Array;
  /** Argon2id, in builds of libsodium that have it; where it is absent, one that has it is loaded when it is needed. */
  readonly argon2id?: Argon2id;
  /** Unkeyed BLAKE2b of the given output size in bytes, 16 to 64. */
  genericHash(outputBytes: number): IncrementalHash;
  /** MD5, which storage asks for as a checksum. */
  md5(): Promise<IncrementalHash>;
  /** Whether md5 is Node's own, which every thread of the process has: large files then use a second thread for it. */
  readonly md5InThreads?: boolean;
  /** Overwrites a secret with zeros. */
  wipe(secret: Uint8Array): void;
}
