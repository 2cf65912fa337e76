/** The testee's operations on upload records, which drive what applications call. */
import { CommittedFile } from './committed-files.ts';
import { defineOperation, nullable, t } from './define.ts';
import { ProcessType } from './process-type.ts';
import { UploadPhase, UploadRecord } from './upload-record.ts';
import { TrackedPart } from './upload-resume.ts';

/** Writes a record, unless the upload has one. */
export const uploadRecordWriteOrAdopt = defineOperation('uploadRecord.writeOrAdopt', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** What is to be written. */
    record: t.row(UploadRecord),
  },
  result: {
    /** What the upload continues with: the earlier record, where there is one. */
    record: t.row(UploadRecord),
  },
});

/** The record to continue with; one whose encrypted files are gone is dropped, unless the storage has them. */
export const uploadRecordAdopt = defineOperation('uploadRecord.adopt', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The photo's local identifier. */
    localId: t.string(),
    /** The collection that the file is for. */
    collectionId: t.integer(),
    /** The hash of the content. */
    contentHash: t.string(),
    /** The folder of encrypted files. */
    folder: t.path(),
  },
  result: {
    /** The record; null where the upload begins anew. */
    record: nullable(t.row(UploadRecord)),
  },
});

/** Notes how far an upload is. */
export const uploadRecordAdvance = defineOperation('uploadRecord.advance', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its file and its object key distinguish it from one that was begun anew. */
    record: t.row(UploadRecord),
    /** The phase that it has come to. */
    phase: t.enum(UploadPhase),
    /** When it is asked, by the asking process's clock, in microseconds since 1970. */
    now: t.integer(),
  },
  result: {
    /** Whether the record stands and a move leads there. */
    advanced: t.boolean(),
  },
});

/** Notes the transfer that is in flight. */
export const uploadRecordSetTransfer = defineOperation('uploadRecord.setTransfer', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its file and its object key distinguish it from one that was begun anew. */
    record: t.row(UploadRecord),
    /** What the system knows it by; null where it ended. */
    transferId: nullable(t.string()),
    /** Until when it may take, in microseconds since 1970; null where it ended. */
    deadline: nullable(t.integer()),
    /** When it is asked, by the asking process's clock, in microseconds since 1970. */
    now: t.integer(),
  },
  result: {
    /** Whether the record stands. */
    noted: t.boolean(),
  },
});

/** Asked right before the server is asked to commit. */
export const uploadRecordBeginCommit = defineOperation('uploadRecord.beginCommit', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its file and its object key distinguish it from one that was begun anew. */
    record: t.row(UploadRecord),
    /** The process that asks. */
    owner: t.enum(ProcessType),
    /** The token of the photo's lock. */
    token: t.integer(),
    /** The body of the request, unless the record has one. */
    body: t.string(),
    /** When it is asked, by the asking process's clock, in microseconds since 1970. */
    now: t.integer(),
  },
  result: {
    /** Whether the lock is held and the record still has its object keys. */
    begun: t.boolean(),
  },
});

/** Notes that the server has definitely refused a request to commit. */
export const uploadRecordRefuseCommit = defineOperation('uploadRecord.refuseCommit', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its file and its object key distinguish it from one that was begun anew. */
    record: t.row(UploadRecord),
    /** When it is asked, by the asking process's clock, in microseconds since 1970. */
    now: t.integer(),
  },
  result: {
    /** Whether a request was in doubt. */
    noted: t.boolean(),
  },
});

/** Gives the thumbnail an address. */
export const uploadRecordSetThumbnail = defineOperation('uploadRecord.setThumbnail', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its file and its object key distinguish it from one that was begun anew. */
    record: t.row(UploadRecord),
    /** The process that asks. */
    owner: t.enum(ProcessType),
    /** The token of the photo's lock. */
    token: t.integer(),
    /** Where the thumbnail is stored. */
    objectKey: t.string(),
    /** The address that it is sent to. */
    url: t.string(),
    /** When it is asked, by the asking process's clock, in microseconds since 1970. */
    now: t.integer(),
  },
  result: {
    /** Whether the lock is held and no commit is in doubt. */
    set: t.boolean(),
  },
});

/** Notes that the storage has the thumbnail. */
export const uploadRecordSetThumbnailStored = defineOperation('uploadRecord.setThumbnailStored', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its file and its object key distinguish it from one that was begun anew. */
    record: t.row(UploadRecord),
    /** When it is asked, by the asking process's clock, in microseconds since 1970. */
    now: t.integer(),
  },
  result: {
    /** Whether the record has the thumbnail at this object key. */
    noted: t.boolean(),
  },
});

/** Gives the file an address, or one for each of its parts. */
export const uploadRecordSetFile = defineOperation('uploadRecord.setFile', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its file and its object key distinguish it from one that was begun anew. */
    record: t.row(UploadRecord),
    /** The process that asks. */
    owner: t.enum(ProcessType),
    /** The token of the photo's lock. */
    token: t.integer(),
    /** Where the file is stored. */
    objectKey: t.string(),
    /** The address that it is sent to in one request; null for a file in parts. */
    url: nullable(t.string()),
    /** The address that completes a file in parts. */
    completeUrl: nullable(t.string()),
    /** The addresses of the parts, in their order. */
    partUrls: t.list(t.string()),
    /** When it is asked, by the asking process's clock, in microseconds since 1970. */
    now: t.integer(),
  },
  result: {
    /** Whether the lock is held and no commit is in doubt. */
    set: t.boolean(),
  },
});

/** Notes that the storage has a part. */
export const uploadRecordSetPart = defineOperation('uploadRecord.setPart', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its file and its object key distinguish it from one that was begun anew. */
    record: t.row(UploadRecord),
    /** The part's number, from 0. */
    number: t.integer(),
    /** What the storage answered for it. */
    etag: t.string(),
  },
  result: {
    /** Whether the record's file has this part. */
    noted: t.boolean(),
  },
});

/** The parts of a record's file. */
export const uploadRecordParts = defineOperation('uploadRecord.parts', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its file and its object key distinguish it from one that was begun anew. */
    record: t.row(UploadRecord),
  },
  result: {
    /** The parts in their order. */
    parts: t.list(t.row(TrackedPart)),
  },
});

/** Drops a record so that the upload may begin anew. */
export const uploadRecordDrop = defineOperation('uploadRecord.drop', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its file and its object key distinguish it from one that was begun anew. */
    record: t.row(UploadRecord),
  },
  result: {
    /** Whether it was not too late. */
    dropped: t.boolean(),
  },
});

/** Notes what the server has answered, and removes the record. */
export const uploadRecordFinish = defineOperation('uploadRecord.finish', {
  args: {
    /** The shared database. */
    db: t.path(),
    /** The record as the asking process knows it: its file and its object key distinguish it from one that was begun anew. */
    record: t.row(UploadRecord),
    /** The committed file. */
    file: t.row(CommittedFile),
  },
  result: {},
});

/** The records of uploads that are not done. */
export const uploadRecordList = defineOperation('uploadRecord.list', {
  args: {
    /** The shared database. */
    db: t.path(),
  },
  result: {
    /** All of them, the oldest first. */
    unfinished: t.list(t.row(UploadRecord)),
    /** Those whose transfer is in flight, the next deadline first. */
    inFlight: t.list(t.row(UploadRecord)),
  },
});
