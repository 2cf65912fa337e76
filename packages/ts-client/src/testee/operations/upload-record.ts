/** Upload records. */
import {
  CommittedFile,
  TrackedPart,
  UploadRecord,
  memberOfColumn,
  type Column,
  type NewRowOf,
  type RowObject,
  type RowOf,
  type Table,
} from '@lockstep/spec';
import { enums } from '../definitions.ts';
import type { HandlerOf } from '../handlers.ts';
import type { OpenDatabases } from '../open-databases.ts';

/** A row, from an object of its columns whose enums are named. */
function rowOf<T extends Table>(table: T, object: RowObject): RowOf<T> & NewRowOf<T> {
  const columns = Object.entries(table.columns).map(([column, { enum: of }]) => {
    const value = object[memberOfColumn(column)];
    return [column, of === undefined ? value : enums.get(of)?.members[value as string]];
  });
  return Object.fromEntries(columns) as RowOf<T> & NewRowOf<T>;
}

function objectOf(table: Table, row: Readonly<Record<string, string | number | null>>): RowObject {
  const columns = Object.entries<Column>(table.columns).map(([column, { enum: of }]): [string, string | number | null] => {
    const value = row[column] ?? null;
    return [memberOfColumn(column), of === undefined ? value : nameOf(of, value)];
  });
  return Object.fromEntries(columns);
}

const recordObject = (row: RowOf<typeof UploadRecord>): RowObject => objectOf(UploadRecord, row);

function nameOf(of: string, wire: unknown): string {
  return Object.entries(enums.get(of)?.members ?? {}).find(([, value]) => value === wire)?.[0] ?? '';
}

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
