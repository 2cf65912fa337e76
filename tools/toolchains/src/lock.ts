import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { ToolchainError } from './error.ts';
import { execute } from './execute.ts';

/**
 * Does something while no other process does it: the kernel's lock on an open file, which ends with the last process that
 * has the file open, however it ends. So no lock is ever stale, and the file is never deleted.
 * @param file the lock file, made where it does not exist
 * @param work what to do; hands the descriptor on to the programs that it starts, to keep the lock until they have ended
 * @param onWait called once if another process has the lock, before waiting for it
 * @throws ToolchainError if the system can't lock; what `work` throws
 */
export async function withLock<T>(file: string, work: (descriptor: number) => Promise<T>, onWait: () => void): Promise<T> {
  const descriptor = openSync(file, 'a');
  try {
    // Node has no flock(2). The lock belongs to the open file, not to the program that asks for it, so it outlives flock(1).
    const { status, error } = spawnSync('flock', ['--exclusive', '--nonblock', '3'], {
      stdio: ['ignore', 'ignore', 'ignore', descriptor],
    });
    if (error) throw new ToolchainError(`flock failed: ${error.message} (Debian's package util-linux has it)`);
    if (status !== 0) {
      onWait();
      await execute('flock', ['--exclusive', '3'], { what: `flock ${file}`, hold: descriptor });
    }
    return await work(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
