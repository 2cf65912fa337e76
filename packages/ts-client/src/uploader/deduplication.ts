/** Content that the account has already is not sent again. */
import { addFiles } from '@lockstep/spec';
import { ApiError } from '../api/index.ts';
import { LockstepError } from '../errors.ts';
import { KeyError, openFileKey, wrapFileKey } from '../keys/index.ts';
import type { CommittedRow } from './container.ts';
import { keyOfCollection } from './photo.ts';
import type { UploadCall } from './upload-call.ts';

/** How content was found. */
export interface FoundContent {
  readonly outcome: 'present' | 'linked';
  readonly fileId: number;
}

/** What the server answers where a link is not possible: the row is of no use then. */
const refusals: ReadonlySet<string> = new Set(['bad_request', 'forbidden', 'not_found', 'conflict']);

/**
 * Looks for content in the table of committed files, and adds a file of another collection to the target's.
 * @param hashes the forms of the content's hash
 * @param accountId the account, where it is known: a file of another one is not linked
 * @throws ApiError where the link fails for another reason than a refusal
 */
export async function findContent(
  call: UploadCall,
  collectionId: number,
  hashes: readonly string[],
  accountId: number | null,
): Promise<FoundContent | null> {
  const { committed } = call.container;
  const rows = hashes.flatMap((hash) => committed.withContent(hash));
  const present = rows.find((row) => row.collection_id === collectionId);
  if (present) return { outcome: 'present', fileId: present.file_id };
  for (const row of rows) {
    const isOthers = accountId !== null && row.owner_id !== null && row.owner_id !== accountId;
    if (isOthers || !call.keys.has(row.collection_id)) continue;
    if (await link(call, collectionId, row)) return { outcome: 'linked', fileId: row.file_id };
  }
  return null;
}

async function link(call: UploadCall, collectionId: number, row: CommittedRow): Promise<boolean> {
  const { provider } = call.environment;
  const { committed } = call.container;
  const wrapped = rewrap(call, collectionId, row);
  if (!wrapped) return false;
  try {
    await call.client.send(addFiles, { collectionID: collectionId, files: [{ id: row.file_id, ...wrapped }] }, call.signal);
  } catch (error) {
    if (!(error instanceof ApiError) || !refusals.has(error.code)) throw error;
    committed.remove(row.file_id, row.collection_id);
    return false;
  }
  const { encryptedKey, keyDecryptionNonce } = wrapped;
  committed.write({ ...row, collection_id: collectionId, encrypted_key: encryptedKey, key_decryption_nonce: keyDecryptionNonce });
  return true;

  /** The file's key under the target's; null where the row's does not open. */
  function rewrap({ keys }: UploadCall, target: number, { collection_id, encrypted_key, key_decryption_nonce }: CommittedRow) {
    try {
      const key = openFileKey(provider, keyOfCollection(keys, collection_id), {
        encryptedKey: encrypted_key,
        keyDecryptionNonce: key_decryption_nonce,
      });
      try {
        return wrapFileKey(provider, keyOfCollection(keys, target), key);
      } finally {
        provider.wipe(key);
      }
    } catch (error) {
      if (error instanceof KeyError || (error instanceof LockstepError && error.code === 'corrupt')) return null;
      throw error;
    }
  }
}
