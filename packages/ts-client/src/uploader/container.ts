/** What the uploader needs of the shared container: its tables, its files, and the photo's lock. */
import type { CommittedFile, NameIn, NewRowOf, RefusalSubject, RowOf, TrackedUpload, UploadState } from '@lockstep/spec';
import type { Owner } from '../locks/lock-coordinator.ts';
import type { LockHold, UploadRecords } from '../locks/upload-records.ts';
import type { FileSlice } from './transfer.ts';

/** A committed file: the columns of the spec's table `committed_files`. */
export type CommittedRow = RowOf<typeof CommittedFile>;

/** A multipart upload of the app's: the columns of the spec's table `track_uploads`. */
export type TrackedRow = RowOf<typeof TrackedUpload>;

/** The table of committed files. */
export interface CommittedFiles {
  /** The files of all collections that have this content. */
  withContent(hash: string): CommittedRow[];
  /** Whether any file was uploaded from this photo, whatever its content was then. */
  hasPhoto(localId: string): boolean;
  write(file: NewRowOf<typeof CommittedFile>): void;
  remove(fileId: number, collectionId: number): void;
}

/** The state of a photo's upload, as the app's screens show it. */
export interface UploadStatus {
  readonly localId: string;
  readonly state: NameIn<typeof UploadState>;
  /** What the storage has, in bytes. */
  readonly sentBytes: number;
  /** What there is to send, in bytes; 0 where that is not known yet. */
  readonly totalBytes: number;
  /** The code of the error of a failed upload. */
  readonly failure: string | null;
}

/** What was encrypted from a photo. */
export interface EncryptedPhoto {
  /** The name of the encrypted file in the container. */
  readonly name: string;
  /** Its size, in bytes. */
  readonly size: number;
  /** The header of its encryption, 24 bytes. */
  readonly header: Uint8Array;
  /** The hash by which the content is found again. */
  readonly contentHash: string;
  /** The other forms in which older clients wrote that hash. */
  readonly olderHashes: readonly string[];
  /** The MD5 of a file that is sent in one request. */
  readonly md5: string | null;
  /** The MD5s of a file that is sent in parts. */
  readonly partMd5s: readonly string[] | null;
}

/** The originals of a photo: paths, of a live photo both. */
export interface PhotoSource {
  readonly image: string;
  readonly video?: string | undefined;
}

/** The container's folder of encrypted files. All names are of files in it. */
export interface UploadFiles {
  /** The content hash of the originals. */
  hash(source: PhotoSource, signal?: AbortSignal): Promise<string>;
  /** The size of the originals together, in bytes. */
  size(source: PhotoSource): Promise<number>;
  /** Encrypts the originals into a new file, in the pass that hashes. Nothing is left where it fails. */
  encrypt(source: PhotoSource, key: Uint8Array, signal?: AbortSignal): Promise<EncryptedPhoto>;
  /** A thumbnail. @throws LockstepError `io_error`, and `invalid_argument` where it has more than the largest size */
  readThumbnail(path: string, maximumBytes: number): Promise<Uint8Array>;
  /** Writes a new file and returns its name. */
  write(bytes: Uint8Array): Promise<string>;
  /** The first bytes of a file, fewer where it is shorter; null where there is none. */
  readStart(name: string, length: number): Promise<Uint8Array | null>;
  /**
   * Gives the first bytes of a file to some work, and room for as many. Both are the work's until it returns.
   * @returns what the work returns; null where there is no file
   */
  lookAtStart<T>(name: string, length: number, work: (start: Uint8Array, room: Uint8Array) => T): Promise<{ readonly value: T } | null>;
  /** The MD5 of a slice, base64. */
  md5(slice: FileSlice): Promise<string>;
  /** A slice of a file, for the transfer. */
  slice(name: string, offset: number, length: number): FileSlice;
  /**
   * Waits until a file that was written survives a loss of power, which it may not do right away.
   * @throws LockstepError `io_error`
   */
  settle(name: string): Promise<void>;
  /** Deletes a file; does nothing where there is none. */
  remove(name: string): Promise<void>;
}

/** The records of uploads, wherever they are kept. */
export type UploadRecordStore = Omit<UploadRecords, 'close' | 'inFlight' | 'setTransfer'>;

/** The shared container, as one process of one owner uses it. */
export interface UploadContainer {
  readonly owner: Owner;
  readonly records: UploadRecordStore;
  readonly committed: CommittedFiles;
  readonly files: UploadFiles;
  /** The folder of encrypted files, for the records. */
  readonly folder: string;
  /**
   * Makes changes of records that have to survive a loss of power before anything is sent for them.
   * @param change changes records, and waits for nothing
   * @returns what the change returns, when it survives
   */
  durably<T>(change: () => T): Promise<T>;
  /** Writes the state of an upload for the app's screens. */
  note(status: UploadStatus): void;
  /**
   * Reads what an earlier process left of an upload, and counts where it is refused, since two programs may disagree. The
   * encrypted file's name says who wrote it.
   */
  watch<T>(encryptedFileName: string, subject: NameIn<typeof RefusalSubject>, work: () => T): T;
  /**
   * Works under a photo's lock, while the process beats. The lock is released whatever becomes of the work.
   * @returns null where another process has the photo
   */
  withLock<T>(localId: string, work: (hold: LockHold) => Promise<T>): Promise<{ readonly value: T } | null>;
}
