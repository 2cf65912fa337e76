import { CommandFailure } from '@lockstep/options';

/**
 * Why a toolchain can't be had or used. The message is one line for a person: what is wrong and what to do about it.
 * Programs that show it print the message alone, without a stack, and exit 69 (EX_UNAVAILABLE).
 */
export class ToolchainError extends CommandFailure {
  override readonly name = 'ToolchainError';

  constructor(message: string, options?: ErrorOptions) {
    super(message, undefined, options);
  }
}
