/** Runs a program of a toolchain for a person who watches. */
import { spawn } from 'node:child_process';
import { ToolchainError } from './error.ts';
import type { Toolchain } from './toolchain.ts';

/** How {@link show} runs a program. */
export interface ShowOptions {
  readonly cwd: string;
  /** Output that means failure though the program succeeded: a compiler's warning. */
  readonly forbidden?: RegExp;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a program and shows what it prints as it comes.
 * @returns whether it succeeded and printed nothing that is forbidden
 * @throws ToolchainError if it can't be started
 */
export function show(toolchain: Toolchain, program: string, args: readonly string[], { cwd, forbidden, env }: ShowOptions): Promise<boolean> {
  const { file, args: all } = toolchain.command(program, args);
  return new Promise((resolve, reject) => {
    const child = spawn(file, all, { cwd, env: { ...process.env, ...toolchain.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const seen: Buffer[] = [];
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      from.on('data', (chunk: Buffer) => {
        to.write(chunk);
        if (forbidden) seen.push(chunk);
      });
    }
    child.on('error', (error) => reject(new ToolchainError(`${program} can't be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      const offence = forbidden?.exec(Buffer.concat(seen).toString())?.[0];
      if (offence !== undefined) process.stderr.write(`error: this must not be printed: ${offence}\n`);
      const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
      if (code !== 0) process.stderr.write(`error: ${[program, ...args].join(' ')} ended with ${how}\n`);
      resolve(code === 0 && offence === undefined);
    });
  });
}
