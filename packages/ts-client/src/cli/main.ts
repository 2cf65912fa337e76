/** The command `lockstep`. */
import { CommanderError } from 'commander';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { Interrupted } from './terminal.ts';

function warn(line: string): void {
  process.stderr.write(`lockstep: ${line}\n`);
}

async function main(args: readonly string[]): Promise<number> {
  const program = createProgram((line) => process.stdout.write(`${line}\n`), warn);
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCodes.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage; // It has spoken.
    if (error instanceof Interrupted) {
      warn(error.message);
      return error.exitCode;
    }
    const exitCode = exitCodeOf(error);
    if (exitCode === undefined) {
      warn(`this is a mistake of lockstep itself\n${error instanceof Error ? error.stack : String(error)}`);
      return exitCodes.software;
    }
    warn((error as Error).message);
    return exitCode;
  }
}

process.exitCode = await main(process.argv.slice(2));
