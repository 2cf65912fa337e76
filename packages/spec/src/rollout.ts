/**
 * Which users have a feature that is rolled out step by step, and how it is stopped: by a document that the app fetches, and
 * that everybody reads from a local copy. The same ones in every language, without asking a server.
 */
import {
  argumentsFor,
  c,
  columnsOf,
  defineConstants,
  defineDecision,
  defineEnum,
  defineModel,
  defineOperation,
  defineStatements,
  defineTable,
  input,
  m,
  nullable,
  quantity,
  required,
  statementsOn,
  t,
  text,
} from './define.ts';

const buckets = 10_000;

/**
 * How a feature and a user become a bucket: BLAKE2b of their text, its first bytes as a big-endian integer, modulo. Neither
 * the number nor the bucket leaves the device.
 */
export const Rollout = defineConstants('Rollout', {
  /** What stands between the feature and the user's number in the text that is hashed. */
  separator: text(':'),
  /** The size of the hash, unkeyed BLAKE2b. */
  hashBytes: quantity(32, 'bytes'),
  /** How many of its first bytes are read. */
  bucketBytes: quantity(4, 'bytes'),
  /** How many buckets there are. */
  buckets: quantity(buckets, 'count'),
  /** How many buckets a percent is: at p percent a feature is on in the first p times as many. */
  bucketsPerPercent: quantity(buckets / 100, 'count'),
});

/** The bucket of a user for a feature. */
export const rolloutBucket = defineOperation('rollout.bucket', {
  args: {
    /** The feature's name. */
    feature: t.string(),
    /** The user's number. */
    userID: t.integer(),
  },
  result: {
    /** The bucket, from 0. */
    bucket: t.integer(),
  },
});

/** What bounds the rollout of the photo extension. */
export const RolloutLimits = defineConstants('RolloutLimits', {
  /** The name by which users have their buckets. */
  feature: text('photoExtension'),
  /** How old the copy may be, and how far in the future it may have been fetched, since clocks jump. */
  maximumAgeSeconds: quantity(30 * 24 * 60 * 60, 'seconds'),
  /** How large a document may be. */
  maximumDocumentBytes: quantity(4096, 'bytes'),
});

/** How many users have the feature, in percent. The stages are these; a document may name another number. */
export const RolloutStage = defineEnum('RolloutStage', {
  fallback: 'other',
  members: {
    /** Nobody. */
    nobody: 0,
    /** One in ten. */
    tenth: 10,
    /** Every second one. */
    half: 50,
    /** All. */
    everybody: 100,
  },
});

/** What the app fetches: how far the photo extension is rolled out, and whether it is stopped. */
export const RolloutDocument = defineModel('RolloutDocument', {
  members: {
    /** How many users have it, in percent. */
    stage: required(m.enum(RolloutStage)),
    /** Whether it is stopped for all of them, whatever the stage: the kill switch. */
    stopped: required(m.boolean()),
  },
});

/** The local copy of the document that was fetched last: one row. Where it is missing, the feature is off. */
export const RolloutCopy = defineTable('RolloutCopy', {
  table: 'rollout_copy',
  since: 3,
  columns: {
    /** 1. */
    id: c.integer(),
    /** The document as JSON. */
    document: c.text(),
    /** When it was fetched, in microseconds since 1970. */
    fetched_at: c.integer(),
  },
  primaryKey: ['id'],
});

const copies = statementsOn(RolloutCopy);

/** The statements on the local copy. */
export const RolloutCopyStatements = defineStatements('RolloutCopyStatements', RolloutCopy, {
  /** Writes the copy, in the place of the one before. */
  write: copies.row(`INSERT OR REPLACE INTO rollout_copy (${columnsOf(RolloutCopy)}) VALUES (:row)`),
  /** The copy. */
  read: copies.by(['id'], { answers: 'row', sql: `SELECT ${columnsOf(RolloutCopy)} FROM rollout_copy WHERE id = :id` }),
});

/** The state of the local copy. */
export const RolloutFinding = defineEnum('RolloutFinding', {
  members: {
    /** None was ever fetched. */
    missing: 'missing',
    /** It can not be read as a document. */
    malformed: 'malformed',
    /** It was fetched too long ago, or by a clock that was far ahead. */
    outdated: 'outdated',
    /** It holds. */
    current: 'current',
  },
});

/** Whether a user has the feature, and why not. */
export const RolloutOutcome = defineEnum('RolloutOutcome', {
  members: {
    /** The user has it. */
    on: 'on',
    /** The person has switched it off: no document turns it on. */
    switchedOff: 'switchedOff',
    /** Nobody knows how far it is rolled out: the app has not asked yet. */
    missing: 'missing',
    /** What the app was told can not be read. */
    malformed: 'malformed',
    /** It is stopped for everybody. */
    stopped: 'stopped',
    /** What the app was told is too old: it could have been stopped since. */
    outdated: 'outdated',
    /** It is not rolled out as far as to this user. */
    notYet: 'notYet',
  },
});

/** Whether a user has the feature. All that is in doubt turns it off; a stop holds however old the copy is. */
export const RolloutGates = defineDecision('RolloutGates', {
  inputs: {
    /** Whether the person has switched it on. */
    switchedOn: input.boolean(),
    /** How the local copy is found. */
    finding: input.enum(RolloutFinding),
    /** Whether the copy says that it is stopped. */
    stopped: input.boolean(),
    /** Whether the user's bucket is among those that the copy's stage has. */
    rolledOut: input.boolean(),
  },
  outcome: RolloutOutcome,
  rules: [
    { when: { switchedOn: false }, then: 'switchedOff' },
    { when: { finding: 'missing' }, then: 'missing' },
    { when: { finding: 'malformed' }, then: 'malformed' },
    { when: { stopped: true }, then: 'stopped' },
    { when: { finding: 'outdated' }, then: 'outdated' },
    { when: { rolledOut: false }, then: 'notYet' },
  ],
  otherwise: 'on',
});

/** Decides whether a user has the feature. */
export const rolloutGate = defineOperation('rollout.gate', {
  args: argumentsFor(RolloutGates),
  result: {
    /** The outcome. */
    outcome: t.enum(RolloutOutcome),
  },
});

/** Decides by a document and the user's bucket. */
export const rolloutEvaluate = defineOperation('rollout.evaluate', {
  args: {
    /** Whether the person has switched it on. */
    switchedOn: t.boolean(),
    /** The document as it was fetched; null where none was. */
    document: nullable(t.bytes()),
    /** When it was fetched, in microseconds since 1970. */
    fetchedAt: t.integer(),
    /** When it is asked, in microseconds since 1970. */
    now: t.integer(),
    /** The user's number. */
    userID: t.integer(),
  },
  result: {
    /** The outcome. */
    outcome: t.enum(RolloutOutcome),
  },
});

/** Keeps a document that was fetched. One that can't be read is refused, and the copy before stays. */
export const rolloutRemember = defineOperation('rollout.remember', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The document as it was fetched. */
    document: t.bytes(),
    /** When it was fetched, in microseconds since 1970. */
    fetchedAt: t.integer(),
  },
  result: {},
});

/** Decides by the local copy. */
export const rolloutOutcome = defineOperation('rollout.outcome', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** Whether the person has switched it on. */
    switchedOn: t.boolean(),
    /** When it is asked, in microseconds since 1970. */
    now: t.integer(),
    /** The user's number. */
    userID: t.integer(),
  },
  result: {
    /** The outcome. */
    outcome: t.enum(RolloutOutcome),
  },
});
