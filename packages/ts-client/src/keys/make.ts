/** Making keys: of an account, a collection, a file. The caller wipes each key that is returned. */
import { KeyHierarchy } from '@lockstep/spec';
import { toBase64 } from '../base64.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { deriveLoginKey, deriveNewPassphraseKey, passphraseBytes, type PassphraseParameters } from '../kdf.ts';
import { generateKey } from './generate.ts';
import type { KeyAttributes } from './key-attributes.ts';
import type { WrappedKey } from './open.ts';
import { wrap } from './stored.ts';

const { steps } = KeyHierarchy;

/** A new account's keys. */
export interface NewAccount {
  /** What the server keeps. */
  readonly attributes: KeyAttributes;
  readonly masterKey: Uint8Array;
  /** What a person writes down. */
  readonly recoveryKey: Uint8Array;
  /** What proves the passphrase to the server. */
  readonly loginKey: Uint8Array;
}

/** A key-encryption key and what it was derived with. */
export interface DerivedKey {
  readonly key: Uint8Array;
  readonly parameters: PassphraseParameters;
}

/** A new key, and what the server keeps of it. */
export interface NewKey {
  readonly key: Uint8Array;
  readonly wrapped: WrappedKey;
}

/**
 * Makes the keys of a new account, with the strongest derivation that this machine has the memory for. Takes seconds.
 * @param passphrase as it was typed
 * @throws LockstepError `out_of_memory`
 */
export async function makeAccount(provider: CryptoProvider, passphrase: string): Promise<NewAccount> {
  return withNewPassphrase(provider, passphrase, (derived) => makeAccountUnder(provider, derived));
}

/**
 * Wraps an account's master key under a new passphrase. All other keys stay as they are.
 * @returns the attributes that replace the old ones; members that this client does not know are kept
 * @throws LockstepError `out_of_memory`
 */
export async function changePassphrase(
  provider: CryptoProvider,
  masterKey: Uint8Array,
  attributes: KeyAttributes,
  passphrase: string,
): Promise<{ readonly attributes: KeyAttributes; readonly loginKey: Uint8Array }> {
  return withNewPassphrase(provider, passphrase, (derived) => {
    const { kekHash: _, ...kept } = attributes; // That of the old key.
    return {
      attributes: { ...kept, ...storedPassphraseKey(provider, derived, masterKey) },
      loginKey: deriveLoginKey(provider, derived.key),
    };
  });
}

/** Makes the keys of an account under a key-encryption key that was derived before. */
export function makeAccountUnder(provider: CryptoProvider, derived: DerivedKey): NewAccount {
  const masterKey = generateKey(provider);
  const recoveryKey = generateKey(provider);
  const { publicKey, secretKey } = provider.makeKeyPair();
  try {
    const attributes = {
      ...storedPassphraseKey(provider, derived, masterKey),
      publicKey: toBase64(publicKey),
      ...wrap(provider, steps.secretKey, masterKey, secretKey),
      ...wrap(provider, steps.recoveredMasterKey, recoveryKey, masterKey),
      ...wrap(provider, steps.recoveryKey, masterKey, recoveryKey),
    };
    return { attributes, masterKey, recoveryKey, loginKey: deriveLoginKey(provider, derived.key) };
  } finally {
    provider.wipe(secretKey);
  }
}

/** Makes the key of a collection. @throws LockstepError `invalid_argument` for a master key that is not 32 bytes */
export function makeCollectionKey(provider: CryptoProvider, masterKey: Uint8Array): NewKey {
  const key = generateKey(provider);
  return { key, wrapped: wrap(provider, steps.collectionKey, masterKey, key) };
}

/** Wraps the key of a file under a collection's key, under a new nonce: for a file that is added to another collection. */
export function wrapFileKey(provider: CryptoProvider, collectionKey: Uint8Array, fileKey: Uint8Array): WrappedKey {
  return wrap(provider, steps.fileKey, collectionKey, fileKey);
}

/** Makes the key of a file. @throws LockstepError `invalid_argument` for a collection key that is not 32 bytes */
export function makeFileKey(provider: CryptoProvider, collectionKey: Uint8Array): NewKey {
  const key = generateKey(provider);
  return { key, wrapped: wrap(provider, steps.fileKey, collectionKey, key) };
}

function storedPassphraseKey(provider: CryptoProvider, { key, parameters: { salt, opsLimit, memLimit } }: DerivedKey, masterKey: Uint8Array) {
  const { parts } = steps.keyEncryptionKey;
  return {
    [parts.salt]: toBase64(salt),
    [parts.opsLimit]: opsLimit,
    [parts.memLimit]: memLimit,
    ...wrap(provider, steps.masterKey, key, masterKey),
  };
}

async function withNewPassphrase<T>(provider: CryptoProvider, passphrase: string, work: (derived: DerivedKey) => T): Promise<T> {
  const text = passphraseBytes(passphrase);
  try {
    const derived = await deriveNewPassphraseKey(provider, text);
    try {
      return work(derived);
    } finally {
      provider.wipe(derived.key);
    }
  } finally {
    provider.wipe(text);
  }
}
