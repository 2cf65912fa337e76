/** The encrypted file: how a plaintext becomes frames, and what else is learned in the same pass. */
import { defineConstants, defineOperation, optional, quantity, t, text } from './define.ts';

const KiB = 1024;
const MiB = 1024 * KiB;
const GiB = 1024 * MiB;
const plaintextChunkBytes = 4 * MiB;
const frameOverheadBytes = 17;

/**
 * The encrypted file format: libsodium's `crypto_secretstream_xchacha20poly1305` without associated data. The plaintext
 * is cut into chunks; each becomes one frame of the ciphertext. The header is kept apart from the ciphertext.
 */
export const Encryption = defineConstants('Encryption', {
  /** The plaintext in each frame but the last, which holds what is left. */
  plaintextChunkBytes: quantity(plaintextChunkBytes, 'bytes'),
  /** What a frame adds to its chunk: an encrypted tag byte and a Poly1305 tag of 16 bytes. */
  frameOverheadBytes: quantity(frameOverheadBytes, 'bytes'),
  /** The size of each frame but the last. */
  frameBytes: quantity(plaintextChunkBytes + frameOverheadBytes, 'bytes'),
  /** The size of a stream's header, the nonce that libsodium draws for each stream. */
  headerBytes: quantity(24, 'bytes'),
  /** The size of a file key. A key encrypts one file, its metadata and its thumbnail, each with a header of its own. */
  keyBytes: quantity(32, 'bytes'),
  /** The tag of every frame but the last. */
  messageTag: quantity(0, 'tag'),
  /** The tag of the last frame. */
  finalTag: quantity(3, 'tag'),
  /** The largest encrypted file that the server takes. */
  maximumEncryptedBytes: quantity(10 * GiB, 'bytes'),
  /** What is added to a file's name while it is encrypted. */
  encryptedFileSuffix: text('.encrypted'),
});

/** The hashes that go with an upload. */
export const Hashes = defineConstants('Hashes', {
  /** The content hash: unkeyed BLAKE2b of the plaintext, libsodium's `crypto_generichash`. */
  contentHashBytes: quantity(64, 'bytes'),
  /** The upload checksum: MD5 of the ciphertext or of each of its parts, as storage wants it in Content-MD5. */
  uploadChecksumBytes: quantity(16, 'bytes'),
});

const key = t.bytes({ length: Encryption.values.keyBytes });
const header = t.bytes({ length: Encryption.values.headerBytes });

/**
 * Encrypts a plaintext to a stream under a header that the caller gives. Only testees offer this: a header that is
 * used twice with one key breaks the cipher.
 */
export const streamEncrypt = defineOperation('stream.encrypt', {
  args: {
    /** The file key. */
    key,
    /** The header that the stream starts from. */
    header,
    /** What is to be encrypted. */
    plaintext: t.bytes(),
  },
  result: {
    /** All frames, one after the other. */
    ciphertext: t.bytes(),
  },
});

/** Decrypts a whole stream; answers nothing where any frame is not authentic. */
export const streamDecrypt = defineOperation('stream.decrypt', {
  args: {
    /** The file key. */
    key,
    /** The stream's header. */
    header,
    /** All frames, one after the other. */
    ciphertext: t.bytes(),
  },
  result: {
    /** What was encrypted. */
    plaintext: t.bytes(),
  },
});

/** Encrypts a blob (metadata, a thumbnail): one frame with the final tag, whatever the size. */
export const blobEncrypt = defineOperation('blob.encrypt', {
  args: {
    /** The file key. */
    key,
    /** The blob's own header. */
    header,
    /** What is to be encrypted. */
    plaintext: t.bytes(),
  },
  result: {
    /** The one frame. */
    ciphertext: t.bytes(),
  },
});

/** Decrypts a blob. */
export const blobDecrypt = defineOperation('blob.decrypt', {
  args: {
    /** The file key. */
    key,
    /** The blob's header. */
    header,
    /** The one frame. */
    ciphertext: t.bytes(),
  },
  result: {
    /** What was encrypted. */
    plaintext: t.bytes(),
  },
});

/** Encrypts a file into a new file in one pass. */
export const fileEncrypt = defineOperation('file.encrypt', {
  args: {
    /** The file key. */
    key,
    /** The header that the stream starts from. */
    header,
    /** The file to read. */
    source: t.path(),
    /** The file to make; it must not exist. */
    destination: t.path(),
    /** The size of an upload's parts, in bytes; with it come the MD5s of the parts and not that of the whole. */
    partSize: optional(t.integer({ minimum: 1, maximum: Encryption.values.maximumEncryptedBytes })),
  },
  result: {
    /** The size of the ciphertext, in bytes. */
    size: t.integer(),
    /** BLAKE2b-512 of the plaintext, base64. */
    hash: t.string(),
    /** MD5 of the ciphertext, base64. */
    md5: optional(t.string()),
    /** MD5 of each part of the ciphertext, base64. */
    partMd5s: optional(t.list(t.string())),
  },
});

/** Decrypts a file into a new file. */
export const fileDecrypt = defineOperation('file.decrypt', {
  args: {
    /** The file key. */
    key,
    /** The stream's header. */
    header,
    /** The file to read. */
    source: t.path(),
    /** The file to make; it must not exist. */
    destination: t.path(),
  },
  result: {
    /** The size of the plaintext, in bytes. */
    size: t.integer(),
  },
});

/** The content hash of a byte string. */
export const hashBytes = defineOperation('hash.bytes', {
  args: {
    /** What is to be hashed. */
    data: t.bytes(),
  },
  result: {
    /** BLAKE2b-512, base64. */
    hash: t.string(),
  },
});

/** The content hash of a file, in constant memory. */
export const hashFile = defineOperation('hash.file', {
  args: {
    /** The file to read. */
    path: t.path(),
  },
  result: {
    /** BLAKE2b-512, base64. */
    hash: t.string(),
  },
});
