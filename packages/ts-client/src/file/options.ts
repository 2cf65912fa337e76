/** What all file operations take beside their files. */

/** How far an operation is. */
export interface Progress {
  /** The bytes of the source that are done. */
  readonly bytes: number;
  /** The source's size, in bytes, where it has one that is known: a pipe has none. */
  readonly total: number | undefined;
}

/** Options of every file operation. */
export interface FileOptions {
  /** Ends the operation early; it then rejects with the signal's reason, and nothing is left behind. */
  readonly signal?: AbortSignal | undefined;
  /** Whether the caller brings the new file to the disk, where it has to be there: the file has its name before. */
  readonly isSyncedLater?: boolean | undefined;
  /** Is told after every chunk. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}
