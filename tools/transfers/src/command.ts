/** Runs the `lockstep` command as people do: a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../packages/ts-client/bin/lockstep.mjs', import.meta.url));

/** How a command ended. */
export interface Ended {
  /** The exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** How long it ran, in seconds. */
  readonly seconds: number;
}

/** How a command is started. */
export interface CommandOptions {
  /** The user's state folder. */
  readonly state: string;
  /** What the file descriptor 3 gives. */
  readonly secret?: string;
  /** Options of Node. */
  readonly node?: readonly string[];
  readonly onStart?: (child: ChildProcess) => void;
}

/** Runs the command with these arguments. */
export function lockstep(args: readonly string[], { state, secret, node = [], onStart }: CommandOptions): Promise<Ended> {
  return new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(process.execPath, [...node, program, ...args], {
      env: { ...process.env, XDG_STATE_HOME: state },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const said = { stdout: '', stderr: '' };
    const [, stdout, stderr, descriptor] = child.stdio;
    stdout?.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
    stderr?.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
    const input = descriptor as NodeJS.WritableStream;
    input.on('error', () => undefined); // Nobody has to read it.
    input.end(secret ?? '');
    child.on('close', (code) => resolve({ code, ...said, seconds: (performance.now() - began) / 1000 }));
    onStart?.(child);
  });
}

/**
 * Runs the command at a terminal of its own, and types at its prompt.
 * @returns the exit code, and all that the terminal showed
 */
export function runAtTerminal(
  args: readonly string[],
  typed: string,
  state: string,
): Promise<{ readonly code: number | null; readonly shown: string }> {
  const command = [process.execPath, program, ...args];
  const quoted = command.map((each) => `'${each.replaceAll("'", "'\\''")}'`).join(' ');
  const options = process.platform === 'darwin' ? ['-q', '/dev/null', ...command] : ['-qec', quoted, '/dev/null'];
  return new Promise((resolve, reject) => {
    const child = spawn('script', options, { env: { ...process.env, XDG_STATE_HOME: state }, stdio: ['pipe', 'pipe', 'inherit'] });
    let shown = '';
    let isTyped = false;
    child.on('error', reject);
    child.stdout.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
      if (isTyped || !shown.includes('Passphrase: ')) return;
      isTyped = true;
      child.stdin.write(typed);
    });
    child.on('close', (code) => resolve({ code, shown }));
  });
}
