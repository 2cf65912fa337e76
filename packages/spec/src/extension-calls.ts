/** What the extension is told by the app, and what it leaves behind of each call, for the app to show and to count. */
import { c, columnsOf, defineEnum, defineStatements, defineTable, nullable, statementsOn } from './define.ts';
import { ExtensionAnswer, ExtensionReason } from './photo-extension.ts';

/** What the app says to the extension: one row. Where it is missing, background upload is switched off. */
export const ExtensionSettings = defineTable('ExtensionSettings', {
  table: 'extension_settings',
  since: 2,
  columns: {
    /** 1. */
    id: c.integer(),
    /** Whether the person has switched background upload on, and the app has migrated what the extension needs: 1 or 0. */
    enabled: c.integer(),
    /** Whether an expensive network may be used: 1 or 0. */
    allows_expensive: c.integer(),
    /** The server's number of the account. */
    account_id: c.integer(),
    /** The collection that photos are uploaded to. */
    collection_id: c.integer(),
    /** The address of the API. */
    base_url: c.text(),
    /** What the API knows the client by. */
    client_package: c.text(),
    /** The client's version. */
    client_version: c.text(),
  },
  primaryKey: ['id'],
});

/** A call of the extension. The row is written with the call's first line, so that one that was killed shows, too. */
export const ExtensionCall = defineTable('ExtensionCall', {
  table: 'extension_calls',
  since: 2,
  columns: {
    /** The row's number; null in a new row. */
    id: c.rowid(),
    /** When the call began, in microseconds since 1970. */
    started_at: c.integer(),
    /** How long it took, in microseconds by a clock that nobody sets; null while it runs, and where it was killed. */
    duration: nullable(c.integer()),
    /** Why it ended; null likewise. */
    reason: nullable(c.enum(ExtensionReason)),
    /** What it answered; null likewise. */
    answer: nullable(c.enum(ExtensionAnswer)),
    /**
     * The code of the error for the reasons `failed` and `failedBefore`, and of what the server said for `signedOut` and
     * `networkPolicy`; for `switchedOff` what of the rollout is closed, after `rollout_`, where the person has it on. Null for all
     * others.
     */
    failure: nullable(c.text()),
    /** How many finished jobs it acknowledged. */
    acknowledged: c.integer({ initially: 0 }),
    /** How many of those, and of the ones that it cancelled, nobody knew. */
    unknown_jobs: c.integer({ initially: 0 }),
    /** How many jobs it registered. */
    registered: c.integer({ initially: 0 }),
    /** How many overdue jobs it cancelled. */
    cancelled: c.integer({ initially: 0 }),
    /** How many photos it found. */
    found: c.integer({ initially: 0 }),
    /** How many photos it came to an end with: uploaded, present or linked. */
    uploaded: c.integer({ initially: 0 }),
    /** How many photos it left: too large, in iCloud, locked, failed. */
    passed_over: c.integer({ initially: 0 }),
    /** How much it sent to the storage, in bytes. */
    sent_bytes: c.integer({ initially: 0 }),
    /** How many photos waited at its end, as far as it looked. */
    queued: c.integer({ initially: 0 }),
  },
  primaryKey: ['id'],
});

/** The state of a download-only job. */
export const DownloadJobState = defineEnum('DownloadJobState', {
  members: {
    /** It was registered, and its end is awaited. */
    awaited: 'awaited',
    /** The extension was disabled since, which ends every job without a word. */
    unknown: 'unknown',
  },
});

/** A download-only job: the system says what it belongs to only where it was registered. */
export const DownloadJob = defineTable('DownloadJob', {
  table: 'download_jobs',
  since: 2,
  columns: {
    /** The job's local identifier. */
    job_id: c.text(),
    /** The local identifier of the asset whose original it fetches. */
    local_id: c.text(),
    /** How it stands. */
    state: c.enum(DownloadJobState),
    /** When it is cancelled, in microseconds since 1970. */
    deadline: c.integer(),
  },
  primaryKey: ['job_id'],
  indexes: [['local_id']],
});

const settings = statementsOn(ExtensionSettings);
const calls = statementsOn(ExtensionCall);
const jobs = statementsOn(DownloadJob);
const selectCalls = `SELECT ${columnsOf(ExtensionCall)} FROM extension_calls`;
const selectJobs = `SELECT ${columnsOf(DownloadJob)} FROM download_jobs`;

/** The statements on the settings. */
export const ExtensionSettingsStatements = defineStatements('ExtensionSettingsStatements', ExtensionSettings, {
  /** Writes the settings. */
  write: settings.row(`INSERT OR REPLACE INTO extension_settings (${columnsOf(ExtensionSettings)}) VALUES (:row)`),
  /** The settings. */
  read: settings.by(['id'], { answers: 'row', sql: `SELECT ${columnsOf(ExtensionSettings)} FROM extension_settings WHERE id = :id` }),
  /** Switches background upload off: at sign-out, for instance. */
  switchOff: settings.by([], { answers: 'changes', sql: 'UPDATE extension_settings SET enabled = 0' }),
});

/** The statements on calls. */
export const ExtensionCallStatements = defineStatements('ExtensionCallStatements', ExtensionCall, {
  /** Writes a call: a new one where the id is null, else in the place of what was written of it. */
  write: calls.row(`INSERT OR REPLACE INTO extension_calls (${columnsOf(ExtensionCall)}) VALUES (:row)`),
  /** The last calls, the latest first. */
  list: calls.by([], { and: { limit: c.integer() }, answers: 'rows', sql: `${selectCalls} ORDER BY id DESC LIMIT :limit` }),
  /** The call that told the system of a failure last. */
  lastFailed: calls.by([], {
    answers: 'row',
    sql: `${selectCalls} WHERE reason = '${ExtensionReason.members.failed}' ORDER BY id DESC LIMIT 1`,
  }),
  /** The last call that uploaded something, or came to the end of its work: what failed before is over. A closed gate says nothing. */
  lastSound: calls.by([], {
    answers: 'row',
    sql: `${selectCalls} WHERE uploaded > 0 OR reason = '${ExtensionReason.members.finished}' ORDER BY id DESC LIMIT 1`,
  }),
  /** Forgets all calls but the last ones. */
  trim: calls.by([], {
    and: { kept: c.integer() },
    answers: 'changes',
    sql: 'DELETE FROM extension_calls WHERE id <= (SELECT max(id) FROM extension_calls) - :kept',
  }),
});

/** The statements on download-only jobs. */
export const DownloadJobStatements = defineStatements('DownloadJobStatements', DownloadJob, {
  /** Writes a job. */
  write: jobs.row(`INSERT OR REPLACE INTO download_jobs (${columnsOf(DownloadJob)}) VALUES (:row)`),
  /** All jobs. */
  list: jobs.by([], { answers: 'rows', sql: `${selectJobs} ORDER BY job_id` }),
  /** A job. */
  read: jobs.by(['job_id'], { answers: 'row', sql: `${selectJobs} WHERE job_id = :job_id` }),
  /** Lets every job that is awaited become unknown: before the extension is enabled, since disabling it has ended them all. */
  forgetAll: jobs.by([], { answers: 'changes', sql: `UPDATE download_jobs SET state = '${DownloadJobState.members.unknown}'` }),
  /** Forgets a job. */
  remove: jobs.by(['job_id'], { answers: 'changes', sql: 'DELETE FROM download_jobs WHERE job_id = :job_id' }),
});
