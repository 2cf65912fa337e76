/** What the app's screens show of each upload, whichever process does it. */
import { c, columnsOf, defineEnum, defineStatements, defineTable, nullable, statementsOn } from './define.ts';
import { ProcessType } from './process-type.ts';

/** What an upload looks like to a person. */
export const UploadState = defineEnum('UploadState', {
  members: {
    /** It waits for its turn. */
    queued: 'queued',
    /** It is being encrypted. */
    encrypting: 'encrypting',
    /** It is being sent. */
    uploading: 'uploading',
    /** The server has it. */
    done: 'done',
    /** It ended without success; the reason says why. */
    failed: 'failed',
  },
});

/** The state of a photo's upload. */
export const UploadProgress = defineTable('UploadProgress', {
  table: 'upload_states',
  columns: {
    /** The photo's local identifier. */
    local_id: c.text(),
    /** The process that works on it, or did last. */
    owner: c.enum(ProcessType),
    /** What the upload looks like. */
    state: c.enum(UploadState),
    /** How much was sent, in bytes. */
    sent_bytes: c.integer({ initially: 0 }),
    /** How much there is to send, in bytes; 0 where that is not known yet. */
    total_bytes: c.integer({ initially: 0 }),
    /** Why it failed: the code of the error; null for any other state. */
    failure: nullable(c.text()),
    /** When the state was written, in microseconds since 1970. */
    updated_at: c.integer(),
  },
  primaryKey: ['local_id'],
  indexes: [['state']],
});

const on = statementsOn(UploadProgress);
const select = `SELECT ${columnsOf(UploadProgress)} FROM upload_states`;

/** The statements on the states of uploads. */
export const UploadProgressStatements = defineStatements('UploadProgressStatements', UploadProgress, {
  /** Writes the state of an upload, in the place of the one before. */
  write: on.row(`INSERT OR REPLACE INTO upload_states (${columnsOf(UploadProgress)}) VALUES (:row)`),
  /** The state of an upload. */
  read: on.by(['local_id'], { answers: 'row', sql: `${select} WHERE local_id = :local_id` }),
  /** The uploads in a state, the one that was written last first. */
  inState: on.by(['state'], { answers: 'rows', sql: `${select} WHERE state = :state ORDER BY updated_at DESC, local_id` }),
  /** All uploads, the one that was written last first. */
  list: on.by([], { answers: 'rows', sql: `${select} ORDER BY updated_at DESC, local_id` }),
  /** Forgets an upload. */
  remove: on.by(['local_id'], { answers: 'changes', sql: 'DELETE FROM upload_states WHERE local_id = :local_id' }),
});
