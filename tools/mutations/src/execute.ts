/** Runs a program with a limit of time. */
import { spawn } from 'node:child_process';

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

/** Runs a program to its end; when its time is up, ends it and all that it started. */
export function execute(file: string, args: readonly string[], { cwd, env = {}, limit }: ExecuteOptions): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // A process group of its own, so that what it started ends with it.
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let isLate = false;
    const end = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // All of it has ended.
      }
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
    child.on('close', (code) => {
      settle();
      end(); // What a test left running.
      resolve({ code, output: Buffer.concat(chunks).toString(), isLate });
    });
  });
}
