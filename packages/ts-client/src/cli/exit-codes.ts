/** How the command ends: sysexits where they have a word for it. */
import { FolderBusy } from '../account/command-lock.ts';
import { ApiError, FileError, KeyError, LockstepError } from '../index.ts';
import { systemCode } from '../file/io-error.ts';

/** Exit codes; the help lists them. */
export const exitCodes = {
  ok: 0,
  /** The ciphertext is not authentic, not whole, or not of this format; some photos of several failed. */
  refused: 1,
  usage: 64,
  /** A key file or a description that can't be understood. */
  data: 65,
  noInput: 66,
  /** No server answers, or it fails. */
  unavailable: 69,
  /** A mistake of ours. */
  software: 70,
  cantCreate: 73,
  io: 74,
  /** Another command works there, or a database is busy: try again later. */
  temporary: 75,
  /** The passphrase is wrong, or the server refuses what the account asks for. */
  noPermission: 77,
} as const;

/** The text of the help. */
export const exitCodeHelp = `Exit codes:
  0   done
  1   the encrypted file is damaged, cut, not of this format, or of another key; some photos of several failed
  64  wrong usage
  65  the key file, the account file, or the description (NAME.encrypted.json) can't be understood
  66  an input file, a folder or a collection is not there or can't be read
  69  the server or its storage does not answer, or fails
  73  an output file exists already or can't be created
  74  reading or writing failed on the way
  75  another command works in the same folder: try again later
  77  the passphrase is wrong, or the server refuses: the token, the subscription, the storage that is left
  129, 130, 143  interrupted (SIGHUP, SIGINT, SIGTERM)`;

/** An error that a person can mend, with the exit code that goes with it. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

// Codes of an input that is not what it should be, unlike a disk that fails.
const unreadable = new Set(['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'ENXIO']);

/** The exit code that goes with an error, or undefined where it is not one that people should see without a stack. */
export function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof CommandError) return error.exitCode;
  if (error instanceof FileError) {
    if (error.doing === 'create') return exitCodes.cantCreate;
    const code = systemCode(error.cause);
    return error.doing === 'read' && (code === undefined || unreadable.has(code)) ? exitCodes.noInput : exitCodes.io;
  }
  if (error instanceof KeyError && error.problem === 'wrong_passphrase') return exitCodes.noPermission;
  if (error instanceof FolderBusy) return exitCodes.temporary;
  if (error instanceof ApiError) return error.retryable || error.code === 'invalid_response' ? exitCodes.unavailable : exitCodes.noPermission;
  if (!(error instanceof LockstepError)) return undefined;
  switch (error.code) {
    case 'already_exists':
      return exitCodes.cantCreate;
    case 'invalid_argument':
      return exitCodes.data;
    case 'truncated':
    case 'corrupt':
    case 'trailing_data':
    case 'unexpected_tag':
    case 'invalid_archive':
      return exitCodes.refused;
    case 'database_error':
    case 'out_of_memory':
      return exitCodes.temporary;
    case 'io_error':
      return exitCodes.io;
    default:
      return undefined;
  }
}
