/** Runs a program with a limit of time. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** How a program ended. */
export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  /** What it printed, to both streams. */
  readonly output: string;
  /** Whether it was ended because its time was up. */
  readonly isLate: boolean;
}

/** How a program is run. */
export interface ExecuteOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** In seconds; none unless given. */
  readonly limit?: number;
}

/** The processes of a session. One that has a process group of its own, as the tests that `swift test` starts, does not end with the group. */
function sessionOf(leader: number): number[] {
  if (!existsSync('/proc/self/stat')) return []; // Not on a Mac: there the group has to do.
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        // The name of the program, in brackets, may hold anything; the session is the fourth field after it.
        return readFileSync(`/proc/${name}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ')[3] === String(leader);
      } catch {
        return false; // It has ended.
      }
    })
    .map(Number);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

/** Runs a program to its end; when its time is up, ends it and all that it started. */
export function execute(file: string, args: readonly string[], { cwd, env = {}, limit }: ExecuteOptions): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // A session of its own, so that what it started can be found.
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let isLate = false;
    const end = (): void => {
      if (child.pid === undefined) return;
      for (const pid of [-child.pid, ...sessionOf(child.pid)]) kill(pid);
    };
    const stop = (): void => {
      end();
      process.exit(130);
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    const timer =
      limit === undefined
        ? undefined
        : setTimeout(() => {
            isLate = true;
            end();
          }, limit * 1000);
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    const settle = (): void => {
      clearTimeout(timer);
      process.off('SIGINT', stop).off('SIGTERM', stop);
    };
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('exit', end); // What a test left running: its output would be waited for.
    child.on('close', (code) => {
      settle();
      resolve({ code, output: Buffer.concat(chunks).toString(), isLate });
    });
  });
}
