/**
 * Locks and heartbeats: which process works on which photo. An operation is a few statements in one short transaction.
 */
import {
  c,
  columnsOf,
  defineConstants,
  defineEnum,
  defineOperation,
  defineRules,
  defineStatements,
  defineTable,
  defineView,
  nullable,
  optional,
  quantity,
  statementsOn,
  t,
} from './define.ts';
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

const locks = statementsOn(UploadLock);
const beats = statementsOn(ProcessHeartbeat);
const clock = { now: c.integer() };

/** The statements on locks. */
export const LockStatements = defineStatements('LockStatements', UploadLock, {
  /** Frees what a starting process finds: its own earlier locks, stale ones, those of dead owners. */
  freeAtStart: locks.by(['owner'], {
    answers: 'changes',
    and: clock,
    sql: `DELETE FROM upload_locks WHERE owner = :owner OR ${isStale(':now')} OR ${isDead(':now')}`,
  }),
  /** Frees stale locks and those of dead owners. */
  sweep: locks.by([], { answers: 'changes', and: clock, sql: `DELETE FROM upload_locks WHERE ${isStale(':now')} OR ${isDead(':now')}` }),
  /** Draws the next token where the photo is free. */
  drawToken: locks.by(['id'], {
    answers: 'changes',
    sql: `UPDATE lock_tokens SET last = last + 1 WHERE name = 'upload_locks' AND NOT EXISTS (SELECT 1 FROM upload_locks WHERE id = :id)`,
  }),
  /** Locks a photo that is free, under the token just drawn. */
  lock: locks.by(['id', 'owner', 'time'], {
    answers: 'changes',
    sql: `INSERT OR IGNORE INTO upload_locks (id, owner, time, token) SELECT :id, :owner, :time, last FROM lock_tokens WHERE name = 'upload_locks'`,
  }),
  /** The lock that an owner has of a photo. */
  find: locks.by(['id', 'owner'], {
    answers: 'row',
    sql: `SELECT ${columnsOf(UploadLock)} FROM upload_locks WHERE id = :id AND owner = :owner`,
  }),
  /** The lock that an owner holds under a token. */
  verify: locks.by(['id', 'owner', 'token'], {
    answers: 'row',
    sql: `SELECT ${columnsOf(UploadLock)} FROM upload_locks WHERE id = :id AND owner = :owner AND token = :token`,
  }),
  /** Frees a lock that an owner holds under a token. */
  release: locks.by(['id', 'owner', 'token'], {
    answers: 'changes',
    sql: 'DELETE FROM upload_locks WHERE id = :id AND owner = :owner AND token = :token',
  }),
  /** Frees all locks of an owner. */
  freeAll: locks.by(['owner'], { answers: 'changes', sql: 'DELETE FROM upload_locks WHERE owner = :owner' }),
  /** All locks, by the bytes of the id. */
  list: locks.by([], { answers: 'rows', sql: `SELECT ${columnsOf(UploadLock)} FROM upload_locks ORDER BY id` }),
});

/** The statements on heartbeats. */
export const HeartbeatStatements = defineStatements('HeartbeatStatements', ProcessHeartbeat, {
  /** Notes that an owner lives. */
  beat: beats.by(['owner', 'time'], {
    answers: 'changes',
    sql: 'INSERT OR REPLACE INTO process_heartbeats (owner, time) VALUES (:owner, :time)',
  }),
  /** Forgets an owner's heartbeat. */
  forget: beats.by(['owner'], { answers: 'changes', sql: 'DELETE FROM process_heartbeats WHERE owner = :owner' }),
  /** All heartbeats, by owner. */
  list: beats.by([], { answers: 'rows', sql: `SELECT ${columnsOf(ProcessHeartbeat)} FROM process_heartbeats ORDER BY owner` }),
});

/** What the policy makes of the owners that are alive. */
export const PolicyAnswer = defineView('PolicyAnswer', {
  columns: {
    /** What the process that asks does. */
    decision: c.enum(CoordinationDecision),
    /** The owner that decided. */
    because: c.enum(ProcessType),
  },
});

/** The statements that ask the policy. */
export const PolicyStatements = defineStatements('PolicyStatements', PolicyAnswer, {
  /** Whether an owner may run beside the owners that are alive; no row for `run`. */
  decide: statementsOn(PolicyAnswer).by([], {
    answers: 'row',
    and: { owner: c.enum(ProcessType), ...clock },
    sql:
      `WITH policy (asker, alive, decision, strength) AS (VALUES ${policyRows.join(', ')}) ` +
      'SELECT policy.decision AS decision, policy.alive AS because FROM policy JOIN process_heartbeats AS beat ON beat.owner = policy.alive ' +
      `WHERE policy.asker = :owner AND abs(:now - beat.time) <= ${aliveWithin} ORDER BY policy.strength, policy.alive LIMIT 1`,
  }),
});

const db = t.path();
const now = t.integer();
const owner = t.enum(ProcessType);

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
    decision: t.enum(CoordinationDecision),
    /** The owner that decided; null for `run`. */
    because: nullable(t.enum(ProcessType)),
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
    token: optional(t.integer()),
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
        owner: t.enum(ProcessType),
        /** When it was taken, by its owner's clock. */
        time: t.integer(),
      }),
    ),
    /** The heartbeats, by their owners. */
    heartbeats: t.list(
      t.object({
        /** The process that beat. */
        owner: t.enum(ProcessType),
        /** When, by its own clock. */
        time: t.integer(),
      }),
    ),
  },
});
