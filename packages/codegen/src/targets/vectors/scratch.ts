/** Folders for the files of a case while the reference is asked. */
import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';

/** Where databases cost no wait for a disk: they are small, and many. */
function folderOfDatabases(): string {
  try {
    accessSync(memory, constants.W_OK | constants.X_OK);
    return memory;
  } catch {
    return tmpdir(); // Linux alone has it.
  }
}

/** Makes an empty folder, for the caller to remove. */
export function makeScratch(holds: 'databases' | 'files'): string {
  return mkdtempSync(join(holds === 'databases' ? folderOfDatabases() : tmpdir(), 'lockstep-case-'));
}
