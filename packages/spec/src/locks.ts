/**
 * Locks and heartbeats: which process works on which photo. An operation is a few statements in one short transaction;
 * numbered parameters stand for its arguments.
 */
import { c, defineConstants, defineEnum, defineOperation, defineRules, defineTable, quantity, t, text } from './define.ts';
import { ProcessType } from './process-type.ts';

/** Intervals and limits of locks and heartbeats. */
export const LockTiming = defineConstants('LockTiming', {
  /** How often a process beats while it runs. */
  heartbeatInterval: quantity(1_000_000, 'microseconds'),
  /** How far a heartbeat may lie from now, before or after, for its process to be alive. */
  aliveWithin: quantity(30_000_000, 'microseconds'),
  /** How far a lock's time may lie from now, before or after, before it is stale. */
  staleAfter: quantity(14_400_000_000, 'microseconds'),
  /** How often a photo that another process has locked is looked at again. */
  blockedPollInterval: quantity(2_000_000, 'microseconds'),
  /** The first pause of a process that waits for a lock; it doubles, with jitter, up to the poll interval. */
  waitPauseMinimum: quantity(10_000, 'microseconds'),
});

/** Who works on which photo: a row is a lock. */
export const UploadLock = defineTable('UploadLock', {
  table: 'upload_locks',
  columns: {
    /** The photo's local identifier. */
    id: c.text(),
    /** The process that holds the lock. */
    owner: c.enum(ProcessType),
    /** When it was taken, in microseconds since 1970, by its owner's clock. */
    time: c.integer(),
    /** What the lock is known by: no other one has it, though it be of the same photo, owner and time. */
    token: c.integer(),
  },
  primaryKey: ['id'],
  indexes: [['owner']],
});

/** Which processes live. */
export const ProcessHeartbeat = defineTable('ProcessHeartbeat', {
  table: 'process_heartbeats',
  columns: {
    /** The process. */
    owner: c.enum(ProcessType),
    /** When it beat last, in microseconds since 1970, by its own clock. */
    time: c.integer(),
  },
  primaryKey: ['owner'],
});

/** The last token given, in one row: a counter that commits and rolls back with the lock that it was raised for. */
export const LockToken = defineTable('LockToken', {
  table: 'lock_tokens',
  columns: {
    /** What is counted: `upload_locks`. */
    name: c.text(),
    /** The last token given; 0 before the first. */
    last: c.integer(),
  },
  primaryKey: ['name'],
});

/** What a process does when it finds another one alive. */
export const CoordinationDecision = defineEnum('CoordinationDecision', {
  members: {
    /** It works beside the other one. */
    run: 'run',
    /** It asks again in a moment. */
    wait: 'wait',
    /** It ends. */
    exit: 'exit',
  },
});

/**
 * Who yields to whom. Where several others live, `exit` outweighs `wait`, and `wait` outweighs `run`. A pair that is not named
 * runs: a lock alone decides who uploads a photo, and this only keeps processes out of each other's way.
 */
export const CoordinationPolicy = defineRules('CoordinationPolicy', {
  columns: {
    /** The process that asks. */
    asker: ProcessType,
    /** Another one, which is alive. */
    alive: ProcessType,
    /** What the asking one does. */
    decision: CoordinationDecision,
  },
  rules: [
    { asker: 'foreground', alive: 'background', decision: 'wait' },
    { asker: 'foreground', alive: 'extension', decision: 'run' },
    { asker: 'background', alive: 'foreground', decision: 'exit' },
    { asker: 'background', alive: 'extension', decision: 'run' },
    { asker: 'extension', alive: 'foreground', decision: 'exit' },
    { asker: 'extension', alive: 'background', decision: 'run' },
  ],
});

type Owner = keyof typeof ProcessType.members;

/** The decisions that are not `run`, the strongest first. */
export const decisionsByStrength: readonly (keyof typeof CoordinationDecision.members)[] = ['exit', 'wait'];

const policyRows = CoordinationPolicy.rules
  .filter(({ decision }) => decision !== 'run')
  .map(
    ({ asker, alive, decision }) =>
      `('${ProcessType.members[asker]}', '${ProcessType.members[alive]}', '${CoordinationDecision.members[decision]}', ${decisionsByStrength.indexOf(decision)})`,
  );

const { aliveWithin, staleAfter } = LockTiming.values;
const isDead = (now: string): string =>
  `NOT EXISTS (SELECT 1 FROM process_heartbeats AS beat WHERE beat.owner = upload_locks.owner AND abs(${now} - beat.time) <= ${aliveWithin})`;
const isStale = (now: string): string => `abs(${now} - time) > ${staleAfter}`;

/** The statements of the lock operations. `?1` and so on are the parameters that each one names, in their order. */
export const LockStatements = defineConstants('LockStatements', {
  /** Notes that an owner lives. Parameters: owner, now. */
  beat: text('INSERT OR REPLACE INTO process_heartbeats (owner, time) VALUES (?1, ?2)'),
  /** Frees what a starting process finds: its own earlier locks, stale ones, those of dead owners. Parameters: owner, now. */
  freeAtStart: text(`DELETE FROM upload_locks WHERE owner = ?1 OR ${isStale('?2')} OR ${isDead('?2')}`),
  /** Frees stale locks and those of dead owners. Parameters: now. */
  sweep: text(`DELETE FROM upload_locks WHERE ${isStale('?1')} OR ${isDead('?1')}`),
  /** Whether an owner may run beside the owners that are alive: decision and because, no row for `run`. Parameters: owner, now. */
  decide: text(
    `WITH policy (asker, alive, decision, strength) AS (VALUES ${policyRows.join(', ')}) ` +
      'SELECT policy.decision, policy.alive FROM policy JOIN process_heartbeats AS beat ON beat.owner = policy.alive ' +
      `WHERE policy.asker = ?1 AND abs(?2 - beat.time) <= ${aliveWithin} ORDER BY policy.strength, policy.alive LIMIT 1`,
  ),
  /** Draws the next token where the photo is free. Parameters: id. */
  drawToken: text(
    `UPDATE lock_tokens SET last = last + 1 WHERE name = 'upload_locks' AND NOT EXISTS (SELECT 1 FROM upload_locks WHERE id = ?1)`,
  ),
  /** Locks a photo that is free, under the token just drawn. Parameters: id, owner, now. */
  lock: text(
    `INSERT OR IGNORE INTO upload_locks (id, owner, time, token) SELECT ?1, ?2, ?3, last FROM lock_tokens WHERE name = 'upload_locks'`,
  ),
  /** The token of a lock: one integer. Parameters: id. */
  tokenOf: text('SELECT token FROM upload_locks WHERE id = ?1'),
  /** Whether an owner holds a lock under a token: a row if so. Parameters: id, owner, token. */
  verify: text('SELECT 1 FROM upload_locks WHERE id = ?1 AND owner = ?2 AND token = ?3'),
  /** Frees a lock that an owner holds under a token. Parameters: id, owner, token. */
  release: text('DELETE FROM upload_locks WHERE id = ?1 AND owner = ?2 AND token = ?3'),
  /** Frees all locks of an owner. Parameters: owner. */
  freeAll: text('DELETE FROM upload_locks WHERE owner = ?1'),
  /** Forgets an owner's heartbeat. Parameters: owner. */
  forget: text('DELETE FROM process_heartbeats WHERE owner = ?1'),
  /** All locks: id, owner, time, token, by the bytes of the id. No parameters. */
  listLocks: text('SELECT id, owner, time, token FROM upload_locks ORDER BY id'),
  /** All heartbeats: owner, time, by owner. No parameters. */
  listHeartbeats: text('SELECT owner, time FROM process_heartbeats ORDER BY owner'),
});

const db = t.path();
const now = t.integer();
const owner = t.enumName<Owner>('ProcessType');

/** Copies the locks of an old database that the shared one does not have yet. The old file is not changed. */
export const locksMigrate = defineOperation('locks.migrate', {
  args: {
    /** The old database; there may be none. */
    legacy: t.path(),
    /** The shared database. */
    db,
    /** The caller's clock. */
    now,
  },
  result: {
    /** How many locks were copied. */
    migrated: t.integer(),
  },
});

/** Starts a process: beats, and frees its earlier locks, stale ones and those of dead owners. */
export const locksStart = defineOperation('locks.start', {
  args: {
    /** The shared database. */
    db,
    /** The process that starts. */
    owner,
    /** The caller's clock. */
    now,
  },
  result: {
    /** How many locks were freed. */
    released: t.integer(),
  },
});

/** Asks whether a process may run beside those that are alive. */
export const locksDecide = defineOperation('locks.decide', {
  args: {
    /** The shared database. */
    db,
    /** The process that asks. */
    owner,
    /** The caller's clock. */
    now,
  },
  result: {
    /** What it may do. */
    decision: t.enumName<keyof typeof CoordinationDecision.members>('CoordinationDecision'),
    /** The owner that decided; null for `run`. */
    because: t.nullable(t.enumName('ProcessType')),
  },
});

/** Notes that a process lives. */
export const locksHeartbeat = defineOperation('locks.heartbeat', {
  args: {
    /** The shared database. */
    db,
    /** The process that lives. */
    owner,
    /** The caller's clock. */
    now,
  },
  result: {},
});

/** Locks a photo that nobody has locked. */
export const locksAcquire = defineOperation('locks.acquire', {
  args: {
    /** The shared database. */
    db,
    /** The photo's local identifier. */
    id: t.string(),
    /** The process that wants it. */
    owner,
    /** The caller's clock. */
    now,
  },
  result: {
    /** Whether the photo is the caller's now. */
    acquired: t.boolean(),
    /** What the lock is known by; no database gives one twice. */
    token: t.optional(t.integer()),
  },
});

/** Asks whether a lock is still the caller's. */
export const locksVerify = defineOperation('locks.verify', {
  args: {
    /** The shared database. */
    db,
    /** The photo's local identifier. */
    id: t.string(),
    /** The process that took it. */
    owner,
    /** The lock's token. */
    token: t.integer(),
  },
  result: {
    /** Whether it is. */
    held: t.boolean(),
  },
});

/** Frees a lock, if it is still the caller's. */
export const locksRelease = defineOperation('locks.release', {
  args: {
    /** The shared database. */
    db,
    /** The photo's local identifier. */
    id: t.string(),
    /** The process that took it. */
    owner,
    /** The lock's token. */
    token: t.integer(),
  },
  result: {
    /** Whether it was. */
    released: t.boolean(),
  },
});

/** Frees stale locks and those of dead owners. */
export const locksSweep = defineOperation('locks.sweep', {
  args: {
    /** The shared database. */
    db,
    /** The caller's clock. */
    now,
  },
  result: {
    /** How many locks were freed. */
    released: t.integer(),
  },
});

/** Ends a process: frees its locks and forgets its heartbeat. */
export const locksStop = defineOperation('locks.stop', {
  args: {
    /** The shared database. */
    db,
    /** The process that ends. */
    owner,
  },
  result: {
    /** How many locks were freed. */
    released: t.integer(),
  },
});

/** All locks and heartbeats. */
export const locksList = defineOperation('locks.list', {
  args: {
    /** The shared database. */
    db,
  },
  result: {
    /** The locks, by the bytes of their identifiers. */
    locks: t.list(
      t.object({
        /** The photo's local identifier. */
        id: t.string(),
        /** The process that holds it. */
        owner: t.enumName('ProcessType'),
        /** When it was taken, by its owner's clock. */
        time: t.integer(),
      }),
    ),
    /** The heartbeats, by their owners. */
    heartbeats: t.list(
      t.object({
        /** The process that beat. */
        owner: t.enumName('ProcessType'),
        /** When, by its own clock. */
        time: t.integer(),
      }),
    ),
  },
});
