/** How the command ends: sysexits where they have a word for it. */
import { FileError, LockstepError } from '../index.ts';
import { systemCode } from '../file/io-error.ts';

/** Exit codes; the help lists them. */
export const exitCodes = {
  ok: 0,
  /** The ciphertext is not authentic, not whole, or not of this format. */
  refused: 1,
  usage: 64,
  /** A key file or a description that can't be understood. */
  data: 65,
  noInput: 66,
  /** A mistake of ours. */
  software: 70,
  cantCreate: 73,
  io: 74,
} as const;

/** The text of the help. */
export const exitCodeHelp = `Exit codes:
  0   done
  1   the encrypted file is damaged, cut, not of this format, or of another key
  64  wrong usage
  65  the key file or the description (NAME.encrypted.json) can't be understood
  66  an input file is not there or can't be read
  73  an output file exists already or can't be created
  74  reading or writing failed on the way
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

/** The exit code that goes with an error, or undefined where it is none that people should see without a stack. */
export function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof CommandError) return error.exitCode;
  if (error instanceof FileError) {
    if (error.doing === 'create') return exitCodes.cantCreate;
    const code = systemCode(error.cause);
    return error.doing === 'read' && (code === undefined || unreadable.has(code)) ? exitCodes.noInput : exitCodes.io;
  }
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
      return exitCodes.refused;
    default:
      return undefined;
  }
}
