/**
 * The commands of the tools: each describes its options once, and the rest is the same for all. `--help` explains the
 * command and exits 0, a wrong option names itself and shows the usage and exits 64, and what a person can mend is one
 * line without a stack.
 */
import { Command, CommanderError, type CommandUnknownOpts, type OptionValues } from '@commander-js/extra-typings';
import { CommandFailure, exitCodes } from './exit-codes.ts';

/** Where a command writes; the process's own streams unless a test says otherwise. */
export interface CommandStreams {
  /** Takes text for standard output. */
  readonly write: (text: string) => void;
  /** Takes text for standard error. */
  readonly warn: (text: string) => void;
}

const processStreams: CommandStreams = {
  write: (text) => void process.stdout.write(text),
  warn: (text) => void process.stderr.write(text),
};

/**
 * Begins the description of a command. Options and arguments are added with commander's own methods.
 * @param invocation how people start it: `node tools/force/force.mjs`
 * @param description what it does, in a sentence or two
 * @param details what `--help` says below the options
 */
export function defineCommand(invocation: string, description: string, details = ''): Command {
  return new Command(invocation)
    .description(description)
    .helpOption('--help', 'explain the command')
    .addHelpText('after', details === '' ? '' : `\n${details}`)
    .showHelpAfterError()
    .exitOverride();
}

/**
 * Runs a command to its exit code. Never rejects because of a person's mistake.
 * @param command what {@link defineCommand} began
 * @param args the arguments after the command's name
 * @param work the command itself, called with its options and arguments; returns the exit code
 * @throws what `work` throws, except {@link CommandFailure}
 */
export async function runCommand<Args extends unknown[], Options extends OptionValues>(
  command: Command<Args, Options>,
  args: readonly string[],
  work: (options: Options, ...args: Args) => number | Promise<number>,
  { write, warn }: CommandStreams = processStreams,
): Promise<number> {
  command.configureOutput({ writeOut: write, writeErr: warn });
  try {
    command.parse(args, { from: 'user' });
    return await work(command.opts(), ...command.processedArgs);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage; // It has spoken.
    if (!(error instanceof CommandFailure)) throw error;
    warn(`${error.message}\n`);
    if (error.exitCode === exitCodes.usage) warn(`\n${(command as CommandUnknownOpts).helpInformation()}`);
    return error.exitCode;
  }
}

/** Runs a command with the arguments of this process, and sets its exit code. */
export async function startCommand<Args extends unknown[], Options extends OptionValues>(
  command: Command<Args, Options>,
  work: (options: Options, ...args: Args) => number | Promise<number>,
): Promise<void> {
  process.exitCode = await runCommand(command, process.argv.slice(2), work);
}
