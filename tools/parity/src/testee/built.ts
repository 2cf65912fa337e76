/** The testees of the languages that are compiled: built where their sources changed, then started. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ToolchainError, findToolchain, type Language, type Toolchain } from '@lockstep/toolchains';
import { buildTestee } from './build.ts';
import { recipes } from './recipes.ts';

/**
 * Runs the testee of a language on this process's standard streams, to its end.
 * @returns the exit code
 * @throws ToolchainError where the toolchain is missing
 */
export async function runBuilt(language: Language): Promise<number> {
  const toolchain = findToolchain(language);
  if (!toolchain) {
    throw new ToolchainError(`the ${language} testee needs a toolchain that is not there: node tools/toolchains/toolchains.mjs installs it`);
  }
  const built = await buildTestee(toolchain, recipes[language]);
  return start(toolchain, recipes[language].start(built));
}

/** Starts a program with this process's own standard streams, so that nothing stands between it and who asks. */
function start(toolchain: Toolchain, [program, ...args]: readonly [string, ...string[]]): Promise<number> {
  const command = toolchain.command(program, args);
  const child = spawn(command.file, command.args, { stdio: 'inherit', env: { ...process.env, ...toolchain.env } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new ToolchainError(`${program} can't be started: ${error.message}`)));
    // As a shell would tell that a signal ended it.
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal as NodeJS.Signals]));
  });
}
