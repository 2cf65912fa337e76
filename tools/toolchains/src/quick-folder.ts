/** Where files lie that need not outlast the machine: in memory where there is room. */
import { accessSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a month of 20,000 photos takes at most, with room to spare, in bytes; the checks of `npm test` take less. */
const roomy = 4 * 1024 ** 3;

/**
 * The folder for files of tests and of a month. Processes are killed in it and no power is lost, so that it may as well be memory:
 * each commit to a database waits for a disk.
 * @param memory the folder that the system keeps in memory
 * @returns that folder; the one for temporary files where it can't be written, runs no programs, or has less than 4 GiB left
 */
export function quickFolder(memory = '/dev/shm', room = roomy): string {
  try {
    accessSync(memory, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(memory);
    return Math.min(bavail * bsize, freemem()) >= room && runsPrograms(memory) ? memory : tmpdir();
  } catch {
    return tmpdir(); // Other systems have no such folder.
  }
}

/** Whether programs may be started from a folder: containers often mount memory so that none can be. */
function runsPrograms(folder: string): boolean {
  const own = mkdtempSync(join(folder, 'lockstep-runs-'));
  try {
    const program = join(own, 'program');
    writeFileSync(program, '', { mode: 0o755 });
    accessSync(program, constants.X_OK);
    return true;
  } finally {
    rmSync(own, { recursive: true });
  }
}
