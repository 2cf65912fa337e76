/** Opening keys, from the passphrase down to a file's. The caller wipes each key that is returned. */
import { PassphraseDerivation } from '@lockstep/spec';
import type { CryptoProvider } from '../crypto/provider.ts';
import { derivePassphraseKey, passphraseBytes } from '../kdf.ts';
import type { KeyPair } from '../sealed-box.ts';
import type { KeyAttributes } from './key-attributes.ts';
import { openStored, openStoredSealed, storedBox, storedBytes, storedLimit } from './stored.ts';

const { saltBytes, minimumOpsLimit, maximumOpsLimit, minimumMemLimit, maximumMemLimit } = PassphraseDerivation.values;

/** A key as the server keeps it: a secretbox and its nonce, both base64. */
export interface WrappedKey {
  readonly encryptedKey: string;
  /** Absent for a collection that somebody else shared: openSharedCollectionKey opens that one. */
  readonly keyDecryptionNonce: string;
}

/**
 * Opens an account's master key with the passphrase. All members are read before anything is derived, since that takes
 * seconds.
 * @param passphrase as it was typed
 * @returns 32 bytes
 * @throws KeyError: `wrong_passphrase`; `missing`, `unreadable` or `beyond_limits` with the member at fault; LockstepError
 * `out_of_memory` where the derivation finds no memory
 */
export async function openMasterKey(provider: CryptoProvider, passphrase: string, attributes: KeyAttributes): Promise<Uint8Array> {
  const step = 'keyEncryptionKey';
  const salt = storedBytes(attributes, step, 'salt', saltBytes);
  const opsLimit = storedLimit(attributes, step, 'opsLimit', minimumOpsLimit, maximumOpsLimit);
  const memLimit = storedLimit(attributes, step, 'memLimit', minimumMemLimit, maximumMemLimit);
  const box = storedBox(attributes, 'masterKey');
  const text = passphraseBytes(passphrase);
  let keyEncryptionKey: Uint8Array | undefined;
  try {
    keyEncryptionKey = await derivePassphraseKey(provider, text, { salt, opsLimit, memLimit });
    return openStored(provider, 'masterKey', keyEncryptionKey, box);
  } finally {
    provider.wipe(text);
    if (keyEncryptionKey) provider.wipe(keyEncryptionKey);
  }
}

/**
 * Opens an account's master key with its recovery key.
 * @param recoveryKey 32 bytes
 * @throws KeyError: `missing` where the account has no recovery key, `wrong_key`, `unreadable`
 */
export function recoverMasterKey(provider: CryptoProvider, recoveryKey: Uint8Array, attributes: KeyAttributes): Uint8Array {
  return openStored(provider, 'recoveredMasterKey', recoveryKey, storedBox(attributes, 'recoveredMasterKey'));
}

/** Opens the recovery key, to be written down. @throws KeyError as recoverMasterKey does */
export function openRecoveryKey(provider: CryptoProvider, masterKey: Uint8Array, attributes: KeyAttributes): Uint8Array {
  return openStored(provider, 'recoveryKey', masterKey, storedBox(attributes, 'recoveryKey'));
}

/** Opens the account's secret key. @throws KeyError: `wrong_key`, `missing`, `unreadable` */
export function openSecretKey(provider: CryptoProvider, masterKey: Uint8Array, attributes: KeyAttributes): Uint8Array {
  return openStored(provider, 'secretKey', masterKey, storedBox(attributes, 'secretKey'));
}

/**
 * Opens the key of a collection of the account's own.
 * @throws KeyError: `wrong_key`, `unreadable`; `missing`, also for a collection that somebody shared, which has no nonce
 */
export function openCollectionKey(provider: CryptoProvider, masterKey: Uint8Array, collection: WrappedKey): Uint8Array {
  return openStored(provider, 'collectionKey', masterKey, storedBox(collection, 'collectionKey'));
}

/**
 * Opens the key of a collection that somebody else shared: it was sealed for the account's public key, and has no nonce.
 * @param keys the account's public key, and its secret key as openSecretKey answers it
 * @throws KeyError: `wrong_key`, `missing`, `unreadable`
 */
export function openSharedCollectionKey(provider: CryptoProvider, keys: KeyPair, collection: Pick<WrappedKey, 'encryptedKey'>): Uint8Array {
  return openStoredSealed(provider, 'sharedCollectionKey', keys, collection);
}

/** Opens the key of a file. @throws KeyError: `wrong_key`, `missing`, `unreadable` */
export function openFileKey(provider: CryptoProvider, collectionKey: Uint8Array, file: WrappedKey): Uint8Array {
  return openStored(provider, 'fileKey', collectionKey, storedBox(file, 'fileKey'));
}
