/** What the server keeps of an account's keys: only a passphrase or a recovery key opens them. */
import { defineModel, m, required } from './define-model.ts';

/** The wrapped keys of an account, and how the key that opens them is derived from the passphrase. */
export const KeyAttributes = defineModel('KeyAttributes', {
  members: {
    /** The salt of Argon2id, 16 bytes in base64. */
    kekSalt: required(m.string()),
    /** A hash of the key-encryption key that old clients sent. */
    kekHash: m.string(),
    /** The master key, wrapped under the key-encryption key: base64. */
    encryptedKey: required(m.string()),
    /** The nonce of that box, 24 bytes in base64. */
    keyDecryptionNonce: required(m.string()),
    /** The account's public key, 32 bytes in base64. */
    publicKey: required(m.string()),
    /** The account's secret key, wrapped under the master key: base64. */
    encryptedSecretKey: required(m.string()),
    /** The nonce of that box, 24 bytes in base64. */
    secretKeyDecryptionNonce: required(m.string()),
    /** Argon2id's memory, in bytes. */
    memLimit: required(m.integer()),
    /** Argon2id's passes over that memory. */
    opsLimit: required(m.integer()),
    /** The master key, wrapped under the recovery key: base64. */
    masterKeyEncryptedWithRecoveryKey: m.string(),
    /** The nonce of that box, 24 bytes in base64. */
    masterKeyDecryptionNonce: m.string(),
    /** The recovery key, wrapped under the master key: base64. */
    recoveryKeyEncryptedWithMasterKey: m.string(),
    /** The nonce of that box, 24 bytes in base64. */
    recoveryKeyDecryptionNonce: m.string(),
  },
});
