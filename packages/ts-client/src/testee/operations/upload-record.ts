/** Upload records. */
import { CommittedFile, UploadRecord, memberOfColumn, type Column, type NewRowOf, type RowObject, type RowOf, type Table } from '@lockstep/spec';
import type { Owner } from '../../locks/lock-coordinator.ts';
import type { Phase } from '../../locks/upload-records.ts';
import { enums } from '../definitions.ts';
import type { HandlersOf } from '../handlers.ts';
import type { OpenDatabases } from '../open-databases.ts';

/** A row, from an object of its columns whose enums are named. */
function rowOf<T extends Table>(table: T, object: RowObject): RowOf<T> & NewRowOf<T> {
  const columns = Object.entries(table.columns).map(([column, { enum: of }]) => {
    const value = object[memberOfColumn(column)];
    return [column, of === undefined ? value : enums.get(of)?.members[value as string]];
  });
  return Object.fromEntries(columns) as RowOf<T> & NewRowOf<T>;
}

function objectOf(row: RowOf<typeof UploadRecord>): RowObject {
  const columns = Object.entries<Column>(UploadRecord.columns).map(([column, { enum: of }]): [string, string | number | null] => {
    const value = row[column as keyof typeof row];
    return [memberOfColumn(column), of === undefined ? value : nameOf(of, value)];
  });
  return Object.fromEntries(columns);
}

function nameOf(of: string, wire: unknown): string {
  return Object.entries(enums.get(of)?.members ?? {}).find(([, value]) => value === wire)?.[0] ?? '';
}

/** The handlers of `uploadRecord.*`. */
export function uploadRecordHandlers(databases: OpenDatabases): HandlersOf<'uploadRecord'> {
  return {
    'uploadRecord.writeOrAdopt': ({ db, record }) => ({ record: objectOf(databases.at(db).records.writeOrAdopt(rowOf(UploadRecord, record))) }),
    'uploadRecord.adopt': ({ db, localId, collectionId, folder }) => {
      const record = databases.at(db).records.adopt(localId, collectionId, folder);
      return { record: record && objectOf(record) };
    },
    'uploadRecord.advance': ({ db, phase, now, record }) => ({ advanced: databases.at(db).records.advance(rowOf(UploadRecord, record), phase as Phase, now) }),
    'uploadRecord.setTransfer': ({ db, transferId, deadline, now, record }) => ({
      noted: databases.at(db).records.setTransfer(rowOf(UploadRecord, record), transferId, deadline, now),
    }),
    'uploadRecord.beginCommit': ({ db, owner, token, now, record }) => ({
      begun: databases.at(db).records.beginCommit(rowOf(UploadRecord, record), owner as Owner, token, now),
    }),
    'uploadRecord.moveObjects': ({ db, newFileObjectKey, thumbnailObjectKey, now, record }) => ({
      moved: databases.at(db).records.moveObjects(rowOf(UploadRecord, record), newFileObjectKey, thumbnailObjectKey, now),
    }),
    'uploadRecord.drop': ({ db, record }) => ({ dropped: databases.at(db).records.drop(rowOf(UploadRecord, record)) }),
    'uploadRecord.finish': ({ db, file, record }) => {
      databases.at(db).records.finish(rowOf(UploadRecord, record), rowOf(CommittedFile, file));
      return {};
    },
    'uploadRecord.list': ({ db }) => {
      const { records } = databases.at(db);
      return { unfinished: records.unfinished().map(objectOf), inFlight: records.inFlight().map(objectOf) };
    },
  };
}
