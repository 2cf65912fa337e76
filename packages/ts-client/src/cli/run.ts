/** Runs a command line to its exit code. */
import { CommanderError } from 'commander';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { Interrupted, type Terminal } from './terminal.ts';

/**
 * Runs the command. Never rejects: what goes wrong is said, without a stack where a person can mend it.
 * @param args the arguments behind the command's name
 * @returns the exit code
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const program = createProgram(terminal);
  if (args.length === 0) {
    program.outputHelp();
    terminal.warn('no command was given: say one of those above');
    return exitCodes.usage;
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCodes.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage; // It has spoken.
    const exitCode = error instanceof Interrupted ? error.exitCode : exitCodeOf(error);
    if (exitCode === undefined) {
      terminal.warn(`this is a mistake of lockstep itself\n${error instanceof Error ? error.stack : String(error)}`);
      return exitCodes.software;
    }
    terminal.warn((error as Error).message);
    return exitCode;
  }
}
