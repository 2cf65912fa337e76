import { spawn } from 'node:child_process';
import { ToolchainError } from './error.ts';

/** How {@link execute} starts a program. */
export interface ExecuteOptions {
  /** What is being done, as the start of an error line: `apt-get update`. */
  readonly what: string;
  readonly cwd?: string;
  /** The whole environment, not an addition. Default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
  /** A file descriptor that the program inherits, so that a lock on it is held until the program has ended too. */
  readonly hold?: number;
  /** Whether the program continues to its end when a person interrupts this one. */
  readonly uninterrupted?: boolean;
}

/**
 * Runs a program to its end, showing nothing.
 * @returns its standard output
 * @throws ToolchainError with the program's own last word if it can't be started or fails
 */
export function execute(file: string, args: readonly string[], options: ExecuteOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.env === undefined ? {} : { env: options.env }),
      detached: options.uninterrupted ?? false, // In a process group of its own, which the terminal does not signal.
      stdio: ['ignore', 'pipe', 'pipe', ...(options.hold === undefined ? [] : [options.hold])],
    });
    const output: Buffer[] = [];
    const everything: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => {
      output.push(chunk);
      everything.push(chunk);
    });
    child.stderr?.on('data', (chunk: Buffer) => everything.push(chunk));
    child.on('error', (error) => reject(new ToolchainError(`${options.what} failed: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(Buffer.concat(output).toString());
      const reason = lastWord(Buffer.concat(everything).toString()) ?? `ended with ${signal ?? `exit code ${code}`}`;
      reject(new ToolchainError(`${options.what} failed: ${reason}`));
    });
  });
}

/**
 * The line of a failed program's output that says most: the last one that apt or debootstrap mark as an error, else the last.
 * Addresses of hosts are left out: they are the machine's own business, and the line may end up in a public log.
 */
export function lastWord(output: string): string | undefined {
  const lines = output
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const errors = lines.filter((line) => /^(E:|npm error (?!A complete log))/.test(line));
  // These two only say that there were errors.
  const telling = errors.filter((line) => !/Some index files failed to download|Unable to fetch some archives/.test(line));
  const line = telling.at(-1) ?? errors.at(-1) ?? lines.at(-1);
  return line
    ?.replace(/^(E:|npm error)\s*/, '')
    .replace(/([a-z][a-z+]*):\/\/[^\s/]+/g, '$1://…')
    .replace(/(getaddrinfo [A-Z_]+) \S+/g, '$1')
    .replace(/\s*\[IP: [^\]]*\]/g, '');
}
