/**
 * The upload record: what a successor needs to go on with an upload. It is in the database before the first byte is sent,
 * and whoever takes a photo over adopts it, since the server takes a commit with the same object keys for the same one.
 */
import { tables } from './database.ts';
import { defineConstants, text } from './define.ts';

const columns = Object.keys(tables['upload_records']?.columns ?? {});

/** The statements of the upload record. */
export const UploadRecordStatements = defineConstants('UploadRecordStatements', {
  /** Writes a record, unless the upload has one: that one is adopted. Parameters: every column, in the table's order. */
  write: text(
    `INSERT OR IGNORE INTO upload_records (${columns.join(', ')}) VALUES (${columns.map((_, index) => `?${index + 1}`).join(', ')})`,
  ),
  /** The record of an upload, every column in the table's order. Parameters: local_id, collection_id. */
  read: text(`SELECT ${columns.join(', ')} FROM upload_records WHERE local_id = ?1 AND collection_id = ?2`),
  /** Notes how far an upload is. Parameters: local_id, collection_id, phase, updated_at. */
  advance: text('UPDATE upload_records SET phase = ?3, updated_at = ?4 WHERE local_id = ?1 AND collection_id = ?2'),
  /** Notes the transfer that is in flight, which outlives its process. Parameters: local_id, collection_id, transfer_id, transfer_deadline. */
  setTransfer: text(
    'UPDATE upload_records SET transfer_id = ?3, transfer_deadline = ?4 WHERE local_id = ?1 AND collection_id = ?2',
  ),
});
