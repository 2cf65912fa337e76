/** Keys: which opens which, what seals them, what derives them, and how strong. */
import { defineConstants, defineKeys, defineOperation, k, quantity, t, text } from './define.ts';
import { Encryption } from './encryption.ts';
import { KeyAttributes } from './key-attributes.ts';

const KiB = 1024;
const MiB = 1024 * KiB;
const GiB = 1024 * MiB;
const keyBytes = Encryption.values.keyBytes;

/**
 * The box that wraps one key under another: libsodium's `crypto_secretbox_easy`, XSalsa20-Poly1305. The nonce is drawn at
 * random for each box and stored beside it.
 */
export const Secretbox = defineConstants('Secretbox', {
  /** The size of the key that a box is sealed under; every key of the hierarchy has it. */
  keyBytes: quantity(keyBytes, 'bytes'),
  /** The size of a box's nonce. */
  nonceBytes: quantity(24, 'bytes'),
  /** The Poly1305 tag, which stands before what is encrypted: a box is longer than its plaintext by this much. */
  macBytes: quantity(16, 'bytes'),
});

/**
 * The box in which somebody who shares a collection sends its key: libsodium's `crypto_box_seal`, X25519 and
 * XSalsa20-Poly1305. Anybody who knows a public key can seal one, under a key pair of its own that is forgotten; only the
 * secret key of that public key opens it.
 */
export const PublicKeyBox = defineConstants('PublicKeyBox', {
  /** The size of a public key. */
  publicKeyBytes: quantity(32, 'bytes'),
  /** The size of a secret key. */
  secretKeyBytes: quantity(keyBytes, 'bytes'),
  /** The public key of the box's own pair and the Poly1305 tag: a sealed box is longer than its plaintext by this much. */
  overheadBytes: quantity(48, 'bytes'),
});

/**
 * How a key is derived from a passphrase: libsodium's `crypto_pwhash` with Argon2id 1.3, on the UTF-8 of the passphrase as
 * it was typed, in no normal form. The server keeps salt and limits; limits beyond the bounds are refused before anything
 * is computed, since the party that controls them controls how long and how much memory a client spends.
 */
export const PassphraseDerivation = defineConstants('PassphraseDerivation', {
  /** The size of the salt, drawn at random for each passphrase. */
  saltBytes: quantity(16, 'bytes'),
  /** The size of the derived key. */
  keyBytes: quantity(keyBytes, 'bytes'),
  /** The fewest passes that are accepted. */
  minimumOpsLimit: quantity(1, 'count'),
  /** The most passes that are accepted. */
  maximumOpsLimit: quantity(64, 'count'),
  /** The least memory that is accepted. */
  minimumMemLimit: quantity(8 * KiB, 'bytes'),
  /** The most memory that is accepted. */
  maximumMemLimit: quantity(GiB, 'bytes'),
  /** The passes that a new account's derivation starts from. */
  accountOpsLimit: quantity(16, 'count'),
  /**
   * The memory that a new account's derivation starts from. Where it is not available, half of the memory and twice the
   * passes are tried instead, and so on.
   */
  accountMemLimit: quantity(256 * MiB, 'bytes'),
  /**
   * What memory and passes of a new account's derivation come to when they are multiplied, however the two are balanced:
   * the same work for an attacker who guesses. The server takes no account with another product.
   */
  accountStrength: quantity(2 ** 32, 'bytes'),
  /** The least memory that a new account falls back to; below it no account is made. */
  accountLowestMemLimit: quantity(128 * MiB, 'bytes'),
  /** The passes for what is opened while a person waits, a shared link: libsodium's interactive limit. */
  interactiveOpsLimit: quantity(2, 'count'),
  /** The memory for what is opened while a person waits: libsodium's interactive limit. */
  interactiveMemLimit: quantity(64 * MiB, 'bytes'),
});

/**
 * How the key that proves the passphrase to the server is derived from the key-encryption key: the first bytes of
 * libsodium's `crypto_kdf_derive_from_key`, so that the server does not learn the key itself.
 */
export const LoginKeyDerivation = defineConstants('LoginKeyDerivation', {
  /** The size of the derived key that the login key begins. */
  subkeyBytes: quantity(32, 'bytes'),
  /** The number of the derived key. */
  subkeyId: quantity(1, 'count'),
  /** What the derived key is for, eight characters of ASCII. */
  context: text('loginctx'),
  /** The size of the login key. */
  keyBytes: quantity(16, 'bytes'),
});

const wrapped = { ciphertext: 'encryptedKey', nonce: 'keyDecryptionNonce' } as const;

/**
 * Which key opens which, down to the content of a file. A person knows the passphrase; the server keeps everything that is
 * named here as stored, and can open none of it.
 */
export const KeyHierarchy = defineKeys('KeyHierarchy', {
  passphrase: 'passphrase',
  keyBytes,
  steps: {
    /** Opens the master key; it is stored nowhere. */
    keyEncryptionKey: k.derived({ from: 'passphrase' }, PassphraseDerivation.values.keyBytes, KeyAttributes, {
      salt: 'kekSalt',
      opsLimit: 'opsLimit',
      memLimit: 'memLimit',
    }),
    /** Proves the passphrase to the server when a person logs in. */
    loginKey: k.subkey({ from: 'keyEncryptionKey' }, LoginKeyDerivation.values.keyBytes),
    /** Opens the account's collections and its secret key. */
    masterKey: k.boxed({ from: 'keyEncryptionKey' }, keyBytes, KeyAttributes, {
      ciphertext: 'encryptedKey',
      nonce: 'keyDecryptionNonce',
    }),
    /** The key that a person writes down, for when the passphrase is lost. */
    recoveryKey: k.boxed({ from: 'masterKey' }, keyBytes, KeyAttributes, {
      ciphertext: 'recoveryKeyEncryptedWithMasterKey',
      nonce: 'recoveryKeyDecryptionNonce',
    }),
    /** The master key once more, for the holder of the recovery key. */
    recoveredMasterKey: k.boxed({ from: 'recoveryKey' }, keyBytes, KeyAttributes, {
      ciphertext: 'masterKeyEncryptedWithRecoveryKey',
      nonce: 'masterKeyDecryptionNonce',
    }),
    /** The secret half of the account's key pair, which opens what others share. */
    secretKey: k.boxed({ from: 'masterKey' }, keyBytes, KeyAttributes, {
      ciphertext: 'encryptedSecretKey',
      nonce: 'secretKeyDecryptionNonce',
    }),
    /** Opens the files of a collection. */
    collectionKey: k.boxed({ from: 'masterKey' }, keyBytes, 'collection', wrapped),
    /** The key of a collection that somebody else shared: sealed for the account's public key, without a nonce. */
    sharedCollectionKey: k.sealed({ from: 'secretKey' }, keyBytes, 'collection', { ciphertext: 'encryptedKey' }),
    /** Opens one file, its metadata and its thumbnail. */
    fileKey: k.boxed({ from: 'collectionKey' }, keyBytes, 'file', wrapped),
    /** The file itself: a stream. */
    content: k.content({ from: 'fileKey' }, 'file', { header: 'file.decryptionHeader' }),
    /** The thumbnail: a blob. */
    thumbnail: k.content({ from: 'fileKey' }, 'file', { header: 'thumbnail.decryptionHeader' }),
    /** The metadata: a blob, which is in `metadata.encryptedData`. */
    metadata: k.content({ from: 'fileKey' }, 'file', { header: 'metadata.decryptionHeader' }),
  },
});

const key = t.bytes({ length: Secretbox.values.keyBytes });
const nonce = t.bytes({ length: Secretbox.values.nonceBytes });

/**
 * Seals a plaintext in a secretbox under a nonce that the caller gives. Only testees offer this: a nonce that is used twice
 * with one key breaks the cipher.
 */
export const boxSeal = defineOperation('box.seal', {
  args: {
    /** The key. */
    key,
    /** The box's nonce. */
    nonce,
    /** What is to be sealed. */
    plaintext: t.bytes(),
  },
  result: {
    /** The authentication tag, and what was encrypted. */
    ciphertext: t.bytes(),
  },
});

/** Opens a secretbox. */
export const boxOpen = defineOperation('box.open', {
  args: {
    /** The key. */
    key,
    /** The box's nonce. */
    nonce,
    /** The authentication tag, and what was encrypted. */
    ciphertext: t.bytes(),
  },
  result: {
    /** What was sealed. */
    plaintext: t.bytes(),
  },
});

const publicKey = t.bytes({ length: PublicKeyBox.values.publicKeyBytes });

/** Seals a plaintext for a public key. Every time another box comes out. */
export const sealedBoxSeal = defineOperation('sealedBox.seal', {
  args: {
    /** The public key; one of small order, under which anybody could open the box, is `invalid_argument`. */
    publicKey,
    /** What is to be sealed. */
    plaintext: t.bytes(),
  },
  result: {
    /** The public key of the box's own pair, the authentication tag, and what was encrypted. */
    ciphertext: t.bytes(),
  },
});

/** Opens a sealed box. */
export const sealedBoxOpen = defineOperation('sealedBox.open', {
  args: {
    /** The public key that the box was sealed for. */
    publicKey,
    /** Its secret key. */
    secretKey: t.bytes({ length: PublicKeyBox.values.secretKeyBytes }),
    /** The public key of the box's own pair, the authentication tag, and what was encrypted. */
    ciphertext: t.bytes(),
  },
  result: {
    /** What was sealed. */
    plaintext: t.bytes(),
  },
});

const { minimumOpsLimit, maximumOpsLimit, minimumMemLimit, maximumMemLimit } = PassphraseDerivation.values;

/** Derives a key from a passphrase by Argon2id 1.3. */
export const kdfPassphrase = defineOperation('kdf.passphrase', {
  args: {
    /** The passphrase's UTF-8; any bytes, or none. */
    passphrase: t.bytes(),
    /** The salt. */
    salt: t.bytes({ length: PassphraseDerivation.values.saltBytes }),
    /** The passes over the memory. */
    opsLimit: t.integer({ minimum: minimumOpsLimit, maximum: maximumOpsLimit }),
    /** The memory, in bytes; whole KiB count. */
    memLimit: t.integer({ minimum: minimumMemLimit, maximum: maximumMemLimit }),
  },
  result: {
    /** The key. */
    key: t.bytes(),
  },
});

/** Derives the login key from a key-encryption key. */
export const kdfLogin = defineOperation('kdf.login', {
  args: {
    /** The key-encryption key. */
    key,
  },
  result: {
    /** The login key. */
    loginKey: t.bytes(),
  },
});
