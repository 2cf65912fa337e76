/** The part of sodium-native that we use; the package has no types of its own. */
declare module 'sodium-native' {
  const sodium: {
    readonly crypto_secretstream_xchacha20poly1305_STATEBYTES: number;
    readonly crypto_secretstream_xchacha20poly1305_HEADERBYTES: number;
    readonly crypto_generichash_STATEBYTES: number;
    readonly crypto_pwhash_ALG_ARGON2ID13: number;
    randombytes_buf(into: Uint8Array): void;
    randombytes_buf_deterministic(into: Uint8Array, seed: Uint8Array): void;
    sodium_memzero(secret: Uint8Array): void;
    crypto_secretstream_xchacha20poly1305_init_push(state: Uint8Array, header: Uint8Array, key: Uint8Array): void;
    crypto_secretstream_xchacha20poly1305_init_pull(state: Uint8Array, header: Uint8Array, key: Uint8Array): void;
    /** The tag must be a number. Returns the size of the frame. */
    crypto_secretstream_xchacha20poly1305_push(state: Uint8Array, into: Uint8Array, message: Uint8Array, additional: null, tag: number): number;
    /** Throws where the frame is not authentic. */
    crypto_secretstream_xchacha20poly1305_pull(state: Uint8Array, into: Uint8Array, tag: Uint8Array, frame: Uint8Array, additional: null): number;
    crypto_secretbox_easy(into: Uint8Array, message: Uint8Array, nonce: Uint8Array, key: Uint8Array): void;
    crypto_secretbox_open_easy(into: Uint8Array, box: Uint8Array, nonce: Uint8Array, key: Uint8Array): boolean;
    crypto_box_keypair(publicKey: Uint8Array, secretKey: Uint8Array): void;
    /** Throws where the key is of small order. */
    crypto_box_seal(into: Uint8Array, message: Uint8Array, publicKey: Uint8Array): void;
    crypto_box_seal_open(into: Uint8Array, sealed: Uint8Array, publicKey: Uint8Array, secretKey: Uint8Array): boolean;
    crypto_kdf_derive_from_key(into: Uint8Array, id: number, context: Uint8Array, key: Uint8Array): void;
    /** Works in a thread of its own. Rejects where the memory is not available. */
    crypto_pwhash_async(
      into: Uint8Array,
      passphrase: Uint8Array,
      salt: Uint8Array,
      opsLimit: number,
      memLimit: number,
      algorithm: number,
    ): Promise<void>;
    crypto_generichash_init(state: Uint8Array, key: null, outputBytes: number): void;
    crypto_generichash_update(state: Uint8Array, input: Uint8Array): void;
    crypto_generichash_final(state: Uint8Array, into: Uint8Array): void;
  };
  export default sodium;
}
