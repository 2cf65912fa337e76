/**
 * The shared container's database: what the app, its background task and the extension know together. Tables and their
 * statements stand with their subjects; here is the file, its schema, and how it is opened.
 */
import { CommittedFile, SharedCollection } from './committed-files.ts';
import { defineConstants, defineEnum, defineMigrations, quantity, text } from './define.ts';
import { DownloadJob, ExtensionCall, ExtensionSettings } from './extension-calls.ts';
import { ImportedUpload } from './legacy-database.ts';
import { LockToken, ProcessHeartbeat, UploadLock } from './locks.ts';
import { CompatibilityRefusal } from './monitoring.ts';
import { LibraryCursor, QueuedPhoto } from './photo-queue.ts';
import { RolloutCopy } from './rollout.ts';
import { UploadRecord } from './upload-record.ts';
import { TrackedUpload, TrackedPart } from './upload-resume.ts';
import { UploadProgress } from './upload-state.ts';

const applicationId = 0x4c4b5354;

/** What brings the shared database from each version of its schema to the next; version 0 is an empty file. */
export const SharedMigrations = defineMigrations('SharedMigrations', {
  applicationId,
  tables: [
    UploadLock,
    ProcessHeartbeat,
    LockToken,
    UploadRecord,
    TrackedUpload,
    TrackedPart,
    ImportedUpload,
    CommittedFile,
    SharedCollection,
    UploadProgress,
    QueuedPhoto,
    LibraryCursor,
    ExtensionSettings,
    ExtensionCall,
    DownloadJob,
    RolloutCopy,
    CompatibilityRefusal,
  ],
  steps: {
    /** The first schema: locks, upload records, what was uploaded, and what the screens show. */
    1: [`INSERT INTO ${LockToken.table} (name, last) VALUES ('${UploadLock.table}', 0)`],
    /** What waits in the photo library, and what the extension is told and leaves behind. */
    2: [],
    /** How far features are rolled out, as it was fetched last, and what one program refused that another wrote. */
    3: [],
  },
});

/** The shared database as a file: how it is recognized, how it is made, and how long a process waits for it. */
export const SharedDatabase = defineConstants('SharedDatabase', {
  /** The name of the folder in the App Group's container that everything of this spec is in. */
  folder: text('lockstep'),
  /** The name of the database's file in it. */
  fileName: text('lockstep.db'),
  /** The name of the folder beside it, for encrypted files that wait for their transfer. */
  uploadsFolder: text('uploads'),
  /** SQLite's application_id of the file: the letters LKST. A database with another one is foreign and is left alone. */
  applicationId: quantity(applicationId, 'count'),
  /** The schema's version, SQLite's user_version. A database with a higher one is newer than this spec and is left alone. */
  schemaVersion: quantity(SharedMigrations.versions.length, 'count'),
  /** The oldest SQLite that the statements run on, as its sqlite3_libversion_number: 3.8.3, for WITH. Android has it since 5.0. */
  minimumSQLite: quantity(3_008_003, 'count'),
  /** SQLite's own version as text, `3.8.3`. */
  libraryVersion: text('SELECT sqlite_version()'),
  /** Asks for the schema's version: one integer. */
  readVersion: text('PRAGMA user_version'),
  /** Asks for the application's number: one integer. */
  readApplication: text('PRAGMA application_id'),
  /** Asks how many tables, indexes and views there are: one integer. */
  countObjects: text('SELECT count(*) FROM sqlite_master'),
  /** How the journal is kept: readers and one writer do not block each other. */
  journalMode: text('PRAGMA journal_mode = WAL'),
  /** What every connection sets: a commit survives a process that is killed, and needs no fsync of its own. */
  connectionSetup: text('PRAGMA synchronous = NORMAL'),
  /** Where the system has an fsync that reaches the disk and one that does not (Apple's), every connection sets the first. */
  fullSync: text('PRAGMA fullfsync = ON'),
  /** Before a transaction that must survive a loss of power; connectionSetup follows it. */
  durableSetup: text('PRAGMA synchronous = FULL'),
  /**
   * Moves what the -wal holds into the database, as much as others' readers allow: when a schema was made, so that the file
   * itself shows whose it is, and before the process is suspended.
   */
  checkpoint: text('PRAGMA wal_checkpoint(PASSIVE)'),
  /** How long an operation tries again while others write, before it fails as busy. */
  busyLimit: quantity(10_000_000, 'microseconds'),
  /** The shortest pause between two tries. */
  busyPauseMinimum: quantity(200, 'microseconds'),
  /** The longest pause between two tries; the pauses in between are random, so that nobody starves. */
  busyPauseMaximum: quantity(3_000, 'microseconds'),
});

/** Why the shared database could not be used. The error's code is `database_error`; this says what to do about it. */
export const DatabaseFailure = defineEnum('DatabaseFailure', {
  members: {
    /** Others wrote for as long as one waits. Try again later. */
    busy: 'busy',
    /** The operation was interrupted. Try again. */
    interrupted: 'interrupted',
    /** The file is damaged, or no database. Keep it for a report, and start a new one. */
    corrupt: 'corrupt',
    /** The device has no space left. Try again when there is some. */
    full: 'full',
    /** The file or its folder can't be written. */
    readOnly: 'readOnly',
    /** The device has not been unlocked since it was started, and lends no file before. Try again when it is unlocked. */
    lockedDevice: 'lockedDevice',
    /** Reading or writing failed for another reason: no room for a file's name, a -wal that somebody deleted. Waiting does not help. */
    ioFailure: 'ioFailure',
    /** The file was deleted or replaced while it was open: no lock in it holds. End the work, and open the database again. */
    replaced: 'replaced',
    /** A newer version of the app made the schema. Update this one; the file was left as it is. */
    newerSchema: 'newerSchema',
    /** The file is another program's database. It was left as it is. */
    foreign: 'foreign',
    /** SQLite itself is older than the statements need. */
    olderSQLite: 'olderSQLite',
    /** Anything else that SQLite refused. */
    refused: 'refused',
  },
});
