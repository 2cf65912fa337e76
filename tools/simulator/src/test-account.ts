/** Accounts with keys and collections, for tests and for people who try the commands. */
import { ClientPackages, PassphraseDerivation } from '@lockstep/spec';
import {
  derivePassphraseKey,
  loadProvider,
  makeCollectionKey,
  openSecretKey,
  passphraseBytes,
  sealBox,
  toBase64,
  fromBase64,
  type AccountFile,
  type CryptoProvider,
  type KeyAttributes,
} from '@lockstep/ts-client';
import { makeAccountUnder } from '@lockstep/ts-client/testing';
import sodium from 'libsodium-wrappers';
import type { Simulator } from './start.ts';
import type { Account } from './state/accounts.ts';

const { saltBytes, minimumOpsLimit, minimumMemLimit } = PassphraseDerivation.values;

/** What opens the master key of an account whose test names no other. */
export const defaultPassphrase = 'correct horse';

/** A collection and its plain key. */
export interface TestCollection {
  readonly id: number;
  readonly key: Uint8Array;
}

/** An account with all its keys in plain. */
export interface TestAccount {
  readonly id: number;
  readonly token: string;
  readonly masterKey: Uint8Array;
  readonly keyPair: { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array };
  /** Derived as cheaply as the spec allows, so that tests need not wait. */
  readonly keyAttributes: KeyAttributes;
  readonly collections: readonly TestCollection[];
  /** What an account file of it is written from. */
  readonly accountFile: AccountFile;
}

/** What a test account may be told. */
export interface TestAccountOptions extends Partial<Pick<Account, 'email' | 'quotaBytes'>> {
  /** What opens the master key from the key attributes. */
  readonly passphrase?: string;
  /** The names of its collections; one unless given. */
  readonly collections?: readonly string[];
}

/** Makes an account with keys and collections. */
export async function makeTestAccount(simulator: Pick<Simulator, 'control' | 'url'>, options: TestAccountOptions = {}): Promise<TestAccount> {
  const { passphrase = defaultPassphrase, collections: names = ['Holidays'], ...account } = options;
  const provider = await loadProvider();
  const parameters = { salt: provider.randomBytes(saltBytes), opsLimit: minimumOpsLimit, memLimit: minimumMemLimit };
  const derived = await derivePassphraseKey(provider, passphraseBytes(passphrase), parameters);
  const { masterKey, attributes: keyAttributes } = makeAccountUnder(provider, { key: derived, parameters });
  const { id, token } = await simulator.control.makeAccount({ ...account, keyAttributes });
  const collections: TestCollection[] = [];
  for (const name of names) collections.push(await makeTestCollection(simulator, provider, { id, masterKey }, name));
  const keyPair = { publicKey: fromBase64(keyAttributes.publicKey), secretKey: openSecretKey(provider, masterKey, keyAttributes) };
  const accountFile = {
    endpoint: simulator.url,
    token,
    clientPackage: ClientPackages.values.photosOnAndroid,
    clientVersion: '0',
    masterKey,
    keyAttributes: undefined,
    keyPair,
  };
  return { id, token, masterKey, keyPair, keyAttributes, collections, accountFile };
}

/** Makes a collection of an account. */
export async function makeTestCollection(
  simulator: Pick<Simulator, 'control'>,
  provider: CryptoProvider,
  { id: owner, masterKey }: Pick<TestAccount, 'id' | 'masterKey'>,
  name: string,
): Promise<TestCollection> {
  const { key, wrapped } = makeCollectionKey(provider, masterKey);
  const encryptedName = sealBox(provider, key, new TextEncoder().encode(name));
  const { id } = await simulator.control.makeCollection(owner, {
    ...wrapped,
    encryptedName: toBase64(encryptedName.ciphertext),
    nameDecryptionNonce: toBase64(encryptedName.nonce),
    type: 'album',
    attributes: { version: 1 },
  });
  return { id, key };
}

/** Shares a collection with another account: its key is sealed for that account's public key. */
export async function shareTestCollection(
  simulator: Pick<Simulator, 'control'>,
  { id, key }: TestCollection,
  other: Pick<TestAccount, 'id' | 'keyPair'>,
): Promise<void> {
  await sodium.ready;
  await simulator.control.shareCollection(id, other.id, toBase64(sodium.crypto_box_seal(key, other.keyPair.publicKey)));
}
