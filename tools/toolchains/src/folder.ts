import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execute } from './execute.ts';
import { withLock } from './lock.ts';

const partial = '.partial';

/**
 * Makes a folder that is either complete or absent, once, however many processes ask for it and wherever one is interrupted:
 * it is built beside its place, under a lock, and renamed.
 * @param folder the folder to make; nothing is done if it exists
 * @param build fills an empty folder; it gets the descriptor of the lock for the programs that it starts
 * @param onWait called once if another process is at it
 * @throws ToolchainError if the lock can't be had; what `build` throws
 */
export async function makeFolder(folder: string, build: (temporary: string, lock: number) => Promise<void>, onWait: () => void): Promise<void> {
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true });
  const work = async (lock: number) => {
    // Of any key: whoever left them is not at work, as the lock is ours.
    for (const name of readdirSync(parent).filter((entry) => entry.endsWith(partial))) {
      await removeTree(join(parent, name));
    }
    if (existsSync(folder)) return;
    const temporary = folder + partial;
    mkdirSync(temporary);
    chmodSync(temporary, 0o755); // Whatever the umask: apt's own user reads in it.
    try {
      await build(temporary, lock);
    } catch (error) {
      await removeTree(temporary).catch(() => ''); // What failed matters more; the next call tries again.
      throw error;
    }
    renameSync(temporary, folder);
  };
  await withLock(join(parent, '.lock'), work, onWait);
}

/** Deletes a folder, but never what is mounted in it. */
function removeTree(folder: string): Promise<string> {
  return execute('rm', ['-rf', '--one-file-system', folder], { what: `deleting ${folder}` });
}
