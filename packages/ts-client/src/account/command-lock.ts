/** One command at a time works in a folder. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openSqlite, type SqliteConnection } from '../database/sqlite.ts';
import { FileError, nameFailures } from '../file/io-error.ts';

const lockFile = 'command.lock';

/** That another command works in a folder. */
export class FolderBusy extends Error {
  constructor(folder: string) {
    super(`another lockstep command works in ${folder}: let it end first`);
  }
}

/**
 * Takes a folder for this process; the system frees it when the process ends, however it does.
 * @param folder is made if missing
 * @returns lets it go
 * @throws FolderBusy, LockstepError `io_error`
 */
export async function lockFolder(folder: string): Promise<() => void> {
  await nameFailures('create', folder, () => mkdir(folder, { recursive: true, mode: 0o700 }));
  const path = join(folder, lockFile);
  let connection: SqliteConnection | undefined;
  try {
    connection = openSqlite(path);
    connection.exec('PRAGMA busy_timeout = 0');
    connection.exec('BEGIN EXCLUSIVE');
    return connection.close.bind(connection);
  } catch (error) {
    connection?.close();
    if (/locked|busy/i.test((error as Error).message)) throw new FolderBusy(folder);
    throw new FileError('write', path, (error as Error).message, { cause: error });
  }
}
