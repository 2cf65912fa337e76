/** Brings what the server has of the account's collections to the table of committed files, so that nothing is sent twice. */
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CryptoProvider } from '../crypto/provider.ts';
import { ApiError } from '../api/index.ts';
import { LockstepError } from '../errors.ts';
import { isMissing, nameFailures } from '../file/io-error.ts';
import { contentHashOf } from '../models/index.ts';
import type { ApiClient } from '../uploader/index.ts';
import type { NodeUploadContainer } from '../uploader/node/upload-container.ts';
import { collectionDiff, isFile, openEntry, type FileEntry } from './collection-files.ts';
import type { OpenCollection } from './collections.ts';

/** Where the container says up to when each collection is known. */
const timesFile = 'diff-times.json';

type Times = Record<string, number>;

/** What a comparison needs. */
export interface KnownFilesOptions {
  readonly client: ApiClient;
  readonly provider: CryptoProvider;
  readonly container: NodeUploadContainer;
  /** The container's own folder. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/**
 * Asks for what changed in collections since the last time, or for all of it in a fresh container.
 * @returns how many files were written, and how many have metadata that do not open: their content counts as unknown
 * @throws ApiError, DatabaseError, LockstepError `io_error`
 */
export async function learnFiles(
  collections: readonly OpenCollection[],
  options: KnownFilesOptions,
): Promise<{ readonly files: number; readonly unread: number }> {
  const { client, container, folder, signal } = options;
  const path = join(folder, timesFile);
  // A database that was deleted knows nothing, whatever the times say; they must not come back either.
  if (!container.knowsFiles) await nameFailures('write', path, () => rm(path, { force: true }));
  const times = await readTimes(path);
  let files = 0;
  let unread = 0;
  for (const collection of collections) {
    const since = times[collection.id] ?? 0;
    let newest = since;
    try {
      for await (const page of collectionDiff(client, collection.id, since, signal)) {
        for (const entry of page.entries) {
          if (!isFile(entry)) container.committed.remove(entry.id, collection.id);
          else if (writeFile(options, collection, entry)) files += 1;
          else unread += 1;
        }
        newest = page.newest;
      }
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'not_found') throw error;
      continue; // It was deleted, or is no longer shared, a moment ago.
    }
    if (newest === since) continue;
    times[collection.id] = newest;
    await writeTimes(path, times);
  }
  return { files, unread };
}

/** Writes a file's row; false where its content is not known, since its metadata do not open. */
function writeFile({ provider, container: { committed } }: KnownFilesOptions, { id, key }: OpenCollection, entry: FileEntry): boolean {
  const content_hash = hashOf(provider, key, entry);
  const known =
    content_hash === null ? undefined : committed.withContent(content_hash).find((row) => row.file_id === entry.id && row.collection_id === id);
  committed.write({
    file_id: entry.id,
    local_id: known?.local_id ?? null,
    collection_id: id,
    owner_id: entry.ownerID,
    encrypted_key: entry.encryptedKey,
    key_decryption_nonce: entry.keyDecryptionNonce,
    file_decryption_header: entry.file.decryptionHeader,
    thumbnail_decryption_header: entry.thumbnail.decryptionHeader,
    metadata_decryption_header: entry.metadata.decryptionHeader,
    content_hash,
    updation_time: entry.updationTime,
  });
  return content_hash !== null;
}

function hashOf(provider: CryptoProvider, collectionKey: Uint8Array, entry: FileEntry): string | null {
  try {
    const { key, metadata } = openEntry(provider, collectionKey, entry);
    provider.wipe(key);
    return contentHashOf(metadata);
  } catch (error) {
    if (error instanceof LockstepError) return null;
    throw error;
  }
}

async function readTimes(path: string): Promise<Times> {
  try {
    const json: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof json !== 'object' || json === null) return {};
    return Object.fromEntries(Object.entries(json).filter((entry): entry is [string, number] => Number.isSafeInteger(entry[1])));
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return {}; // All is asked for then.
    return nameFailures('read', path, () => Promise.reject(error as Error));
  }
}

async function writeTimes(path: string, times: Times): Promise<void> {
  await nameFailures('write', path, async () => {
    const temporary = `${path}.new`;
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(times));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  });
}
