/** Gives a finished file its name in another folder of the same disk, and never in the place of another. */
import { link, open, rename, rm } from 'node:fs/promises';
import { nameFailures, systemCode } from '../file/io-error.ts';

/**
 * Moves a file to a name that nobody has.
 * @returns false where somebody has it; the file stays then
 * @throws LockstepError `io_error`
 */
export async function moveNew(from: string, to: string): Promise<boolean> {
  return nameFailures('create', to, async () => {
    try {
      await link(from, to);
    } catch (error) {
      if (systemCode(error) === 'EEXIST') return false;
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES'].includes(systemCode(error) ?? '')) throw error;
      return moveByReservation(from, to);
    }
    await rm(from);
    return true;
  });
}

/** On a file system without links: the name is reserved by an empty file, which the other then replaces. */
async function moveByReservation(from: string, to: string): Promise<boolean> {
  try {
    await (await open(to, 'wx', 0o600)).close();
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
  await rename(from, to);
  return true;
}
