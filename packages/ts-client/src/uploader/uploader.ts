/** The uploader: from originals on disk to a committed entry, through every fault in between. */
import { FileMetadata } from '@lockstep/spec';
import type { ApiAccess } from '../api/index.ts';
import { LockstepError } from '../errors.ts';
import type { LockHold, NewUploadRecord, UploadRecord } from '../locks/upload-records.ts';
import { encodeModel } from '../models/index.ts';
import { ApiClient } from './api-client.ts';
import { Budget } from './budget.ts';
import { ObjectsMissing, commit, isInDoubt, type Committed } from './commit.ts';
import type { UploadContainer } from './container.ts';
import { findContent } from './deduplication.ts';
import type { UploadEnvironment } from './environment.ts';
import {
  keyOfCollection,
  maximumThumbnailBytes,
  type CollectionKeys,
  type MadeThumbnail,
  type Photo,
  type UploadOptions,
  type UploadResult,
} from './photo.ts';
import { discardPrepared, preparePhoto } from './preparation.ts';
import { sendAgain, sendObjects } from './sending.ts';
import { adoptTracked } from './tracked-upload.ts';
import { UploadCall } from './upload-call.ts';
import { BudgetSpent, LockLost } from './upload-error.ts';

/** What an uploader works with. */
export interface UploaderParts {
  readonly environment: UploadEnvironment;
  readonly container: UploadContainer;
  readonly access: ApiAccess;
  readonly keys: CollectionKeys;
  /** The account, where it is known: files of other accounts are not linked. It is learned from the first commit. */
  readonly accountId?: number | undefined;
  /**
   * Whether every photo is hashed before it is encrypted. Unless given, those alone are of which the container knows something:
   * where it knows much content that other devices have sent, a second pass of reading costs less than an encryption in vain.
   */
  readonly hashesFirst?: boolean | undefined;
  /** What the pauses between tries are multiplied by; 1 unless given. */
  readonly pace?: number | undefined;
}

/** What a resume is told. */
export interface ResumeOptions extends UploadOptions {
  /** Which records are finished; all unless given. */
  readonly isWanted?: ((record: UploadRecord) => boolean) | undefined;
}

/** What became of the records that a resume found. */
export interface ResumeResult {
  /** The server's numbers of the files that were committed. */
  readonly committed: readonly number[];
  /** The uploads that failed, with their errors; their records stay. */
  readonly failed: readonly { readonly localId: string; readonly collectionId: number; readonly error: Error }[];
}

/** Uploads the photos of one account from one container. Several uploads may run at once. */
export class Uploader {
  readonly #parts: UploaderParts;
  readonly #client: ApiClient;
  #accountId: number | null;

  constructor(parts: UploaderParts) {
    this.#parts = parts;
    this.#client = new ApiClient(parts.environment, parts.access, parts.pace);
    this.#accountId = parts.accountId ?? null;
  }

  /**
   * Uploads a photo.
   * @throws ApiError; LockstepError `invalid_argument`, `io_error`, `database_error`; ModelError; the signal's reason. The
   * record stays where a later call can continue, and no lock and no plaintext stays.
   */
  async upload(photo: Photo, options: UploadOptions = {}): Promise<UploadResult> {
    keyOfCollection(this.#parts.keys, photo.collectionId);
    encodeModel(FileMetadata, photo.metadata); // Before any work: a mistake of the caller's is told at once.
    options.signal?.throwIfAborted();
    const thumbnail = await this.#thumbnailOf(photo);
    const result = await this.#locked(photo.localId, options, (call) => this.#uploadLocked(call, photo, thumbnail));
    return result ?? { outcome: 'locked', fileId: null, sentBytes: 0 };
  }

  /**
   * Finishes the uploads that have a record, without their originals: those whose encrypted files are there or in storage,
   * and whose collection's key is given.
   * @throws as `upload`, where an upload failed and none was committed
   */
  async resume({ isWanted = () => true, ...options }: ResumeOptions = {}): Promise<ResumeResult> {
    const { container, keys } = this.#parts;
    const committed: number[] = [];
    const failed: ResumeResult['failed'][number][] = [];
    for (const unfinished of container.records.unfinished()) {
      const { local_id, collection_id, content_hash } = unfinished;
      if (!keys.has(collection_id) || !isWanted(unfinished)) continue;
      options.signal?.throwIfAborted();
      try {
        const result = await this.#locked(local_id, options, async (call) => {
          const record = container.records.adopt(local_id, collection_id, content_hash, container.folder);
          const isPresent = container.committed.withContent(content_hash).some((row) => row.collection_id === collection_id);
          // Somebody else has committed the content, and this record would make a second entry.
          if (record && isPresent && (await this.#drop(call, record))) return null;
          return record && (await this.#finish(call, record));
        });
        if (result?.outcome === 'uploaded' && result.fileId !== null) committed.push(result.fileId);
      } catch (error) {
        if (!(error instanceof LockstepError)) throw error;
        failed.push({ localId: local_id, collectionId: collection_id, error });
      }
    }
    if (failed[0] && committed.length === 0) throw failed[0].error;
    return { committed, failed };
  }

  /** Reads a thumbnail that is there, so that a wrong one is told before any work; one that is to be made is made later. */
  async #thumbnailOf({ thumbnail }: Photo): Promise<ThumbnailSource> {
    if (typeof thumbnail === 'function') return async () => requireSmall(await thumbnail());
    const isPath = typeof thumbnail === 'string';
    const jpeg = isPath ? await this.#parts.container.files.readThumbnail(thumbnail, maximumThumbnailBytes) : thumbnail;
    const made = requireSmall({ jpeg, isMissing: false });
    return () => Promise.resolve(made);
  }

  /** Works under the photo's lock; null where another process has it. What ends an upload without an error becomes its outcome. */
  async #locked<T extends UploadResult | null>(
    localId: string,
    options: UploadOptions,
    work: (call: UploadCall) => Promise<T>,
  ): Promise<T | UploadResult | null> {
    const held = await this.#parts.container.withLock(localId, async (hold) => {
      const call = this.#call(hold, options);
      try {
        return await work(call);
      } catch (error) {
        if (error instanceof LockLost) return { outcome: 'locked', fileId: null, sentBytes: call.sentBytes } as const;
        if (error instanceof BudgetSpent) return { outcome: 'postponed', fileId: null, sentBytes: call.sentBytes } as const;
        if (error instanceof LockstepError) this.#noteFailure(localId, (error as LockstepError<string>).code);
        throw error;
      }
    });
    return held && held.value;
  }

  #call(hold: LockHold, options: UploadOptions): UploadCall {
    const { environment, container, keys } = this.#parts;
    const budget = new Budget(environment, options.deadline);
    return new UploadCall({ environment, container, keys, client: this.#client.within(budget), budget, hold, options });
  }

  #noteFailure(localId: string, code: string): void {
    this.#parts.container.note({ localId, state: 'failed', sentBytes: 0, totalBytes: 0, failure: code });
  }

  async #uploadLocked(call: UploadCall, photo: Photo, thumbnail: ThumbnailSource): Promise<UploadResult> {
    const known = await this.#lookBefore(call, photo, thumbnail);
    if (known) return known;
    const prepared = await preparePhoto(call, photo, thumbnail);
    try {
      const found = await findContent(call, photo.collectionId, [prepared.record.content_hash, ...prepared.encrypted.olderHashes], this.#accountId);
      if (found) {
        await discardPrepared(call, prepared);
        return this.#done(call, photo.localId, found);
      }
    } catch (error) {
      await discardPrepared(call, prepared);
      throw error;
    }
    const record = await write(call, prepared.record);
    if (record.encrypted_file_name !== prepared.record.encrypted_file_name) await discardPrepared(call, prepared);
    return this.#finishOrBeginAnew(call, photo, thumbnail, record);
  }

  /** Hashes the originals where the photo is known: a file or a record of this content saves the encryption. */
  async #lookBefore(call: UploadCall, photo: Photo, thumbnail: ThumbnailSource): Promise<UploadResult | null> {
    const { container, signal } = call;
    const isOf = (row: Pick<UploadRecord, 'local_id' | 'collection_id'>): boolean =>
      row.local_id === photo.localId && row.collection_id === photo.collectionId;
    const hasRecord = container.records.list().some(isOf) || container.records.allTracked().some(isOf);
    if (!this.#parts.hashesFirst && !hasRecord && !container.committed.hasPhoto(photo.localId)) return null;
    const hash = await container.files.hash(photo, signal);
    const record = container.records.adopt(photo.localId, photo.collectionId, hash, container.folder);
    // A commit in doubt comes first: it may be the one that made the content present.
    const found = record && isInDoubt(record) ? null : await findContent(call, photo.collectionId, [hash], this.#accountId);
    if (!found) {
      const adopted = record ?? (await adoptTracked(call, photo, hash, thumbnail));
      return adopted && this.#finishOrBeginAnew(call, photo, thumbnail, adopted);
    }
    if (record) await this.#drop(call, record);
    return this.#done(call, photo.localId, found);
  }

  /** Finishes an upload; one whose encrypted file is damaged is encrypted anew, once. */
  async #finishOrBeginAnew(call: UploadCall, photo: Photo, thumbnail: ThumbnailSource, record: UploadRecord): Promise<UploadResult> {
    try {
      return await this.#finish(call, record);
    } catch (error) {
      if (!isDamaged(error) || !(await this.#drop(call, record))) throw error;
      const prepared = await preparePhoto(call, photo, thumbnail);
      return this.#finish(call, await write(call, prepared.record));
    }
  }

  /** Drops a record and its files, so that the upload may begin anew; false while a commit is in doubt. */
  async #drop(call: UploadCall, { local_id, collection_id, content_hash }: UploadRecord): Promise<boolean> {
    const { records } = call.container;
    const record = records.read(local_id, collection_id, content_hash);
    if (!record || !records.drop(record)) return false;
    await this.#removeFiles(record);
    return true;
  }

  /** Sends what is left, and commits. */
  async #finish(call: UploadCall, record: UploadRecord): Promise<UploadResult> {
    let current = record;
    const isStored = current.phase === 'uploaded' || current.phase === 'committing';
    if (!isStored && !isInDoubt(current)) current = await sendObjects(call, record, false);
    for (;;) {
      try {
        return await this.#committed(call, current, await commit(call, current));
      } catch (error) {
        if (!(error instanceof ObjectsMissing)) throw error;
        const known = call.reread(current, true);
        current = known;
        if (await sendAgain(call, known)) continue;
        if (isInDoubt(known) || call.newObjectsLeft === 0) throw error.cause;
        call.newObjectsLeft -= 1;
        current = await sendObjects(call, known, true);
      }
    }
  }

  async #committed(call: UploadCall, record: UploadRecord, { fileId, ownerId, updationTime }: Committed): Promise<UploadResult> {
    this.#accountId ??= ownerId;
    call.container.records.finish(record, {
      file_id: fileId,
      local_id: record.local_id,
      collection_id: record.collection_id,
      owner_id: ownerId,
      encrypted_key: record.encrypted_key,
      key_decryption_nonce: record.key_decryption_nonce,
      file_decryption_header: record.file_decryption_header,
      thumbnail_decryption_header: record.thumbnail_decryption_header ?? '',
      metadata_decryption_header: record.metadata_decryption_header,
      content_hash: record.content_hash,
      updation_time: updationTime,
    });
    await this.#removeFiles(record);
    return this.#done(call, record.local_id, { outcome: 'uploaded', fileId });
  }

  #done(call: UploadCall, localId: string, { outcome, fileId }: Pick<UploadResult, 'outcome' | 'fileId'>): UploadResult {
    call.container.note({ localId, state: 'done', sentBytes: 0, totalBytes: 0, failure: null });
    return { outcome, fileId, sentBytes: call.sentBytes };
  }

  async #removeFiles({ encrypted_file_name, encrypted_thumbnail_name }: UploadRecord): Promise<void> {
    const { files } = this.#parts.container;
    await files.remove(encrypted_file_name);
    if (encrypted_thumbnail_name !== null) await files.remove(encrypted_thumbnail_name);
  }
}

function write({ container }: UploadCall, record: NewUploadRecord): Promise<UploadRecord> {
  return container.durably(() => container.records.writeOrAdopt(record));
}

type ThumbnailSource = () => Promise<MadeThumbnail>;

function requireSmall(made: MadeThumbnail): MadeThumbnail {
  if (made.jpeg.length <= maximumThumbnailBytes) return made;
  throw new LockstepError('invalid_argument', `the thumbnail must have at most ${maximumThumbnailBytes} bytes; got ${made.jpeg.length}`);
}

/** Whether the encrypted file is of no use: it is gone, was changed, or does not open with the key as it would be sent. */
function isDamaged(error: unknown): boolean {
  return error instanceof LockstepError && error.code === 'corrupt';
}
