/**
 * What was found in the photo library and is not uploaded yet, by any of them: the extension and the app's own processes
 * take from one queue, so that the app uploads what a call leaves.
 */
import { c, columnsOf, defineEnum, defineStatements, defineTable, nullable, statementsOn } from './define.ts';

/** The state of a photo in the queue. */
export const QueuedPhotoState = defineEnum('QueuedPhotoState', {
  members: {
    /** Anybody may upload it. */
    waiting: 'waiting',
    /** Only iCloud has the original, and a job is in flight that fetches it. */
    inCloud: 'inCloud',
    /** It is too large for a call of the extension: the app's. */
    tooLarge: 'tooLarge',
    /** A call of the extension failed at it, or did not come to an end with it: the app's. */
    leftToApp: 'leftToApp',
  },
});

/** A photo that is to be uploaded. An asset with all its resources (RAW, edits, paired video) is one. */
export const QueuedPhoto = defineTable('QueuedPhoto', {
  table: 'photo_queue',
  since: 2,
  columns: {
    /** The asset's local identifier. */
    local_id: c.text(),
    /** Whether it is a video: 1 or 0. */
    is_video: c.integer(),
    /** When it was taken, in microseconds since 1970; 0 where that is not known. */
    creation_time: c.integer(),
    /** When the asset was changed last, in microseconds since 1970; 0 where that is not known. */
    modification_time: c.integer(),
    /** How it stands. */
    state: c.enum(QueuedPhotoState, { initially: QueuedPhotoState.members.waiting }),
    /** How often a call of the extension has begun it without coming to an end with it. */
    attempts: c.integer({ initially: 0 }),
    /** Before this no call of the extension takes it, in microseconds since 1970. */
    not_before: c.integer({ initially: 0 }),
    /** The code of the error that a call failed at it with. */
    failure: nullable(c.text()),
    /** When it was found, in microseconds since 1970. */
    found_at: c.integer(),
  },
  primaryKey: ['local_id'],
  indexes: [['state', 'not_before']],
});

/** How far the photo library was looked through: one row. */
export const LibraryCursor = defineTable('LibraryCursor', {
  table: 'library_cursor',
  since: 2,
  columns: {
    /** 1. */
    id: c.integer(),
    /** The change up to which all is known, the photo library's own token in base64; null until a scan came to its end. */
    change_token: nullable(c.text()),
    /** The token that was taken before the scan that runs; null where none does. */
    scan_token: nullable(c.text()),
    /** How many assets that scan has looked at, the earliest first. */
    scan_offset: c.integer({ initially: 0 }),
    /** How many slices in a row were begun and not ended: their calls were killed. */
    unfinished_slices: c.integer({ initially: 0 }),
  },
  primaryKey: ['id'],
});

const photos = statementsOn(QueuedPhoto);
const cursor = statementsOn(LibraryCursor);
const select = `SELECT ${columnsOf(QueuedPhoto)} FROM photo_queue`;
const isWaiting = `state = '${QueuedPhotoState.members.waiting}'`;

/** The statements on photos that are to be uploaded. */
export const QueuedPhotoStatements = defineStatements('QueuedPhotoStatements', QueuedPhoto, {
  /** Adds a photo, unless it is there, or a file of it is committed. */
  add: photos.row(
    `INSERT OR IGNORE INTO photo_queue (${columnsOf(QueuedPhoto)}) SELECT :row ` +
      'WHERE NOT EXISTS (SELECT 1 FROM committed_files WHERE local_id = :local_id)',
  ),
  /** Adds a photo that was edited, in the place of what was known of it: it is another content. */
  replace: photos.row(`INSERT OR REPLACE INTO photo_queue (${columnsOf(QueuedPhoto)}) VALUES (:row)`),
  /** The photos that a call of the extension may take, photos before videos, the one that was taken last first. */
  next: photos.by([], {
    and: { now: c.integer(), limit: c.integer() },
    answers: 'rows',
    sql: `${select} WHERE ${isWaiting} AND not_before <= :now ORDER BY is_video, creation_time DESC, local_id LIMIT :limit`,
  }),
  /** All photos, in the order in which they are uploaded on the screen: the one that was taken last first. */
  list: photos.by([], { and: { limit: c.integer() }, answers: 'rows', sql: `${select} ORDER BY creation_time DESC, local_id LIMIT :limit` }),
  /** A photo. */
  read: photos.by(['local_id'], { answers: 'row', sql: `${select} WHERE local_id = :local_id` }),
  /** Notes, before the work on a photo, that a call begins it: a call that is killed says nothing afterwards. */
  begin: photos.by(['local_id'], { answers: 'changes', sql: 'UPDATE photo_queue SET attempts = attempts + 1 WHERE local_id = :local_id' }),
  /** Notes that a call came to an end with a photo that it leaves for later. */
  leave: photos.by(['local_id', 'state', 'not_before', 'failure'], {
    answers: 'changes',
    sql: 'UPDATE photo_queue SET attempts = 0, state = :state, not_before = :not_before, failure = :failure WHERE local_id = :local_id',
  }),
  /** Leaves the photos that calls have begun so often without an end to the app. */
  leaveUnfinished: photos.by(['attempts', 'failure'], {
    answers: 'changes',
    sql:
      `UPDATE photo_queue SET attempts = 0, state = '${QueuedPhotoState.members.leftToApp}', failure = :failure ` +
      `WHERE ${isWaiting} AND attempts >= :attempts`,
  }),
  /** Lets the photos wait again whose jobs nobody knows of any more. */
  waitAgain: photos.by([], {
    answers: 'changes',
    sql: `UPDATE photo_queue SET state = '${QueuedPhotoState.members.waiting}' WHERE state = '${QueuedPhotoState.members.inCloud}'`,
  }),
  /**
   * Takes a photo out that is committed, if its row is still the one that was taken: an edit that was queued meanwhile is another
   * content, which nobody has uploaded.
   */
  remove: photos.by(['local_id', 'found_at', 'modification_time'], {
    answers: 'changes',
    sql: 'DELETE FROM photo_queue WHERE local_id = :local_id AND found_at = :found_at AND modification_time = :modification_time',
  }),
  /** Takes a photo out that was deleted from the library, whatever its row says. */
  forget: photos.by(['local_id'], { answers: 'changes', sql: 'DELETE FROM photo_queue WHERE local_id = :local_id' }),
});

/** The statements on the cursor. */
export const LibraryCursorStatements = defineStatements('LibraryCursorStatements', LibraryCursor, {
  /** Writes the cursor. */
  write: cursor.row(`INSERT OR REPLACE INTO library_cursor (${columnsOf(LibraryCursor)}) VALUES (:row)`),
  /** The cursor. */
  read: cursor.by(['id'], { answers: 'row', sql: `SELECT ${columnsOf(LibraryCursor)} FROM library_cursor WHERE id = :id` }),
});
