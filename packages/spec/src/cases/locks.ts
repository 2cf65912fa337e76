/** Cases of locks: schedules of one and of several owners, their clocks at the boundaries, and databases of all sorts. */
import { SharedDatabase } from '../database.ts';
import { LockTiming, locksAcquire, locksHeartbeat, locksList, locksMigrate, locksStart, locksSweep } from '../locks.ts';
import { ProcessType } from '../process-type.ts';
import { ask, ascii, database, defineCases, inFolder, literal, type Bytes, type Case, type CaseFolder } from './define-cases.ts';
import { appRow, appTable, legacies, legacyFile, refusedLegacies } from './legacy-locks.ts';
import type { OwnerName } from './lock-table.ts';
import { Schedule, sharedFile } from './schedule.ts';

const { aliveWithin, staleAfter } = LockTiming.values;
const { applicationId, schemaVersion } = SharedDatabase.values;

const flags = {
  Alive: 'Who is alive, at the microseconds where that changes, on both sides of now.',
  Stale: 'Which lock is too old, at the microseconds where that changes, on both sides of now.',
  Token: 'A lock that was lost and taken again is another lock.',
  Owner: 'Owners take turns, and one never frees what is another’s and alive.',
  Policy: 'What a process does about those that are alive.',
  Identifier: 'Identifiers are compared byte by byte.',
  Clock: 'Times are any exact integers, and their differences are exact.',
  Legacy: 'Locks of the app’s old database are copied; its file is not changed.',
  File: 'What stands at the database’s path.',
} as const;
type Flag = keyof typeof flags;

const owners = Object.keys(ProcessType.members) as OwnerName[];
const now = 1_800_000_000_000_000;
const exact = Number.MAX_SAFE_INTEGER;

function schedule(name: string, flag: Flag, why: string, fill: (schedule: Schedule) => void, folder: CaseFolder = {}): Case<Flag> {
  const made = new Schedule();
  fill(made);
  return { id: `locks/${name}`, why, flags: [flag], folder, ignored: sharedFile, steps: made.steps };
}

// --------------------------------------------------------------------------------------------------- boundaries

/** Distances around a limit, with names for ids. */
const around = (limit: number): [string, number][] =>
  [-1, 1].flatMap((side) =>
    [-1, 0, 1].map((more): [string, number] => [
      `${['just-inside', 'at', 'just-beyond'][more + 1]}-${side < 0 ? 'before' : 'after'}`,
      side * (limit + more),
    ]),
  );

const alive: Case<Flag>[] = around(aliveWithin).flatMap(([where, distance]) => [
  schedule(`sweep-heartbeat-${where}`, 'Alive', 'A sweep frees the locks of the dead alone.', (s) =>
    s
      .heartbeat('extension', now + distance)
      .acquire('a', 'extension', now)
      .sweep(now),
  ),
  schedule(`start-heartbeat-${where}`, 'Alive', 'So does a start, beside its own.', (s) =>
    s
      .heartbeat('background', now + distance)
      .acquire('a', 'background', now)
      .start('foreground', now),
  ),
  schedule(`decide-heartbeat-${where}`, 'Alive', 'Nobody waits for the dead.', (s) =>
    s
      .heartbeat('foreground', now + distance)
      .decide('background', now)
      .decide('extension', now),
  ),
]);

const stale: Case<Flag>[] = around(staleAfter).flatMap(([where, distance]) => [
  schedule(`sweep-lock-${where}`, 'Stale', 'A sweep frees a stale lock, though its owner is alive.', (s) =>
    s
      .heartbeat('foreground', now)
      .acquire('a', 'foreground', now + distance)
      .acquire('b', 'foreground', now)
      .sweep(now),
  ),
  schedule(`start-lock-${where}`, 'Stale', 'So does a start of another process.', (s) =>
    s
      .heartbeat('foreground', now)
      .acquire('a', 'foreground', now + distance)
      .start('extension', now),
  ),
]);

const clocks: Case<Flag>[] = [
  schedule('clock-at-the-ends', 'Clock', 'The largest difference of two exact integers is not an exact integer, and nothing overflows.', (s) =>
    s
      .heartbeat('foreground', exact)
      .heartbeat('background', -exact)
      .acquire('a', 'foreground', -exact)
      .acquire('b', 'background', exact)
      .decide('extension', -exact)
      .sweep(exact)
      .sweep(-exact),
  ),
  schedule('clock-before-1970', 'Clock', 'Times below 0, and zero itself.', (s) =>
    s.heartbeat('extension', -aliveWithin).acquire('a', 'extension', -1).sweep(0).sweep(1).acquire('a', 'extension', 0),
  ),
  schedule('clock-odd-differences', 'Clock', 'Beyond 2^53 doubles skip every other integer: both sides of the boundary are still told apart.', (s) =>
    s
      .heartbeat('foreground', exact)
      .acquire('a', 'foreground', exact)
      .sweep(exact - aliveWithin)
      .sweep(exact - aliveWithin - 1),
  ),
  schedule('clock-jumps-back', 'Clock', 'A heartbeat may be older than the one before: the last one counts.', (s) =>
    s
      .heartbeat('foreground', now)
      .heartbeat('foreground', now - aliveWithin - 1)
      .acquire('a', 'foreground', now)
      .decide('background', now)
      .sweep(now),
  ),
  {
    id: 'locks/clock-beyond-exact',
    why: 'A time beyond ±(2^53 − 1) is not an integer that every language holds; the type comes before the unknown owner.',
    flags: ['Clock'],
    ...ask(locksHeartbeat, { db: inFolder(sharedFile), owner: 'Foreground', now: exact + 1 }),
    folder: {},
    expect: 'invalid_request',
  },
];

// -------------------------------------------------------------------------------------------- owners and tokens

const tokens: Case<Flag>[] = [
  schedule('token-of-the-next-lock', 'Token', 'The same owner at the same microsecond has another token.', (s) =>
    s
      .acquire('a', 'foreground', now)
      .release('a', 'foreground', 1)
      .acquire('a', 'foreground', now)
      .verify('a', 'foreground', 1)
      .verify('a', 'foreground', 2)
      .release('a', 'foreground', 1)
      .release('a', 'foreground', 2),
  ),
  schedule('token-after-loss', 'Token', 'A lock that a sweep freed and its owner took again is not the one that was lost.', (s) =>
    s
      .start('foreground', now)
      .acquire('a', 'foreground', now)
      .sweep(now + aliveWithin + 1)
      .acquire('a', 'foreground', now)
      .verify('a', 'foreground', 1)
      .release('a', 'foreground', 1)
      .verify('a', 'foreground', 2),
  ),
  schedule('token-after-everything', 'Token', 'No token comes again after all locks are gone.', (s) =>
    s
      .acquire('a', 'foreground', now)
      .acquire('b', 'foreground', now)
      .stop('foreground')
      .acquire('a', 'background', now)
      .start('background', now)
      .acquire('b', 'extension', now)
      .sweep(now)
      .acquire('c', 'foreground', now),
  ),
  schedule('token-not-spent-in-vain', 'Token', 'An acquisition that fails answers no token, and gives none away.', (s) =>
    s
      .acquire('a', 'foreground', now)
      .acquire('a', 'background', now)
      .acquire('a', 'foreground', now + 1)
      .acquire('b', 'background', now),
  ),
  schedule('verify-wrong', 'Token', 'Identifier, owner and token all have to match.', (s) => {
    s.acquire('a', 'foreground', now).acquire('b', 'background', now);
    s.verify('a', 'foreground', 1)
      .verify('a', 'foreground', 2)
      .verify('a', 'background', 1)
      .verify('b', 'foreground', 1)
      .verify('b', 'background', 2);
    s.verify('c', 'foreground', 1)
      .verify('a', 'foreground', 0)
      .verify('a', 'foreground', -1)
      .verify('a', 'foreground', exact)
      .verify('a', 'foreground', -exact);
  }),
  schedule('release-wrong', 'Token', 'So they have to for a release, which changes nothing otherwise.', (s) =>
    s
      .acquire('a', 'foreground', now)
      .acquire('b', 'background', now)
      .release('a', 'foreground', 2)
      .release('a', 'background', 1)
      .release('b', 'foreground', 1)
      .release('c', 'foreground', 1)
      .release('b', 'background', 2)
      .release('b', 'background', 2),
  ),
];

const turns: Case<Flag>[] = [
  schedule('acquire-locked', 'Owner', 'A lock is never taken over, however old or dead its owner may be.', (s) =>
    s
      .acquire('a', 'extension', now - staleAfter - 1)
      .acquire('a', 'foreground', now)
      .acquire('a', 'extension', now)
      .acquire('b', 'foreground', now),
  ),
  schedule('start-frees-its-own', 'Owner', 'A starting process frees the locks of its earlier life, and lets the living be.', (s) =>
    s
      .start('foreground', now)
      .start('extension', now)
      .acquire('a', 'foreground', now)
      .acquire('b', 'extension', now)
      .acquire('c', 'foreground', now)
      .start('foreground', now + 1),
  ),
  schedule('start-beats-first', 'Owner', 'A start beats before it looks who is dead.', (s) =>
    s
      .start('foreground', now)
      .decide('background', now)
      .heartbeat('foreground', now + 2 * aliveWithin)
      .start('background', now + 2 * aliveWithin),
  ),
  schedule('sweep-of-all-sorts', 'Owner', 'One sweep frees the stale and the dead’s, and nothing else.', (s) => {
    s.heartbeat('foreground', now).heartbeat('background', now - aliveWithin - 1);
    s.acquire('a', 'foreground', now)
      .acquire('b', 'foreground', now - staleAfter - 1)
      .acquire('c', 'background', now)
      .acquire('d', 'extension', now)
      .sweep(now)
      .sweep(now);
  }),
  schedule('stop-frees-and-forgets', 'Owner', 'A stop frees the owner’s locks, however many, and its heartbeat is gone.', (s) =>
    s
      .start('foreground', now)
      .start('background', now)
      .acquire('a', 'foreground', now)
      .acquire('b', 'background', now)
      .acquire('c', 'foreground', now)
      .stop('foreground')
      .decide('background', now)
      .stop('foreground'),
  ),
  schedule('stopped-then-acquires', 'Owner', 'An owner that never beat is dead: its lock goes with the next sweep.', (s) =>
    s.start('extension', now).stop('extension').acquire('a', 'extension', now).verify('a', 'extension', 1).sweep(now).verify('a', 'extension', 1),
  ),
  schedule('stop-in-vain', 'Owner', 'Who never started stops as well.', (s) => s.stop('extension').sweep(now).list()),
  schedule('hand-over', 'Owner', 'A process dies, another takes its photo, and the first one’s next life has lost it.', (s) =>
    s
      .start('background', now)
      .acquire('a', 'background', now)
      .start('extension', now + aliveWithin + 1)
      .acquire('a', 'extension', now + aliveWithin + 1)
      .verify('a', 'background', 1)
      .release('a', 'background', 1)
      .start('background', now + aliveWithin + 2)
      .acquire('a', 'background', now + aliveWithin + 2)
      .verify('a', 'extension', 2),
  ),
];

const policy: Case<Flag>[] = owners.map((asker) =>
  schedule(`decide-${asker}`, 'Policy', 'Every combination of processes that are alive, the asking one among them.', (s) => {
    for (let combination = 0; combination < 2 ** owners.length; combination++) {
      // The dead have beaten, too: just too long ago.
      owners.forEach((owner, index) => s.heartbeat(owner, (combination >> index) % 2 === 1 ? now : now - aliveWithin - 1));
      s.decide(asker, now);
    }
  }),
);

// ------------------------------------------------------------------------------------------------- identifiers

const identifiers: Case<Flag>[] = [
  schedule('ids-nearly-equal', 'Identifier', 'What looks the same is not: composed and decomposed letters, capitals, spaces, digits.', (s) =>
    ['\u00e9', 'e\u0301', 'E\u0301', 'a', 'A', ' a', 'a ', '1', '01', '1.0', ''].reduce((made, id) => made.acquire(id, 'foreground', now), s),
  ),
  schedule('ids-in-order', 'Identifier', 'The list goes by bytes: U+FFFF comes before what UTF-16 writes as a surrogate pair.', (s) =>
    ['\u{10000}', '\uffff', '\u{1f3d6}', '\u007f', '\u0080', 'z', 'Z', '_', '日本'].reduce((made, id) => made.acquire(id, 'extension', now), s),
  ),
  schedule('ids-with-byte-order-mark', 'Identifier', 'U+FEFF is a letter of an identifier, also as its first one, which some decoders drop.', (s) =>
    ['\ufeffa', 'a', '\ufeff', '', 'a\ufeff', '\ufeff\ufeffa'].reduce((made, id) => made.acquire(id, 'foreground', now), s),
  ),
  schedule('ids-of-sql', 'Identifier', 'Identifiers are data, whatever SQL or JSON would make of them.', (s) =>
    [`'; DROP TABLE upload_locks; --`, '"', '%', '?1', 'NULL', '\\', '\n', '__proto__', '\u2028'].reduce(
      (made, id) => made.acquire(id, 'background', now),
      s,
    ),
  ),
  schedule('ids-of-photos', 'Identifier', 'As the photo library names photos, and longer than anybody names anything.', (s) =>
    s
      .acquire('9F983DBA-EC35-42B8-8773-B597CF782EDD/L0/001', 'extension', now)
      .acquire('x'.repeat(3000), 'extension', now)
      .acquire(`${'x'.repeat(2999)}y`, 'extension', now)
      .release('x'.repeat(3000), 'extension', 2),
  ),
  schedule(
    'id-with-nul',
    'Identifier',
    'SQLite’s own functions end a text at a NUL: none is locked, and none is taken for what comes before it.',
    (s) =>
      s
        .acquire('a', 'foreground', now)
        .refused(locksAcquire, { id: 'a\0', owner: 'foreground', now }, 'invalid_argument')
        .refused(locksAcquire, { id: '\0', owner: 'foreground', now }, 'invalid_argument')
        .verify('a\0', 'foreground', 1)
        .verify('a\0b', 'foreground', 1)
        .release('a\0', 'foreground', 1)
        .verify('a', 'foreground', 1),
  ),
  {
    id: 'locks/owner-unknown',
    why: 'An owner that the spec lacks locks nothing.',
    flags: ['Identifier'],
    ...ask(locksAcquire, { db: inFolder(sharedFile), id: 'a', owner: 'Foreground', now }),
    folder: {},
    expect: 'unknown_value',
  },
];

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

/** Cases of `locks.*`. */
export const lockCases = defineCases('locks', {
  about: 'Locks and heartbeats: schedules of operations with clocks, what each answers, and all that is in the tables after it.',
  flags,
  cases: [...alive, ...stale, ...clocks, ...tokens, ...turns, ...policy, ...identifiers, ...migrations, ...files],
});
