/** Where files lie that need not outlast the machine: in memory where there is room. */
import { accessSync, constants, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

/** What a month of 20,000 photos takes at most, with room to spare, in bytes; the checks of `npm test` take less. */
const roomy = 4 * 1024 ** 3;

/**
 * The folder for files of tests and of a month. Processes are killed in it and no power is lost, so that it may as well be memory:
 * each commit to a database waits for a disk.
 * @param memory the folder that the system keeps in memory
 * @returns that folder; the one for temporary files where it can't be written, or has less than 4 GiB left
 */
export function quickFolder(memory = '/dev/shm', room = roomy): string {
  try {
    accessSync(memory, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(memory);
    return Math.min(bavail * bsize, freemem()) >= room ? memory : tmpdir();
  } catch {
    return tmpdir(); // Other systems have no such folder.
  }
}
