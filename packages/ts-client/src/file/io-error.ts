/** Failures of the file system in the spec's words. */
import { LockstepError } from '../errors.ts';

/** The system's code of a failure, `ENOENT` for one. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Whether a failure of the system says that there is no file. */
export function isMissing(error: unknown): boolean {
  const code = systemCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a directory',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'there is no such file or directory',
  ENOSPC: 'no space is left on the disk',
  ENOTDIR: 'a part of the path is not a directory',
  EPERM: 'it is not permitted',
  EROFS: 'the file system is read-only',
};

/** What failed. */
export type Doing = 'read' | 'create' | 'write';

/** An `io_error`: a file that can't be used. */
export class FileError extends LockstepError {
  /** What failed. */
  readonly doing: Doing;
  /** The file. */
  readonly path: string;

  constructor(doing: Doing, path: string, reason: string, options?: ErrorOptions) {
    super('io_error', `can't ${doing} ${path}: ${reason}`, options);
    this.doing = doing;
    this.path = path;
  }
}

/**
 * Says which file could not be used, and why.
 * @returns the same error where it is not a failure of the system
 */
export function ioError(doing: Doing, path: string, error: unknown): unknown {
  const code = systemCode(error);
  if (code === undefined || error instanceof LockstepError) return error;
  return new FileError(doing, path, `${reasons[code] ?? 'the system refused'} (${code})`, { cause: error });
}

/** Does something with a file; a failure of the system becomes an `io_error` that names the file. */
export async function nameFailures<T>(doing: Doing, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw ioError(doing, path, error);
  }
}
