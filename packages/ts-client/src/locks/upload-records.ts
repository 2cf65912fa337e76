/** Upload records: written before the first byte is sent, adopted by whoever takes a photo over. */
import { UploadRecordStatements, tables } from '@lockstep/spec';
import { SharedDatabaseConnection } from '../database/shared-database.ts';
import type { SqlValue } from '../database/sqlite.ts';

const sql = UploadRecordStatements.values;
const columns = Object.keys(tables['upload_records']?.columns ?? {});

/** A record: the columns of the spec's table `upload_records`. */
export type UploadRecord = Readonly<Record<string, SqlValue>>;

/** The upload records of one database. */
export class UploadRecords {
  readonly #database: SharedDatabaseConnection;

  /** Opens the database; throws DatabaseError. */
  constructor(path: string) {
    this.#database = new SharedDatabaseConnection(path);
  }

  /**
   * Writes a record, unless the upload has one.
   * @returns the record to go on with: an earlier one, where somebody began the upload before
   */
  writeOrAdopt(record: UploadRecord): UploadRecord {
    const [, read] = this.#database.run('write', [
      { sql: sql.write, parameters: columns.map((column) => record[column] ?? null) },
      { sql: sql.read, parameters: [record['local_id'] ?? null, record['collection_id'] ?? null] },
    ]);
    const row = read?.rows[0] ?? [];
    return Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null]));
  }

  /** Notes how far an upload is. */
  advance(localId: string, collectionId: number, phase: string, now: number): void {
    this.#database.run('write', [{ sql: sql.advance, parameters: [localId, collectionId, phase, now] }]);
  }

  /** Closes the database. */
  close(): void {
    this.#database.close();
  }
}
