/** The files of a collection, page by page, as the server lists them. */
import { FileMetadata, getDiff, type DiffEntry, type ValueOf } from '@lockstep/spec';
import { ApiError } from '../api/index.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { openFileKey, openMetadata, type StoredFile, type WrappedKey } from '../keys/index.ts';
import { decodeModel, type ModelObject } from '../models/index.ts';
import type { ApiClient } from '../uploader/index.ts';

/** An entry of a collection's diff. */
export type CollectionEntry = ValueOf<typeof DiffEntry>;

/** An entry that is a file, and not that there is none any more. */
export type FileEntry = CollectionEntry & StoredFile & WrappedKey;

/** A page of a diff. */
export interface DiffPage {
  readonly entries: readonly CollectionEntry[];
  /** From when on the next page is asked for, in microseconds since 1970 by the server's clock. */
  readonly newest: number;
}

/** Whether an entry is a file. */
export function isFile(entry: CollectionEntry): entry is FileEntry {
  return entry.isDeleted !== true;
}

/**
 * Asks for what changed in a collection, page by page.
 * @param sinceTime the largest updationTime seen so far, in microseconds since 1970 by the server's clock; 0 for all
 * @throws ApiError
 */
export async function* collectionDiff(
  client: ApiClient,
  collectionID: number,
  sinceTime: number,
  signal?: AbortSignal,
): AsyncGenerator<DiffPage, void> {
  for (let since = sinceTime; ;) {
    const { diff, hasMore } = await client.send(getDiff, { collectionID, sinceTime: since }, signal);
    const newest = diff.reduce((latest, { updationTime }) => Math.max(latest, updationTime), since);
    yield { entries: diff, newest };
    if (!hasMore) return;
    // Pages that don't go on would be asked for without an end.
    if (newest === since)
      throw new ApiError('invalid_response', `${getDiff.name}: more is announced, and no entry is newer than the last page's`, { status: 200 });
    since = newest;
  }
}

/** What a file's entry opens to. The caller wipes the key. */
export interface OpenedEntry {
  readonly key: Uint8Array;
  readonly metadata: ModelObject<typeof FileMetadata>;
}

/**
 * Opens the key and the metadata of a file.
 * @throws KeyError, LockstepError as decryptBlob does, JsonError, ModelError
 */
export function openEntry(provider: CryptoProvider, collectionKey: Uint8Array, entry: FileEntry): OpenedEntry {
  const key = openFileKey(provider, collectionKey, entry);
  try {
    return { key, metadata: decodeModel(FileMetadata, openMetadata(provider, key, entry)) };
  } catch (error) {
    provider.wipe(key);
    throw error;
  }
}
