/** Cases of locks: schedules of one and of several owners, their clocks at the boundaries, and databases of all sorts. */
import { LockTiming, locksAcquire, locksHeartbeat } from '../locks.ts';
import { ProcessType } from '../process-type.ts';
import { ask, defineCases, inFolder, type Case } from './define-cases.ts';
import type { OwnerName } from './lock-table.ts';
import { sharedFile } from './schedule.ts';

const { aliveWithin, staleAfter } = LockTiming.values;

import { flags, schedule, type Flag } from './lock-asks.ts';
import { fileCases } from './lock-files.ts';
const owners = Object.keys(ProcessType.members) as OwnerName[];
const now = 1_800_000_000_000_000;
const exact = Number.MAX_SAFE_INTEGER;

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

/** Cases of `locks.*`. */
export const lockCases = defineCases('locks', {
  about: 'Locks and heartbeats: schedules of operations with clocks, what each answers, and all that is in the tables after it.',
  flags,
  cases: [...alive, ...stale, ...clocks, ...tokens, ...turns, ...policy, ...identifiers, ...fileCases],
});
