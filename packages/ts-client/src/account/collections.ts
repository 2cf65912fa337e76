/** The collections of an account: its own, whose keys the master key opens, and those that others share with it. */
import { NewCollections, createCollection, getCollections, type RemoteCollection, type ValueOf } from '@lockstep/spec';
import { ApiError } from '../api/index.ts';
import { fromBase64, toBase64 } from '../base64.ts';
import { openBox, sealBox } from '../box.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { LockstepError } from '../errors.ts';
import { makeCollectionKey, openCollectionKey, openSharedCollectionKey } from '../keys/index.ts';
import type { ApiClient } from '../uploader/index.ts';
import type { OpenAccount } from './account-keys.ts';

/** A collection whose key is open. The caller wipes the key. */
export interface OpenCollection {
  readonly id: number;
  /** The account that owns it. */
  readonly ownerId: number;
  /** Whether it is somebody else's. */
  readonly isShared: boolean;
  /** null where it has none, or one that does not open. */
  readonly name: string | null;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** What the server has of an account's collections. */
export interface FoundCollections {
  readonly collections: readonly OpenCollection[];
  /** Those whose keys do not open, with the reason. */
  readonly unopened: readonly { readonly id: number; readonly error: LockstepError }[];
  /** The account's number; null where it has no collection of its own yet. */
  readonly accountId: number | null;
}

/**
 * Asks for the collections of an account, by their numbers. Deleted ones are left out.
 * @throws ApiError
 */
export async function fetchCollections(
  client: ApiClient,
  provider: CryptoProvider,
  account: OpenAccount,
  signal?: AbortSignal,
): Promise<FoundCollections> {
  const answer = await client.send(getCollections, { sinceTime: 0 }, signal);
  const collections: OpenCollection[] = [];
  const unopened: FoundCollections['unopened'][number][] = [];
  for (const remote of answer.collections) {
    if (remote.isDeleted === true) continue;
    try {
      collections.push(openCollection(provider, account, remote));
    } catch (error) {
      if (!(error instanceof LockstepError)) throw error;
      unopened.push({ id: remote.id, error: error as LockstepError });
    }
  }
  collections.sort((one, other) => one.id - other.id);
  return { collections, unopened, accountId: collections.find(({ isShared }) => !isShared)?.ownerId ?? null };
}

/**
 * Makes a collection. The server makes another one of each repeat, so that one whose answer was lost is looked for.
 * @throws ApiError
 */
export async function makeCollection(
  client: ApiClient,
  provider: CryptoProvider,
  account: OpenAccount,
  name: string,
  signal?: AbortSignal,
): Promise<OpenCollection> {
  const { key, wrapped } = makeCollectionKey(provider, account.masterKey);
  const encryptedName = sealBox(provider, key, new TextEncoder().encode(name));
  const request = {
    ...wrapped,
    encryptedName: toBase64(encryptedName.ciphertext),
    nameDecryptionNonce: toBase64(encryptedName.nonce),
    type: NewCollections.values.type,
    attributes: { version: NewCollections.values.attributesVersion },
  };
  try {
    const { collection } = await client.once(createCollection, request, { signal });
    return { id: collection.id, ownerId: collection.owner.id, isShared: false, name, key };
  } catch (error) {
    const mayBeDone = error instanceof ApiError && (error.retryable || error.code === 'invalid_response');
    if (!mayBeDone) throw error;
    const { collections } = await client.send(getCollections, { sinceTime: 0 }, signal);
    const made = collections.find(({ encryptedKey }) => encryptedKey === wrapped.encryptedKey);
    if (!made) throw error;
    return { id: made.id, ownerId: made.owner.id, isShared: false, name, key };
  }
}

function openCollection(provider: CryptoProvider, account: OpenAccount, remote: ValueOf<typeof RemoteCollection>): OpenCollection {
  const { id, owner, encryptedKey, keyDecryptionNonce } = remote;
  const isShared = (keyDecryptionNonce ?? '') === '';
  const key = isShared
    ? openSharedCollectionKey(provider, keyPairOf(account, id), { encryptedKey })
    : openCollectionKey(provider, account.masterKey, { encryptedKey, keyDecryptionNonce: keyDecryptionNonce ?? '' });
  return { id, ownerId: owner.id, isShared, name: nameOf(provider, key, remote), key };
}

function keyPairOf({ keyPair }: OpenAccount, id: number): NonNullable<OpenAccount['keyPair']> {
  if (keyPair) return keyPair;
  throw new LockstepError(
    'invalid_argument',
    `the collection ${id} is shared: the account file needs publicKey and secretKey, or keyAttributes, to open it`,
  );
}

function nameOf(provider: CryptoProvider, key: Uint8Array, { encryptedName, nameDecryptionNonce }: ValueOf<typeof RemoteCollection>): string | null {
  if (!encryptedName || !nameDecryptionNonce) return null;
  try {
    const name = openBox(provider, key, { ciphertext: fromBase64(encryptedName), nonce: fromBase64(nameDecryptionNonce) });
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(name);
  } catch (error) {
    if (error instanceof LockstepError) return null; // Nothing that is done to the collection needs its name.
    throw error;
  }
}
