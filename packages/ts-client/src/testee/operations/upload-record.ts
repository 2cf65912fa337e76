/** Upload records. */
import { CommittedFile, TrackedPart, UploadRecord, type RowObject, type RowOf } from '@lockstep/spec';
import type { HandlerOf } from '../handlers.ts';
import type { OpenDatabases } from '../open-databases.ts';
import { objectOf, rowOf } from '../rows.ts';

const recordObject = (row: RowOf<typeof UploadRecord>): RowObject => objectOf(UploadRecord, row);

/** The handler of `uploadRecord.*`. */
export function uploadRecordHandler(databases: OpenDatabases): HandlerOf<'uploadRecord'> {
  return {
    'uploadRecord.writeOrAdopt': ({ db, record }) => ({ record: recordObject(databases.records(db).writeOrAdopt(rowOf(UploadRecord, record))) }),
    'uploadRecord.adopt': ({ db, localId, collectionId, contentHash, folder }) => {
      const record = databases.records(db).adopt(localId, collectionId, contentHash, folder);
      return { record: record && recordObject(record) };
    },
    'uploadRecord.advance': ({ db, phase, now, record }) => ({ advanced: databases.records(db, now).advance(rowOf(UploadRecord, record), phase) }),
    'uploadRecord.setTransfer': ({ db, transferId, deadline, now, record }) => ({
      noted: databases.records(db, now).setTransfer(rowOf(UploadRecord, record), transferId, deadline),
    }),
    'uploadRecord.setThumbnail': ({ db, record, owner, token, objectKey, url, now }) => ({
      set: databases.records(db, now).setThumbnail(rowOf(UploadRecord, record), { owner: owner, token }, objectKey, url),
    }),
    'uploadRecord.setThumbnailStored': ({ db, record, now }) => ({
      noted: databases.records(db, now).setThumbnailStored(rowOf(UploadRecord, record)),
    }),
    'uploadRecord.setFile': ({ db, record, owner, token, objectKey, url, completeUrl, partUrls, now }) => {
      const address = { objectKey, url, completeUrl, partUrls };
      return { set: databases.records(db, now).setFile(rowOf(UploadRecord, record), { owner: owner, token }, address) };
    },
    'uploadRecord.setPart': ({ db, record, number, etag }) => ({ noted: databases.records(db).setPart(rowOf(UploadRecord, record), number, etag) }),
    'uploadRecord.parts': ({ db, record }) => ({
      parts: databases
        .records(db)
        .parts(rowOf(UploadRecord, record))
        .map((part) => objectOf(TrackedPart, part)),
    }),
    'uploadRecord.beginCommit': ({ db, owner, token, body, now, record }) => ({
      begun: databases.records(db, now).beginCommit(rowOf(UploadRecord, record), { owner: owner, token }, body),
    }),
    'uploadRecord.refuseCommit': ({ db, now, record }) => ({ noted: databases.records(db, now).refuseCommit(rowOf(UploadRecord, record)) }),
    'uploadRecord.drop': ({ db, record }) => ({ dropped: databases.records(db).drop(rowOf(UploadRecord, record)) }),
    'uploadRecord.finish': ({ db, file, record }) => {
      databases.records(db).finish(rowOf(UploadRecord, record), rowOf(CommittedFile, file));
      return {};
    },
    'uploadRecord.list': ({ db }) => {
      const records = databases.records(db);
      return { unfinished: records.unfinished().map(recordObject), inFlight: records.inFlight().map(recordObject) };
    },
  };
}
