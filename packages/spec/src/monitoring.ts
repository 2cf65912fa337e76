/**
 * What the app may report of background uploads, and how often one program refused what another wrote. An event names no
 * account, no photo and no file: see define-event.ts for what its members can be.
 */
import {
  argumentsOfEvent,
  c,
  columnsOf,
  defineConstants,
  defineEnum,
  defineEvent,
  defineOperation,
  defineStatements,
  defineTable,
  e,
  nullable,
  quantity,
  statementsOn,
  t,
  text,
  type CodeIn,
} from './define.ts';
import type { LockstepErrors } from './errors.ts';
import { RegistrationOutcome } from './extension-registration.ts';
import { ExtensionAnswer, ExtensionReason } from './photo-extension.ts';
import { RolloutOutcome } from './rollout.ts';

/** How events are written and sampled. */
export const Monitoring = defineConstants('Monitoring', {
  /** The version of the form of events. */
  format: quantity(1, 'count'),
  /** How many microseconds the unit of a written duration has: a millisecond. */
  durationUnit: quantity(1000, 'microseconds'),
  /** How many microseconds the unit of a sampled day has. */
  day: quantity(24 * 60 * 60 * 1_000_000, 'microseconds'),
  /** What the name of a sampled event begins with where users have their buckets for it; the day follows, after a point. */
  samplePrefix: text('sample.'),
});

/** Classes of sizes. The value of each is the largest size of the class, in bytes. */
export const SizeClass = defineEnum('SizeClass', {
  members: {
    /** Nothing. */
    nothing: 0,
    /** At most 1 MiB. */
    upTo1MiB: 1024 ** 2,
    /** At most 5 MiB. */
    upTo5MiB: 5 * 1024 ** 2,
    /** At most 20 MiB. */
    upTo20MiB: 20 * 1024 ** 2,
    /** At most 100 MiB. */
    upTo100MiB: 100 * 1024 ** 2,
    /** At most 1 GiB. */
    upTo1GiB: 1024 ** 3,
    /** Larger. */
    larger: Number.MAX_SAFE_INTEGER,
  },
});

/** Which implementation wrote or read something. */
export const ClientLanguage = defineEnum('ClientLanguage', {
  members: {
    /** The reference client. */
    typescript: 'typescript',
    /** The extension. */
    swift: 'swift',
    /** The app. */
    dart: 'dart',
    /** Nobody knows: another device, for instance. */
    unknown: 'unknown',
  },
});

/** What was refused. */
export const RefusalSubject = defineEnum('RefusalSubject', {
  members: {
    /** The encrypted content of a file, or of a thumbnail. */
    file: 'file',
    /** The metadata of a file, magic metadata included. */
    metadata: 'metadata',
    /** The wrapped key of a file. */
    fileKey: 'fileKey',
    /** The wrapped key of a collection. */
    collectionKey: 'collectionKey',
    /** The archive of a live photo. */
    livePhoto: 'livePhoto',
    /** What an earlier process left of an upload. */
    uploadRecord: 'uploadRecord',
  },
});

/** A code of the table of errors, so that no text of one is in two places. */
const code = <const C extends CodeIn<typeof LockstepErrors>>(name: C): C => name;

/** The errors that say that two programs do not agree. An error of a file, of memory or of the database does not say so. */
export const RefusalCode = defineEnum('RefusalCode', {
  members: {
    /** It ends too early. */
    truncated: code('truncated'),
    /** It does not authenticate. */
    corrupt: code('corrupt'),
    /** Something follows its end. */
    trailingData: code('trailing_data'),
    /** It has a tag that the format never writes. */
    unexpectedTag: code('unexpected_tag'),
    /** It is not JSON. */
    invalidJson: code('invalid_json'),
    /** It breaks its model. */
    invalidModel: code('invalid_model'),
    /** It can not be read as the archive of a live photo. */
    invalidArchive: code('invalid_archive'),
    /** It has a value that the spec does not define. */
    unknownValue: code('unknown_value'),
  },
});

/** How often one program refused something of a kind that another wrote. */
export const CompatibilityRefusal = defineTable('CompatibilityRefusal', {
  table: 'compatibility_refusals',
  since: 3,
  columns: {
    /** Who refused. */
    reader: c.enum(ClientLanguage),
    /** Who wrote. */
    writer: c.enum(ClientLanguage),
    /** What. */
    subject: c.enum(RefusalSubject),
    /** Why. */
    code: c.enum(RefusalCode),
    /** How often, since the app took the counters last. */
    refusals: c.integer({ initially: 0 }),
  },
  primaryKey: ['reader', 'writer', 'subject', 'code'],
});

const refusals = statementsOn(CompatibilityRefusal);
const isCounter = 'reader = :reader AND writer = :writer AND subject = :subject AND code = :code';

/** The statements on counters. */
export const CompatibilityRefusalStatements = defineStatements('CompatibilityRefusalStatements', CompatibilityRefusal, {
  /** Makes a counter, unless it is there. */
  begin: refusals.by(['reader', 'writer', 'subject', 'code'], {
    answers: 'changes',
    sql: `INSERT OR IGNORE INTO compatibility_refusals (${columnsOf(CompatibilityRefusal)}) VALUES (:reader, :writer, :subject, :code, 0)`,
  }),
  /** Counts one more. */
  count: refusals.by(['reader', 'writer', 'subject', 'code'], {
    answers: 'changes',
    sql: `UPDATE compatibility_refusals SET refusals = refusals + 1 WHERE ${isCounter}`,
  }),
  /** All counters, in the order of their texts. */
  list: refusals.by([], {
    answers: 'rows',
    sql: `SELECT ${columnsOf(CompatibilityRefusal)} FROM compatibility_refusals ORDER BY reader, writer, subject, code`,
  }),
  /** Forgets all counters: the app has taken them. */
  clear: refusals.by([], { answers: 'changes', sql: 'DELETE FROM compatibility_refusals' }),
});

/** A call of the extension has ended, or was killed. */
export const ExtensionCallEnded = defineEvent('ExtensionCallEnded', {
  sampledPercent: 10,
  members: {
    /** Why it ended; null where it was killed. */
    reason: nullable(e.enum(ExtensionReason)),
    /** What it answered; null likewise. */
    answer: nullable(e.enum(ExtensionAnswer)),
    /** How long it took; null likewise. */
    duration: nullable(e.duration()),
    /** How many finished jobs it acknowledged. */
    acknowledged: e.count(),
    /** How many jobs nobody knew. */
    unknownJobs: e.count(),
    /** How many jobs it registered. */
    registered: e.count(),
    /** How many overdue jobs it cancelled. */
    cancelled: e.count(),
    /** How many photos it found. */
    found: e.count(),
    /** How many photos it came to an end with. */
    uploaded: e.count(),
    /** How many photos it left. */
    passedOver: e.count(),
    /** How many photos waited at its end. */
    queued: e.count(),
    /** How much it sent to the storage. */
    sent: e.size(),
  },
});

/** The app has switched the extension on or off. */
export const ExtensionSwitched = defineEvent('ExtensionSwitched', {
  sampledPercent: 100,
  members: {
    /** What came of it. */
    outcome: e.enum(RegistrationOutcome),
  },
});

/** The app has asked whether its user has the extension. */
export const RolloutAsked = defineEvent('RolloutAsked', {
  sampledPercent: 10,
  members: {
    /** Whether, and why not. */
    outcome: e.enum(RolloutOutcome),
  },
});

/** One program has refused what another wrote. */
export const CompatibilityRefused = defineEvent('CompatibilityRefused', {
  sampledPercent: 100,
  members: {
    /** Who refused. */
    reader: e.enum(ClientLanguage),
    /** Who wrote. */
    writer: e.enum(ClientLanguage),
    /** What. */
    subject: e.enum(RefusalSubject),
    /** Why. */
    code: e.enum(RefusalCode),
    /** How often since the last report. */
    refusals: e.count(),
  },
});

/** Writes an event about a call of the extension. */
export const monitoringExtensionCallEnded = defineOperation('monitoring.extensionCallEnded', {
  args: argumentsOfEvent(ExtensionCallEnded),
  result: {
    /** The event as canonical JSON. */
    event: t.bytes(),
  },
});

/** Writes an event about switching the extension. */
export const monitoringExtensionSwitched = defineOperation('monitoring.extensionSwitched', {
  args: argumentsOfEvent(ExtensionSwitched),
  result: {
    /** The event as canonical JSON. */
    event: t.bytes(),
  },
});

/** Writes an event about the rollout. */
export const monitoringRolloutAsked = defineOperation('monitoring.rolloutAsked', {
  args: argumentsOfEvent(RolloutAsked),
  result: {
    /** The event as canonical JSON. */
    event: t.bytes(),
  },
});

/** Writes an event about a refusal. */
export const monitoringCompatibilityRefused = defineOperation('monitoring.compatibilityRefused', {
  args: argumentsOfEvent(CompatibilityRefused),
  result: {
    /** The event as canonical JSON. */
    event: t.bytes(),
  },
});

/** The class that a size falls in. */
export const monitoringSizeClass = defineOperation('monitoring.sizeClass', {
  args: {
    /** The size, in bytes. */
    bytes: t.integer({ minimum: 0 }),
  },
  result: {
    /** The class. */
    sizeClass: t.enum(SizeClass),
  },
});

/** Whether an event is sent of a user on a day. */
export const monitoringSampled = defineOperation('monitoring.sampled', {
  args: {
    /** The event's name. */
    event: t.string(),
    /** Of how many users in a hundred it is sent. */
    percent: t.integer({ minimum: 0, maximum: 100 }),
    /** The user's number. */
    userID: t.integer(),
    /** When it is asked, in microseconds since 1970. */
    now: t.integer({ minimum: 0 }),
  },
  result: {
    /** Whether it is sent. */
    sampled: t.boolean(),
  },
});

/** Counts that one program refused what another wrote. */
export const monitoringRefuse = defineOperation('monitoring.refuse', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** Who refused. */
    reader: t.enum(ClientLanguage),
    /** Who wrote. */
    writer: t.enum(ClientLanguage),
    /** What. */
    subject: t.enum(RefusalSubject),
    /** The code of the error. */
    code: t.string(),
  },
  result: {
    /** Whether it counts: whether the code says that two programs do not agree. */
    counted: t.boolean(),
  },
});

/** Takes the counters: what is answered is counted anew from 0. */
export const monitoringTake = defineOperation('monitoring.take', {
  args: {
    /** The shared database. */
    db: t.path(),
  },
  result: {
    /** The counters. */
    refusals: t.list(t.row(CompatibilityRefusal)),
  },
});
