/** An encrypted file from storage to disk; what is there of it already is not fetched again. */
import { open, stat, truncate } from 'node:fs/promises';
import { downloadFile, getObject } from '@lockstep/spec';
import { ApiError } from '../api/index.ts';
import { isMissing, nameFailures } from '../file/io-error.ts';
import type { ApiClient } from '../uploader/index.ts';

/** How much further a try must get so that it counts as no failure: a line that breaks now and then is not a reason to give up. */
const worthwhileBytes = 1024 * 1024;

/** What is fetched. */
export interface FetchOptions {
  /** The server's number of the file. */
  readonly id: number;
  /** The size of the encrypted file, in bytes, where it is known. */
  readonly size: number | undefined;
  readonly signal: AbortSignal;
  /** Told of the bytes that are there. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

/**
 * Fetches an encrypted file.
 * @param path where it goes; what is there is its start, from an earlier try
 * @returns how many bytes were fetched
 * @throws ApiError, LockstepError `io_error`, the signal's reason; what was fetched stays
 */
export async function fetchObject(client: ApiClient, path: string, { id, size, signal, onProgress }: FetchOptions): Promise<number> {
  let fetched = 0;
  let retries = client.retries(signal);
  let furthest = await sizeOf(path);
  for (;;) {
    const offset = await sizeOf(path);
    if (size !== undefined && offset >= size) return fetched;
    let brought = 0;
    const file = await nameFailures('write', path, () => open(path, 'a', 0o600));
    try {
      const { url } = await client.send(downloadFile, { id }, signal);
      const write = async (bytes: Uint8Array): Promise<void> => {
        await nameFailures('write', path, async () => void (await file.appendFile(bytes)));
        brought += bytes.length;
        onProgress?.(offset + brought);
      };
      await client.once(getObject, offset > 0 ? { url, offset } : { url }, { signal, sink: { status: offset > 0 ? 206 : 200, write } });
      return fetched + brought;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Nothing follows what is there, or the answer is another part than the one that was asked for.
      const isUseless = error.status === 416 || error.code === 'invalid_response';
      if (isUseless && offset > 0) await nameFailures('write', path, () => truncate(path, 0));
      const mayRepeat = error.retryable || isUseless || error.code === 'upload_url_expired';
      if (!mayRepeat) throw error;
      if (offset + brought >= furthest + worthwhileBytes) {
        furthest = offset + brought; // Never the same bytes again, so that there is an end.
        retries = client.retries(signal);
      }
      await retries.next(error);
    } finally {
      fetched += brought;
      await file.close();
    }
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    return await nameFailures('read', path, () => Promise.reject(error as Error));
  }
}
