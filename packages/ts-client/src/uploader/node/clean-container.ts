/** Removes what killed processes left in the folder of uploads. */
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LockTiming, TrackedUploadStatements, UploadNames } from '@lockstep/spec';
import type { SharedDatabaseConnection } from '../../database/shared-database.ts';
import { isMissing, nameFailures } from '../../file/io-error.ts';
import { LockCoordinator, type Owner } from '../../locks/lock-coordinator.ts';
import { UploadRecords } from '../../locks/upload-records.ts';
import { ownerOf } from './upload-names.ts';

const { aliveWithin } = LockTiming.values;
const { sendingPrefix, sendingFor, untouchedFor } = UploadNames.values;

/**
 * Removes temporary files, and files that no record names.
 * @param folder the folder of uploads
 * @param now the caller's clock, in microseconds since 1970
 * @returns how many
 * @throws DatabaseError, LockstepError `io_error`
 */
export async function cleanContainer(database: SharedDatabaseConnection, folder: string, owner: Owner, now: number): Promise<number> {
  // Files first: what is written after this is not looked at, and what is recorded by then is.
  const names = await nameFailures('read', folder, () => readdir(folder));
  const kept = new Set<string | null>([
    ...new UploadRecords(database)
      .list()
      .flatMap(({ encrypted_file_name, encrypted_thumbnail_name }) => [encrypted_file_name, encrypted_thumbnail_name]),
    ...database.perform(TrackedUploadStatements.members.list, {}).map(({ encrypted_file_name }) => encrypted_file_name),
  ]);
  const { heartbeats } = new LockCoordinator(database).list();
  const living = new Set(heartbeats.filter(({ time }) => Math.abs(now - time) <= aliveWithin).map((beat) => beat.owner));
  let removed = 0;
  for (const name of names.filter((each) => !kept.has(each)).sort()) {
    const whose = ownerOf(name);
    if (whose?.isOurs) continue;
    const written = await writtenAt(join(folder, name));
    if (written === null) continue;
    const isLeft = whose !== null && (whose.owner === owner || !living.has(whose.owner));
    // The system may read it while no process of ours lives.
    const keptFor = name.startsWith(sendingPrefix) ? sendingFor : untouchedFor;
    if (!isLeft && Math.abs(now - written) <= keptFor) continue;
    await nameFailures('write', join(folder, name), () => rm(join(folder, name), { force: true }));
    removed += 1;
  }
  return removed;
}

/** When a file was written last, in microseconds since 1970; null for what is not a regular file, or is gone. */
async function writtenAt(path: string): Promise<number | null> {
  try {
    const found = await lstat(path);
    return found.isFile() ? found.mtimeMs * 1000 : null;
  } catch (error) {
    if (isMissing(error)) return null;
    return await nameFailures('read', path, () => Promise.reject(error as Error));
  }
}
