/** How the commands of the tools end. */

/** Exit codes, by sysexits(3) where it has a word for the case. */
export const exitCodes = {
  ok: 0,
  /** Something that was checked does not hold. */
  failed: 1,
  /** The command was called wrongly. */
  usage: 64,
  /** Something that the command needs is missing: a toolchain, vectors. */
  unavailable: 69,
} as const;

/** Why a command can't do its work: a line for a person, printed without a stack. */
export class CommandFailure extends Error {
  override readonly name: string = 'CommandFailure';
  /** The exit code of the command. */
  readonly exitCode: number;

  /**
   * @param message what is wrong and what to do about it
   * @param exitCode one of {@link exitCodes}
   */
  constructor(message: string, exitCode: number = exitCodes.unavailable, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
