/** Cases of the files that locks are in: the app's old database, and files that are not the shared database. */
import { SharedDatabase } from '../database.ts';
import { locksHeartbeat, locksList, locksMigrate, locksStart, locksSweep } from '../locks.ts';
import { ask, ascii, database, inFolder, literal, type Bytes, type Case } from './define-cases.ts';
import { appRow, appTable, legacies, legacyFile, refusedLegacies } from './legacy-locks.ts';
import { Schedule, sharedFile } from './schedule.ts';

const { applicationId, schemaVersion } = SharedDatabase.values;

import { schedule, type Flag } from './lock-asks.ts';
const now = 1_800_000_000_000_000;

// -------------------------------------------------------------------------------------------------------- files

const migrations: Case<Flag>[] = [
  ...legacies.map(({ name, why, folder, readable }) =>
    schedule(`migrate-${name}`, 'Legacy', why, (s) => s.migrate(legacyFile, now, readable).migrate(legacyFile, now, readable), folder),
  ),
  ...refusedLegacies.map(({ name, why, folder }) =>
    schedule(
      `migrate-refused-${name}`,
      'Legacy',
      why,
      (s) =>
        s
          .acquire('a', 'foreground', now)
          .refused(locksMigrate, { legacy: inFolder(legacyFile), now }, 'database_error')
          .list(),
      folder,
    ),
  ),
  schedule(
    'migrate-below-a-file',
    'Legacy',
    'A path that leads through a file leads to nothing, like one that leads through no folder.',
    (s) => s.migrate(`${legacyFile}/${legacyFile}`, now, []),
    { [legacyFile]: database(appTable, appRow('a', 'foreground', now)) },
  ),
  schedule('migrate-refused-device', 'Legacy', 'A device is not a database, not even one that is read as 0 bytes.', (s) =>
    s.refused(locksMigrate, { legacy: '/dev/null', now }, 'database_error').list(),
  ),
  schedule(
    'migrate-beside-locks',
    'Legacy',
    'What the shared database has is not replaced, and what was copied and released is copied again.',
    (s) => {
      const readable = [
        ['a', 'foreground', now],
        ['b', 'background', now],
      ] as const;
      s.acquire('a', 'extension', now + 1)
        .migrate(legacyFile, now, readable)
        .verify('a', 'extension', 1)
        .verify('b', 'background', 2)
        .release('b', 'background', 2)
        .migrate(legacyFile, now, readable)
        .sweep(now);
    },
    { [legacyFile]: database(appTable, appRow('a', 'foreground', now), appRow('b', 'background', now)) },
  ),
];

/** A file at the database's path that is refused, and left as it was. */
function refused(name: string, why: string, bytes: Bytes | 'directory'): Case<Flag> {
  const made = new Schedule();
  for (const operation of [locksList, locksSweep, locksHeartbeat]) {
    const args = operation === locksList ? {} : operation === locksSweep ? { now } : { owner: 'foreground', now };
    made.refused(operation, args, 'database_error');
  }
  // Only SQLite knows what is in a -wal, and a SQLite that looks makes one beside a database in WAL mode.
  return { id: `locks/database-${name}`, why, flags: ['File'], folder: { [sharedFile]: bytes }, ignored: `${sharedFile}-`, steps: made.steps };
}

const files: Case<Flag>[] = [
  schedule('database-missing', 'File', 'A database that is missing is made.', (s) => s.list().acquire('a', 'foreground', now)),
  {
    ...schedule('database-path-with-slash', 'File', 'SQLite ignores a slash at the end of a path.', () => undefined),
    steps: new Schedule(`${sharedFile}/`).start('foreground', now).acquire('a', 'foreground', now).verify('a', 'foreground', 1).list().steps,
  },
  schedule('database-empty', 'File', 'One of 0 bytes is new: a kill while it was made leaves one.', (s) => s.list().acquire('a', 'foreground', now), {
    [sharedFile]: literal(''),
  }),
  schedule('database-removed', 'File', 'A database that somebody removes between two operations is made again, and holds nothing.', (s) =>
    s.start('foreground', now).acquire('a', 'foreground', now).remove().list().acquire('a', 'background', now).verify('a', 'foreground', 1),
  ),
  refused('text', 'A file that is not a database.', ascii('This is not a database. '.repeat(30))),
  refused('short', 'A file too short for a database, which is not 0 bytes.', ascii('SQLite')),
  refused('of-1-byte', 'Nor is a single byte 0 bytes, although SQLite takes it for that.', literal('00')),
  refused('folder', 'A folder is not a database.', 'directory'),
  refused('foreign', 'A database of somebody else.', database('CREATE TABLE photos (id)')),
  refused(
    'foreign-with-number',
    'One that has another application’s number, and nothing else.',
    database(`PRAGMA application_id = ${applicationId + 1}`),
  ),
  refused('foreign-with-version', 'One that has a version and nothing else.', database('PRAGMA user_version = 7')),
  refused('foreign-in-wal-mode', 'Looking at one in WAL mode does not change it.', database('PRAGMA journal_mode = WAL', 'CREATE TABLE photos (id)')),
  refused(
    'legacy',
    'The app’s old database is not a database of Lockstep, although it has a table of that name.',
    database(appTable, appRow('a', 'foreground', now)),
  ),
  refused(
    'newer',
    'A schema that a newer version made.',
    database('CREATE TABLE upload_locks (id)', `PRAGMA application_id = ${applicationId}`, `PRAGMA user_version = ${schemaVersion + 1}`),
  ),
  {
    id: 'locks/database-in-missing-folder',
    why: 'Folders are not made on the way.',
    flags: ['File'],
    ...ask(locksStart, { db: inFolder(`none/${sharedFile}`), owner: 'foreground', now }),
    folder: {},
    expect: 'database_error',
  },
];

/** Them all. */
export const fileCases: readonly Case<Flag>[] = [...migrations, ...files];
