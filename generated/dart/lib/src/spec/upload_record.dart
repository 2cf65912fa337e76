// Generated from the spec of Lockstep: change it there and generate anew.

/// The statements of the upload record.
///
/// The spec's `UploadRecordStatements`.
abstract final class UploadRecordStatements {
  /// Writes a record, unless the upload has one: that one is adopted.
  /// Parameters: every column, in the table's order.
  static const String write =
      'INSERT OR IGNORE INTO upload_records (local_id, collection_id, phase, file_object_key, thumbnail_object_key, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, encrypted_file_name, encrypted_size, file_md5, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, content_hash, transfer_id, transfer_deadline, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)';

  /// The record of an upload, every column in the table's order. Parameters:
  /// local_id, collection_id.
  static const String read =
      'SELECT local_id, collection_id, phase, file_object_key, thumbnail_object_key, encrypted_key, key_decryption_nonce, file_decryption_header, thumbnail_decryption_header, metadata, metadata_decryption_header, encrypted_file_name, encrypted_size, file_md5, encrypted_thumbnail_name, thumbnail_size, thumbnail_md5, content_hash, transfer_id, transfer_deadline, updated_at FROM upload_records WHERE local_id = ?1 AND collection_id = ?2';

  /// Notes how far an upload is. Parameters: local_id, collection_id, phase,
  /// updated_at.
  static const String advance =
      'UPDATE upload_records SET phase = ?3, updated_at = ?4 WHERE local_id = ?1 AND collection_id = ?2';

  /// Notes the transfer that is in flight, which outlives its process.
  /// Parameters: local_id, collection_id, transfer_id, transfer_deadline.
  static const String setTransfer =
      'UPDATE upload_records SET transfer_id = ?3, transfer_deadline = ?4 WHERE local_id = ?1 AND collection_id = ?2';
}
