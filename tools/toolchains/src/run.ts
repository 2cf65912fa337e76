import { spawn } from 'node:child_process';
import { ToolchainError } from './error.ts';
import type { Toolchain } from './toolchain.ts';

/** How {@link run} starts a program. */
export interface RunOptions {
  readonly cwd?: string;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Written to standard input, which is empty without it. */
  readonly input?: string | Uint8Array;
  /**
   * `capture` (the default) collects both streams; `errors` also shows them on this process's standard error, as a build in
   * a program whose standard output is spoken for needs it; `inherit` passes them through.
   */
  readonly output?: 'capture' | 'errors' | 'inherit';
}

/** How a program ended, and what it wrote if that was captured. */
export interface RunResult {
  /** Null if a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program of a toolchain, or one built with it, to its end.
 * @returns also if the program fails: see `exitCode`
 * @throws ToolchainError if it can't be started
 */
export function run(toolchain: Toolchain, program: string, args: readonly string[] = [], options: RunOptions = {}): Promise<RunResult> {
  const { file, args: all } = toolchain.command(program, args);
  const { output = 'capture' } = options;
  const stream = output === 'inherit' ? 'inherit' : 'pipe';
  return new Promise((resolve, reject) => {
    const child = spawn(file, all, {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: { ...process.env, ...toolchain.env, ...options.env },
      stdio: ['pipe', stream, stream],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    for (const [from, to] of [
      [child.stdout, stdout],
      [child.stderr, stderr],
    ] as const) {
      from?.on('data', (chunk: Buffer) => {
        to.push(chunk);
        if (output === 'errors') process.stderr.write(chunk);
      });
    }
    child.on('error', (error) => reject(new ToolchainError(`${program} can't be started: ${error.message}`)));
    child.on('close', (exitCode) => resolve({ exitCode, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }));
    child.stdin?.on('error', () => {}); // A program may end before it has read its input: how it ended says enough.
    child.stdin?.end(options.input);
  });
}
