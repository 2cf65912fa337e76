/** What is uploaded, and what becomes of it. */
import { Encryption, Thumbnail, type FileMetadata, type PublicMagicMetadata } from '@lockstep/spec';
import { LockstepError, requireLength } from '../errors.ts';
import type { ModelObject } from '../models/index.ts';
import type { PhotoSource } from './container.ts';

/** The keys of the account's collections, by their numbers: 32 bytes each, of which the uploader keeps none. */
export type CollectionKeys = ReadonlyMap<number, Uint8Array>;

/** A thumbnail that was made. */
export interface MadeThumbnail {
  /** A JPEG. */
  readonly jpeg: Uint8Array;
  /** Whether it is the image that stands for a missing one: the uploader notes it in the public magic metadata. */
  readonly isMissing: boolean;
}

/** A photo to upload. */
export interface Photo extends PhotoSource {
  /** The photo's local identifier. */
  readonly localId: string;
  readonly collectionId: number;
  /** A JPEG, the path of one, or what makes one: that is asked where the photo is to be encrypted, and not where it is there. */
  readonly thumbnail: string | Uint8Array | (() => Promise<MadeThumbnail>);
  /** The metadata; the uploader fills in the hash. */
  readonly metadata: ModelObject<typeof FileMetadata>;
  readonly publicMagicMetadata?: ModelObject<typeof PublicMagicMetadata> | undefined;
}

/** What became of a photo. */
export interface UploadResult {
  /**
   * `uploaded`: this call made the commit. `present`: the collection has the content, nothing was sent. `linked`: another
   * collection has it, and its file was added. `locked`: another process has the photo. `postponed`: the run's time is spent.
   */
  readonly outcome: 'uploaded' | 'present' | 'linked' | 'locked' | 'postponed';
  /** The server's number of the file; null where there is none. */
  readonly fileId: number | null;
  /** The bytes of PUTs that the storage acknowledged in this call. */
  readonly sentBytes: number;
}

/** How far an upload is. */
export interface UploadProgressEvent {
  readonly localId: string;
  readonly state: 'encrypting' | 'uploading' | 'committing' | 'done';
  /** What was sent of `totalBytes`, in bytes, that which is in flight among it. */
  readonly sentBytes: number;
  readonly totalBytes: number;
}

/** How a photo is uploaded. */
export interface UploadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((event: UploadProgressEvent) => void) | undefined;
  /** When the run ends, in microseconds since 1970: nothing is begun that can't leave a resumable state by then. */
  readonly deadline?: number | undefined;
  /**
   * Waits until an object of the photo, or a part of one, may be sent, which is asked when everything is ready, and returns what
   * ends the turn, when its bytes are in storage. It is sent at once unless this is given.
   */
  readonly takeTurn?: (() => Promise<() => void>) | undefined;
}

/** The largest thumbnail, in bytes. */
export const maximumThumbnailBytes = Thumbnail.values.maximumBytes;

/**
 * The key of a collection.
 * @throws LockstepError `invalid_argument` where it is not among those given, or is not a key
 */
export function keyOfCollection(keys: CollectionKeys, collectionId: number): Uint8Array {
  const key = keys.get(collectionId);
  if (!key) throw new LockstepError('invalid_argument', `the collection ${collectionId} is not among those whose keys are given`);
  requireLength('the key of a collection', key, Encryption.values.keyBytes);
  return key;
}
