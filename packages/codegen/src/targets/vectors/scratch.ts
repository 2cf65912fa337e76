/** Folders for the files of a case while the reference is asked. */
import { accessSync, constants, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
/** What has to be free there, in bytes: many times the files of one case. */
const leastFree = 2 ** 28;

let chosen: string | undefined;

/** Where files cost no wait for a disk: there are many, and each is deleted at once. */
function folderOfScratches(): string {
  try {
    accessSync(memory, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= leastFree ? memory : tmpdir();
  } catch {
    return tmpdir(); // Linux alone has it.
  }
}

/** Makes an empty folder, for the caller to remove. */
export function makeScratch(): string {
  chosen ??= folderOfScratches();
  return mkdtempSync(join(chosen, 'lockstep-case-'));
}
